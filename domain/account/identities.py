"""One human on several channels: identities that proved the same contact on file of the same company belong to one."""

from __future__ import annotations

from datetime import datetime

from domain.account import access
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.customers.models import Contact, Membership, Person


def others(store: Store, link: Membership) -> list[Person]:
    """The other channel identities of the human who holds this link, whatever they are talking about.

    Nobody, where the link does not say which contact was proven, or where that contact is no longer on file.
    """
    if not link.contact or store.get(Contact, link.contact) is None:
        return []
    links = store.find(Membership, contact=link.contact, revoked_at=None)
    known = {one.person for one in links if one.company == link.company} - {link.person}
    return store.find(Person, order="id", id=tuple(sorted(known))) if known else []


def spoke_as(store: Store, person: Person, link: Membership, policy: Policy, then: datetime) -> bool:
    """Did this identity speak, at that instant, as the contact that the link proves?"""
    held = access.current_link(store, person, policy, then)
    return held is not None and bool(link.contact) and (held.company, held.contact) == (link.company, link.contact)
