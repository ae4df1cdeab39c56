"""The statement of account: what is open, how old it is, what is in dispute, and what was paid lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from domain.account import access
from domain.account.aging import Aging, OpenInvoice
from domain.account.context import CommandContext
from domain.account.view import Account, local_day
from domain.commands.handling import Command, handler
from domain.core.errors import NoAddressOnFile, UnknownCompany
from domain.core.masking import mask
from domain.core.outbox import Email, Facts
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.customers.models import Company
from domain.payments.models import PaymentAttempt

_LATELY = timedelta(days=90)


@dataclass(frozen=True)
class Statement:
    """An account on one day. ``as_of`` is of when the dealer's books are; ``disputed`` are invoice numbers."""

    company: Company
    day: date
    as_of: datetime | None
    invoices: tuple[OpenInvoice, ...]
    disputed: frozenset[str]
    aging: Aging
    payments: tuple[PaymentAttempt, ...]


def statement_of(store: Store, number: str, policy: Policy, now: datetime) -> Statement:
    """A customer's statement as things are now. Who may ask is the caller's business. Raises UnknownCompany."""
    company = store.get(Company, number)
    if company is None:
        raise UnknownCompany()
    account = Account(local_day(now, policy), False, "", "", store, company, frozenset({access.SEE}))
    return Statement(
        company=company,
        day=account.today,
        as_of=account.as_of,
        invoices=account.open_invoices,
        disputed=frozenset(dispute.invoice for dispute in account.disputes),
        aging=account.aging,
        payments=account.received_since(now - _LATELY),
    )


@dataclass(frozen=True)
class SendStatement(Command):
    """E-mail the statement of account to the contact on file: outcome ``masked``."""


@handler
def send_statement(context: CommandContext, command: SendStatement) -> dict[str, Any]:
    """E-mail it to the contact on file. Raises NoAddressOnFile."""
    company = context.company(access.SEE)
    account = context.account()
    if not account.reach_email:
        raise NoAddressOnFile()
    facts: Facts = {"total": account.aging.total, "day": account.today}
    body = Email(account.reach_email, "mail-statement", facts, context.person.language, statement=company.number)
    context.send(f"statement:{context.key}", body)
    return {"masked": mask(account.reach_email)}
