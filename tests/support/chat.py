"""One conversation on the real program, in memory: real turns on a real store, which can be tried and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.app import ALL_ANSWERS, ALL_TABLES
from bot.conversation import transcript, turn
from bot.conversation.accept import accept, inbound_id
from bot.conversation.models import Conversation
from bot.conversation.turn_services import TurnServices
from bot.messages import Incoming, Kind, Reply
from dialogs.engine.engine import Dialogue
from dialogs.engine.flow_stack import open_question
from dialogs.engine.state import State
from dialogs.moves import Ask
from domain.account.view import Account, load_account
from domain.adapters.sql.database import open_engine
from domain.adapters.sql.store import SqlStore
from domain.adapters.sql.tables import metadata
from domain.core.models import ExecutedCommand
from domain.customers.models import HandOver, Lead, Membership, Person
from domain.payments.models import PayLink, PaymentAttempt
from tests.dialogues.outside import SetClock
from tests.dialogues.program import shipped, taught
from tools.exploring.customers import POLICY, Customer
from tools.exploring.walk import MINT, PREFIXES, Stop

_STATEMENTS: dict[Any, Any] = {}


class Chat:
    """What a test does with the conversation. Use it inside ``chat_at``."""

    def __init__(self, connection: sa.Connection, customer: Customer, channel: str, language: str) -> None:
        self._connection, self._channel, self._language = connection, channel, language
        self.store = SqlStore(connection, ALL_TABLES, _STATEMENTS, ALL_ANSWERS)
        self.clock = SetClock(customer.now)
        self._person = customer.person.id
        self._conversation = f"{channel}:pat"
        self._said = 0
        self.restart()

    def restart(self) -> None:
        """Put the program together anew; only the store remembers."""
        texts, _, understanding = taught()
        self.services = TurnServices(
            understanding, Dialogue(texts, PREFIXES), texts, POLICY, MINT, self.clock, shipped().channels
        )

    def stand(self, records: Iterable[Any], state: State) -> None:
        """Fill the store, and put the conversation where it stands."""
        now = self.clock.now()
        talk = Conversation(self._conversation, self._channel, self._person, "bot", state.to_json(), 0, "pat", "", now, now)
        for record in records:
            self.store.insert(self._moved(record))
            if isinstance(record, Person):
                self.store.insert(talk)

    def _moved(self, record: Any) -> Any:
        """The person has just come, on this conversation's channel and in its language."""
        match record:
            case Person():
                return replace(record, channel=self._channel, language=self._language, conversation=self._conversation)
            case Membership():
                return replace(record, used_at=self.clock.now())
            case HandOver() | Lead() | PayLink() | PaymentAttempt():
                return replace(record, conversation=self._conversation)
            case _:
                return record

    @contextmanager
    def tried(self) -> Iterator[None]:
        """What happens inside is taken back."""
        before, now = self._connection.begin_nested(), self.clock.now()
        try:
            yield
        finally:
            before.rollback()
            self.clock.set(now)

    def hear(self, kind: Kind, text: str = "") -> list[Reply]:
        """Do something; the answers."""
        self._said += 1
        incoming = Incoming(self._channel, f"pat:{self._said}", self._conversation, "pat", kind, text)
        accept(self.store, incoming, self.clock.now())
        turn.run(self.store, self._conversation, self.services)
        return [Reply.from_json(message.reply) for message in transcript.replies_to(self.store, inbound_id(incoming))]

    @property
    def state(self) -> State:
        conversation = self.store.get(Conversation, self._conversation)
        return State.from_json(conversation.state) if conversation else State()

    @property
    def account(self) -> Account:
        person = self.store.get(Person, self._person)
        assert person
        return load_account(self.store, person, POLICY, self.clock.now())

    @property
    def question(self) -> Ask | None:
        """The question that waits for an answer."""
        return open_question(self.state, self.account)

    @property
    def flow(self) -> str:
        """The flow that asks it, or none."""
        stack = self.state.stack
        return stack[-1].flow if stack else ""

    def done(self) -> set[str]:
        """The commands that the last message led to, by name."""
        message = f"{self._channel}:pat:{self._said}:"
        return {done.command for done in self.store.find(ExecutedCommand) if done.key.startswith(message)}


@cache
def _connection() -> sa.Connection:
    """One database in memory, with its tables made, for all tests of this run."""
    connection = open_engine("sqlite://").connect()
    with connection.begin():
        metadata.create_all(connection)
    return connection


@contextmanager
def chat_at(stop: Stop, channel: str, language: str) -> Iterator[Chat]:
    """A conversation that stands where a walk came to; all is taken back afterwards."""
    with _chat(stop.customer, channel, language) as chat:
        chat.stand(stop.store.records(), stop.state)
        yield chat


@contextmanager
def chat_with(customer: Customer, channel: str, language: str) -> Iterator[Chat]:
    """A conversation that begins; all is taken back afterwards."""
    with _chat(customer, channel, language) as chat:
        chat.stand(customer.records, State())
        yield chat


@contextmanager
def _chat(customer: Customer, channel: str, language: str) -> Iterator[Chat]:
    connection = _connection()
    transaction = connection.begin()
    try:
        yield Chat(connection, customer, channel, language)
    finally:
        transaction.rollback()
