"""Records the program keeps for itself: executed commands, counters, the outbox and the audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

ConversationMode = Literal["bot", "waiting", "human", "closed"]
Sender = Literal["customer", "bot", "staff"]


@dataclass(frozen=True)
class ExecutedCommand:
    """A command that was carried out, and its outcome: asked again with the same key, it is not done again."""

    key: str
    command: str
    outcome: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Counter:
    """The next number of a series (service calls, confirmations)."""

    name: str
    value: int


@dataclass(frozen=True)
class Delivery:
    """Something to be sent outside, once: the outbox. ``kind`` is what sends it: email, text, tell,
    erase, remove_method, cancel_payment, or the name of a channel that pushes.

    ``next_at`` is when it may be tried; whoever tries moves it on meanwhile (the lease), with one more in ``attempts``. ``body``
    holds what the sender needs.
    """

    id: str
    key: str
    kind: str
    to: str
    body: dict[str, Any]
    created_at: datetime
    next_at: datetime
    attempts: int = 0
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    error: str = ""


@dataclass(frozen=True)
class Audit:
    """Who did what to money or permissions, in the order it happened."""

    id: str
    at: datetime
    person: str
    company: str
    action: str
    detail: dict[str, Any]


@dataclass(frozen=True)
class MigrationFinding:
    """A row of an older version that broke a rule of a newer one: what was wrong, what was done, and the row as it was."""

    id: str
    found_at: datetime
    table_name: str
    row_key: str
    problem: str
    repair: str
    row: dict[str, Any]
