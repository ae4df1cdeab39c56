"""The vault: stored methods of a customer, without their numbers."""

from __future__ import annotations

import secrets
import sqlite3
import time
from typing import Any

from sandbox.pay.instruments import Instrument


def keep(db: sqlite3.Connection, customer: str, instrument: Instrument) -> str:
    """Store a method; the reference it is known by from now on. What lies there already is not stored again."""
    if instrument.ref:
        return instrument.ref
    ref = "pm_" + secrets.token_hex(12)
    facts = (instrument.kind, instrument.brand, instrument.last4, instrument.expires, instrument.outcome)
    db.execute("INSERT INTO methods VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)", (ref, customer, *facts, time.time()))
    return ref


def stored(db: sqlite3.Connection, customer: str) -> list[Instrument]:
    """What a customer can choose from, oldest first."""
    rows = db.execute("SELECT * FROM methods WHERE customer = ? AND removed IS NULL ORDER BY rowid", (customer,))
    return [_instrument(row) for row in rows]


def find(db: sqlite3.Connection, ref: str) -> Instrument | None:
    """A method by its reference, also one that was removed since."""
    row = db.execute("SELECT * FROM methods WHERE ref = ?", (ref,)).fetchone()
    return _instrument(row) if row else None


def forget(db: sqlite3.Connection, ref: str) -> bool:
    """Remove a method; False if there never was one with this reference."""
    db.execute("UPDATE methods SET removed = ? WHERE ref = ? AND removed IS NULL", (time.time(), ref))
    return find(db, ref) is not None


def as_json(instrument: Instrument | None) -> dict[str, Any] | None:
    """A method as the API tells it."""
    if instrument is None:
        return None
    return {name: getattr(instrument, name) for name in ("ref", "kind", "brand", "last4", "expires")}


def _instrument(row: sqlite3.Row) -> Instrument:
    return Instrument(row["kind"], row["brand"], row["last4"], row["expires"], row["outcome"], row["ref"])
