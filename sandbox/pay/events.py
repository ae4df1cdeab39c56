"""Signed webhooks: every change is an event, kept in the file and delivered until the receiver says 2xx."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import sqlite3
import time
from typing import Any

import httpx

from sandbox.pay.faults import take_fault
from sandbox.store import Store, iso

MOST_TRIES = 20
_LONGEST_HOLD = 30.0


def emit(db: sqlite3.Connection, kind: str, session: dict[str, Any], wanted: bool) -> None:
    """Record an event of what a session has become; it is delivered only if ``wanted``, that is if somebody listens."""
    now = time.time()
    event = "evt_" + secrets.token_hex(12)
    body = json.dumps({"id": event, "type": kind, "created": iso(now), "data": {"session": session}})
    state, copies, held = _fate(db) if wanted else ("not_wanted", 0, False)
    db.execute(
        "INSERT INTO events (id, type, session, body, created, state, copies, held, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event, kind, session["id"], body, now, state, copies, held, now + (_LONGEST_HOLD if held else 0)),
    )


def _fate(db: sqlite3.Connection) -> tuple[str, int, bool]:
    if take_fault(db, "webhook_lost"):
        return "lost", 0, False
    copies = 2 if take_fault(db, "webhook_doubled") else 1
    return "waiting", copies, take_fault(db, "webhook_reordered") is not None


def list_events(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """All events in the order they happened, with how far their delivery has come."""
    rows = db.execute("SELECT id, type, session, created, state, tries FROM events ORDER BY rowid")
    return [{**dict(row), "created": iso(row["created"])} for row in rows]


def sign(secret: str, body: bytes, at: int) -> str:
    """The value of the Sandbox-Signature header."""
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


class Courier:
    """Brings events to the webhook address, oldest first; one that is refused is tried again later, ever more rarely."""

    def __init__(self, store: Store, secret: str, url: str) -> None:
        self._store = store
        self._secret = secret
        self._client = httpx.Client(timeout=10.0, trust_env=False)
        self.url = url

    def send_to(self, url: str) -> None:
        """Deliver here from now on, what waits already included; empty: nowhere."""
        with self._store.transaction() as db:
            db.execute("UPDATE events SET next_at = ? WHERE state = 'waiting' AND NOT held", (time.time(),))
        self.url = url

    def deliver_due(self) -> float | None:
        """Deliver what is due; the seconds until more may be."""
        while event := self._next(time.time()):
            self._record(event, self._send(event))
        return self._wait()

    def close(self) -> None:
        self._client.close()

    def _next(self, now: float) -> sqlite3.Row | None:
        if not self.url:
            return None
        with self._store.transaction() as db:
            query = "SELECT * FROM events WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, rowid LIMIT 1"
            found: sqlite3.Row | None = db.execute(query, (now,)).fetchone()
            return found

    def _send(self, event: sqlite3.Row) -> bool:
        body = event["body"].encode()
        headers = {"Content-Type": "application/json", "Sandbox-Signature": sign(self._secret, body, int(time.time()))}
        try:
            return self._client.post(self.url, content=body, headers=headers).is_success
        except httpx.HTTPError:
            return False

    def _record(self, event: sqlite3.Row, delivered: bool) -> None:
        copies, tries, now = event["copies"] - delivered, event["tries"] + 1, time.time()
        state = "delivered" if copies < 1 else "given_up" if tries >= MOST_TRIES else "waiting"
        next_at = now if delivered else now + min(0.25 * 2**tries, 60.0)
        with self._store.transaction() as db:
            change = "UPDATE events SET copies = ?, tries = ?, state = ?, next_at = ? WHERE id = ?"
            db.execute(change, (copies, tries, state, next_at, event["id"]))
            if delivered and not event["held"]:
                db.execute("UPDATE events SET next_at = ? WHERE held AND state = 'waiting' AND tries = 0", (now,))

    def _wait(self) -> float | None:
        with self._store.transaction() as db:
            first = db.execute("SELECT min(next_at) FROM events WHERE state = 'waiting'").fetchone()[0]
        return None if first is None or not self.url else first - time.time()
