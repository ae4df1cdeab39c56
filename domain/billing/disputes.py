"""Disputed invoices: the customer says why one is not accepted, AR hears of it, and it may be left out of a payment.

What is owed stays what the invoice says until the dealer's books say otherwise: a dispute changes no balance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.account.view import open_invoices
from domain.billing.models import DISPUTE_REASONS, Dispute, Invoice
from domain.commands.handling import Command, handler
from domain.core.errors import AlreadyDisputed, NotInDispute, UnknownInvoice
from domain.core.words import one_of
from domain.customers.models import Company

FIRST_NUMBER = 1001


@dataclass(frozen=True)
class DisputeInvoice(Command):
    """Say that an invoice is not accepted, and why: outcome ``number``."""

    invoice: str
    reason: str
    note: str


@handler
def dispute(context: CommandContext, command: DisputeInvoice) -> dict[str, Any]:
    """Keep the dispute, give it a number, tell AR. Raises UnknownInvoice for what is not open, NotOnOffer, AlreadyDisputed."""
    company = context.company(access.PAY)
    # The invoice's row is the lock: two people of one company cannot dispute it at the same moment.
    invoice, reason = context.store.get(Invoice, command.invoice, lock=True), one_of(DISPUTE_REASONS, command.reason)
    if invoice is None or invoice.company != company.number:
        raise UnknownInvoice()
    running = _running(context, company, command.invoice)
    if running:
        raise AlreadyDisputed(invoice=running.invoice, number=running.number)
    found = next((one for one in open_invoices(context.store, company.number) if one.number == command.invoice), None)
    if found is None:
        raise UnknownInvoice()
    record = Dispute(
        number=f"DP-{context.store.next_number('dispute', FIRST_NUMBER)}",
        key=context.key,
        company=company.number,
        person=context.person.id,
        invoice=found.number,
        reason=reason,
        note=command.note,
        currency=found.balance.currency,
        cents=found.balance.cents,
        state="open",
        created_at=context.now,
    )
    context.store.insert(record)
    context.audit(company.number, "invoice_disputed", dispute=record.number, invoice=record.invoice)
    _tell_ar(context, "mail-ar-dispute", company, record)
    return {"number": record.number}


@dataclass(frozen=True)
class WithdrawDispute(Command):
    """Accept an invoice after all: outcome ``number``."""

    invoice: str


@handler
def withdraw(context: CommandContext, command: WithdrawDispute) -> dict[str, Any]:
    """End it at the customer's word, and tell AR. Raises NotInDispute."""
    company = context.company(access.PAY)
    running = _running(context, company, command.invoice)
    if running is None:
        raise NotInDispute()
    context.store.update(running, state="withdrawn", ended_at=context.now)
    context.audit(company.number, "dispute_withdrawn", dispute=running.number, invoice=running.invoice)
    _tell_ar(context, "mail-ar-dispute-withdrawn", company, running)
    return {"number": running.number}


def _running(context: CommandContext, company: Company, invoice: str) -> Dispute | None:
    return next(iter(context.store.find(Dispute, company=company.number, state="open", invoice=invoice)), None)


def _tell_ar(context: CommandContext, text: str, company: Company, record: Dispute) -> None:
    context.tell_dealer(
        context.policy.ar_email,
        text,
        company,
        number=record.number,
        invoice=record.invoice,
        amount=record.amount,
        reason=record.reason,
        note=record.note or "-",
    )
