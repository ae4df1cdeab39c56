"""Each named question has one answer: SQL on either database gives what plain Python over all records gives, on random books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import ALL_TABLES
from bot.conversation.models import Conversation
from domain.account import journal, questions
from domain.adapters.sql.answers import ANSWERS
from domain.adapters.sql.database import Database
from domain.adapters.sql.migrate import migrate
from domain.billing.models import Credit, Invoice
from domain.core.outbox import WaitingDeliveries
from domain.core.ports import Question, Store
from domain.customers.models import Company, FailedVerification, Membership, Person
from domain.customers.questions import CompanyPrefixes, FailuresSince, InvoicesOfTotal
from domain.payments.models import ATTEMPT_STATES, Hold, PayLink, PaymentAttempt
from domain.payments.questions import UnusedLinks
from tools.exploring.memory_store import MemoryStore

NOON, DAY = datetime(2026, 3, 10, 12, tzinfo=UTC), timedelta(days=1)
COMPANIES, PEOPLE = ("CL1001", "CL1002", "TO2001"), ("pat", "kim")
AMOUNTS = st.sampled_from((1, 50, 100, 150))
MOMENTS = st.integers(-3, 3).map(lambda hours: NOON + timedelta(hours=hours))


class Undone(Exception):
    """Takes back what an example has stored."""


@dataclass(frozen=True)
class Books:
    """Records, and the journal's entries: company and what is posted."""

    records: tuple[Any, ...]
    entries: tuple[tuple[str, Mapping[Any, int]], ...]

    def write(self, store: Store) -> None:
        """Keep all of it in a store."""
        for record in self.records:
            store.insert(record)
        for at, (company, postings) in enumerate(self.entries):
            journal.record(store, "payment_succeeded", f"entry-{at}", None, company, "USD", postings, NOON)


@st.composite
def books(draw: Any) -> Books:
    """Three companies, two people, and anything that may be between them."""
    fixed: list[Any] = [Company(number, f"Customer {number}") for number in COMPANIES]
    fixed += [Person(name, "rest", name, "en", NOON, conversation=f"rest:{name}") for name in PEOPLE]
    talks = [Conversation(f"rest:{name}", "rest", name, "bot", {}, 0, name, "", NOON, NOON) for name in PEOPLE]
    invoices = draw(st.lists(invoice(), max_size=8, unique_by=lambda one: one.number))
    links = [one for at in range(draw(st.integers(0, 3))) for one in draw(paid_link(at))]
    attempts = [one.id for one in links if isinstance(one, PaymentAttempt)]
    holds = [Hold(one.number, draw(st.sampled_from(attempts)), 50, NOON) for one in invoices if attempts and draw(st.booleans())]
    others = (draw(st.lists(kind, max_size=4)) for kind in (credit(), membership(), failure()))
    numbered = [replace(one, **{next(iter(vars(one))): f"{at}"}) for some in others for at, one in enumerate(some)]
    entries = draw(st.lists(entry(invoices), max_size=8))
    return Books((*fixed, *talks, *invoices, *links, *holds, *numbered), tuple(entries))


