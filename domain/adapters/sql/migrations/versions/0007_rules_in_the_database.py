"""The rules stand in the database: foreign keys, checks, one running at a time, entries that sum to zero.

Every table is made anew and filled from the old one, the same way on both databases. Tables are named as their records are;
invoice amounts of links and attempts, and what a promise is made of, become rows. An old row that breaks a rule is mended by
rule and told in ``migration_finding``; if only a person can mend it, all such rows are named and nothing is changed.
"""

import logging
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from domain.adapters.sql.migrate import RowsToMend
from domain.adapters.sql.migrations.to_0007 import faults, repairs, triggers
from domain.adapters.sql.migrations.to_0007.repairs import Mended
from domain.adapters.sql.migrations.to_0007.sources import SOURCES
from domain.adapters.sql.migrations.to_0007.tables import metadata

revision = "0007"
down_revision = "0006"

log = logging.getLogger(__name__)
_RENAMED = {"challenge": "one_time_code", "open": "link"}
_PREFIX = "before_0007_"
_OLD_FUNCTIONS = ("entry_only_grows", "posting_only_grows", "audit_only_grows")


def upgrade() -> None:
    connection, now = op.get_bind(), datetime.now(UTC)
    mended = repairs.mend(connection, now)
    broken = faults.find(connection)
    if broken:
        raise RowsToMend([str(fault) for fault in broken], [str(one) for one in mended])
    old = sorted({source.old for source in SOURCES.values()})
    for name in old:
        _set_aside(connection, name)
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        if table.name in SOURCES:
            _fill(connection, table)
    for name in old:
        op.drop_table(f"{_PREFIX}{name}")
    _renew_outbox(connection)
    _make_triggers(connection)
    _tell(connection, mended, now)


def _set_aside(connection: sa.Connection, table: str) -> None:
    """Under another name, and without its indexes, whose names the new ones take."""
    for index in sa.inspect(connection).get_indexes(table):
        op.drop_index(index["name"] or "", table)
    op.rename_table(table, f"{_PREFIX}{table}")


def _fill(connection: sa.Connection, table: sa.Table) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    select = SOURCES[table.name].select(table.name, connection.dialect.name, _PREFIX)
    connection.execute(sa.text(f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM ({select}) AS t'))


def _renew_outbox(connection: sa.Connection) -> None:
    """What waits to be sent is written as the senders of today read it."""
    delivery = metadata.tables["delivery"]
    changed = [
        {"row": key, "renewed": renewed}
        for key, body in connection.execute(sa.select(delivery.c.id, delivery.c.body)).all()
        if (renewed := _renewed(body)) != body
    ]
    if changed:
        renew = sa.update(delivery).where(delivery.c.id == sa.bindparam("row")).values(body=sa.bindparam("renewed"))
        connection.execute(renew, changed)


def _renewed(body: dict[str, Any]) -> dict[str, Any]:
    named = {_RENAMED.get(name, name): value for name, value in body.items()}
    return named | {"until": {"instant": body["until"]}} if "until" in body else named


def _make_triggers(connection: sa.Connection) -> None:
    on_sqlite = connection.dialect.name == "sqlite"
    for function in () if on_sqlite else _OLD_FUNCTIONS:
        connection.exec_driver_sql(f"DROP FUNCTION {function}()")
    for statement in triggers.SQLITE if on_sqlite else triggers.POSTGRESQL:
        # Without parameters, a percent sign in a function is just that.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


def _tell(connection: sa.Connection, mended: list[Mended], now: datetime) -> None:
    for one in mended:
        log.warning("mended: %s", one)
    if mended:
        rows = [
            {
                "id": f"{revision}:{one.table}:{one.key}:{one.rule}",
                "found_at": now,
                "table_name": one.table,
                "row_key": one.key,
                "problem": one.problem,
                "repair": one.repair,
                "row": one.row,
            }
            for one in mended
        ]
        connection.execute(sa.insert(metadata.tables["migration_finding"]), rows)
