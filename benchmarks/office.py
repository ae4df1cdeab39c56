"""An office to measure in: the invented dealer's books in a database, and customers whose link is made already."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Program, build
from bot.cli import demo
from bot.conversation.models import Conversation, Message
from bot.messages import Incoming
from bot.settings.load import load
from domain.core.ports import Store
from domain.customers.models import Company, Membership, Person

# What a linked customer says, over and over; "yes" agrees to the payment link that was offered just before.
TALK = (
    "what do I owe?",
    "show my open invoices",
    "pay the two oldest",
    "yes",
    "help",
    "what is the status of my service call?",
)


def invented_customers(folder: Path) -> Path:
    """The invented dealer's CSV folder."""
    subprocess.run([sys.executable, "-m", "sandbox.dealer", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder


@contextmanager
def office(database_url: str = "") -> Iterator[Program]:
    """The program without its web server, over the invented dealer's books; on SQLite unless told otherwise."""
    with tempfile.TemporaryDirectory(prefix="ledgerline-benchmark-") as name:
        data = Path(name)
        settings = replace(load(None, {}), data_dir=data, database_url=database_url or f"sqlite:///{data / 'ledgerline.sqlite3'}")
        demo.bring_in(settings, invented_customers(data / "customers"))
        program = build(settings)
        try:
            yield program
        finally:
            program.database.close()


def link(store: Store, channel: str, sender: str, number: int) -> None:
    """Let a sender act for one of the companies, as if they had proved who they are; the same number gives the same company."""
    now = datetime.now(UTC)
    companies = store.find(Company, order="number")
    person = f"{channel}:{sender}"
    store.insert(Person(person, channel, sender, "en", now, conversation=person))
    store.insert(
        Membership(f"link:{person}", person, companies[number % len(companies)].number, "payer", linked_at=now, used_at=now)
    )


class Customer:
    """A linked person with a conversation of their own, who says the sentences of TALK in turn."""

    def __init__(self, program: Program, name: str, number: int) -> None:
        self._program, self._name, self._conversation = program, name, f"web:{name}"
        self._said = self._expected = 0
        self._answered = True
        program.database.write(lambda store: link(store, "web", name, number)).result()

    async def says_next(self) -> None:
        """One turn: the next sentence is accepted, understood, answered, and all of it is on disk."""
        text = TALK[self._said % len(TALK)]
        self._said += 1
        self._expected += 2 if self._answered else 1
        message = Incoming("web", f"{self._name}:{self._said}", self._conversation, self._name, "text", text, "en")
        await self._program.assistant.accept(message)
        await self._program.assistant.catch_up(self._conversation)

    async def gets_a_person(self) -> None:
        """From now on a representative has the conversation: what is said is kept, and the assistant does not answer."""
        self._answered = False
        await self._program.assistant.write(self._hand_over)

    async def check(self) -> None:
        """Raises AssertionError unless everything said was kept, and answered."""
        kept = await self._program.assistant.read(lambda store: store.count(Message, conversation=self._conversation))
        assert kept >= self._expected, f"{self._name} should have {self._expected} messages and has {kept}"

    def _hand_over(self, store: Store) -> None:
        conversation = store.get(Conversation, self._conversation, lock=True)
        assert conversation
        store.update(conversation, mode="human")
