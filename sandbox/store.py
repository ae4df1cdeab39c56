"""The sandbox's memory: one SQLite file, one transaction at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL,
    purpose TEXT NOT NULL, customer TEXT NOT NULL, customer_name TEXT NOT NULL,
    amount INTEGER, currency TEXT NOT NULL, lines TEXT NOT NULL,
    return_url TEXT NOT NULL, language TEXT NOT NULL, attempt TEXT NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', confirmation TEXT NOT NULL DEFAULT '',
    method_label TEXT NOT NULL DEFAULT '', saved_method TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '', move_at REAL, created REAL NOT NULL, updated REAL NOT NULL);
CREATE INDEX IF NOT EXISTS sessions_to_move ON sessions (move_at) WHERE move_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS methods (
    ref TEXT PRIMARY KEY, customer TEXT NOT NULL, kind TEXT NOT NULL, brand TEXT NOT NULL, last4 TEXT NOT NULL,
    expires TEXT NOT NULL, outcome TEXT NOT NULL, added REAL NOT NULL, removed REAL);
CREATE TABLE IF NOT EXISTS captures (
    session TEXT PRIMARY KEY, attempt TEXT NOT NULL, customer TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL,
    method TEXT NOT NULL, confirmation TEXT NOT NULL, at REAL NOT NULL, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, session TEXT NOT NULL, body TEXT NOT NULL, created REAL NOT NULL,
    state TEXT NOT NULL, copies INTEGER NOT NULL, held INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, next_at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS events_waiting ON events (next_at) WHERE state = 'waiting';
CREATE TABLE IF NOT EXISTS faults (
    kind TEXT PRIMARY KEY, count INTEGER NOT NULL, seconds REAL NOT NULL, method TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, recipient TEXT NOT NULL COLLATE NOCASE, key TEXT NOT NULL,
    sender TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, at REAL NOT NULL, UNIQUE (kind, recipient, key));
CREATE TABLE IF NOT EXISTS attachments (
    id INTEGER PRIMARY KEY, message INTEGER NOT NULL REFERENCES messages (id),
    name TEXT NOT NULL, mime TEXT NOT NULL, content BLOB NOT NULL);
"""


def iso(seconds: float) -> str:
    """An instant as ISO 8601 in UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Store:
    """One connection shared by all threads: whoever holds the transaction is alone with the file."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(_TABLES)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it is written, or nothing. Not to be nested."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._connection.close()
