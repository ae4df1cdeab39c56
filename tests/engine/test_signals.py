"""Who waits hears of what was stored: in the same process, from another server, and in the end of what was lost on the way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.background import worker as background
from bot.background.worker import Worker
from bot.channels.website import routes
from domain.adapters.sql.database import Database
from domain.adapters.sql.statements import Prepared
from domain.core.models import Delivery
from domain.core.outbox import Email, enqueue
from domain.core.ports import Hearer, Signal, Store
from tests.support.office import Office
from tests.support.postgres import Postgres
from tests.support.waiting import wait_until

PATIENCE = 10.0
NEWS = Signal("conversation", "web:pat")


class Ear:
    """Keeps what it hears; ``sees_to_it``: nobody else needs to hear."""

    def __init__(self, sees_to_it: bool = False) -> None:
        self.heard: list[Signal] = []
        self._answer = sees_to_it

    def __call__(self, signal: Signal) -> bool:
        self.heard.append(signal)
        return self._answer

    def hears(self, signal: Signal) -> None:
        """Wait for it. Raises AssertionError if it does not come."""
        wait_until(lambda: signal in self.heard, PATIENCE)


def tell(database: Database, about: str) -> Signal:
    database.write(lambda store: store.signal("conversation", about)).result(30)
    return Signal("conversation", about)


def test_what_was_written_is_heard_of_after_the_commit_and_once(office):
    found: list[tuple[Signal, bool]] = []

    def hear(signal: Signal) -> bool:
        found.append((signal, office.read(lambda store: store.get(Delivery, "id")) is not None))
        return True

    def write(store: Store) -> None:
        now = office.clock.now()
        store.insert(Delivery("id", "key", "email", "to", {}, now, now))
        for _ in range(2):
            store.signal("outbox", "email")
        assert not found

    office.database.signals.subscribe(hear)
    office.write(write)
    assert found == [(Signal("outbox", "email"), True)]


def test_nothing_is_heard_of_what_was_rolled_back(office):
    ear = Ear(sees_to_it=True)
    office.database.signals.subscribe(ear)

    def fail(store: Store) -> None:
        store.signal("conversation", "of the one that failed")
        raise KeyError

    # On SQLite they wait for each other and share a commit, in which one fails alone.
    results = [office.database.write(work) for work in (lambda store: store.signal("conversation", "good"), fail) * 5]
    failures = [result.exception(30) for result in results]
    assert [type(one) for one in failures] == [type(None), KeyError] * 5
    assert {signal.about for signal in ear.heard} == {"good"}


def test_whatever_is_put_into_the_outbox_and_said_in_a_conversation_is_heard_of(office):
    ear = Ear(sees_to_it=True)
    office.database.signals.subscribe(ear)
    office.hear("hello", channel="telegram")
    assert set(ear.heard) == {Signal("conversation", "telegram:pat"), Signal("outbox", "telegram")}


# ---- several servers ----


@pytest.fixture
def url(postgres: Postgres) -> Iterator[str]:
    name = postgres.make_database()
    yield postgres.url(name)
    postgres.drop_database(name)


@pytest.fixture
def servers(url: str) -> Iterator[Callable[[Hearer], Database]]:
    """Makes a server with its ear."""
    with ExitStack() as leaving:

        def make(ear: Hearer) -> Database:
            database = Database(url)
            leaving.callback(database.close)
            database.signals.subscribe(ear)
            return database

        yield make


def meet(*servers: tuple[Database, Ear]) -> None:
    """Wait until all hear each other."""

    def met() -> bool:
        for teller, _ in servers:
            tell(teller, "hello")
        return all(Signal("conversation", "hello") in ear.heard for _, ear in servers)

    wait_until(met, PATIENCE)


def test_servers_on_one_database_hear_of_each_other(servers):
    here, there = Ear(), Ear()
    a, b = servers(here), servers(there)
    meet((a, here), (b, there))
    here.hears(tell(b, "from b"))
    there.hears(tell(a, "from a"))
    here.hears(tell(b, "from b, after that"))
    assert there.heard.count(Signal("conversation", "from b")) == 1, "its own notice did not come back to it"


def test_what_is_seen_to_in_one_server_is_not_told_to_others(servers):
    here, there = Ear(), Ear(sees_to_it=True)
    a, b = servers(here), servers(there)
    b.signals.subscribe(lambda signal: signal.about == "private")
    tell(b, "private")
    there._answer = False
    meet((a, here), (b, there))
    here.hears(tell(b, "public"))
    assert Signal("conversation", "private") not in here.heard


def test_many_things_told_at_once_arrive_each(servers):
    here = Ear()
    a, b = servers(here), servers(Ear())
    meet((a, here), (b, here))
    told = [tell(b, f"{number}") for number in range(200)]
    wait_until(lambda: set(told) <= set(here.heard), PATIENCE)


def test_what_is_too_long_for_a_notice_takes_nothing_with_it(servers):
    here = Ear()
    a, b = servers(here), servers(Ear())
    meet((a, here), (b, here))
    tell(b, "ñ" * 4000)
    here.hears(tell(b, "short"))


def test_a_program_that_ends_at_once_has_told_what_it_had_to_tell(servers, url):
    here = Ear()
    meet((servers(here), here), (servers(here), here))
    passing = Database(url)
    news = tell(passing, "from an import")
    passing.close()
    here.hears(news)


def test_a_server_whose_line_was_cut_hears_again(servers, url, postgres):
    here, there = Ear(), Ear()
    a, b = servers(here), servers(there)
    meet((a, here), (b, there))
    assert cut_lines(postgres, url) == 2
    here.heard.clear()
    there.heard.clear()
    meet((a, here), (b, there))


def cut_lines(postgres: Postgres, url: str) -> int:
    """End the connections that hear of news in this database; how many they were."""
    name = urlsplit(url).path.removeprefix("/")
    question = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = %s AND datname = %s"
    with postgres.connect() as connection:
        found = connection.execute(question, ("ledgerline signals", name)).fetchone()
    assert found
    return int(found[0])


# ---- streams ----


@pytest.fixture
def two(url: str, tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    """Two servers on one PostgreSQL."""
    first = Office(url, tmp_path)
    second = Office(url, tmp_path, first.outbound, first.clock)
    yield first, second
    first.close()
    second.close()


async def said(stream: AsyncIterator[str]) -> str:
    """The next message in a stream."""
    async for event in stream:
        if event.startswith("event: msg"):
            return str(json.loads(event.partition("data: ")[2])["reply"]["text"])
    raise AssertionError("the stream ended")


def follow(office: Office) -> AsyncIterator[str]:
    return routes._stream(office.assistant, "web:pat", 0)


def test_a_stream_shows_what_another_server_was_told(two, monkeypatch):
    monkeypatch.setattr(routes, "_LOOK_SECONDS", 60.0)
    assert asyncio.run(converse(*two)) == ["hello", "what are your hours?"]


def test_a_stream_finds_what_it_was_not_told_of(two, monkeypatch):
    first, _ = two
    monkeypatch.setattr(routes, "_LOOK_SECONDS", 0.2)
    first.database.signals.close()
    assert asyncio.run(converse(*two)) == ["hello", "what are your hours?"]


async def converse(here: Office, there: Office) -> list[str]:
    """Speak through one server, and listen at the other; what was heard of one's own words."""
    stream, heard = follow(here), []
    for text in ("hello", "what are your hours?"):
        incoming = there.incoming(text, channel="web")
        answers = [reply.text for reply in await there.assistant.hear(incoming)]
        heard.append(await asyncio.wait_for(said(stream), PATIENCE))
        for answer in answers:
            assert await asyncio.wait_for(said(stream), PATIENCE) == answer
    return heard


