"""One human on several channels: identities that proved the same contact on file of the same company belong to one."""

from __future__ import annotations

from datetime import datetime

from domain import access
from domain.ports import Store
from domain.records import Contact, Link, Person


def others(store: Store, person: Person, now: datetime) -> list[Person]:
    """The human's other channel identities that were linked to the company this one is talking about.

    Whether the link of one of them holds, or held when something was said there, is for the caller to ask (``acts_for``).
    """
    link = access.current_link(store, person, now)
    if link is None or not link.contact or store.get(Contact, link.contact) is None:
        return []
    links = store.find(Link, contact=link.contact, revoked_at=None)
    known = {one.person for one in links if one.company == link.company} - {person.id}
    return store.find(Person, order="id", id=tuple(sorted(known))) if known else []


def acts_for(store: Store, person: Person, other: Person, now: datetime, then: datetime) -> bool:
    """Did the other identity speak, at that instant, as the contact that this one speaks as now?"""
    mine, his = access.current_link(store, person, now), access.current_link(store, other, then)
    return mine is not None and his is not None and (mine.company, mine.contact) == (his.company, his.contact)
