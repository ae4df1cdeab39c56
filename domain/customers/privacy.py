"""Being left alone and being forgotten: no unasked messages; links ended and what was said erased, while money records stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.commands.handling import Command, handler
from domain.core.outbox import EraseMessages
from domain.customers import linking
from domain.customers.linking import Unlink


@dataclass(frozen=True)
class Mute(Command):
    """Tell this person nothing unasked (or, ``muted`` False, tell them again)."""

    muted: bool


@handler
def mute(context: CommandContext, command: Mute) -> dict[str, Any]:
    """From now on nothing is told unasked, or it is again."""
    context.person = context.store.update(context.person, muted_at=context.now if command.muted else None)
    return {}


@dataclass(frozen=True)
class ForgetMe(Command):
    """Unlink this person everywhere, forget what was said, tell them nothing unasked."""


@handler
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
