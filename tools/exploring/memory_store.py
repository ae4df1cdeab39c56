"""Records in memory, for walking flows without a database: a Store that can be copied at every fork of the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar, cast

from domain.account import journal, questions
from domain.account.aging import OpenInvoice
from domain.billing.models import Credit, Invoice
from domain.core.models import Counter
from domain.core.money import Money
from domain.core.ports import AlreadyThere, Gone, Question, Record, T, Topic
from domain.customers.models import Company, FailedVerification, Membership
from domain.customers.questions import CompanyPrefixes, FailuresSince, InvoicesOfTotal
from domain.payments.models import Hold, LedgerAccount, PayLink, PaymentAttempt, Posting
from domain.payments.payments import UNDER_WAY
from domain.payments.questions import UnusedLinks

R = TypeVar("R", bound=Record)


class MemoryStore:
    """The Store port for one walker: no transactions, no locks, and of unique values only the keys."""

    def __init__(self, records: Iterable[Any] = ()) -> None:
        self._tables: dict[type[Any], dict[str, Any]] = {}
        self.upsert_all(records)

    def copy(self) -> MemoryStore:
        """MemoryStore with the same records; what changes here does not change there."""
        return MemoryStore(self.records())

    def records(self) -> tuple[Any, ...]:
        """Everything that is kept."""
        return tuple(record for shelf in self._tables.values() for record in shelf.values())

    def get(self, kind: type[R], key: str, lock: bool = False) -> R | None:
        return self._table(kind).get(key)

    def find(
        self,
        kind: type[R],
        /,
        order: str = "",
        limit: int = 0,
        before: tuple[str, datetime] | None = None,
        lock: bool = False,
        **equals: Any,
    ) -> list[R]:
        found = [record for record in self._table(kind).values() if _fits(record, equals)]
        if before:
            found = [record for record in found if getattr(record, before[0]) <= before[1]]
        if order:
            found.sort(key=_key)
            found.sort(key=lambda record: getattr(record, order.removeprefix("-")), reverse=order.startswith("-"))
        return found[: limit or None]

    def ask(self, question: Question[T]) -> T:
        answer: T = _ANSWERS[type(question)](self, question)
        return answer

    def insert_all(self, records: Sequence[Record]) -> None:
        for record in records:
            self.insert(record)

    def insert(self, record: Any) -> None:
        if _key(record) in self._table(type(record)):
            raise AlreadyThere(_key(record))
        self.upsert_all((record,))

    def update(self, record: R, **changes: Any) -> R:
        kept = self._table(type(record)).get(_key(record))
        if kept is None:
            raise Gone(_key(record))
        self.upsert_all((replace(cast("Any", kept), **changes),))
        return cast("R", replace(cast("Any", record), **changes))

    def upsert_all(self, records: Iterable[Any]) -> None:
        for record in records:
            self._table(type(record))[_key(record)] = record

    def delete(self, kind: type[Any], key: str) -> None:
        self._table(kind).pop(key, None)

    def count(self, kind: type[Any], /, since: tuple[str, datetime] | None = None, **equals: Any) -> int:
        found = self.find(kind, **equals)
        return sum(since is None or getattr(record, since[0]) >= since[1] for record in found)

    def next_number(self, series: str, first: int = 1) -> int:
        last = self.get(Counter, series)
        number = last.value + 1 if last else first
        self.upsert_all((Counter(series, number),))
        return number

    def signal(self, topic: Topic, about: str = "") -> None:
        """Nobody waits."""

    def _table(self, kind: type[R]) -> dict[str, R]:
        return self._tables.setdefault(kind, {})


def _key(record: Any) -> str:
    return str(getattr(record, next(iter(record.__dataclass_fields__))))


def _fits(record: Any, equals: dict[str, Any]) -> bool:
    pairs = ((getattr(record, name), wanted) for name, wanted in equals.items())
    return all(value in wanted if isinstance(wanted, tuple) else value == wanted for value, wanted in pairs)


def _memberships_of(store: MemoryStore, question: questions.MembershipsOf) -> list[tuple[Membership, Company]]:
    links = store.find(Membership, order="linked_at", person=question.person, revoked_at=None)
    companies = ((link, store.get(Company, link.company)) for link in links)
    return [(link, company) for link, company in companies if company]


def _companies_locked(store: MemoryStore, question: questions.CompaniesLocked) -> tuple[Company, ...]:
    return tuple(store.find(Company, order="number", number=tuple(question.numbers)))


def _open_invoices(store: MemoryStore, question: questions.OpenInvoices) -> tuple[OpenInvoice, ...]:
    held = {hold.invoice: hold.cents for hold in store.find(Hold)}
    applied = journal.applied_by_invoice(store, question.company)
    invoices = store.find(Invoice, order="due_date", company=question.company)
    return tuple(
        OpenInvoice(
            invoice.number,
            invoice.invoice_date,
            invoice.due_date,
            invoice.total,
            invoice.balance - Money(applied.get(invoice.number, 0), invoice.currency),
            Money(held.get(invoice.number, 0), invoice.currency),
            invoice.po_number,
            invoice.description,
            invoice.location,
        )
        for invoice in invoices
        if invoice.balance_cents > applied.get(invoice.number, 0)
    )


def _credit_cents(store: MemoryStore, question: questions.CreditCents) -> int:
    company, currency = question.company, question.currency
    in_erp = sum(credit.amount_cents for credit in store.find(Credit, company=company, currency=currency))
    invoices = {invoice.number: invoice.balance_cents for invoice in store.find(Invoice, company=company)}
    applied = journal.applied_by_invoice(store, company)
    surplus = sum(max(cents - invoices[number], 0) for number, cents in applied.items() if number in invoices)
    return in_erp + surplus + journal.unapplied(store, company, currency).cents


def _postings(store: MemoryStore, company: str | None) -> list[Posting]:
    return store.find(Posting) if company is None else store.find(Posting, company=company)


def _account_sums(store: MemoryStore, question: questions.AccountSums) -> dict[LedgerAccount, int]:
    sums: dict[LedgerAccount, int] = defaultdict(int)
    for posting in _postings(store, question.company):
        sums[posting.account] += posting.cents
    return dict(sums)


def _applied_cents(store: MemoryStore, question: questions.AppliedCents) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for posting in _postings(store, question.company):
        if posting.account == journal.APPLIED and posting.invoice:
            sums[posting.invoice] -= posting.cents
    return {invoice: cents for invoice, cents in sums.items() if cents}


def _wrong_sums(store: MemoryStore, question: questions.WrongSums) -> tuple[questions.WrongSum, ...]:
    """None: sums are not kept here, but counted each time."""
    return ()


def _received_since(store: MemoryStore, question: questions.ReceivedSince) -> tuple[PaymentAttempt, ...]:
    paid = store.find(PaymentAttempt, order="-created_at", company=question.company, purpose="pay", state="succeeded")
    return tuple(attempt for attempt in paid if attempt.settled_at and attempt.settled_at > question.since)


def _invoice_numbers(store: MemoryStore, question: questions.InvoiceNumbers) -> tuple[str, ...]:
    invoices = store.find(Invoice, order="-due_date", company=question.company)
    return tuple(invoice.number for invoice in invoices if invoice.number.endswith(question.ending))[: question.most]


def _company_prefixes(store: MemoryStore, question: CompanyPrefixes) -> tuple[str, ...]:
    return tuple(sorted({company.number[:2] for company in store.find(Company)}))


def _failures_since(store: MemoryStore, question: FailuresSince) -> tuple[int, int]:
    since = ("at", question.since)
    return (
        store.count(FailedVerification, since=since, person=question.person),
        store.count(FailedVerification, since=since, company=question.company),
    )


def _invoices_of_total(store: MemoryStore, question: InvoicesOfTotal) -> tuple[str, ...]:
    exact = store.find(Invoice, company=question.company, total_cents=question.total_cents)
    return tuple(invoice.number for invoice in exact if invoice.invoice_date >= question.since)


def _unused_links(store: MemoryStore, question: UnusedLinks) -> list[PayLink]:
    active = store.find(PayLink, order="id", person=question.person, company=question.company, state="active")
    return [link for link in active if not store.find(PaymentAttempt, link=link.id, state=UNDER_WAY)]


_ANSWERS: Mapping[type[Any], Callable[[MemoryStore, Any], Any]] = {
    questions.MembershipsOf: _memberships_of,
    questions.CompaniesLocked: _companies_locked,
    questions.OpenInvoices: _open_invoices,
    questions.CreditCents: _credit_cents,
    questions.AccountSums: _account_sums,
    questions.AppliedCents: _applied_cents,
    questions.WrongSums: _wrong_sums,
    questions.ReceivedSince: _received_since,
    questions.InvoiceNumbers: _invoice_numbers,
    CompanyPrefixes: _company_prefixes,
    FailuresSince: _failures_since,
    InvoicesOfTotal: _invoices_of_total,
    UnusedLinks: _unused_links,
}
