"""Runs the program and counts its SQL: ``python counting.py SOCKET -- serve ...``, with the checkout as working folder.

Counted are cursor executions of every SQLAlchemy engine of the process (``before_cursor_execute``): an executemany is one;
BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE and PRAGMA are none. Not seen, and so not counted: what goes past SQLAlchemy
(a bare driver connection that listens for notices), and the pool's own ping.

Rows are those the program took from the driver: on SQLite each row that is fetched (a row factory counts), on PostgreSQL
``rowcount`` of statements that return rows. An UPDATE's rows are not among them.

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
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

_UNCOUNTED = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|START TRANSACTION)\b", re.IGNORECASE)
_MOST_UNITS = 50_000
_OPEN, _LAST = "costs_open", "costs_last"

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


def watch(counts: Counts) -> None:
    """Count on every engine there is and will be."""

    def begin(connection: Any) -> None:
        connection.info[_OPEN] = _Open()

    def end(connection: Any) -> None:
        if opened := connection.info.pop(_OPEN, None):
            counts.keep(opened.units())

    def executing(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if _UNCOUNTED.match(statement):
            return
        counted: Statement = [statement, 0]
        connection.info[_LAST] = counted
        if _OPEN in connection.info:
            connection.info[_OPEN].add(counted)
        else:
            counts.keep([[counted]])

    def executed(connection: Any, cursor: Any, statement: str, *_rest: Any) -> None:
        # sqlite3 does not know how many there are; psycopg tells of an UPDATE too, which has no columns.
        if connection.dialect.name != "sqlite" and cursor.description and not _UNCOUNTED.match(statement):
            connection.info[_LAST][1] = max(cursor.rowcount, 0)

    event.listen(Pool, "connect", _count_sqlite_rows)
    event.listen(Engine, "begin", begin)
    event.listen(Engine, "commit", end)
    event.listen(Engine, "rollback", end)
    for name, step in (("savepoint", _Open.enter), ("release_savepoint", _Open.leave), ("rollback_savepoint", _Open.leave)):
        event.listen(Engine, name, _on_open(step))
    event.listen(Engine, "before_cursor_execute", executing)
    event.listen(Engine, "after_cursor_execute", executed)


def _on_open(step: Callable[[_Open], None]) -> Callable[..., None]:
    def listener(connection: Any, *_rest: Any) -> None:
        if opened := connection.info.get(_OPEN):
            step(opened)

    return listener


def _count_sqlite_rows(raw: Any, record: Any) -> None:
    if not isinstance(raw, sqlite3.Connection):
        return
    info = record.info

    def count(_cursor: Any, row: Any) -> Any:
        if last := info.get(_LAST):
            last[1] += 1
        return row

    raw.row_factory = count


def answer_at(place: str, counts: Counts) -> None:
    """Answer at a Unix socket, in a thread of its own, until the process ends."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(json.dumps(counts.take()).encode())

    Path(place).unlink(missing_ok=True)
    server = socketserver.ThreadingUnixStreamServer(place, Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="counting", daemon=True).start()


def main() -> None:
    """Count, and be the program. ``python -m bot`` where it is one, ``bot.cli`` where that is the older way."""
    place, _, *arguments = sys.argv[1:]
    counts = Counts()
    watch(counts)
    answer_at(place, counts)
    # The folder of this file must not hide the program's packages: its own folder is the one we stand in.
    sys.path[0] = os.getcwd()
    sys.argv = ["ledgerline", *arguments]
    runpy.run_module("bot" if Path("bot/__main__.py").exists() else "bot.cli", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
