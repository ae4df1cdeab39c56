"""Everything that a database says of its tables, also what Alembic does not compare: checks, conditions of indexes, triggers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from domain.adapters.sql.database import open_engine

_TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}
_FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"


def structure(url: str) -> dict[str, Any]:
    """Tables and triggers by name; two databases with the same rules have the same."""
    engine = open_engine(url)
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        found: dict[str, Any] = {name: dict(_table(inspector, name)) for name in inspector.get_table_names()}
        found["triggers"] = _named(connection, _TRIGGERS[connection.dialect.name])
        found["functions"] = _named(connection, _FUNCTIONS) if connection.dialect.name == "postgresql" else {}
    engine.dispose()
    found.pop("alembic_version", None)
    return found


def _table(inspector: sa.Inspector, name: str) -> Iterator[tuple[str, Any]]:
    comments = inspector.dialect.supports_comments
    yield "comment", inspector.get_table_comment(name) if comments else ""
    yield "columns", [(c["name"], str(c["type"]), c["nullable"], c.get("comment")) for c in inspector.get_columns(name)]
    yield "key", inspector.get_pk_constraint(name)
    yield "refers", sorted(inspector.get_foreign_keys(name), key=str)
    yield "checks", sorted((check["name"] or "", check["sqltext"]) for check in inspector.get_check_constraints(name))
    yield "indexes", sorted(_index(index) for index in inspector.get_indexes(name))


def _index(index: Any) -> tuple[str, ...]:
    conditions = [f"{name}: {option}" for name, option in sorted(index.get("dialect_options", {}).items())]
    return (index["name"], ",".join(index["column_names"]), str(index["unique"]), *conditions)


def _named(connection: sa.Connection, statement: str) -> dict[str, str]:
    return {name: " ".join(text.split()) for name, text in connection.execute(sa.text(statement))}
