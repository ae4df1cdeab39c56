"""Transactions on SQLite (one writer thread, group commit) or PostgreSQL (a pool of threads)."""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

import psycopg
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool

from domain.adapters.sql.answers import ANSWERS, Answer
from domain.adapters.sql.signals import LocalSignals, SharedSignals
from domain.adapters.sql.statements import Prepared
from domain.adapters.sql.store import SqlStore
from domain.adapters.sql.tables import TABLES
from domain.core.ports import DatabaseFault, Signal

T = TypeVar("T")
Work = Callable[[SqlStore], Any]
_Publish = Callable[[Sequence[Signal]], None]

_GROUP = 64
_POSTGRES_THREADS = 8
_READ_THREADS = 4
# Of the connection for signals: its name for who looks at the server, and the seconds until it notices a silent loss of the line.
_SIGNALS = {"application_name": "ledgerline signals", "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}


class _Writer(Protocol):
    def submit(self, work: Work) -> Future[Any]: ...
    def close(self) -> None: ...


class Database:
    """Runs functions, each in a transaction of its own: ``write`` may change records, ``read`` may not.

    Both return a Future that is done only after the commit. All that one ``read`` finds is of one moment, on both databases:
    a page must not show invoices of before a payment beside holds of after it. ``url`` is SQLAlchemy's
    (``sqlite:///file`` or ``postgresql+psycopg://...``); ``tables`` says which table keeps which record class.
    """

    def __init__(
        self, url: str, tables: Mapping[type[Any], sa.Table] = TABLES, answers: Mapping[type[Any], Answer] = ANSWERS
    ) -> None:
        self._tables, self._answers = tables, answers
        self._statements: dict[Any, Prepared] = {}
        self.engine = open_engine(url)
        self._readers = ThreadPoolExecutor(_READ_THREADS, thread_name_prefix="read")
        self.signals: LocalSignals
        self._writer: _Writer
        if self.engine.dialect.name == "sqlite":
            self._read_engine = open_engine(url, begin="BEGIN")
            self.signals = LocalSignals()
            self._writer = _GroupWriter(self.engine, self._store, self.signals.publish)
        else:
            self._read_engine = self.engine.execution_options(isolation_level="REPEATABLE READ")
            self.signals = SharedSignals(partial(_listening_connection, self.engine))
            self._writer = _PoolWriter(self.engine, self._store, self.signals.publish)

    def _store(self, connection: sa.Connection) -> SqlStore:
        return SqlStore(connection, self._tables, self._statements, self._answers)

    def write(self, work: Callable[[SqlStore], T]) -> Future[T]:
        """Run in a transaction; an exception rolls back and arrives in the Future."""
        return self._writer.submit(work)

    def read(self, work: Callable[[SqlStore], T]) -> Future[T]:
        """Run in a transaction that does not wait for the writer."""
        return self._readers.submit(self._run_read, work)

    def _run_read(self, work: Callable[[SqlStore], T]) -> T:
        with faults_named(), self._read_engine.begin() as connection:
            return work(self._store(connection))

    def close(self) -> None:
        """Finish what was submitted, then close all connections."""
        self._writer.close()
        self._readers.shutdown()
        self.signals.close()
        self._read_engine.dispose()
        self.engine.dispose()


class _PoolWriter:
    """PostgreSQL: threads side by side; row locks keep them apart."""

    def __init__(self, engine: sa.Engine, store: Callable[[sa.Connection], SqlStore], publish: _Publish) -> None:
        self._engine, self._store, self._publish = engine, store, publish
        self._pool = ThreadPoolExecutor(_POSTGRES_THREADS, thread_name_prefix="write")

    def submit(self, work: Work) -> Future[Any]:
        return self._pool.submit(self._run, work)

    def _run(self, work: Work) -> Any:
        with faults_named(), self._engine.begin() as connection:
            store = self._store(connection)
            result = work(store)
        self._publish(store.signals)
        return result

    def close(self) -> None:
        self._pool.shutdown()


class _GroupWriter:
    """SQLite: one thread writes; what waits together shares one commit, so one flush to disk.

    Of several, each piece of work has a savepoint of its own, so a failing one rolls back alone; callers hear of success only
    after the outer commit.
    """

    def __init__(self, engine: sa.Engine, store: Callable[[sa.Connection], SqlStore], publish: _Publish) -> None:
        self._engine, self._store, self._publish = engine, store, publish
        self._queue: queue.SimpleQueue[tuple[Work, Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._loop, name="writer", daemon=True)
        self._thread.start()

    def submit(self, work: Work) -> Future[Any]:
        future: Future[Any] = Future()
        self._queue.put((work, future))
        return future

    def close(self) -> None:
        self._queue.put(None)
        self._thread.join()

    def _loop(self) -> None:
        with self._engine.connect() as connection:
            open_ = True
            while open_:
                batch = [self._queue.get()]
                while len(batch) < _GROUP and not self._queue.empty():
                    batch.append(self._queue.get())
                open_ = None not in batch
                # A caller who went away meanwhile has cancelled: his work is left out, and his Future is not touched again.
                self._commit(connection, [item for item in batch if item and item[1].set_running_or_notify_cancel()])

    def _commit(self, connection: sa.Connection, batch: list[tuple[Work, Future[Any]]]) -> None:
        results: list[tuple[Future[Any], Any, BaseException | None]] = []
        signals: list[Signal] = []
        try:
            with faults_named(), connection.begin():
                alone = len(batch) == 1
                for work, future in batch:
                    store = self._store(connection)
                    done = (work(store), None) if alone else self._run(connection, store, work)
                    results.append((future, *done))
                    signals += () if done[1] else store.signals
        except Exception as error:  # noqa: BLE001 - whatever broke the shared commit must reach every caller of the batch
            connection.connection.rollback()  # a transaction left open would keep every later one from beginning
            for _, future in batch:
                future.set_exception(error)
            return
        self._publish(signals)
        for future, value, failure in results:
            if failure:
                future.set_exception(failure)
            else:
                future.set_result(value)

    def _run(self, connection: sa.Connection, store: SqlStore, work: Work) -> tuple[Any, BaseException | None]:
        try:
            with connection.begin_nested():
                return work(store), None
        except Exception as error:
            # It belongs to this caller alone and is raised from its Future.
            # A full disk makes SQLite drop the whole transaction, not the savepoint: then nobody's work is stored.
            if not connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]  # sqlite3's own attribute
                raise
            return None, error


@contextmanager
def faults_named() -> Iterator[None]:
    """What SQLAlchemy and the drivers raise, as the domain knows it. Raises DatabaseFault."""
    try:
        yield
    except (sa.exc.SQLAlchemyError, sqlite3.Error, psycopg.Error) as error:
        told = str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__]
        raise DatabaseFault(told[0]) from error


def open_engine(url: str, begin: str = "BEGIN IMMEDIATE") -> sa.Engine:
    """An engine for this address. On SQLite every transaction begins with ``begin``."""
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_size=_POSTGRES_THREADS + _READ_THREADS, pool_pre_ping=True)
    engine = sa.create_engine(url, poolclass=QueuePool, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _listening_connection(engine: sa.Engine) -> psycopg.Connection[Any]:
    """A connection beside the pool's, committing each statement. Raises psycopg.Error."""
    args, options = engine.dialect.create_connect_args(engine.url)
    return psycopg.connect(*args, **{**_SIGNALS, **options, "autocommit": True})


def _prepare_sqlite(raw: Any, _record: Any) -> None:
    # The driver's own transaction handling is switched off: SQLAlchemy begins, so savepoints work.
    raw.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {pragma}")
