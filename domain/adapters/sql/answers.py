"""The named questions to the records, each answered by one SQL statement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from domain.account import journal, questions
from domain.account.aging import OpenInvoice
from domain.adapters.sql.statements import one_of
from domain.adapters.sql.tables.payments import account_balance, invoice_applied
from domain.billing.models import Credit, Invoice
from domain.core import outbox
from domain.core.models import Delivery
from domain.core.money import Money
from domain.customers.models import Company, Contact, FailedVerification, Membership, Person
from domain.customers.questions import CompanyPrefixes, FailuresSince, InvoicesOfTotal
from domain.payments.models import Hold, LedgerAccount, PayLink, PaymentAttempt, Posting
from domain.payments.payments import UNDER_WAY
from domain.payments.questions import UnusedLinks

if TYPE_CHECKING:
    from domain.adapters.sql.store import SqlStore

# Literal, so that the condition of a partial index is recognised in the statement.
_ZERO: Any = sa.literal_column("0", sa.BigInteger())
Answer = Callable[["SqlStore", Any], Any]
_COMPANY = sa.bindparam("company", type_=sa.Text())
_UNDER_WAY: list[Any] = [sa.literal_column(f"'{state}'") for state in UNDER_WAY]


def memberships_of(store: SqlStore, question: questions.MembershipsOf) -> list[tuple[Membership, Company]]:
    def build() -> Any:
        membership, company = store.table(Membership), store.table(Company)
        joined = membership.join(company, company.c.number == membership.c.company)
        mine = membership.c.person == sa.bindparam("person"), membership.c.revoked_at.is_(None)
        return (
            sa.select(*membership.c, *company.c)
            .select_from(joined)
            .where(*mine)
            .order_by(membership.c.linked_at, membership.c.id)
        )

    width = len(fields(Membership))
    return [(Membership(*row[:width]), Company(*row[width:])) for row in store.rows(questions.MembershipsOf, build, question)]


def companies_locked(store: SqlStore, question: questions.CompaniesLocked) -> tuple[Company, ...]:
    def build() -> Any:
        company = store.table(Company)
        named = one_of(company.c.number, "numbers", store.dialect)
        return sa.select(company).where(named).order_by(company.c.number).with_for_update(key_share=True)

    return tuple(Company(*row) for row in store.rows(questions.CompaniesLocked, build, question))


def open_invoices(store: SqlStore, question: questions.OpenInvoices) -> tuple[OpenInvoice, ...]:
    def build() -> Any:
        invoice, hold = store.table(Invoice), store.table(Hold)
        paid, held = sa.func.coalesce(invoice_applied.c.cents, 0), sa.func.coalesce(hold.c.cents, 0)
        joined = invoice.outerjoin(invoice_applied, invoice_applied.c.invoice == invoice.c.number)
        joined = joined.outerjoin(hold, hold.c.invoice == invoice.c.number)
        # What the ERP shows as open, and what we know more of: an index each. All other invoices are history.
        in_erp = sa.select(invoice.c.number).where(invoice.c.company == _COMPANY, invoice.c.balance_cents > _ZERO)
        here = sa.select(invoice_applied.c.invoice).where(invoice_applied.c.company == _COMPANY)
        return (
            sa.select(*invoice.c, paid, held)
            .select_from(joined)
            .where(invoice.c.number.in_(sa.union(in_erp, here)), invoice.c.balance_cents > paid)
            .order_by(invoice.c.due_date, invoice.c.number)
        )

    rows = store.rows(questions.OpenInvoices, build, question)
    return tuple(_open_invoice(Invoice(*row[:-2]), *row[-2:]) for row in rows)


def _open_invoice(invoice: Invoice, applied: int, held: int) -> OpenInvoice:
    return OpenInvoice(
        number=invoice.number,
        invoice_date=invoice.invoice_date,
        due_date=invoice.due_date,
        total=invoice.total,
        balance=Money(invoice.balance_cents - applied, invoice.currency),
        pending=Money(held, invoice.currency),
        po_number=invoice.po_number,
        description=invoice.description,
        location=invoice.location,
    )


def credit_cents(store: SqlStore, question: questions.CreditCents) -> int:
    def build() -> Any:
        credit, invoice = store.table(Credit), store.table(Invoice)
        in_erp = _sum(credit.c.amount_cents).where(credit.c.company == _COMPANY, credit.c.currency == sa.bindparam("currency"))
        beyond = invoice_applied.c.cents - invoice.c.balance_cents
        applied = invoice_applied.join(invoice, invoice.c.number == invoice_applied.c.invoice)
        surplus = _sum(beyond).select_from(applied).where(invoice_applied.c.company == _COMPANY, beyond > 0)
        of_company = account_balance.c.company == _COMPANY, account_balance.c.account == journal.UNAPPLIED
        unapplied = _sum(-account_balance.c.cents).where(*of_company)
        return sa.select(in_erp.scalar_subquery(), surplus.scalar_subquery(), unapplied.scalar_subquery())

    return sum(store.rows(questions.CreditCents, build, question)[0])


def account_sums(store: SqlStore, question: questions.AccountSums) -> dict[LedgerAccount, int]:
    def build() -> Any:
        kept = sa.select(account_balance.c.account, _total(account_balance.c.cents)).group_by(account_balance.c.account)
        return kept if question.company is None else kept.where(account_balance.c.company == _COMPANY)

    return {row[0]: row[1] for row in store.rows((questions.AccountSums, question.company is None), build, question)}


def applied_cents(store: SqlStore, question: questions.AppliedCents) -> dict[str, int]:
    def build() -> Any:
        kept = sa.select(invoice_applied.c.invoice, invoice_applied.c.cents)
        return kept if question.company is None else kept.where(invoice_applied.c.company == _COMPANY)

    return {row[0]: row[1] for row in store.rows((questions.AppliedCents, question.company is None), build, question)}


def wrong_sums(store: SqlStore, question: questions.WrongSums) -> tuple[questions.WrongSum, ...]:
    def build() -> Any:
        posting, balance, applied = store.table(Posting), account_balance, invoice_applied
        by_account = posting.c.company + " " + posting.c.account
        on_invoices = posting.c.account == journal.APPLIED, posting.c.invoice.is_not(None)
        told = (
            sa.select(by_account.label("what"), _ZERO.label("kept"), posting.c.cents.label("counted")),
            sa.select(posting.c.invoice, _ZERO, -posting.c.cents).where(*on_invoices),
            sa.select(balance.c.company + " " + balance.c.account, balance.c.cents, _ZERO),
            sa.select(applied.c.invoice, applied.c.cents, _ZERO),
        )
        both = sa.union_all(*told).subquery()
        kept, counted = _total(both.c.kept), _total(both.c.counted)
        return sa.select(both.c.what, kept, counted).group_by(both.c.what).having(kept != counted).order_by(both.c.what)

    return tuple(questions.WrongSum(*row) for row in store.rows(questions.WrongSums, build, question))


def received_since(store: SqlStore, question: questions.ReceivedSince) -> tuple[PaymentAttempt, ...]:
    def build() -> Any:
        attempt = store.table(PaymentAttempt)
        since = sa.bindparam("since", type_=attempt.c.settled_at.type)
        received = attempt.c.company == _COMPANY, attempt.c.settled_at > since, attempt.c.state == "succeeded"
        paid = sa.select(attempt).where(*received, attempt.c.purpose == "pay")
        return paid.order_by(attempt.c.created_at.desc(), attempt.c.id)

    return tuple(PaymentAttempt(*row) for row in store.rows(questions.ReceivedSince, build, question))


def invoice_numbers(store: SqlStore, question: questions.InvoiceNumbers) -> tuple[str, ...]:
    def build() -> Any:
        invoice = store.table(Invoice)
        ending = invoice.c.number.like(sa.literal("%", sa.Text()) + sa.bindparam("ending", type_=sa.Text()))
        latest_first = invoice.c.due_date.desc(), invoice.c.number
        return (
            sa.select(invoice.c.number)
            .where(invoice.c.company == _COMPANY, ending)
            .order_by(*latest_first)
            .limit(sa.bindparam("most", type_=sa.Integer()))
        )

    return tuple(row[0] for row in store.rows(questions.InvoiceNumbers, build, question))


def _sum(cents: Any) -> Any:
    return sa.select(sa.func.coalesce(_total(cents), 0))


def _total(cents: Any) -> Any:
    return sa.cast(sa.func.sum(cents), sa.BigInteger())


def company_prefixes(store: SqlStore, question: CompanyPrefixes) -> tuple[str, ...]:
    def build() -> Any:
        return sa.select(sa.func.substr(store.table(Company).c.number, 1, 2, type_=sa.Text())).distinct()

    return tuple(sorted(row[0] for row in store.rows(CompanyPrefixes, build, question)))


def failures_since(store: SqlStore, question: FailuresSince) -> tuple[int, int]:
    def build() -> Any:
        failed = store.table(FailedVerification)
        counted = sa.select(sa.func.count()).where(failed.c.at >= sa.bindparam("since"))
        of_person = counted.where(failed.c.person == sa.bindparam("person", type_=sa.Text()))
        return sa.select(of_person.scalar_subquery(), counted.where(failed.c.company == _COMPANY).scalar_subquery())

    by_person, of_company = store.rows(FailuresSince, build, question)[0]
    return by_person, of_company


def invoices_of_total(store: SqlStore, question: InvoicesOfTotal) -> tuple[str, ...]:
    def build() -> Any:
        invoice = store.table(Invoice)
        exact = invoice.c.company == _COMPANY, invoice.c.total_cents == sa.bindparam("total_cents", type_=sa.BigInteger())
        return sa.select(invoice.c.number).where(*exact, invoice.c.invoice_date >= sa.bindparam("since"))

    return tuple(row[0] for row in store.rows(InvoicesOfTotal, build, question))


def unused_links(store: SqlStore, question: UnusedLinks) -> list[PayLink]:
    def build() -> Any:
        link, attempt = store.table(PayLink), store.table(PaymentAttempt)
        under_way = sa.exists().where(attempt.c.link == link.c.id, attempt.c.state.in_(_UNDER_WAY))
        mine = link.c.company == _COMPANY, link.c.person == sa.bindparam("person", type_=sa.Text())
        return sa.select(link).where(*mine, link.c.state == sa.literal_column("'active'"), ~under_way).order_by(link.c.id)

    return [PayLink(*row) for row in store.rows(UnusedLinks, build, question)]


def waiting_deliveries(store: SqlStore, question: outbox.WaitingDeliveries) -> list[outbox.Waiting]:
    def build() -> Any:
        delivery = store.table(Delivery)
        oldest = sa.func.min(delivery.c.created_at, type_=delivery.c.created_at.type)
        waits = delivery.c.sent_at.is_(None), delivery.c.failed_at.is_(None)
        found = sa.select(delivery.c.kind, sa.func.count(), oldest).where(*waits)
        return found.group_by(delivery.c.kind).order_by(delivery.c.kind)

    return [outbox.Waiting(*row) for row in store.rows(outbox.WaitingDeliveries, build, question)]


# ---- conversations: their records are bot's, and bot.app hands them in ----


def next_turn(conversation_kind: type[Any], inbound_kind: type[Any], waiting: Callable[..., Any]) -> Answer:
    """Answers what a conversation waits for, with ``waiting(conversation, person, inbound, more)``.

    All rows are locked, so that whoever waited for the lock sees the messages that were answered meanwhile as answered.
    """
    first, second = len(fields(conversation_kind)), len(fields(conversation_kind)) + len(fields(Person))

    def answer(store: SqlStore, question: Any) -> Any:
        def build() -> Any:
            conversation, person, inbound = store.table(conversation_kind), store.table(Person), store.table(inbound_kind)
            joined = conversation.join(person, person.c.id == conversation.c.person)
            joined = joined.join(inbound, inbound.c.conversation == conversation.c.id)
            waits = conversation.c.id == sa.bindparam("conversation"), inbound.c.done_at.is_(None)
            found = sa.select(*conversation.c, *person.c, *inbound.c).select_from(joined).where(*waits)
            return (
                found.order_by(inbound.c.received_at, inbound.c.id).limit(sa.literal_column("2")).with_for_update(key_share=True)
            )

        rows = store.rows(type(question), build, question)
        if not rows:
            return None
        row = rows[0]
        pieces = conversation_kind(*row[:first]), Person(*row[first:second]), inbound_kind(*row[second:])
        return waiting(*pieces, more=len(rows) > 1)

    return answer


def open_elsewhere(conversation_kind: type[Any]) -> Answer:
    """Answers which conversations of others who proved the same contact were heard after an instant."""
    width = len(fields(conversation_kind))

    def answer(store: SqlStore, question: Any) -> Any:
        def build() -> Any:
            conversation, person = store.table(conversation_kind), store.table(Person)
            membership, contact = store.table(Membership), store.table(Contact)
            joined = membership.join(contact, contact.c.id == membership.c.contact)
            joined = joined.join(person, person.c.id == membership.c.person)
            joined = joined.join(conversation, conversation.c.person == person.c.id)
            proven = (
                membership.c.contact == sa.bindparam("contact"),
                membership.c.company == _COMPANY,
                membership.c.revoked_at.is_(None),
                membership.c.person != sa.bindparam("person"),
                conversation.c.heard_at > sa.bindparam("since"),
            )
            found = sa.select(*conversation.c, *person.c).select_from(joined).where(*proven)
            return found.order_by(conversation.c.heard_at.desc(), conversation.c.id)

        rows = store.rows(type(question), build, question)
        return [(conversation_kind(*row[:width]), Person(*row[width:])) for row in rows]

    return answer


ANSWERS: dict[type[Any], Answer] = {
    questions.MembershipsOf: memberships_of,
    questions.CompaniesLocked: companies_locked,
    questions.OpenInvoices: open_invoices,
    questions.CreditCents: credit_cents,
    questions.AccountSums: account_sums,
    questions.AppliedCents: applied_cents,
    questions.WrongSums: wrong_sums,
    questions.ReceivedSince: received_since,
    questions.InvoiceNumbers: invoice_numbers,
    CompanyPrefixes: company_prefixes,
    FailuresSince: failures_since,
    InvoicesOfTotal: invoices_of_total,
    UnusedLinks: unused_links,
    outbox.WaitingDeliveries: waiting_deliveries,
}
