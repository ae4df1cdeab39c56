"""The program's parts on a database of the test's own, with a clock to set and an outside that fails when told to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from bot import app
from bot.background.outbox import Outbox
from bot.background.senders import Senders
from bot.conversation.models import Conversation, Message
from bot.conversation.service import Assistant
from bot.conversation.turn_services import TurnServices
from bot.documents.service import DocumentService
from bot.messages import Incoming, Kind, Reply
from bot.payments.service import PaymentService
from bot.rendering.signed_urls import SignedUrls
from bot.settings.secret import secret_key
from dialogs.engine.engine import Dialogue
from domain.adapters.sql.database import Database
from domain.billing.models import Invoice
from domain.core.ports import Attachment, ProviderFault, ProviderSession, R, SessionRequest, Store
from domain.core.tokens import SecretDeriver, new_id
from domain.customers.models import Company, Contact, Membership, Person
from domain.service.models import Equipment
from nlu.meaning import Meaning
from nlu.understanding import Understanding
from tests.dialogues.outside import Provider, SetClock
from tests.dialogues.program import settings_in, taught

T = TypeVar("T")
START = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
POISON = "a message that nobody can bear"


class Poisoned(Exception):
    """What a defect would raise."""


class Killed(BaseException):
    """The end of the process, as far as a test within one can have it."""


class Choking:
    """The understanding, which fails at one message as a defect would make it."""

    def __init__(self, understanding: Understanding) -> None:
        self._understanding = understanding

    def read(self, text: str, language: str = "", expects: str = "") -> Meaning:
        if text == POISON:
            raise Poisoned(text)
        return self._understanding.read(text, language, expects)


class Outbound:
    """Takes what is sent on every way. ``trouble`` is raised instead, or after taking it if ``after`` is set."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.trouble: Callable[[str], BaseException | None] = lambda _: None
        self.after = False

    def take(self, to: str, text: str) -> None:
        trouble = self.trouble(text)
        if trouble is None or self.after:
            self.taken.append((to, text))
        if trouble:
            raise trouble

    # as e-mail
    def send(self, to: str, subject: str, text: str, message_id: str, attachments: tuple[Attachment, ...] = ()) -> None:
        self.take(to, f"{subject}\n{text}")

    # as a channel that is pushed to
    async def push(self, to: str, reply: Reply, key: str) -> None:
        self.take(to, reply.text)


class Gateway:
    """Text messages."""

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound

    def send(self, to: str, text: str, key: str) -> None:
        self._outbound.take(to, text)


class Pay(Provider):
    """The provider of payments. ``down`` makes every question fail; ``on_create`` happens while a page is being made."""

    def __init__(self) -> None:
        super().__init__()
        self.down = False
        self.on_create: Callable[[], None] = lambda: None

    def create_session(self, request: SessionRequest, key: str) -> ProviderSession:
        self._answer()
        self.on_create()
        return super().create_session(request, key)

    def fetch_session(self, session: str) -> ProviderSession:
        self._answer()
        return super().fetch_session(session)

    def _answer(self) -> None:
        if self.down:
            raise ProviderFault("nobody answers")


class Office:
    """Everything that runs, without the web around it. A second one on the same database is another process, or a restart.

    ``pushes``: it has Telegram.
    """

    def __init__(
        self, url: str, folder: Path, outbound: Outbound | None = None, clock: SetClock | None = None, pushes: bool = True
    ) -> None:
        own = replace(settings_in(folder), database_url=url)
        self.url = url
        self.database: Database = app.open_database(own)
        self.clock, self.outbound, self.provider = clock or SetClock(START), outbound or Outbound(), Pay()
        texts, _, understanding = taught()
        self.deriver = SecretDeriver(secret_key(own))
        dialogue = Dialogue(texts, own.dealer.company_prefixes)
        chokes: Any = Choking(understanding)
        services = TurnServices(chokes, dialogue, texts, own.policy(), self.deriver, self.clock, own.channels)
        self.signed_urls = SignedUrls("http://127.0.0.1:1", self.deriver, self.clock)
        self.assistant = Assistant(self.database, services, self.signed_urls)
        self.payment_service = PaymentService(self.database, self.provider, services.policy, self.clock, self.signed_urls)
        document_service = DocumentService(self.database, app.make_printer(own), own.policy(), self.clock)
        gateway = Gateway(self.outbound)
        pushers = {"telegram": self.outbound.push} if pushes else {}
        self.senders = Senders(
            self.assistant, self.payment_service, document_service, self.outbound, gateway, self.deriver, pushers
        )
        self.outbox = Outbox(self.assistant, self.senders)

    def close(self) -> None:
        self.database.close()

    # ---- what a test does ----

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run(work)

    def hear(self, text: str, identity: str = "", channel: str = "rest", kind: Kind = "text", name: str = "pat") -> list[str]:
        """Say something, and get the texts of the answers."""
        replies = self.run(self.assistant.hear(self.incoming(text, identity, channel, kind, name)))
        return [reply.text for reply in replies]

    def incoming(self, text: str, identity: str = "", channel: str = "rest", kind: Kind = "text", name: str = "pat") -> Incoming:
        return Incoming(channel, f"{name}:{identity or new_id()}", f"{channel}:{name}", name, kind, text)

    def wait(self, **time_passed: float) -> None:
        self.clock.set(self.clock.now() + timedelta(**time_passed))

    def write(self, work: Callable[[Store], T]) -> T:
        return self.database.write(work).result(30)

    def read(self, work: Callable[[Store], T]) -> T:
        return self.database.read(work).result(30)

    def find(self, kind: type[R], /, order: str = "", **equals: Any) -> list[R]:
        return self.read(lambda store: store.find(kind, order=order, **equals))

    def transcript(self, conversation: str = "rest:pat") -> list[tuple[str, str]]:
        messages = self.find(Message, order="number", conversation=conversation)
        return [(message.sender, message.reply["text"]) for message in messages]

    def customer(self, number: str = "CL4412") -> None:
        """A customer with three invoices, two machines and an address on file."""

        def add(store: Store) -> None:
            store.insert(Company(number, "Clark & Lowe"))
            store.insert(Contact(f"{number}-1", number, "James Garcia", "james@clarklowe.example", "+12185550141", "billing"))
            for at, invoice in enumerate(("10480", "10481", "10482")):
                day = START.date() - timedelta(days=40 * at)
                store.insert(Invoice(invoice, number, day - timedelta(days=30), day, "USD", 5000 + at, 5000 + at))
            for machine in ("E1", "E2"):
                store.insert(Equipment(machine, number, "Canon", f"iR {machine}"))

        self.write(add)

    def link(self, channel: str = "rest", name: str = "pat", company: str = "CL4412", contact: str = "") -> None:
        """Somebody who has spoken before is linked, as an invitation would do it, perhaps one for a contact on file."""

        def add(store: Store) -> None:
            conversation = store.get(Conversation, f"{channel}:{name}")
            person = store.get(Person, conversation.person) if conversation else None
            assert person
            now = self.clock.now()
            store.insert(Membership(new_id(), person.id, company, "admin", now, used_at=now, contact=contact))
            store.update(person, company=company)

        self.write(add)
