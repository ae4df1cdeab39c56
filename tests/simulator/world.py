"""The world of one dialogue: the real program over a database of its own, the provider behind its real door, and a mailbox."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from unittest import mock

from bot.conversation.models import Conversation, Inbound
from bot.messages import Incoming, Reply
from dialogs.engine.state import State
from domain.adapters.payments_sandbox import SandboxPay
from domain.billing.models import Invoice, Method
from domain.core import tokens
from domain.core.models import ExecutedCommand
from domain.core.ports import Store
from domain.customers.models import Company, Membership, Person
from domain.payments import baskets, payments
from domain.payments.models import PaymentAttempt
from tests.dialogues import program
from tests.dialogues.outside import Mailbox, SetClock
from tests.dialogues.program import Program
from tests.sandbox_program import API_KEY, WEBHOOK_SECRET, SandboxProgram, card
from tests.simulator import ledger
from tests.simulator.goal import Page
from tests.simulator.goals.methods import STORED
from tests.simulator.scenario import IN_HOURS, Scenario
from tests.simulator.user import Act

_CODE = re.compile(r"\b\d{6}\b")
_PAY = re.compile(r"\S+/pay/(\S+)")
_CARDS = {"Visa 4242": "4242424242424242", "Mastercard 4444": "5555555555554444"}
# Somebody else's books, which must stay as they are.
_NEIGHBOUR = Company("ZZ0001", "Zenith Zinc")


class Outside:
    """Time, letters and the provider, as ``tests.dialogues.program`` wants them."""

    def __init__(self, provider: SandboxPay) -> None:
        self.clock, self.mailbox, self.provider = SetClock(IN_HOURS), Mailbox(), provider


class Office:
    """The running program and its provider, for one dialogue after the other."""

    def __init__(self, folder: Path, sandbox: SandboxProgram) -> None:
        self.sandbox = sandbox
        self.provider = SandboxPay(sandbox.base_url, API_KEY, WEBHOOK_SECRET)
        self.outside = Outside(self.provider)
        self.program: Program = program.start(folder, self.outside)  # type: ignore[arg-type]  # the provider is the real one's twin
        self._blank = sqlite3.connect(":memory:")
        with self.program.database.engine.connect() as connection:
            connection.connection.driver_connection.backup(self._blank)  # type: ignore[union-attr]  # it is sqlite3's own

    def close(self) -> None:
        self._blank.close()
        self.program.database.close()
        self.provider.close()

    @contextmanager
    def world(self, scenario: Scenario) -> Iterator[World]:
        """A world for this dialogue, with nothing left of the one before. Ids follow from the seed."""
        self._empty()
        self.outside.clock.set(scenario.starts)
        self.outside.mailbox.letters.clear()
        with mock.patch.object(tokens, "secrets", _Ids(scenario.seed)):
            yield World(scenario, self)

    def _empty(self) -> None:
        """The database as it was at first, page by page: its journal lets nobody take out rows."""
        with self.program.database.engine.connect() as connection:
            self._blank.backup(connection.connection.driver_connection)  # type: ignore[arg-type]  # it is sqlite3's own


class _Ids:
    """Stands for the module ``secrets`` where ids are made: the same dialogue, the same ids and codes."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(f"ids of {seed}")

    def token_hex(self, size: int) -> str:
        return self._chance.randbytes(size).hex()


