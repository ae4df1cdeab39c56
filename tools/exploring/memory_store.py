"""Records in memory, for walking flows without a database: a Store that can be copied at every fork of the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar, cast

from domain.core.models import Counter
from domain.core.ports import AlreadyThere, Gone, Record

R = TypeVar("R", bound=Record)


class MemoryStore:
    """The Store port for one walker: no transactions, no locks, and of unique values only the keys."""

    def __init__(self, records: Iterable[Any] = ()) -> None:
        self._tables: dict[type[Any], dict[str, Any]] = {}
        self.upsert_all(records)

    def copy(self) -> MemoryStore:
        """MemoryStore with the same records; what changes here does not change there."""
        return MemoryStore(self.records())

    def records(self) -> tuple[Any, ...]:
        """Everything that is kept."""
        return tuple(record for shelf in self._tables.values() for record in shelf.values())

    def get(self, kind: type[R], key: str, lock: bool = False) -> R | None:
        return self._table(kind).get(key)

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
        found = [record for record in self._table(kind).values() if _fits(record, equals)]
        if before:
            found = [record for record in found if getattr(record, before[0]) <= before[1]]
        if order:
            found.sort(key=_key)
            found.sort(key=lambda record: getattr(record, order.removeprefix("-")), reverse=order.startswith("-"))
        return found[: limit or None]

    def insert(self, record: Any) -> None:
        if _key(record) in self._table(type(record)):
            raise AlreadyThere(_key(record))
        self.upsert_all((record,))

    def update(self, record: R, **changes: Any) -> R:
        kept = self._table(type(record)).get(_key(record))
        if kept is None:
            raise Gone(_key(record))
        self.upsert_all((replace(cast("Any", kept), **changes),))
        return cast("R", replace(cast("Any", record), **changes))

    def upsert_all(self, records: Iterable[Any]) -> None:
        for record in records:
            self._table(type(record))[_key(record)] = record

    def delete(self, kind: type[Any], key: str) -> None:
        self._table(kind).pop(key, None)

    def count(self, kind: type[Any], /, since: tuple[str, datetime] | None = None, **equals: Any) -> int:
        found = self.find(kind, **equals)
        return sum(since is None or getattr(record, since[0]) >= since[1] for record in found)

    def next_number(self, series: str, first: int = 1) -> int:
        last = self.get(Counter, series)
        number = last.value + 1 if last else first
        self.upsert_all((Counter(series, number),))
        return number

    def _table(self, kind: type[R]) -> dict[str, R]:
        return self._tables.setdefault(kind, {})


def _key(record: Any) -> str:
    return str(getattr(record, next(iter(record.__dataclass_fields__))))


def _fits(record: Any, equals: dict[str, Any]) -> bool:
    pairs = ((getattr(record, name), wanted) for name, wanted in equals.items())
    return all(value in wanted if isinstance(wanted, tuple) else value == wanted for value, wanted in pairs)
