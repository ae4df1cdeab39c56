"""Signals: within a process by a call, between processes by PostgreSQL's LISTEN and NOTIFY.

NOTIFY takes a lock of the whole server until its transaction has ended, so inside a turn's own transaction the turns would commit
one after the other. So it is sent after the commit, by a connection of its own, many signals at a time. What is lost between the
two, or while that connection is down, is found by those who look without a signal.
"""

from __future__ import annotations

import logging
import selectors
import socket
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, cast

import psycopg

from domain.core.ports import Hearer, Signal, Topic

log = logging.getLogger(__name__)

_CHANNEL = "ledgerline"
# Seconds before a lost connection is tried again, and how long closing waits for what is still to be told.
_PAUSE, _PATIENCE = 1.0, 2.0
# PostgreSQL's limit for one notice is 8000 bytes; and no more are kept while nobody takes them.
_LONGEST, _MOST = 7999, 10_000


class LocalSignals:
    """Signals of one process, which is all there is on SQLite."""

    def __init__(self) -> None:
        self._hearers: list[Hearer] = []

    def subscribe(self, hear: Hearer) -> None:
        self._hearers.append(hear)

    def publish(self, signals: Sequence[Signal]) -> None:
        """Tell what a transaction has left to tell, after its commit; the same thing once."""
        for signal in dict.fromkeys(signals):
            self._hear(signal)

    def close(self) -> None:
        """Tell what is still to be told."""

    def _hear(self, signal: Signal) -> bool:
        """Every hearer hears it. True when one of them sees to it."""
        seen_to = [hear(signal) for hear in self._hearers]
        return any(seen_to)


class SharedSignals(LocalSignals):
    """Also those of other processes on the same database, where no hearer here sees to it.

    One thread with one connection tells and hears; it is started when there is somebody to tell or to hear. ``connect`` gives a
    connection that commits each statement.
    """

    def __init__(self, connect: Callable[[], psycopg.Connection[Any]]) -> None:
        super().__init__()
        self._connect = connect
        self._untold: deque[str] = deque(maxlen=_MOST)
        self._bell, self._rung = socket.socketpair()
        self._rung.setblocking(False)
        self._bell.setblocking(False)
        self._closing = False
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def subscribe(self, hear: Hearer) -> None:
        super().subscribe(hear)
        self._ring()

    def publish(self, signals: Sequence[Signal]) -> None:
        elsewhere = [_written(signal) for signal in dict.fromkeys(signals) if not self._hear(signal)]
        if elsewhere and not self._closing:
            self._untold.extend(elsewhere)
            self._ring()

    def close(self) -> None:
        if self._closing:
            return
        self._closing = True
        if self._thread:
            self._ring()
            self._thread.join(_PATIENCE)
        if self._thread is None or not self._thread.is_alive():
            self._bell.close()
            self._rung.close()

    def _ring(self) -> None:
        """Wake the thread."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="signals", daemon=True)
                self._thread.start()
        with suppress(BlockingIOError):  # it has been rung often enough already
            self._bell.send(b".")

    # ---- in the thread ----

    def _run(self) -> None:
        while True:
            try:
                with self._connect() as connection:
                    self._serve(connection)
            except psycopg.Error as error:
                log.warning("other servers are not heard: %s", str(error).strip())
            if self._closing:
                return
            self._wait_for_bell(_PAUSE)

    def _serve(self, connection: psycopg.Connection[Any]) -> None:
        """Tell and hear until it is closed. Raises psycopg.Error when the connection is lost."""
        connection.execute(f"LISTEN {_CHANNEL}")
        own = connection.info.backend_pid
        with selectors.DefaultSelector() as selector:
            for source in (connection, self._rung):
                selector.register(source, selectors.EVENT_READ)
            while self._untold or not self._closing:
                self._tell(connection)
                for notice in connection.notifies(timeout=0):
                    if notice.pid != own:
                        self._hear(_read(notice.payload))
                if not self._closing:
                    selector.select()
                self._take_bell()

    def _tell(self, connection: psycopg.Connection[Any]) -> None:
        """All that is to be told, in one statement; the same thing once."""
        told = [self._untold.popleft() for _ in range(len(self._untold))]
        if told:
            notices = [notice for notice in dict.fromkeys(told) if len(notice.encode()) <= _LONGEST]
            connection.execute("SELECT pg_notify(%s, told) FROM unnest(%s::text[]) AS told", (_CHANNEL, notices))

    def _wait_for_bell(self, seconds: float) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._rung, selectors.EVENT_READ)
            selector.select(seconds)
        self._take_bell()

    def _take_bell(self) -> None:
        with suppress(BlockingIOError):
            while self._rung.recv(4096):
                pass


def _written(signal: Signal) -> str:
    return f"{signal.topic}:{signal.about}"


def _read(payload: str) -> Signal:
    """A newer server's topic may be one that nobody here knows, and nobody answers to it."""
    topic, _, about = payload.partition(":")
    return Signal(cast("Topic", topic), about)
