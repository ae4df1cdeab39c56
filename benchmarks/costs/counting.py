"""Runs the program and counts its SQL: ``python counting.py SOCKET -- serve ...``, with the checkout as working folder.

Counted are executions of the *driver's* cursors, whoever calls them: SQLAlchemy or the program itself. An executemany is one;
BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE, PRAGMA and the pool's own ping are none. The cursors are put under every
SQLAlchemy engine of the process when it connects (``do_connect``). A bare driver connection, such as one that listens for
notices, is not seen, and neither is what a trigger does inside the database.

Rows are those the program took from the driver: on SQLite each row that is fetched, on PostgreSQL ``rowcount`` of statements
that return rows. An UPDATE's rows are not among them.

Statements are kept by *unit of work*, so that a turn can be told from the jobs in the background, which run beside it: a unit is
a transaction, or on SQLite, where several share a commit, the outermost savepoint. Whoever reads decides by its
statements what a unit was for. It knows nothing of the program's modules.

Each connection to SOCKET (a Unix socket) is answered with everything since the one before, as one JSON object::

    {"cpu": process CPU seconds since its start, "units": [{"statements": [[sql, rows], ...], "thread": name}, ...], "lost": 0}

``units`` are those that ended, in order; ``lost`` says how many were dropped because nobody asked for too long.
"""

from __future__ import annotations

import json
import os
import re
import runpy
import socketserver
import sqlite3
import sys
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Engine, event

_UNCOUNTED = re.compile(
    r"\s*(?:(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|START TRANSACTION)\b|;|SELECT 1$)", re.IGNORECASE
)
_MOST_UNITS = 50_000

# [SQL, rows fetched]
Statement = list[Any]


class _Open:
    """The transaction a connection is in: statements outside of savepoints, and those of each outermost savepoint."""

    def __init__(self) -> None:
        self.outside: list[Statement] = []
        self.savepoints: list[list[Statement]] = []
        self.depth = 0

    def add(self, statement: Statement) -> None:
        (self.savepoints[-1] if self.depth else self.outside).append(statement)

    def enter(self) -> None:
        if not self.depth:
            self.savepoints.append([])
        self.depth += 1

    def leave(self) -> None:
        self.depth = max(self.depth - 1, 0)

    def units(self) -> list[list[Statement]]:
        """Savepoints are works of their own only where nothing was done beside them."""
        if self.outside:
            return [[*self.outside, *(statement for savepoint in self.savepoints for statement in savepoint)]]
        return [savepoint for savepoint in self.savepoints if savepoint]


class Counts:
    """The units that ended since they were last taken."""

    def __init__(self) -> None:
        self._units: deque[dict[str, Any]] = deque(maxlen=_MOST_UNITS)
        self._lost = 0
        self._lock = threading.Lock()

    def keep(self, units: list[list[Statement]]) -> None:
        """Remember units that ended in this thread."""
        thread = threading.current_thread().name
        with self._lock:
            self._lost += max(len(self._units) + len(units) - _MOST_UNITS, 0)
            self._units.extend({"statements": unit, "thread": thread} for unit in units)

    def take(self) -> dict[str, Any]:
        """Everything since the last time."""
        with self._lock:
            units, lost = list(self._units), self._lost
            self._units.clear()
            self._lost = 0
        return {"cpu": time.process_time(), "units": units, "lost": lost}


# The transaction that a driver's connection is in, while SQLAlchemy has begun one.
_OPEN: weakref.WeakKeyDictionary[Any, _Open] = weakref.WeakKeyDictionary()
COUNTS = Counts()


def _count(connection: Any, sql: str) -> Statement:
    """Keep a statement that is about to run on a driver's connection; its rows are added as they come."""
    counted: Statement = [sql, 0]
    if not _UNCOUNTED.match(sql):
        if opened := _OPEN.get(connection):
            opened.add(counted)
        else:
            COUNTS.keep([[counted]])
    return counted


class _SqliteCursor(sqlite3.Cursor):
    """Counts what it executes, and each row that is fetched: sqlite3 does not know before how many there are."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._counted: Statement = ["", 0]

    def execute(self, sql: str, *rest: Any) -> Any:
        self._counted = _count(self.connection, sql)
        return super().execute(sql, *rest)

    def executemany(self, sql: str, *rest: Any) -> Any:
        self._counted = _count(self.connection, sql)
        return super().executemany(sql, *rest)

    def fetchone(self) -> Any:
        row = super().fetchone()
        self._counted[1] += row is not None
        return row

    def fetchmany(self, *size: Any, **named: Any) -> list[Any]:
        return self._came(super().fetchmany(*size, **named))

    def fetchall(self) -> list[Any]:
        return self._came(super().fetchall())

    def _came(self, rows: list[Any]) -> list[Any]:
        self._counted[1] += len(rows)
        return rows


class _SqliteConnection(sqlite3.Connection):
    """Its cursors count."""

    def cursor(self, *_factory: Any) -> Any:
        return super().cursor(_SqliteCursor)


class _PostgresCursor(psycopg.Cursor[Any]):
    """Counts what it executes. It knows how many rows there are, and tells of an UPDATE too, which has no columns."""

    def execute(self, query: Any, *rest: Any, **named: Any) -> Any:
        counted = _count(self.connection, str(query))
        result = super().execute(query, *rest, **named)
        counted[1] = max(self.rowcount, 0) if self.description else 0
        return result

    def executemany(self, query: Any, *rest: Any, **named: Any) -> None:
        _count(self.connection, str(query))
        super().executemany(query, *rest, **named)


def watch() -> None:
    """Count on every engine there is and will be."""

    def connect(dialect: Any, _record: Any, _arguments: Any, named: dict[str, Any]) -> None:
        counting: dict[str, Any] = {"sqlite": {"factory": _SqliteConnection}, "postgresql": {"cursor_factory": _PostgresCursor}}
        named.update(counting[dialect.name])

    def begin(connection: Any) -> None:
        _OPEN[_driver(connection)] = _Open()

    def end(connection: Any) -> None:
        if opened := _OPEN.pop(_driver(connection), None):
            COUNTS.keep(opened.units())

    event.listen(Engine, "do_connect", connect)
    event.listen(Engine, "begin", begin)
    event.listen(Engine, "commit", end)
    event.listen(Engine, "rollback", end)
    for name, step in (("savepoint", _Open.enter), ("release_savepoint", _Open.leave), ("rollback_savepoint", _Open.leave)):
        event.listen(Engine, name, _on_open(step))


def _driver(connection: Any) -> Any:
    return connection.connection.driver_connection


def _on_open(step: Callable[[_Open], None]) -> Callable[..., None]:
    def listener(connection: Any, *_rest: Any) -> None:
        if opened := _OPEN.get(_driver(connection)):
            step(opened)

    return listener


def answer_at(place: str) -> None:
    """Answer at a Unix socket, in a thread of its own, until the process ends."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(json.dumps(COUNTS.take()).encode())

    Path(place).unlink(missing_ok=True)
    server = socketserver.ThreadingUnixStreamServer(place, Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="counting", daemon=True).start()


def main() -> None:
    """Count, and be the program. ``python -m bot`` where it is one, ``bot.cli`` where that is the older way."""
    place, _, *arguments = sys.argv[1:]
    watch()
    answer_at(place)
    # The folder of this file must not hide the program's packages: its own folder is the one we stand in.
    sys.path[0] = os.getcwd()
    sys.argv = ["ledgerline", *arguments]
    runpy.run_module("bot" if Path("bot/__main__.py").exists() else "bot.cli", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
