"""The least a turn could cost: one bare transaction of the driver, as durable as ours, without a line of Ledgerline.

It keeps the message unless it was kept before, reads a conversation of 1.5 kB, writes it back, keeps an answer, commits.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.report import Measured, stopwatch

_TABLES = (
    "CREATE TABLE IF NOT EXISTS bare_inbound (id TEXT PRIMARY KEY, body TEXT)",
    "CREATE TABLE IF NOT EXISTS bare_conversation (id TEXT PRIMARY KEY, state TEXT)",
    "CREATE TABLE IF NOT EXISTS bare_outbox (id TEXT PRIMARY KEY, body TEXT)",
    "DELETE FROM bare_inbound",
    "DELETE FROM bare_conversation",
    "DELETE FROM bare_outbox",
)
_OPEN = "INSERT INTO bare_conversation VALUES (?, ?)"
_KEEP = "INSERT INTO bare_inbound VALUES (?, ?) ON CONFLICT DO NOTHING"
_LOAD = "SELECT state FROM bare_conversation WHERE id = ?"
_STORE = "UPDATE bare_conversation SET state = ? WHERE id = ?"
_ANSWER = "INSERT INTO bare_outbox VALUES (?, ?)"
_STATE, _BODY = "s" * 1500, "b" * 300

Execute = Callable[[str, tuple[str, ...]], Any]


def sqlite_floor(file: Path, customers: int, seconds: float) -> Measured:
    """sqlite3 with WAL and synchronous=FULL, in a file of its own; the turns of all customers share a commit, as ours may."""
    connection = sqlite3.connect(file, isolation_level=None)
    for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *_TABLES):
        connection.execute(statement)
    for customer in range(customers):
        connection.execute(_OPEN, (str(customer), _STATE))
    times: list[float] = []
    stop, end = stopwatch(), time.perf_counter() + seconds
    for number in count():
        began = time.perf_counter()
        if began > end:
            break
        connection.execute("BEGIN IMMEDIATE")
        for customer in range(customers):
            _turn(connection.execute, str(customer), number)
        connection.execute("COMMIT")
        times += [time.perf_counter() - began] * customers
    measured = stop(times)
    connection.close()
    return measured


def postgres_floor(connect: Callable[[], psycopg.Connection], customers: int, seconds: float) -> Measured:
    """psycopg with a thread and a connection for each customer. ``connect`` gives connections that commit by themselves."""
    with connect() as connection:
        for statement in _TABLES:
            connection.execute(statement)
        for customer in range(customers):
            connection.execute(_for_psycopg(_OPEN), (str(customer), _STATE))
    times: list[float] = []
    connections = [connect() for _ in range(customers)]
    stop, end = stopwatch(), time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_postgres_turns, args=(connection, str(customer), end, times))
        for customer, connection in enumerate(connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    measured = stop(times)
    for connection in connections:
        connection.close()
    return measured


def _postgres_turns(connection: psycopg.Connection, customer: str, end: float, times: list[float]) -> None:
    def execute(statement: str, values: tuple[str, ...]) -> Any:
        return connection.execute(_for_psycopg(statement), values)

    for number in count():
        began = time.perf_counter()
        if began > end:
            return
        with connection.transaction():
            _turn(execute, customer, number)
        times.append(time.perf_counter() - began)


def _turn(execute: Execute, customer: str, number: int) -> None:
    identity = f"{customer}:{number}"
    execute(_KEEP, (identity, _BODY))
    (state,) = execute(_LOAD, (customer,)).fetchone()
    execute(_STORE, (state, customer))
    execute(_ANSWER, (identity, _BODY))


def _for_psycopg(statement: str) -> Any:
    return statement.replace("?", "%s")
