"""Where a turn takes long or the database is down, the caller is asked to wait, and nothing is done twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import uvicorn
from fastapi import FastAPI

from bot.app import Program, build
from bot.channels.phone import routes
from bot.channels.phone.channel import Phone
from bot.conversation import transcript
from bot.conversation.models import Conversation, Inbound, Message
from bot.messages import Reply
from bot.settings.load import load
from domain.core.ports import DatabaseFault
from tests.channels.phone.conftest import TOKEN
from tests.support.caller import Caller
from tests.support.waiting import PATIENCE, free_port, wait_until

# What the provider calls; a proxy in between takes the TLS and the path off.
PUBLIC_URL = "https://dealer.example/assistant"


@pytest.fixture
def program(tmp_path) -> Iterator[Program]:
    """The program's parts, nothing running."""
    settings = replace(load(None, {}), data_dir=tmp_path, database_url=f"sqlite:///{tmp_path}/ledgerline.sqlite3")
    built = build(settings)
    yield built
    built.database.close()


@pytest.fixture
def patience() -> float:
    """Seconds that a turn may take: so many that no turn takes them, unless a test says otherwise."""
    return PATIENCE


@pytest.fixture
def caller(program, patience) -> Iterator[Caller]:
    """A caller of a line with this patience."""
    app, port = FastAPI(), free_port()
    app.include_router(routes.router(Phone(TOKEN, None), program.assistant, PUBLIC_URL, patience=patience))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    wait_until(lambda: server.started)
    caller = Caller(f"http://127.0.0.1:{port}", TOKEN, PUBLIC_URL)
    yield caller
    caller.close()
    server.should_exit = True
    thread.join(10)


@contextmanager
def busy(program: Program) -> Iterator[threading.Event]:
    """The database's writer is kept from writing until the event is set."""
    free, reached = threading.Event(), threading.Event()

    def keep(_store) -> None:
        reached.set()
        free.wait(20)

    program.database.write(keep)
    reached.wait(5)
    try:
        yield free
    finally:
        free.set()


def kept(program, kind, caller):
    """Records of this call."""
    return program.database.read(lambda store: store.find(kind, conversation=f"phone:{caller.call}")).result()


@pytest.mark.parametrize("patience", [1.0])
def test_a_slow_turn_is_held_and_then_answered_once(caller, program):
    caller.dial()
    before = caller.waits
    with busy(program) as free:

        def free_it_once_the_caller_waits() -> None:
            wait_until(lambda: caller.waits > before)
            free.set()

        freeing = threading.Thread(target=free_it_once_the_caller_waits)
        freeing.start()
        heard = caller.press("4")
        freeing.join()
    assert heard.startswith("One moment, please.")
    assert "Who would you like to reach" in heard
    assert 1 <= caller.waits - before <= 3
    assert len(kept(program, Inbound, caller)) == 2
    assert [m.sender for m in kept(program, Message, caller)].count("customer") == 1


@pytest.mark.parametrize("patience", [1.0])
def test_when_patience_ends_the_caller_is_told_whom_to_call(caller, program):
    caller.dial()
    with busy(program):
        heard = caller.press("4")
    assert "Please call 2 1 8, 5 5 5, 0 1, 4 0" in heard
    assert caller.ended


def test_when_the_database_fails_for_a_moment_the_turn_is_fetched_again(caller, program, monkeypatch):
    caller.dial()
    accept, failures = program.assistant.accept, [DatabaseFault("gone")]

    async def fails_once(incoming):
        if failures:
            raise failures.pop()
        return await accept(incoming)

    monkeypatch.setattr(program.assistant, "accept", fails_once)
    assert caller.press("4").startswith("One moment, please.")
    assert caller.waits == 1
    assert not caller.ended


def test_while_a_person_answers_the_assistant_keeps_quiet_and_passes_words_on(caller, program):
    caller.dial()
    conversation, now = f"phone:{caller.call}", program.assistant.services.clock.now()

    def join(store):
        store.update(store.get(Conversation, conversation), mode="human")

    def write(store):
        there, channels = store.get(Conversation, conversation), program.settings.channels
        transcript.save(store, transcript.post(store, channels, there, "staff", Reply("Pat here."), now))

    program.database.write(join).result()
    assert caller.say("hello, who is there") == "A person has this conversation now. One moment, please."
    assert caller.silence() == ""
    program.database.write(write).result()
    assert caller.silence() == "Pat here."
