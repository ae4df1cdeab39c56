"""Reaching people at the dealer's: representatives, call-backs, leads; and e-mailed invoice copies."""

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
from domain.core.tokens import new_id
from domain.core.words import one_of
from domain.customers.models import HAND_OVER_KINDS, HandOver, HandOverState, Lead


@dataclass(frozen=True)
class AskForPerson(Command):
    """Reach AR or service: outcome ``state`` (waiting in hours, callback out of hours)."""

    kind: str
    reason: str
    reach_at: str


@handler
def ask_for_person(context: CommandContext, command: AskForPerson) -> dict[str, Any]:
    """In hours a hand-over request, out of hours a call-back request; both by e-mail with the transcript."""
    current = access.chosen(context.active(), context.person)
    company = current[1] if current else None
    state: HandOverState = "waiting" if context.policy.open_at(context.now) else "callback"
    request = HandOver(
        id=new_id(),
        key=context.key,
        kind=one_of(HAND_OVER_KINDS, command.kind),
        conversation=context.person.conversation,
        person=context.person.id,
        company=company.number if company else None,
        reason=command.reason,
        reach_at=command.reach_at,
        state=state,
        created_at=context.now,
    )
    context.store.insert(request)
    to = context.policy.dispatch_email if command.kind == "service" else context.policy.ar_email
    facts = {
        "kind": command.kind,
        "company": request.company or "no company linked",
        "name": company.name if company else "A visitor",
        "reason": command.reason or "-",
        "reach_at": command.reach_at or "-",
        "channel": context.person.channel,
    }
    body = Email(to, f"mail-person-{state}", facts, transcript=request.conversation, hand_over=request.id)
    context.send(f"person:{request.id}", body)
    return {"state": state, "hand_over": request.id}


@dataclass(frozen=True)
class AskSecurityAnalysis(Command):
    """A lead for the free security analysis."""

    name: str
    company_name: str
    reach_at: str
    size: str


@handler
def ask_security_analysis(context: CommandContext, command: AskSecurityAnalysis) -> dict[str, Any]:
    """Keep the lead and mail it to the dealer."""
    lead = Lead(
        id=new_id(),
        key=context.key,
        name=command.name,
        company_name=command.company_name,
        reach_at=command.reach_at,
        size=command.size,
        conversation=context.person.conversation,
        created_at=context.now,
    )
    context.store.insert(lead)
    facts = {"name": lead.name, "company_name": lead.company_name, "reach_at": lead.reach_at, "size": lead.size}
    context.send(f"lead:{lead.id}", Email(context.policy.leads_email, "mail-lead", facts))
    return {}


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
