"""Reaching people at the dealer's: representatives, call-backs, leads; and e-mailed invoice copies."""

from __future__ import annotations

from typing import Any

from domain import access
from domain.commands import AskForPerson, AskSecurityAnalysis, SendInvoiceCopy
from domain.desk import Desk
from domain.errors import NotFound
from domain.facts import pack
from domain.linking import mask
from domain.records.books import Company, Invoice
from domain.records.office import HandOver, Lead
from domain.tokens import new_id


def ask_for_person(desk: Desk, command: AskForPerson) -> dict[str, Any]:
    """In hours a hand-over request, out of hours a call-back request; both by e-mail with the transcript."""
    link = access.current_link(desk.store, desk.person, desk.now)
    company = desk.store.get(Company, link.company) if link else None
    state = "waiting" if desk.policy.open_at(desk.now) else "callback"
    request = HandOver(
        id=new_id(),
        key=desk.key,
        kind=command.kind,
        conversation=desk.person.conversation,
        person=desk.person.id,
        company=company.number if company else "",
        reason=command.reason,
        reach_at=command.reach_at,
        state=state,
        created_at=desk.now,
    )
    desk.store.add(request)
    to = desk.policy.dispatch_email if command.kind == "service" else desk.policy.ar_email
    facts = {
        "kind": command.kind,
        "company": request.company or "no company linked",
        "name": company.name if company else "A visitor",
        "reason": command.reason or "-",
        "reach_at": command.reach_at or "-",
        "channel": desk.person.channel,
    }
    body = {
        "text": f"mail-person-{state}",
        "facts": pack(facts),
        "language": "en",
        "transcript": request.conversation,
        "hand_over": request.id,
    }
    desk.send("email", to, f"person:{request.id}", body)
    return {"state": state, "hand_over": request.id}


def ask_security_analysis(desk: Desk, command: AskSecurityAnalysis) -> dict[str, Any]:
    """Keep the lead and mail it to the dealer."""
    lead = Lead(
        id=new_id(),
        key=desk.key,
        name=command.name,
        company_name=command.company_name,
        reach_at=command.reach_at,
        size=command.size,
        conversation=desk.person.conversation,
        created_at=desk.now,
    )
    desk.store.add(lead)
    facts = {"name": lead.name, "company_name": lead.company_name, "reach_at": lead.reach_at, "size": lead.size}
    desk.send("email", desk.policy.leads_email, f"lead:{lead.id}", {"text": "mail-lead", "facts": pack(facts), "language": "en"})
    return {}


def send_invoice_copy(desk: Desk, command: SendInvoiceCopy) -> dict[str, Any]:
    """E-mail an invoice copy to the contact on file. Raises NotFound, also for another customer's invoice."""
    company = desk.company(access.SEE)
    invoice = desk.store.get(Invoice, command.invoice)
    address = desk.account().reach_email
    if invoice is None or invoice.company != company.number or not address:
        raise NotFound()
    facts = pack({"invoice": invoice.number, "total": invoice.total})
    body = {"text": "mail-invoice-copy", "facts": facts, "language": desk.person.language, "invoice": invoice.number}
    desk.send("email", address, f"copy:{desk.key}", body)
    return {"masked": mask(address)}
