"""Statements made and compiled once, then run as they are: compiling again for each run would cost more than the run itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import psycopg
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from domain.core.ports import DatabaseFault, RuleRefused

_Processor = Callable[[Any], Any] | None
_REFUSED, _FAULTS = (sqlite3.IntegrityError, psycopg.IntegrityError), (sqlite3.Error, psycopg.Error)


class Prepared:
    """A statement of one shape for one dialect: its SQL, and how values go in and come out.

    It runs on the driver's own cursor: SQLAlchemy's work on each run would take more than twice as long as the statement.
    Raises DatabaseFault or RuleRefused.
    """

    def __init__(self, statement: Any, dialect: sa.Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self._sql: str = str(compiled)
        self._names: list[str] = list(compiled.positiontup or ())
        self._constants = {name: value for name, value in compiled.params.items() if value is not None}
        self._binds = {name: _bind(bound.type, dialect) for name, bound in compiled.binds.items()}
        columns: Iterable[Any] = getattr(statement, "exported_columns", ())
        self._results = [_result(column.type, dialect) for column in columns]
        self._converted = [(at, process) for at, process in enumerate(self._results) if process]

    def rows(self, cursor: DBAPICursor, values: Mapping[str, Any]) -> list[Sequence[Any]]:
        """The rows that were found, each value of its column's type."""
        self._run(cursor.execute, self._bound(values))
        found: list[Any] = list(cursor.fetchall())
        for at, row in enumerate(found if self._converted else ()):
            found[at] = converted = list(row)
            for place, process in self._converted:
                converted[place] = process(converted[place])
        return found

    def change(self, cursor: DBAPICursor, values: Mapping[str, Any]) -> int:
        """Run a statement that changes rows; how many it changed."""
        self._run(cursor.execute, self._bound(values))
        return int(cursor.rowcount)

    def change_many(self, cursor: DBAPICursor, many: Sequence[Mapping[str, Any]]) -> None:
        """Run it once for each of these values, in one go."""
        self._run(cursor.executemany, [self._bound(values) for values in many])

    def _run(self, execute: Callable[[str, Any], Any], bound: Any) -> None:
        try:
            execute(self._sql, bound)
        except _REFUSED as error:
            raise RuleRefused(str(error)) from error
        except _FAULTS as error:
            raise DatabaseFault(str(error)) from error

    def _bound(self, values: Mapping[str, Any]) -> Any:
        given = self._constants | {
            name: process(value) if (process := self._binds.get(name)) else value for name, value in values.items()
        }
        return tuple([given[name] for name in self._names]) if self._names else given


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
