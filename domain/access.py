"""The one gate: who may see and do what. Every look at an account goes through ``company_for``."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.errors import NotAllowed, NotFound, NotLinked
from domain.ports import Store
from domain.records import Company, Link, Person

SEE, PAY, METHODS, SERVICE, MANAGE = "see", "pay", "methods", "service", "manage"

ROLES: dict[str, frozenset[str]] = {
    "viewer": frozenset({SEE}),
    "service": frozenset({SERVICE}),
    "payer": frozenset({SEE, PAY, METHODS, SERVICE}),
    "admin": frozenset({SEE, PAY, METHODS, SERVICE, MANAGE}),
}

LINK_LASTS = timedelta(days=365)


def active_links(store: Store, person: Person, now: datetime) -> list[Link]:
    """The person's links that hold now, oldest first."""
    links = store.find(Link, order="linked_at", person=person.id, revoked_at=None)
    return [link for link in links if link.linked_at + LINK_LASTS > now]


def current_link(store: Store, person: Person, now: datetime) -> Link | None:
    """The link to the company the person is talking about; the newest one when none was chosen."""
    links = active_links(store, person, now)
    chosen = [link for link in links if link.company == person.company] or links
    return chosen[-1] if chosen else None


def permissions(link: Link) -> frozenset[str]:
    """What the link's role covers; nothing for a role that is not known."""
    return ROLES.get(link.role, frozenset())


def may(link: Link, permission: str) -> bool:
    """Does the link's role cover this?"""
    return permission in permissions(link)


def company_for(store: Store, person: Person, permission: str, now: datetime) -> Company:
    """The company this person may now ``permission`` for. Raises NotLinked or NotAllowed."""
    link = current_link(store, person, now)
    if link is None:
        raise NotLinked()
    if not may(link, permission):
        raise NotAllowed()
    company = store.get(Company, link.company)
    if company is None:
        raise NotFound()
    return company
