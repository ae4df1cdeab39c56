"""Invoice copies by e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.billing.models import Invoice
from domain.commands.handling import Command, handler
from domain.core.errors import NoAddressOnFile, UnknownInvoice
from domain.core.masking import mask
from domain.core.outbox import Email, Facts


@dataclass(frozen=True)
class SendInvoiceCopy(Command):
    """E-mail an invoice copy to the contact on file: outcome ``masked``."""

    invoice: str


@handler
def send_invoice_copy(context: CommandContext, command: SendInvoiceCopy) -> dict[str, Any]:
    """E-mail an invoice copy to the contact on file. Raises UnknownInvoice, also for another customer's, or NoAddressOnFile."""
    company = context.company(access.SEE)
    invoice = context.store.get(Invoice, command.invoice)
    address = context.account().reach_email
    if invoice is None or invoice.company != company.number:
        raise UnknownInvoice()
    if not address:
        raise NoAddressOnFile()
    facts: Facts = {"invoice": invoice.number, "total": invoice.total}
    body = Email(address, "mail-invoice-copy", facts, context.person.language, invoice=invoice.number)
    context.send(f"copy:{context.key}", body)
    return {"masked": mask(address)}