def test_a_stream_ends_when_the_program_is_about_to_stop(office):
    async def end() -> None:
        await office.assistant.hear(office.incoming("hello", channel="web"))
        stream = follow(office)
        await said(stream)
        rest = asyncio.create_task(_drain(stream))
        office.assistant.streams.close()
        await asyncio.wait_for(rest, PATIENCE)

    asyncio.run(end())


async def _drain(stream: AsyncIterator[str]) -> None:
    async for _ in stream:
        pass


# ---- work in the background ----


class Statements:
    """What is asked of the database."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        run = Prepared._run

        def watched(statement: Prepared, *work: Any) -> None:
            self.asked.append(statement._sql)
            run(statement, *work)

        monkeypatch.setattr(Prepared, "_run", watched)

    def about(self, table: str) -> int:
        """How many named this table."""
        return sum(f"FROM {table}" in statement for statement in self.asked)


@pytest.fixture
def statements(office: Office, monkeypatch: pytest.MonkeyPatch) -> Statements:
    """Those from now on."""
    return Statements(monkeypatch)


async def at_work(office: Office, condition: Callable[[], Any]) -> None:
    """The background work runs until the condition is true."""
    worker = Worker(office.assistant, office.payment_service, office.outbox, office.database.signals)
    worker.start()
    try:
        await asyncio.to_thread(wait_until, condition, PATIENCE)
    finally:
        await worker.stop()


def test_an_idle_server_asks_one_thing_for_each_kind_of_work_at_each_look(office, statements, monkeypatch):
    monkeypatch.setattr(background, "LOOK", 0.5)
    asyncio.run(at_work(office, lambda: statements.about("inbound") >= 4))
    asked = {table: statements.about(table) for table in ("inbound", "delivery", "payment_attempt", "webhook_event")}
    assert all(3 <= number <= 5 for number in asked.values()), asked
    assert len(statements.asked) == sum(asked.values()), set(statements.asked)


def test_what_is_put_down_is_sent_at_once_without_a_look(office, statements, monkeypatch):
    monkeypatch.setattr(background, "LOOK", 60.0)
    asyncio.run(at_work(office, lambda: put_down_when_idle(office, statements)))
    assert len(office.outbound.taken) == 1


def test_what_was_put_down_in_silence_is_found_by_a_look(office, statements, monkeypatch):
    monkeypatch.setattr(background, "LOOK", 0.2)
    monkeypatch.setattr(office.outbox, "hears", lambda _: False)
    asyncio.run(at_work(office, lambda: put_down_when_idle(office, statements)))
    assert len(office.outbound.taken) == 1


def put_down_when_idle(office: Office, statements: Statements) -> bool:
    """Put an e-mail into the outbox, once after the first look there; True when it is sent."""
    if statements.about("delivery"):
        mail, now = Email("pat@clark.example", "text-news", {"news": "x"}), office.clock.now()
        office.write(lambda store: enqueue(store, "its key", mail, now))
    return bool(office.outbound.taken)