@st.composite
def invoice(draw: Any) -> Invoice:
    day, total = date(2026, 1, 1) + draw(st.integers(0, 3)) * DAY, draw(AMOUNTS)
    balance = draw(st.sampled_from((0, total, total // 2)))
    number = str(draw(st.integers(10_001, 10_020)))
    return Invoice(number, draw(st.sampled_from(COMPANIES)), day, day + 30 * DAY, "USD", total, balance)


@st.composite
def paid_link(draw: Any, at: int) -> list[Any]:
    """A link, with an attempt or none."""
    company, person = draw(st.sampled_from(COMPANIES)), draw(st.sampled_from(PEOPLE))
    state = draw(st.sampled_from(("active", "consumed", "superseded")))
    around = (company, person, f"rest:{person}", "USD", 100)
    link = PayLink(f"link-{at}", f"hash-{at}", f"key-{at}", "pay", *around, state, NOON, NOON)
    if draw(st.booleans()):
        return [link]
    settled = draw(st.none() | MOMENTS)
    tried = PaymentAttempt(f"a-{at}", f"a-{at}", link.id, "pay", *around, draw(st.sampled_from(ATTEMPT_STATES)), NOON, NOON)
    return [link, replace(tried, settled_at=settled)]


@st.composite
def entry(draw: Any, invoices: list[Invoice]) -> tuple[str, Mapping[Any, int]]:
    """Money that came or went back, for an invoice or for none."""
    cents = draw(st.sampled_from((-100, -50, 50, 100, 150)))
    if invoices and draw(st.booleans()):
        paid = draw(st.sampled_from(invoices))
        other = draw(st.sampled_from((journal.CLEARING, journal.EXPORTED)))
        return paid.company, {(other, None): cents, (journal.APPLIED, paid.number): -cents}
    return draw(st.sampled_from(COMPANIES)), {(journal.CLEARING, None): cents, (journal.UNAPPLIED, None): -cents}


def credit() -> st.SearchStrategy[Credit]:
    whose, currency = st.sampled_from(COMPANIES), st.sampled_from(("USD", "EUR"))
    return st.builds(Credit, st.just(""), whose, st.just(NOON.date()), currency, AMOUNTS)


def membership() -> st.SearchStrategy[Membership]:
    who, company, revoked = st.sampled_from(PEOPLE), st.sampled_from(COMPANIES), st.none() | MOMENTS
    return st.builds(Membership, st.just(""), who, company, st.just("payer"), MOMENTS, MOMENTS, revoked)


def failure() -> st.SearchStrategy[FailedVerification]:
    where = st.sampled_from((*COMPANIES, ""))
    return st.builds(FailedVerification, st.just(""), MOMENTS, st.sampled_from(PEOPLE), where, st.just("facts"))


def asked() -> Iterator[Question[Any]]:
    """Every named question of the business, about everybody there is."""
    yield CompanyPrefixes()
    yield questions.WrongSums()
    yield questions.CompaniesLocked([COMPANIES[2], COMPANIES[0]])
    for company in (None, *COMPANIES):
        yield questions.AccountSums(company)
        yield questions.AppliedCents(company)
    for company in COMPANIES:
        yield questions.OpenInvoices(company)
        yield questions.CreditCents(company, "USD")
        yield questions.InvoiceNumbers(company, 3)
        yield questions.InvoiceNumbers(company, 3, "1")
        yield questions.ReceivedSince(company, NOON)
        yield InvoicesOfTotal(company, 100, date(2026, 1, 2))
    for person in PEOPLE:
        yield questions.MembershipsOf(person)
        yield from (FailuresSince(person, company, NOON) for company in COMPANIES)
        yield from (UnusedLinks(person, company) for company in COMPANIES)


def answers(store: Store) -> dict[str, Any]:
    return {str(question): in_any_order(question, store.ask(question)) for question in asked()}


def in_any_order(question: Question[Any], answer: Any) -> Any:
    """Where no order was promised."""
    return sorted(answer) if isinstance(question, InvoicesOfTotal) else answer


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    server = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    url = server.url(server.make_database()) if server else f"sqlite:///{tmp_path_factory.mktemp('questions')}/books.sqlite3"
    migrate(url)
    database = Database(url, ALL_TABLES)
    yield database
    database.close()


@given(books())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_sql_answers_each_question_as_plain_python_does(database, given_books):
    in_sql: dict[str, Any] = {}

    def work(store):
        given_books.write(store)
        in_sql.update(answers(store))
        raise Undone

    with pytest.raises(Undone):
        database.write(work).result(60)
    in_memory = MemoryStore()
    given_books.write(in_memory)
    assert in_sql == answers(in_memory)


def test_no_question_is_left_out():
    of_the_outbox = {WaitingDeliveries}  # the twin walks flows, and sends nothing
    assert set(ANSWERS) - of_the_outbox == {type(question) for question in asked()}
