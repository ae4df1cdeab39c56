"""Two server processes on one PostgreSQL: what one takes the other shows at once, and the death of one is made good by the other.

``SLOW_SEND_SECONDS=20`` makes the slow send as long as a real gateway's worst.
"""

from __future__ import annotations

import json
import os
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from domain.core.models import Delivery
from tests.journeys.program import Ledgerline, Place, house_at
from tests.journeys.talk import WebTalk
from tests.sandbox_program import running_sandbox
from tests.support.postgres import Postgres
from tests.support.waiting import free_port, wait_until

SLOW = float(os.environ.get("SLOW_SEND_SECONDS", "7"))
# A stream that nobody told of news looks 5 s after the news before: what comes sooner was told, what comes then was found.
TOLD, LOOKED = 4.0, 20.0


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        gateway: Any = self.server
        gateway.arrived.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        gateway.gate.wait(60)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing: a test's output is its own."""


class Gateway(ThreadingHTTPServer):
    """Where letters are posted to; it answers while its gate is open."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.arrived: list[dict[str, str]] = []
        self.gate = threading.Event()
        self.gate.set()

    def letters(self, to: str) -> int:
        """How many letters to somebody have arrived."""
        return sum(letter["to"] == to for letter in self.arrived)

    def has_letters(self, to: str, number: int) -> bool:
        return self.letters(to) == number

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Letters arrive meanwhile, and are not answered."""
        self.gate.clear()
        try:
            yield
        finally:
            self.gate.set()


@dataclass(frozen=True)
class Two:
    """Both places, the gateway that both post letters to, and the PostgreSQL server."""

    first: Place
    second: Place
    gateway: Gateway
    postgres: Postgres
    database: str

    def cut_lines(self) -> None:
        """End the connections by which the servers hear of each other's news."""
        question = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s AND datname = %s"
        with self.postgres.connect() as connection:
            connection.execute(question, ("ledgerline signals", self.database))


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    with Gateway() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join(10)


@pytest.fixture(scope="module")
def two(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory, gateway: Gateway) -> Iterator[Two]:
    name, folder = postgres.make_database(), tmp_path_factory.mktemp("two")
    url = f"http://127.0.0.1:{gateway.server_port}"
    channels = {"letterbox": {"module": "tests.channels.own.letterbox", "deliver_to": url}}
    with running_sandbox() as sandbox, house_at(folder, postgres.url(name), sandbox, channels=channels) as first:
        second = Ledgerline(first.program.config, first.program.env, "serve", "--port", str(free_port()))
        second.start()
        yield Two(first, replace(first, program=second), gateway, postgres, name)
        second.close()
    postgres.drop_database(name)


# ---- streams ----


@pytest.fixture
def talks(two: Two) -> Iterator[tuple[WebTalk, WebTalk]]:
    """One conversation, through each of the servers."""
    there = WebTalk(two.second)
    there.hear("")
    here = WebTalk(two.first, resume=there.resume)
    here.hear("")
    yield here, there
    here.close()
    there.close()


def answers(talk: WebTalk) -> int:
    return sum("in your own words" in message for message in talk.heard)


def has_answers(talk: WebTalk, number: int) -> bool:
    return answers(talk) == number


def test_a_stream_shows_at_once_what_the_other_server_was_told(talks):
    here, there = talks
    for number in range(1, 6):
        there.post("what can you do?", str(uuid.uuid4()))
        wait_until(partial(has_answers, here, number), TOLD)


def test_a_stream_finds_what_no_notice_told_of(two, talks):
    here, there = talks
    there.post("what can you do?", str(uuid.uuid4()))
    wait_until(lambda: answers(here) == 1, TOLD)

    def found_without_a_notice() -> bool:
        two.cut_lines()
        return answers(here) == 2

    two.cut_lines()
    there.post("what can you do?", str(uuid.uuid4()))
    wait_until(found_without_a_notice, LOOKED)


def test_servers_whose_lines_were_cut_hear_each_other_again(two, talks):
    here, there = talks
    two.cut_lines()

    def told_at_once() -> bool:
        before, asked = answers(here), time.monotonic()
        there.post("what can you do?", str(uuid.uuid4()))
        wait_until(lambda: answers(here) > before, LOOKED)
        return time.monotonic() - asked < TOLD

    wait_until(told_at_once, 30)
    wait_until(told_at_once, 30)


# ---- letters ----


def write(place: Place, sender: str) -> None:
    """A letter that is answered by one."""
    letter = {"id": str(uuid.uuid4()), "sender": sender, "text": "what are your hours?"}
    httpx.post(f"{place.url}/letterbox", json=letter, trust_env=False, timeout=30).raise_for_status()


def test_what_a_killed_server_was_sending_is_sent_by_the_other_within_5_seconds(two):
    for number in range(3):
        sender = f"of the killed {number}"
        with two.gateway.shut():
            write(two.second, sender)
            wait_until(partial(two.gateway.has_letters, sender, 1))
            killed = datetime.now(UTC)
            two.second.program.kill()
            (left,) = two.first.books.find(Delivery, to=sender)
            assert left.next_at < killed + timedelta(seconds=5), "from then on it is the other's to send"
        wait_until(partial(two.gateway.has_letters, sender, 2), 20)
        wait_until(two.first.books.is_quiet, 20)
        assert two.gateway.letters(sender) == 2
        two.second.program.start()


@pytest.mark.timeout(120)
def test_a_slow_send_is_not_sent_twice(two):
    with two.gateway.shut():
        write(two.second, "the slow")
        wait_until(lambda: two.gateway.letters("the slow") == 1)
        begun = time.monotonic()
        wait_until(lambda: time.monotonic() - begun > SLOW, 2 * SLOW)
        assert two.gateway.letters("the slow") == 1
    wait_until(two.first.books.is_quiet, 20)
    (letter,) = two.first.books.find(Delivery, to="the slow")
    assert (two.gateway.letters("the slow"), letter.attempts) == (1, 1)