class World:
    """Does what the customer does, and tells what came of it."""

    def __init__(self, scenario: Scenario, office: Office) -> None:
        self._scenario, self._office, self._program = scenario, office, office.program
        self._clock, self._mailbox = office.outside.clock, office.outside.mailbox
        self._sender = f"customer-{scenario.seed}"
        self.conversation = f"{scenario.channel}:{self._sender}"
        self._said = self._read = 0
        self._pay_token = ""
        self._program.database.write(self._fill).result()

    # ---- what is so from the start ----

    def _fill(self, store: Store) -> None:
        customer, now = self._scenario.customer, self._scenario.starts
        for record in (*customer.records, _NEIGHBOUR, self._neighbours_invoice()):
            store.insert(record)
        if self._scenario.entry.cards:
            for place, label in enumerate(STORED):
                store.insert(self._stored(label, is_default=place == 0))
        if self._scenario.linked:
            number = customer.company.number
            person = Person(f"person-{number}", self._scenario.channel, self._sender, "en", now, number, self.conversation)
            store.insert(person)
            store.insert(Membership(f"link-{number}", person.id, number, "admin", now, used_at=now))

    def _neighbours_invoice(self) -> Invoice:
        first = self._scenario.customer.open[0]
        return Invoice("9999", _NEIGHBOUR.number, first.invoice_date, first.due_date, "USD", 10_000, 10_000)

    def _stored(self, label: str, is_default: bool) -> Method:
        """A card in the provider's vault, as its owner put it there on an earlier day."""
        number, (brand, last4) = self._scenario.customer.company.number, label.split()
        wish = {"purpose": "add_method", "customer": number, "customer_name": number, "return_url": "http://127.0.0.1/",
                "metadata": {"attempt": f"earlier-{number}"}}  # fmt: skip
        key = {"Idempotency-Key": f"{self._scenario.seed}-{label}"}
        page = self._office.sandbox.call("POST", "/sessions", json=wish, headers=key)
        self._office.sandbox.pay(page["url"], card(_CARDS[label]))
        kept = self._office.provider.fetch_session(page["id"]).saved_method
        assert kept, f"{label} was not stored"
        added = self._scenario.starts - timedelta(days=30 - is_default)
        return Method(f"method-{last4}", number, kept.ref, kept.kind, brand, last4, kept.expires, "", is_default, added)

    # ---- what the customer does ----

    async def do(self, act: Act) -> list[Reply]:
        """Send it, and give the messages that followed."""
        self._said += 1
        self._clock.set(self._clock.now() + timedelta(seconds=7) + act.waits)
        identity = f"{self._sender}-{self._said}"
        incoming = Incoming(self._scenario.channel, identity, self.conversation, self._sender, act.kind, act.text, "en")
        await self._program.assistant.accept(incoming)
        await self._program.assistant.catch_up(self.conversation)
        return await self._news()

    async def pay(self, page: Page) -> list[Reply]:
        """Open the link, agree to what it shows, and type the card on the provider's page."""
        for letter in self._mailbox.letters:
            found = _PAY.search(letter.text) if page.link in letter.text else None
            self._pay_token = found[1] if found else self._pay_token
        token, assistant = self._pay_token, self._program.assistant
        shown: int = await assistant.read(lambda store: _shown(store, token))
        url = await self._program.payment_service.begin(token, shown)
        answer = self._office.sandbox.pay(url, card(page.card, cvc="1234" if page.card.startswith("3") else "123"))
        assert answer.status_code == 303, f"the provider's page answers {answer.status_code}"
        for attempt in await assistant.read(lambda store: store.find(PaymentAttempt, state="open")):
            await self._program.payment_service.look_again(attempt)
        return await self._news()

    def find_code(self) -> str:
        """The newest code in mail and text messages."""
        codes = [code for letter in self._mailbox.letters for code in _CODE.findall(letter.text)]
        return codes[-1] if codes else "000000"

    async def _news(self) -> list[Reply]:
        await self._program.settle_down()
        _, posted = await self._program.assistant.messages_after(self.conversation, self._read)
        self._read = posted[-1].id if posted else self._read
        page = self._scenario.goal.page
        replies = [message.reply for message in posted if message.sender != "customer"]
        for reply in replies:
            if reply.link and page and reply.link.title.startswith(page.link) and self._scenario.channel != "phone":
                self._pay_token = reply.link.url.rpartition("/")[2]
        return replies

    # ---- what came of it ----

    def books(self) -> ledger.Books:
        """Everything that is watched, as it is now."""
        return self._program.database.read(ledger.look).result()

    def carried_out(self) -> list[ExecutedCommand]:
        """The commands that were done, with the message each came from in its key."""
        return self._program.database.read(lambda store: store.find(ExecutedCommand, order="at")).result()

    def open_flows(self) -> tuple[str, ...]:
        """What the conversation still has open."""
        found = self._program.database.read(lambda store: store.get(Conversation, self.conversation)).result()
        return tuple(frame.flow for frame in State.from_json(found.state).stack) if found else ()

    def failed_turns(self) -> int:
        """How many messages could not be answered at the first try: a defect."""
        found = self._program.database.read(lambda store: store.find(Inbound, conversation=self.conversation)).result()
        return sum(inbound.attempts > 0 for inbound in found)

    def captures(self) -> list[tuple[int, str]]:
        """What the provider has captured in this dialogue: cents and method."""
        number = self._scenario.customer.company.number
        taken = self._office.sandbox.captures()
        attempts = self._program.database.read(lambda store: [attempt.id for attempt in store.find(PaymentAttempt)]).result()
        return [(one["amount"], one["method"]) for one in taken if one["customer"] == number and one["attempt"] in attempts]

    def message_of(self, key: str) -> int:
        """Which of the customer's messages, counted from one, a command's key comes from."""
        return int(key.removeprefix(f"{self._scenario.channel}:{self._sender}-").partition(":")[0])


def _shown(store: Store, token: str) -> int:
    """The sum that the page behind a link shows."""
    link = payments.find_link(store, token)
    return sum(payments.current_basket(store, link, baskets.of_link(store, link.id)).values()) if link.purpose == "pay" else 0
