"""Reaching a person at the dealer's: a hand-over of the conversation in hours, a call-back out of hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.commands.handling import Command, handler
from domain.core.outbox import Email
from domain.core.tokens import new_id
from domain.core.words import one_of
from domain.customers.models import HAND_OVER_KINDS, HandOver, HandOverState


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
