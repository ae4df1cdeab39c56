"""Old rows that break a rule and are mended by rule; ``migration_finding`` keeps what was done beside the row as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa


@dataclass(frozen=True)
class Repair:
    """Rows of an old table (``o``) that fulfil ``broken`` are changed by ``mend`` (SQL for SET; ``:now`` is now)."""

    table: str
    key: str
    rule: str
    broken: str
    mend: str
    problem: str
    done: str


@dataclass(frozen=True)
class Mended:
    """A row that was mended, as ``migration_finding`` keeps it."""

    table: str
    key: str
    rule: str
    problem: str
    repair: str
    row: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.problem}; {self.repair}"


def _another(table: str, same: str, running: str, comes_after: str) -> str:
    """There is another row like ``o`` (same company, same invoice ...) that is running too and comes after it in an order."""
    later = f"(n.{comes_after} > o.{comes_after} OR (n.{comes_after} = o.{comes_after} AND n.{_KEYS[table]} > o.{_KEYS[table]}))"
    return f"o.{running} AND EXISTS (SELECT 1 FROM {table} n WHERE n.{same} = o.{same} AND n.{running} AND {later})"


_KEYS = {"autopay": "id", "dispute": "number", "promise": "id"}

# In this order: what an earlier one mends, a later one finds mended.
REPAIRS = (
    Repair(
        "autopay",
        "id",
        "ended",
        "o.ended_at IS NOT NULL AND o.state <> 'canceled'",
        "state = 'canceled'",
        "has ended and is not canceled",
        "canceled",
    ),
    Repair(
        "autopay",
        "id",
        "ended",
        "o.ended_at IS NULL AND o.state = 'canceled'",
        "ended_at = :now",
        "is canceled and has not ended",
        "ended now",
    ),
    Repair(
        "autopay",
        "id",
        "method",
        "o.ended_at IS NULL AND EXISTS (SELECT 1 FROM method WHERE id = o.method) AND NOT EXISTS"
        " (SELECT 1 FROM method WHERE id = o.method AND company = o.company AND removed_at IS NULL)",
        "state = 'canceled', ended_at = :now",
        "runs on a method that was removed, or is another company's",
        "ended now; the customer may ask for it anew with another method",
    ),
    Repair(
        "autopay",
        "id",
        "running",
        _another("autopay", "company", "ended_at IS NULL", "requested_at"),
        "state = 'canceled', ended_at = :now",
        "runs although a newer one of the company runs",
        "ended now; the newer one runs on",
    ),
    Repair(
        "dispute",
        "number",
        "ended",
        "o.ended_at IS NOT NULL AND o.state = 'open'",
        "ended_at = NULL",
        "is open and has ended",
        "open, as it was treated until now",
    ),
    Repair(
        "dispute",
        "number",
        "ended",
        "o.ended_at IS NULL AND o.state = 'withdrawn'",
        "ended_at = :now",
        "was withdrawn and has not ended",
        "ended now",
    ),
    Repair(
        "dispute",
        "number",
        "open",
        "o.state = 'open' AND EXISTS (SELECT 1 FROM dispute n WHERE n.invoice = o.invoice AND n.state = 'open'"
        " AND (n.created_at < o.created_at OR (n.created_at = o.created_at AND n.number < o.number)))",
        "state = 'withdrawn', ended_at = :now",
        "is open although an older one of the same invoice is",
        "withdrawn now; the older one stays open",
    ),
    Repair(
        "promise",
        "id",
        "holding",
        _another("promise", "company", "replaced_at IS NULL", "created_at"),
        "replaced_at = :now",
        "holds although a newer one of the company holds",
        "replaced now; the newer one holds",
    ),
    Repair(
        "method",
        "id",
        "removed_is_no_default",
        "o.is_default AND o.removed_at IS NOT NULL",
        "is_default = FALSE",
        "was removed and is the default",
        "no default any more",
    ),
    Repair(
        "delivery",
        "id",
        "sent_or_failed",
        "o.sent_at IS NOT NULL AND o.failed_at IS NOT NULL",
        "failed_at = NULL",
        "was sent and was given up",
        "sent",
    ),
)


def mend(connection: sa.Connection, now: datetime) -> list[Mended]:
    """Mend what can be mended by rule; the rows as they were before."""
    return [mended for repair in REPAIRS for mended in _mend(connection, repair, now)]


def _mend(connection: sa.Connection, repair: Repair, now: datetime) -> Iterator[Mended]:
    found = connection.execute(sa.text(f'SELECT o.* FROM "{repair.table}" AS o WHERE {repair.broken}')).mappings().all()
    statement = sa.text(f'UPDATE "{repair.table}" SET {repair.mend} WHERE {repair.key} = :key')
    for row in found:
        key = row[repair.key]
        values = {"key": key} | ({"now": now} if ":now" in repair.mend else {})
        bound = (
            statement.bindparams(sa.bindparam("now", type_=sa.DateTime(timezone=True))) if ":now" in repair.mend else statement
        )
        connection.execute(bound, values)
        yield Mended(repair.table, key, repair.rule, repair.problem, repair.done, plain(row))


def plain(row: sa.RowMapping) -> dict[str, Any]:
    """A row as JSON can hold it."""
    told: dict[str, Any] = json.loads(json.dumps(dict(row), default=str))
    return told
