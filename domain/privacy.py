"""Being left alone and being forgotten: no unasked messages; links ended and what was said erased, while money records stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain import access, linking, payments
from domain.commands import ForgetMe, Mute, Unlink
from domain.desk import Desk
from domain.records.people import Person


def mute(desk: Desk, command: Mute) -> dict[str, Any]:
    """From now on nothing is told unasked, or it is again."""
    desk.store.put(replace(_fresh(desk), muted_at=desk.now if command.muted else None))
    return {}


def forget(desk: Desk, command: ForgetMe) -> dict[str, Any]:
    """End the person's links, be silent, and ask for the conversations to be erased up to now.

    What was paid, asked for and audited stays: the dealer must keep it.
    """
    for link in access.active_links(desk.store, desk.person, desk.now):
        payments.revoke_links(desk.store, desk.person.id, link.company)
        linking.unlink(desk, Unlink(link.company))
    desk.store.put(replace(_fresh(desk), company="", muted_at=desk.now))
    desk.send("erase", desk.person.id, f"erase:{desk.key}", {"until": desk.now.isoformat()})
    return {}


def _fresh(desk: Desk) -> Person:
    return desk.store.get(Person, desk.person.id) or desk.person
