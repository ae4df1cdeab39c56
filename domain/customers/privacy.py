"""Being left alone and being forgotten: no unasked messages; links ended and what was said erased, while money records stay."""

from __future__ import annotations

from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.commands.catalog import ForgetMe, Mute, Unlink
from domain.core.outbox import EraseMessages
from domain.customers import linking


def mute(context: CommandContext, command: Mute) -> dict[str, Any]:
    """From now on nothing is told unasked, or it is again."""
    context.person = context.store.update(context.person, muted_at=context.now if command.muted else None)
    return {}


def forget(context: CommandContext, command: ForgetMe) -> dict[str, Any]:
    """End the person's links, be silent, and ask for the conversations to be erased up to now.

    What was paid, asked for and audited stays: the dealer must keep it.
    """
    links = context.memberships()
    access.lock_companies(context.store, (link.company for link in links))
    for link in links:
        linking.unlink(context, Unlink(link.company))
    context.person = context.store.update(context.person, company=None, muted_at=context.now)
    context.send(f"erase:{context.key}", EraseMessages(context.person.id, context.now))
    return {}
