"""Payment sessions: what one hosted page is for, what became of it, and the money that was captured."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from sandbox.pay import vault
from sandbox.pay.events import emit
from sandbox.pay.instruments import Instrument
from sandbox.store import Store, iso

State = Literal["open", "processing", "succeeded", "failed", "canceled", "expired", "returned", "refunded", "disputed"]
LIFETIME = 24 * 3600.0
_CLEAR_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
# What can happen to a session from the outside, and in which states.
FORCED: dict[str, tuple[str, ...]] = {
    "expired": ("open",),
    "failed": ("processing",),
    "returned": ("succeeded",),
    "refunded": ("succeeded",),
    "disputed": ("succeeded",),
}


class KeyReused(Exception):
    """The idempotency key came with another body before."""


class WrongState(Exception):
    """What was asked cannot happen to a session in its present state."""


@dataclass(frozen=True)
class Wish:
    """What a hosted page is asked for. ``amount`` in cents, None for add_method; ``lines`` as (description, cents)."""

    purpose: Literal["pay", "add_method"]
    customer: str
    customer_name: str
    amount: int | None
    currency: str
    lines: tuple[tuple[str, int], ...]
    return_url: str
    language: str
    attempt: str


class Sessions:
    """The book of sessions. Every change of state is one transaction, together with its capture and its event."""

    def __init__(
        self, store: Store, base_url: str, settle_seconds: float, listening: Callable[[], bool], changed: Callable[[], None]
    ) -> None:
        """``listening`` says whether anybody wants webhooks; ``changed`` is called when there may be new work for the tickers."""
        self._store = store
        self._base_url = base_url
        self._settle_seconds = settle_seconds
        self._listening = listening
        self._changed = changed

    def create(self, wish: Wish, key: str, fingerprint: str) -> dict[str, Any]:
        """A new session, or the one made with this key before. Raises KeyReused."""
        with self._store.transaction() as db:
            known = db.execute("SELECT * FROM sessions WHERE key = ?", (key,)).fetchone()
            if known is None:
                return self._as_json(db, _insert(db, wish, key, fingerprint))
            if known["fingerprint"] != fingerprint:
                raise KeyReused
            return self._as_json(db, known)

    def fetch(self, session: str) -> dict[str, Any] | None:
        with self._store.transaction() as db:
            row = _row(db, session)
            return self._as_json(db, row) if row else None

    def find(self, key: str) -> list[dict[str, Any]]:
        """The session made with an idempotency key, in a list of one or none."""
        with self._store.transaction() as db:
            return [self._as_json(db, row) for row in db.execute("SELECT * FROM sessions WHERE key = ?", (key,))]

    def page(self, session: str) -> tuple[sqlite3.Row, list[Instrument]] | None:
        """What the hosted page shows: the session, and the methods to choose from."""
        with self._store.transaction() as db:
            row = _row(db, session)
            return (row, vault.stored(db, row["customer"])) if row else None

    def cancel(self, session: str) -> dict[str, Any] | None:
        """Close an open session; any other stays as it is."""
        with self._store.transaction() as db:
            row = _row(db, session)
            if row and row["state"] == "open":
                row = self._move(db, row, state="canceled", reason=row["reason"] or "canceled", move_at=None)
            return self._as_json(db, row) if row else None

    def pay(self, session: str, instrument: Instrument, save: bool) -> sqlite3.Row:
        """Use the instrument, once: a session that is not open any more stays as it is. A refusal leaves it open."""
        with self._store.transaction() as db:
            row = _existing(db, session)
            if row["state"] != "open":
                return row
            if refusal := _refusal(row["purpose"], instrument):
                return self._move(db, row, event="failed", reason=refusal, method_label=instrument.label)
            return self._accept(db, row, instrument, save)

    def force(self, session: str, state: str) -> dict[str, Any]:
        """Let something happen that nobody can wait for in a test. Raises WrongState, LookupError."""
        with self._store.transaction() as db:
            row = _existing(db, session)
            if row["state"] not in FORCED[state] or (state != "expired" and row["purpose"] != "pay"):
                raise WrongState(f"a session that is {row['state']} cannot become {state}")
            return self._as_json(db, self._end(db, row, state, "account_closed" if state in ("failed", "returned") else ""))

    def settle(self, session: str | None = None) -> list[dict[str, Any]]:
        """Let bank payments take their next step now instead of later: all of them, or one."""
        query = "SELECT * FROM sessions WHERE move_at IS NOT NULL AND state != 'open' AND coalesce(?, id) = id"
        with self._store.transaction() as db:
            return [self._as_json(db, self._step(db, row)) for row in db.execute(query, (session,)).fetchall()]

    def move_due(self) -> float | None:
        """Settle, return and expire what is due; the seconds until the next."""
        with self._store.transaction() as db:
            for row in db.execute("SELECT * FROM sessions WHERE move_at <= ?", (time.time(),)).fetchall():
                self._step(db, row)
            first = db.execute("SELECT min(move_at) FROM sessions").fetchone()[0]
        return None if first is None else first - time.time()

    def captures(self) -> list[dict[str, Any]]:
        """Every payment that was captured, in order; ``state`` says what became of it."""
        with self._store.transaction() as db:
            return [{**dict(row), "at": iso(row["at"])} for row in db.execute("SELECT * FROM captures ORDER BY rowid")]

    def methods(self, customer: str) -> list[dict[str, Any] | None]:
        with self._store.transaction() as db:
            return [vault.as_json(method) for method in vault.stored(db, customer)]

    def _accept(self, db: sqlite3.Connection, row: sqlite3.Row, instrument: Instrument, save: bool) -> sqlite3.Row:
        facts = {"confirmation": _confirmation(), "method_label": instrument.label, "reason": "", "outcome": instrument.outcome}
        if save or row["purpose"] == "add_method":
            facts["saved_method"] = vault.keep(db, row["customer"], instrument)
        if instrument.kind == "bank" and row["purpose"] == "pay":
            return self._move(db, row, state="processing", move_at=time.time() + self._settle_seconds, **facts)
        return self._succeed(db, row, None, **facts)

    def _step(self, db: sqlite3.Connection, row: sqlite3.Row) -> sqlite3.Row:
        """The next thing that time does to a session."""
        if row["state"] == "open":
            return self._end(db, row, "expired", row["reason"])
        if row["state"] == "succeeded":
            return self._end(db, row, "returned", "insufficient_funds")
        if row["outcome"] == "pending_failure":
            return self._end(db, row, "failed", "account_closed")
        comes_back = row["outcome"] == "late_return"
        return self._succeed(db, row, time.time() + self._settle_seconds if comes_back else None)

    def _succeed(self, db: sqlite3.Connection, row: sqlite3.Row, move_at: float | None, **facts: Any) -> sqlite3.Row:
        row = self._move(db, row, state="succeeded", move_at=move_at, **facts)
        if row["purpose"] == "pay":
            taken = [row[name] for name in ("id", "attempt", "customer", "amount", "currency", "method_label", "confirmation")]
            db.execute("INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'captured')", (*taken, time.time()))
        return row

    def _end(self, db: sqlite3.Connection, row: sqlite3.Row, state: str, reason: str) -> sqlite3.Row:
        db.execute("UPDATE captures SET state = ? WHERE session = ?", (state, row["id"]))
        return self._move(db, row, state=state, reason=reason, move_at=None)

    def _move(self, db: sqlite3.Connection, row: sqlite3.Row, event: str = "", **facts: Any) -> sqlite3.Row:
        changed = {**dict(row), **facts, "updated": time.time()}
        names = ("state", "reason", "confirmation", "method_label", "saved_method", "outcome", "move_at", "updated", "id")
        db.execute(
            "UPDATE sessions SET state = ?, reason = ?, confirmation = ?, method_label = ?, saved_method = ?, outcome = ?,"
            " move_at = ?, updated = ? WHERE id = ?",
            [changed[name] for name in names],
        )
        moved = _existing(db, row["id"])
        kind = "payment" if row["purpose"] == "pay" else "method"
        emit(db, f"{kind}.{event or moved['state']}", self._as_json(db, moved), self._listening())
        self._changed()
        return moved

    def _as_json(self, db: sqlite3.Connection, row: sqlite3.Row) -> dict[str, Any]:
        told = ("id", "state", "purpose", "customer", "amount", "currency", "confirmation", "method_label", "reason")
        return {
            **{name: row[name] for name in told},
            "url": f"{self._base_url}/checkout/{row['id']}",
            "saved_method": vault.as_json(vault.find(db, row["saved_method"])),
            "metadata": {"attempt": row["attempt"]},
            "created": iso(row["created"]),
            "updated": iso(row["updated"]),
        }


def _insert(db: sqlite3.Connection, wish: Wish, key: str, fingerprint: str) -> sqlite3.Row:
    session, now = "ps_" + secrets.token_urlsafe(24), time.time()
    db.execute(
        "INSERT INTO sessions (id, key, fingerprint, purpose, customer, customer_name, amount, currency, lines, return_url,"
        " language, attempt, state, move_at, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)",
        (session, key, fingerprint, wish.purpose, wish.customer, wish.customer_name, wish.amount, wish.currency,
         json.dumps(wish.lines), wish.return_url, wish.language, wish.attempt, now + LIFETIME, now, now),
    )  # fmt: skip
    return _existing(db, session)


def _row(db: sqlite3.Connection, session: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = db.execute("SELECT * FROM sessions WHERE id = ?", (session,)).fetchone()
    return found


def _existing(db: sqlite3.Connection, session: str) -> sqlite3.Row:
    row = _row(db, session)
    if row is None:
        raise LookupError(session)
    return row


def _refusal(purpose: str, instrument: Instrument) -> str:
    """Why the bank says no, if it does. A card without funds can still be stored: that shows when it is used."""
    if instrument.outcome == "declined" or (instrument.outcome == "insufficient_funds" and purpose == "pay"):
        return instrument.outcome
    return ""


def _confirmation() -> str:
    letters = "".join(secrets.choice(_CLEAR_LETTERS) for _ in range(8))
    return f"SP-{letters[:4]}-{letters[4:]}"
