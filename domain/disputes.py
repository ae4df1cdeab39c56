"""Disputed invoices: the customer says why one is not accepted, AR hears of it, and it may be left out of a payment.

What is owed stays what the invoice says until the dealer's books say otherwise: a dispute changes no balance.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain import access
from domain.account import open_invoices
from domain.commands import DisputeInvoice, WithdrawDispute
from domain.desk import Desk
from domain.errors import AlreadyDisputed, NotFound
from domain.records.books import Company, Invoice
from domain.records.claims import Dispute

FIRST_NUMBER = 1001
REASONS = ("amount", "not_received", "twice", "paid", "damaged", "returned", "other")


def dispute(desk: Desk, command: DisputeInvoice) -> dict[str, Any]:
    """Keep the dispute, give it a number, tell AR. Raises NotFound for what is not open, AlreadyDisputed."""
    company = desk.company(access.PAY)
    # The invoice's row is the lock: two people of one company cannot dispute it at the same moment.
    invoice = desk.store.get(Invoice, command.invoice, lock=True)
    if invoice is None or invoice.company != company.number or command.reason not in REASONS:
        raise NotFound()
    running = _running(desk, company, command.invoice)
    if running:
        raise AlreadyDisputed(invoice=running.invoice, number=running.number)
    found = next((one for one in open_invoices(desk.store, company.number) if one.number == command.invoice), None)
    if found is None:
        raise NotFound()
    record = Dispute(
        number=f"DP-{desk.store.next_number('dispute', FIRST_NUMBER)}",
        key=desk.key,
        company=company.number,
        person=desk.person.id,
        invoice=found.number,
        reason=command.reason,
        note=command.note,
        currency=found.balance.currency,
        cents=found.balance.cents,
        state="open",
        created_at=desk.now,
    )
    desk.store.add(record)
    desk.audit(company.number, "invoice_disputed", dispute=record.number, invoice=record.invoice)
    _tell_ar(desk, "mail-ar-dispute", company, record)
    return {"number": record.number}


def withdraw(desk: Desk, command: WithdrawDispute) -> dict[str, Any]:
    """End it at the customer's word, and tell AR. Raises NotFound when the invoice is in no dispute."""
    company = desk.company(access.PAY)
    running = _running(desk, company, command.invoice)
    if running is None:
        raise NotFound()
    desk.store.put(replace(running, state="withdrawn", ended_at=desk.now))
    desk.audit(company.number, "dispute_withdrawn", dispute=running.number, invoice=running.invoice)
    _tell_ar(desk, "mail-ar-dispute-withdrawn", company, running)
    return {"number": running.number}


def _running(desk: Desk, company: Company, invoice: str) -> Dispute | None:
    return next(iter(desk.store.find(Dispute, company=company.number, state="open", invoice=invoice)), None)


def _tell_ar(desk: Desk, text: str, company: Company, record: Dispute) -> None:
    desk.tell_dealer(
        desk.policy.ar_email,
        text,
        company,
        number=record.number,
        invoice=record.invoice,
        amount=record.amount,
        reason=record.reason,
        note=record.note or "-",
    )
