"""The business alone: its records on a real store in memory, a clock to set, and people who give commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.app import ALL_TABLES
from bot.conversation.models import Conversation
from domain.account.context import CommandContext
from domain.adapters.sql.answers import ANSWERS
from domain.adapters.sql.database import open_engine
from domain.adapters.sql.store import SqlStore
from domain.adapters.sql.tables import metadata
from domain.billing.models import Invoice
from domain.commands.handling import Command
from domain.commands.perform import perform
from domain.core.policy import Policy
from domain.core.ports import SESSION_STATES, ProviderSession, R, Store, T
from domain.core.tokens import SecretDeriver, new_id
from domain.core.words import one_of
from domain.customers.models import Company, Contact, Membership, Person, Role
from domain.payments.models import PaymentAttempt

START = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
TODAY = date(2026, 3, 10)
MINT = SecretDeriver(b"a key for tests, and only for tests")
POLICY = Policy(
    dealer="Lakeside Office Equipment",
    timezone=ZoneInfo("America/Chicago"),
    hours={day: (time(8), time(17)) for day in range(5)},
    dispatch_email="dispatch@lakeside.example",
    ar_email="ar@lakeside.example",
    leads_email="sales@lakeside.example",
    idle={"web": timedelta(minutes=30)},
)
_STATEMENTS: dict[Any, Any] = {}


class Business:
    """One dealer's records. ``now`` may be set; each command gets a key of its own, as each message would give it."""

    def __init__(self, store: Store, undo: Callable[[], Any]) -> None:
        self.store, self._undo = store, undo
        self.now, self.policy = START, POLICY

    def the(self, kind: type[R], key: str) -> R:
        """The record with this key, which must be there."""
        found = self.store.get(kind, key)
        assert found is not None, f"no {kind.__name__} {key}"
        return found

    def wait(self, **time_passed: float) -> None:
        self.now += timedelta(**time_passed)

    def context(self, person: Person, key: str = "") -> CommandContext:
        fresh = self.store.get(Person, person.id) or person
        return CommandContext(self.store, fresh, self.policy, MINT, self.now, key or new_id())

    def do(self, person: Person, command: Command, key: str = "") -> dict[str, Any]:
        """Carry out a command; what it counted before it failed stays, as in a turn."""
        return perform(self.context(person, key), command)

    def or_nothing(self, work: Callable[[Store], T]) -> T:
        """Run in a transaction of its own: an error takes everything back."""
        with self._undo():
            return work(self.store)

    # ---- who and what there is ----

    def company(self, number: str, invoices: Mapping[str, int] | None = None, email: str = "") -> Company:
        """A customer with open invoices (number to cents), each due 30 days before the one named after it."""
        company = Company(number, f"Customer {number}")
        self.store.insert(company)
        address = email or f"pat@{number.lower()}.example"
        self.store.insert(Contact(f"{number}-1", number, "Pat Doe", address, "+12165550123", "billing"))
        for age, (invoice, cents) in enumerate(reversed(list((invoices or {}).items()))):
            self.invoice(number, invoice, cents, TODAY - timedelta(days=30 * age))
        return company

    def invoice(self, company: str, number: str, cents: int, due: date = TODAY) -> Invoice:
        invoice = Invoice(number, company, due - timedelta(days=30), due, "USD", cents, cents)
        self.store.insert(invoice)
        return invoice

    def person(self, name: str, company: str = "", role: Role = "payer") -> Person:
        """Somebody on a channel; linked to a company if one is named."""
        person = Person(name, "rest", name, "en", self.now, company=company or None, conversation=f"rest:{name}")
        self.store.insert(person)
        self.store.insert(Conversation(f"rest:{name}", "rest", name, "bot", {}, 0, "", "", self.now, self.now))
        if company:
            self.link(person, company, role)
        return person

    def link(self, person: Person, company: str, role: Role = "payer", contact: str = "") -> Membership:
        link = Membership(new_id(), person.id, company, role, self.now, used_at=self.now, contact=contact)
        self.store.insert(link)
        return link


@cache
def _connection() -> sa.Connection:
    """One database in memory, with its tables made, for all tests of this run."""
    connection = open_engine("sqlite://").connect()
    with connection.begin():
        metadata.create_all(connection)
    return connection


@contextmanager
def business() -> Iterator[Business]:
    """An empty business; what happened in it is taken back afterwards."""
    connection = _connection()
    transaction = connection.begin()
    try:
        yield Business(SqlStore(connection, ALL_TABLES, _STATEMENTS, ANSWERS), connection.begin_nested)
    finally:
        transaction.rollback()


def truth(attempt: PaymentAttempt, state: str, **more: Any) -> ProviderSession:
    """What the provider tells of an attempt's page in this state."""
    used = state in ("processing", "failed", "succeeded", "refunded", "returned", "disputed")
    told = ProviderSession(
        id="session-1",
        url="https://pay.example/session",
        state=one_of(SESSION_STATES, state),
        attempt=attempt.id,
        amount=attempt.amount if attempt.purpose == "pay" else None,
        confirmation="SP-1" if used else "",
        method_label="Visa 4242" if used else "",
        reason="declined" if state == "failed" else "",
    )
    return replace(told, **more)
