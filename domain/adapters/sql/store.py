"""The Store port on a SQLAlchemy connection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from domain.adapters.sql.answers import Answer
from domain.adapters.sql.statements import Prepared, one_of
from domain.core.models import Counter
from domain.core.ports import AlreadyThere, Gone, Question, Record, Signal, T, Topic

R = TypeVar("R", bound=Record)
_BULK = 500


class SqlStore:
    """Records of one transaction. ``statements`` keeps what was prepared, by shape, for all transactions of a database.

    ``signals`` are what it has to tell once it is committed.
    """

    def __init__(
        self,
        connection: sa.Connection,
        tables: Mapping[type[Any], sa.Table],
        statements: dict[Any, Prepared],
        answers: Mapping[type[Any], Answer],
    ) -> None:
        self._connection = connection
        self._cursor = connection.connection.cursor()
        self._tables, self._answers = tables, answers
        self._statements = statements
        self.dialect = connection.dialect.name
        self.signals: list[Signal] = []

    def get(self, kind: type[R], key: str, lock: bool = False) -> R | None:
        def build() -> Any:
            table = self._tables[kind]
            statement = sa.select(table).where(table.c[key_field(kind)] == sa.bindparam("key"))
            return statement.with_for_update(key_share=True) if lock else statement

        rows = self._records(kind, self._prepared(("get", kind, lock), build), {"key": key})
        return rows[0] if rows else None

    def find(
        self,
        kind: type[R],
        /,
        order: str = "",
        limit: int = 0,
        before: tuple[str, datetime] | None = None,
        lock: bool = False,
        **equals: Any,
    ) -> list[R]:
        shape = ("find", kind, order, limit, before and before[0], lock, self._shape(equals))
        statement = self._prepared(shape, lambda: self._select(kind, order, limit, before, lock, equals))
        return self._records(kind, statement, self._values(equals, before))

    def ask(self, question: Question[T]) -> T:
        answer: T = self._answers[type(question)](self, question)
        return answer

    def table(self, kind: type[Any]) -> sa.Table:
        """The table of a record class, for an answer's statement."""
        return self._tables[kind]

    def rows(self, shape: Any, build: Callable[[], Any], question: Any) -> list[Sequence[Any]]:
        """The rows of an answer's statement, which is built once; the question's fields are its parameters."""
        return self._prepared(shape, build).rows(self._cursor, vars(question))

    def insert(self, record: Record) -> None:
        kind = type(record)
        statement = self._prepared(("insert", kind), lambda: self._insert_once(kind))
        if statement.change(self._cursor, _row(record)) != 1:
            raise AlreadyThere(f"{kind.__name__} {getattr(record, key_field(kind))}")

    def insert_all(self, records: Sequence[Record]) -> None:
        if records:
            kind = type(records[0])
            statement = self._prepared(("insert all", kind), lambda: sa.insert(self._tables[kind]))
            statement.change_many(self._cursor, [_row(record) for record in records])

    def update(self, record: R, **changes: Any) -> R:
        kind = type(record)
        key = getattr(record, key_field(kind))
        columns = tuple(sorted(changes))
        statement = self._prepared(("update", kind, columns), lambda: self._update(kind, columns))
        if statement.change(self._cursor, changes | {"key_": key}) != 1:
            raise Gone(f"{kind.__name__} {key}")
        return cast("R", replace(cast("Any", record), **changes))

    def upsert_all(self, records: Iterable[Record]) -> None:
        remaining = iter(records)
        while batch := list(islice(remaining, _BULK)):
            self._connection.execute(self._upsert(type(batch[0])), [_row(record) for record in batch])

    def delete(self, kind: type[Record], key: str) -> None:
        def build() -> Any:
            table = self._tables[kind]
            return sa.delete(table).where(table.c[key_field(kind)] == sa.bindparam("key"))

        self._prepared(("delete", kind), build).change(self._cursor, {"key": key})

    def count(self, kind: type[Record], /, since: tuple[str, datetime] | None = None, **equals: Any) -> int:
        def build() -> Any:
            statement = sa.select(sa.func.count()).select_from(self._tables[kind])
            statement = statement.where(*self._conditions(kind, equals))
            return statement.where(self._tables[kind].c[since[0]] >= sa.bindparam("since_")) if since else statement

        statement = self._prepared(("count", kind, since and since[0], self._shape(equals)), build)
        values = self._values(equals, None) | ({"since_": since[1]} if since else {})
        return int(statement.rows(self._cursor, values)[0][0])

    def next_number(self, series: str, first: int = 1) -> int:
        def build() -> Any:
            table = self._tables[Counter]
            return (
                self._insert(Counter)
                .on_conflict_do_update(index_elements=["name"], set_={"value": table.c.value + 1})
                .returning(table.c.value)
            )

        rows = self._prepared(("next",), build).rows(self._cursor, {"name": series, "value": first})
        return int(rows[0][0])

    def signal(self, topic: Topic, about: str = "") -> None:
        self.signals.append(Signal(topic, about))

    # ---- how statements are made ----

    def _prepared(self, shape: Any, build: Callable[[], Any]) -> Prepared:
        statement = self._statements.get(shape)
        if statement is None:
            statement = self._statements[shape] = Prepared(build(), self._connection.dialect)
        return statement

    def _records(self, kind: type[R], statement: Prepared, values: dict[str, Any]) -> list[R]:
        return [kind(*row) for row in statement.rows(self._cursor, values)]

    def _select(
        self, kind: type[Any], order: str, limit: int, before: tuple[str, datetime] | None, lock: bool, equals: dict[str, Any]
    ) -> Any:
        table = self._tables[kind]
        statement = sa.select(table).where(*self._conditions(kind, equals))
        if before:
            statement = statement.where(table.c[before[0]] <= sa.bindparam("before_"))
        if order:
            column = table.c[order.removeprefix("-")]
            statement = statement.order_by(column.desc() if order.startswith("-") else column, table.c[key_field(kind)])
        if limit:
            statement = statement.limit(sa.literal_column(str(int(limit))))
        return statement.with_for_update(skip_locked=True, key_share=True) if lock else statement

    def _conditions(self, kind: type[Any], equals: dict[str, Any]) -> list[sa.ColumnElement[bool]]:
        return [self._condition(self._tables[kind].c[name], name, value) for name, value in equals.items()]

    def _condition(self, column: sa.Column[Any], name: str, value: Any) -> sa.ColumnElement[bool]:
        if value is None:
            return column.is_(None)
        if isinstance(value, tuple):
            return one_of(column, f"p_{name}", self.dialect)
        return column == sa.bindparam(f"p_{name}")

    @staticmethod
    def _shape(equals: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (name, "null" if value is None else "in" if isinstance(value, tuple) else "is") for name, value in equals.items()
        )

    @staticmethod
    def _values(equals: dict[str, Any], before: tuple[str, datetime] | None) -> dict[str, Any]:
        values = {
            f"p_{name}": list(value) if isinstance(value, tuple) else value for name, value in equals.items() if value is not None
        }
        return values | ({"before_": before[1]} if before else {})

    def _insert(self, kind: type[Any]) -> Any:
        dialect: Any = postgresql if self.dialect == "postgresql" else sqlite
        return dialect.insert(self._tables[kind])

    def _insert_once(self, kind: type[Any]) -> Any:
        return self._insert(kind).on_conflict_do_nothing()

    def _update(self, kind: type[Any], columns: Sequence[str]) -> Any:
        table, key = self._tables[kind], key_field(kind)
        changes: dict[str, Any] = {column: sa.bindparam(column) for column in columns}
        return sa.update(table).where(table.c[key] == sa.bindparam("key_")).values(changes)

    def _upsert(self, kind: type[Any]) -> Any:
        statement, key = self._insert(kind), key_field(kind)
        changes = {field.name: statement.excluded[field.name] for field in fields(kind) if field.name != key}
        return statement.on_conflict_do_update(index_elements=[key], set_=changes)


def key_field(kind: type[Any]) -> str:
    """The name of a record's key: its first field."""
    return fields(kind)[0].name


def _row(record: Any) -> Mapping[str, Any]:
    """A record's fields by name: an instance of a frozen dataclass has nothing else in it."""
    return cast("Mapping[str, Any]", vars(record))
