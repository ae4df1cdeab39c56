"""Leads: who would like a free security analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account.context import CommandContext
from domain.commands.handling import Command, handler
from domain.core.outbox import Email
from domain.core.tokens import new_id
from domain.customers.models import Lead


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
