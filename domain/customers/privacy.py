"""Being left alone and being forgotten: no unasked messages; links ended and what was said erased, while money records stay."""

from __future__ import annotations

from typing import Any

from domain.account.context import CommandContext
from domain.commands.catalog import ForgetMe, Mute, Unlink
from domain.core.outbox import EraseMessages
from domain.customers import linking
from domain.customers.models import Person
from domain.payments import payments


def mute(context: CommandContext, command: Mute) -> dict[str, Any]:
    """From now on nothing is told unasked, or it is again."""
    context.store.update(_fresh(context), muted_at=context.now if command.muted else None)
    return {}


def forget(context: CommandContext, command: ForgetMe) -> dict[str, Any]:
    """End the person's links, be silent, and ask for the conversations to be erased up to now.

    What was paid, asked for and audited stays: the dealer must keep it.
    """
    for link in context.memberships():
        payments.revoke_links(context.store, context.person.id, link.company)
        linking.unlink(context, Unlink(link.company))
    context.store.update(_fresh(context), company="", muted_at=context.now)
    context.send(f"erase:{context.key}", EraseMessages(context.person.id, context.now))
    return {}


def _fresh(context: CommandContext) -> Person:
    return context.store.get(Person, context.person.id) or context.person
