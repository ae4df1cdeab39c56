"""Two servers on one PostgreSQL: what a turn costs beside one server, how soon one hears of the other, what idle ones ask."""

from __future__ import annotations

import http.client
import json
import random
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from benchmarks.costs.beside import POSTGRESQL, Run, at_once, invented_books, judged, linked_customers, one_side, talk
from benchmarks.costs.books import companies_of
from benchmarks.costs.checkout import Checkout, Server
from benchmarks.costs.customers import Customer, Line
from benchmarks.costs.statements import idle
from benchmarks.report import Row, percentile

_CUSTOMERS, _BATCHES, _WARMING = 16, 4, 24
_CONVERSATIONS, _MESSAGES = 5, 12
_LONGEST_PAUSE = 1.3
_IDLE_SECONDS = 6.0
_PATIENCE = 15.0
CPU_GOAL, DELAY_GOAL = 1.15, 0.15


@dataclass(frozen=True)
class _Found:
    """What was measured of one checkout: CPU ms a turn with one server and with two, delays in seconds, and while idle
    statements a second of one server and transactions a second of two."""

    one: float
    two: float
    factor: float
    delays: Sequence[float]
    idle_statements: float
    idle_transactions: float


def rows(run: Run) -> Iterator[Row]:
    """Only on PostgreSQL: on SQLite there is one process."""
    if run.postgres is None:
        yield Row("two servers on one PostgreSQL", "-", "not measured: PostgreSQL is not installed")
        return
    with tempfile.TemporaryDirectory(prefix="ledgerline-costs-") as folder:
        books = invented_books(run.old, Path(folder) / "books")
        old, new = (_measured(run, checkout, books) for checkout in (run.old, run.new))
    yield Row(
        "PostgreSQL: CPU of a turn with two servers beside one",
        judged(new.factor, at_most=CPU_GOAL),
        f"{new.two:.2f} ms beside {new.one:.2f} ms",
        f"{old.factor:.2f}x: {old.two:.2f} ms beside {old.one:.2f} ms",
    )
    late, before = percentile(new.delays, 0.95), percentile(old.delays, 0.95)
    yield Row(
        "PostgreSQL: from a message accepted by B to its event in a stream on A",
        f"{late / before:.2f}x; **p95 {late:.3f} s**, goal {DELAY_GOAL:g} s: {'met' if late <= DELAY_GOAL else 'MISSED'}",
        f"p50 {percentile(new.delays, 0.5):.3f} s, p95 {late:.3f} s",
        f"p50 {percentile(old.delays, 0.5):.3f} s, p95 {before:.3f} s",
    )
    yield Row(
        "PostgreSQL: asked while idle",
        judged(new.idle_statements / old.idle_statements),
        f"{new.idle_statements:.1f} statements/s of one server; {new.idle_transactions:.1f} transactions/s of two",
        f"{old.idle_statements:.1f} statements/s; {old.idle_transactions:.1f} transactions/s",
    )


def _measured(run: Run, checkout: Checkout, books: Path) -> _Found:
    with one_side(run, checkout, POSTGRESQL, books) as side:
        with side.deployment.serve() as a, side.deployment.serve() as b:
            people = linked_customers(a, side.outside, companies_of(books), _CUSTOMERS)
            _warm(people, b, a)
            alone, shared = [], []
            for _ in range(2 if run.quick else _BATCHES):
                alone.append(talk(people, 6, a.cpu).cpu_ms)
                for customer in people[::2]:
                    customer.go_to(b)
                shared.append(talk(people, 6, lambda: a.cpu() + b.cpu()).cpu_ms)
                for customer in people[::2]:
                    customer.go_to(a)
            messages = 3 if run.quick else _MESSAGES
            delays = [one for some in at_once(lambda seed: _delays(a, b, seed, messages), range(_CONVERSATIONS)) for one in some]
            time.sleep(1.5)  # PostgreSQL's own counts come late
            transactions = _transactions(run, side.deployment.database_url)
        with side.deployment.serve(counting=True) as counted:
            time.sleep(1.0)
            statements, _ = idle(counted, _IDLE_SECONDS)
    factor = median(two / one for two, one in zip(shared, alone, strict=True))
    return _Found(median(alone), median(shared), factor, delays, statements, transactions)


def _warm(people: Sequence[Customer], *servers: Server) -> None:
    """Everybody talks through each server first: what it compiles and prepares once, on each connection, is no turn's cost."""
    for server in servers:
        for customer in people:
            customer.go_to(server)
        talk(people, _WARMING, server.cpu)


def _transactions(run: Run, database_url: str) -> float:
    """Transactions a second in the database while nobody speaks, by PostgreSQL's own count; ours of counting taken off."""
    assert run.postgres
    name = urlsplit(database_url).path.lstrip("/")
    question = "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = %s"
    with run.postgres.connect() as connection:
        first = connection.execute(question, (name,)).fetchone()
        time.sleep(_IDLE_SECONDS)
        last = connection.execute(question, (name,)).fetchone()
    assert first and last
    return float(last[0] - first[0]) / _IDLE_SECONDS


def _delays(a: Server, b: Server, seed: int, messages: int) -> list[float]:
    """Seconds from B's acknowledgement of a message until the stream on A tells it; 0 where that was first."""
    line, pauses = Line(b.url), random.Random(seed)
    token = str(_asked(line, "session", {}, "")["resume"])
    stream, found = _Stream(a, token), []
    for number in range(messages):
        time.sleep(pauses.uniform(0.0, _LONGEST_PAUSE))
        cid = f"message-{number}"
        _asked(line, "messages", {"cid": cid, "text": "help"}, token)
        accepted = time.perf_counter()
        found.append(max(stream.told(cid) - accepted, 0.0))
    stream.close()
    line.close()
    return found


def _asked(line: Line, path: str, body: dict[str, str], token: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(line.request("POST", f"/chat/v1/{path}", body, token))
    return answer


class _Stream:
    """An event stream that is held open, and when each of the customer's own messages was told in it."""

    def __init__(self, server: Server, token: str) -> None:
        self._line = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=_PATIENCE)
        self._line.request("GET", "/chat/v1/stream", headers={"Authorization": f"Bearer {token}"})
        self._answer = self._line.getresponse()
        assert self._answer.status == 200, self._answer.status
        self._told: dict[str, float] = {}
        self._news = threading.Condition()
        self._over = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def told(self, cid: str) -> float:
        """When this message came. Raises AssertionError if it does not."""
        with self._news:
            assert self._news.wait_for(lambda: cid in self._told, _PATIENCE), f"{cid} never came"
            return self._told[cid]

    def close(self) -> None:
        """Leave."""
        self._over = True
        if self._line.sock:
            self._line.sock.shutdown(2)
        self._reader.join(_PATIENCE)
        self._line.close()

    def _read(self) -> None:
        try:
            for line in self._answer:
                self._take(line)
        except (OSError, http.client.HTTPException):
            assert self._over, "the stream was cut"

    def _take(self, line: bytes) -> None:
        if not line.startswith(b"data: "):
            return
        now, event = time.perf_counter(), json.loads(line.removeprefix(b"data: "))
        if event.get("cid"):
            with self._news:
                self._told.setdefault(str(event["cid"]), now)
                self._news.notify_all()
