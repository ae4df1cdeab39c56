"""One's own e-mail or phone on file, replaced: only with a fresh code to an address already there, and the old address is told.

The dealer's ERP stays the book of record: until it shows the new address, each import keeps ours in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.commands.handling import Command, handler
from domain.core.errors import CodeExpired, UnknownAddress, UnknownContact
from domain.core.masking import mask
from domain.core.outbox import written
from domain.core.ports import Store
from domain.core.tokens import new_id
from domain.customers.linking import challenge_contact, redeem
from domain.customers.models import Contact, ContactChange, ContactKind


@dataclass(frozen=True)
class SendChangeCode(Command):
    """Before contact data may change: six digits to an address of one's own that is on file. Outcome as of ``SendCode``."""

    address: str


@handler
def send_code(context: CommandContext, command: SendChangeCode) -> dict[str, Any]:
    """Send six digits to one's own address on file. Raises UnknownAddress for any other, UnknownContact, TooManyTries."""
    contact = _own(context)
    if not command.address or command.address not in (contact.email, contact.phone):
        raise UnknownAddress()
    return challenge_contact(context, contact, command.address)


@dataclass(frozen=True)
class ChangeContact(Command):
    """Replace one's e-mail or phone number on file, with the digits that arrived: outcome ``masked``, the new address."""

    challenge: str
    code: str
    address: str


@handler
def change(context: CommandContext, command: ChangeContact) -> dict[str, Any]:
    """Replace the address. Raises WrongCode, CodeExpired, TooManyTries or UnknownContact."""
    contact = _own(context)
    challenge = redeem(context, command.challenge, command.code)
    if challenge.contact != contact.id:
        raise CodeExpired()
    kind = kind_of(command.address)
    record = ContactChange(
        id=new_id(),
        key=context.key,
        company=contact.company,
        contact=contact.id,
        person=context.person.id,
        kind=kind,
        old=getattr(contact, kind),
        new=command.address,
        state="waiting",
        created_at=context.now,
    )
    context.store.insert(record)
    if kind == "email":
        context.store.update(contact, email=record.new)
    else:
        context.store.update(contact, phone=record.new)
    context.audit(contact.company, "contact_changed", contact=contact.id, kind=kind)
    _tell(context, contact, record, record.old or challenge.sent_to)
    return {"masked": mask(record.new)}


def kind_of(address: str) -> ContactKind:
    """Is it an ``email`` or a ``phone``?"""
    return "email" if "@" in address else "phone"


def kept(store: Store, told: Sequence[Contact]) -> list[Contact]:
    """The contacts as the ERP tells them, with the changes that it does not know yet. What it has taken over is noted."""
    contacts = {contact.id: contact for contact in told}
    for waiting in store.find(ContactChange, order="created_at", state="waiting"):
        contact = contacts.get(waiting.contact)
        now = getattr(contact, waiting.kind) if contact else None
        if contact and now == waiting.old != waiting.new:
            contacts[contact.id] = replace(contact, **{waiting.kind: waiting.new})
        else:
            store.update(waiting, state="taken_over" if now == waiting.new else "overruled")
    return list(contacts.values())


def _own(context: CommandContext) -> Contact:
    context.company(access.CONTACTS)
    contact = context.account().own_contact
    if contact is None:
        raise UnknownContact()
    return contact


def _tell(context: CommandContext, contact: Contact, record: ContactChange, old: str) -> None:
    """AR, who keep the books, and whoever reads the old address."""
    company = context.company(access.CONTACTS)
    text = "mail-ar-contact"
    context.tell_dealer(
        context.policy.ar_email, text, company, contact=contact.name, kind=record.kind, old=record.old or "-", new=record.new
    )
    facts = {"kind": record.kind, "masked": mask(record.new)}
    context.send(f"changed:{record.id}", written(old, "mail-contact-changed", facts, context.person.language))
