"""Statements made and compiled once, then run as they are: compiling again for each run would cost more than the run itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

_Processor = Callable[[Any], Any] | None


class Prepared:
    """A statement of one shape for one dialect: its SQL, and how values go in and come out.

    Run by ``exec_driver_sql``, so that SQLAlchemy's events, pool and errors stay, and its work on each run goes.
    """

    def __init__(self, statement: Any, dialect: sa.Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self._sql: str = str(compiled)
        self._names: list[str] = list(compiled.positiontup or ())
        self._constants = {name: value for name, value in compiled.params.items() if value is not None}
        self._binds = {name: _bind(bound.type, dialect) for name, bound in compiled.binds.items()}
        columns: Iterable[Any] = getattr(statement, "exported_columns", ())
        self._results = [_result(column.type, dialect) for column in columns]

    def rows(self, connection: sa.Connection, values: Mapping[str, Any]) -> list[Sequence[Any]]:
        """The rows that were found, each value of its column's type."""
        cursor = connection.exec_driver_sql(self._sql, self._bound(values)).cursor
        assert cursor is not None, "only a statement that gives rows is asked for them"
        found = cursor.fetchall()
        cursor.close()
        if not any(self._results):
            return list(found)
        return [
            [process(value) if process else value for process, value in zip(self._results, row, strict=True)] for row in found
        ]

    def change(self, connection: sa.Connection, values: Mapping[str, Any]) -> int:
        """Run a statement that changes rows; how many it changed."""
        options = {"preserve_rowcount": True}
        return connection.exec_driver_sql(self._sql, self._bound(values), execution_options=options).rowcount

    def change_many(self, connection: sa.Connection, many: Sequence[Mapping[str, Any]]) -> None:
        """Run it once for each of these values, in one go."""
        connection.exec_driver_sql(self._sql, [self._bound(values) for values in many])

    def _bound(self, values: Mapping[str, Any]) -> Any:
        given = self._constants | {
            name: process(values[name]) if (process := self._binds.get(name)) else values[name] for name in values
        }
        return tuple(given[name] for name in self._names) if self._names else given


def one_of(column: sa.Column[Any], name: str, dialect: str) -> sa.ColumnElement[bool]:
    """The column has one of the values of a list that is bound as a whole, so that the SQL is the same for any length."""
    if dialect == "postgresql":
        return column == sa.any_(sa.bindparam(name, type_=sa.ARRAY(column.type)))
    values = sa.func.json_each(sa.bindparam(name, type_=_JsonList())).table_valued("value")
    return column.in_(sa.select(values.c.value))


class _JsonList(sa.types.UserDefinedType[Any]):
    """A list as JSON text."""

    cache_ok = True

    def bind_processor(self, dialect: sa.Dialect) -> Callable[[Any], str]:
        return json.dumps


def _bind(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> _Processor:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _result(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> _Processor:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
