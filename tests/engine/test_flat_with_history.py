"""What was paid long ago costs nothing today: counted are SQLite's own steps and the rows that come, never time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from bot.conversation.models import Conversation
from domain.account import journal
from domain.billing.models import Invoice
from domain.billing.statement import statement_of
from domain.core.ports import Store
from domain.customers.models import Company, Contact
from domain.payments import baskets, payments
from domain.payments.models import PayLink, PaymentAttempt
from tests.support.office import START, Office

LITTLE, MUCH = "CL4412", "TO2002"
PAID, THROUGH_US = 2_000, 300
# Depths of B-trees, and a page more or less here and there.
_MOST = 1.3
SENTENCES = (
    "what do I owe?",
    "show my open invoices",
    "pay the two oldest",
    "yes",
    "help",
    "what is the status of my service call?",
    "my payments",
    "was {paid} paid?",
    "statement of account",
)


class Steps:
    """Counts the steps of every SQLite connection that is opened from now on."""

    def __init__(self) -> None:
        self.taken = 0

    def watch(self, raw: Any, _record: Any) -> None:
        raw.set_progress_handler(self._step, 1)

    def _step(self) -> int:
        self.taken += 1
        return 0


@pytest.fixture
def steps() -> Iterator[Steps]:
    steps = Steps()
    event.listen(Pool, "connect", steps.watch)
    yield steps
    event.remove(Pool, "connect", steps.watch)


@pytest.fixture
def office(steps: Steps, tmp_path: Path) -> Iterator[Office]:
    """Two customers who owe the same: pat's company has paid little so far, kim's much."""
    office = Office(f"sqlite:///{tmp_path}/ledgerline.sqlite3", tmp_path)
    for name, company, paid, through_us in (("pat", LITTLE, 10, 10), ("kim", MUCH, PAID, THROUGH_US)):
        office.write(partial(owing, company))
        office.hear("hello", name=name)
        office.link(name=name, company=company)
        office.write(partial(history, name, company, paid, through_us))
    yield office
    office.close()


def owing(company: str, store: Store) -> None:
    """A company with three open invoices."""
    store.insert(Company(company, f"Customer {company}"))
    store.insert(Contact(company, company, "James Garcia", f"james@{company.lower()}.example", "", "billing"))
    store.insert_all([invoice(company, 9_001 + at, 40 * at, 5_000 + at) for at in range(3)])


def history(name: str, company: str, paid: int, through_us: int, store: Store) -> None:
    """Paid invoices, some of them with payments of ours that the ERP shows by itself now."""
    conversation = store.get(Conversation, f"rest:{name}")
    assert conversation
    store.insert_all([invoice(company, 10_001 + at, 100 + at % 900, 100, balance=0) for at in range(paid)])
    for at in range(through_us):
        key, begun = f"{company}-{at}", START - timedelta(days=200 + at)
        around = (company, conversation.person, conversation.id, "USD", 100)
        store.insert(PayLink(key, key, key, "pay", *around, "consumed", begun, begun))
        attempt = PaymentAttempt(key, key, key, "pay", *around, "succeeded", begun, begun + timedelta(days=9_000))
        store.insert(replace(attempt, settled_at=begun, confirmation=key, method_label="Visa 1881"))
        number = invoice_number(company, 10_001 + at)
        applied: journal.Postings = {(journal.CLEARING, None): 100, (journal.APPLIED, number): -100}
        shown: journal.Postings = {(journal.APPLIED, number): 100, (journal.EXPORTED, number): -100}
        journal.record(store, "payment_succeeded", f"{key}:succeeded", key, company, "USD", applied, begun)
        journal.record(store, "reconciled", f"{key}:reconciled", None, company, "USD", shown, begun)


def invoice(company: str, number: int, days: int, cents: int, balance: int | None = None) -> Invoice:
    day = START.date() - timedelta(days=days)
    own = invoice_number(company, number)
    return Invoice(own, company, day - timedelta(days=30), day, "USD", cents, cents if balance is None else balance)


def invoice_number(company: str, number: int) -> str:
    """Of five digits, and each company's own."""
    return str(number + (20_000 if company == MUCH else 0))


def test_what_is_asked_takes_no_more_of_the_database_with_much_history(office, steps):
    for name in ("pat", "kim"):  # statements are made once
        said(office, steps, name)
    little, much = said(office, steps, "pat"), said(office, steps, "kim")
    assert {sentence: count for sentence, count in much.items() if count > _MOST * little[sentence]} == {}


def said(office: Office, steps: Steps, name: str) -> dict[str, int]:
    """What each sentence takes, and what the documents do."""
    company = LITTLE if name == "pat" else MUCH
    taken: dict[str, int] = {}
    for sentence in SENTENCES:
        before = steps.taken
        assert office.hear(sentence.format(paid=invoice_number(company, 10_003)), name=name)
        taken[sentence] = steps.taken - before
    policy, now = office.assistant.services.policy, office.clock.now()
    looks: dict[str, Callable[[Store], Any]] = {
        "the statement's figures": lambda store: statement_of(store, company, policy, now),
        "the figures of /metrics": journal.sums,
        "the pay page": partial(pay_page, company),
    }
    for look, work in looks.items():
        before = steps.taken
        office.read(work)
        taken[look] = steps.taken - before
    return taken


def pay_page(company: str, store: Store) -> None:
    """What it asks for."""
    (link,) = store.find(PayLink, company=company, state="active")
    agreed = baskets.of_link(store, link.id)
    assert payments.current_basket(store, link, agreed) == agreed
    assert payments.hold_on(store, link, agreed) is None
    assert payments.latest_attempt(store, link) is None
