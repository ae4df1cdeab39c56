"""The one gate: who may see and do what. Every look at an account goes through ``company_for``."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.core.errors import NotAllowed, NotFound, NotLinked
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.customers.models import Company, Membership, Person

SEE, PAY, METHODS, SERVICE, CONTACTS, MANAGE = "see", "pay", "methods", "service", "contacts", "manage"

ROLES: dict[str, frozenset[str]] = {
    "viewer": frozenset({SEE}),
    "service": frozenset({SERVICE}),
    "payer": frozenset({SEE, PAY, METHODS, SERVICE, CONTACTS}),
    "admin": frozenset({SEE, PAY, METHODS, SERVICE, CONTACTS, MANAGE}),
}

LINK_LASTS = timedelta(days=365)
_TOUCH_EVERY = timedelta(minutes=1)


def active_links(store: Store, person: Person, policy: Policy, now: datetime) -> list[Membership]:
    """The person's links that hold now, oldest first."""
    links = store.find(Membership, order="linked_at", person=person.id, revoked_at=None)
    idle = policy.idle_on(person.channel)
    return [link for link in links if link.linked_at + LINK_LASTS > now and link.used_at + idle > now]


def touch(store: Store, person: Person, policy: Policy, now: datetime) -> None:
    """The person is here: the links that still hold count as used now. Written at most once a minute."""
    for link in active_links(store, person, policy, now):
        if link.used_at + _TOUCH_EVERY <= now:
            store.update(link, used_at=now)


def current_link(store: Store, person: Person, policy: Policy, now: datetime) -> Membership | None:
    """The link to the company the person is talking about; the newest one when none was chosen."""
    return chosen_link(active_links(store, person, policy, now), person)


def chosen_link(links: list[Membership], person: Person) -> Membership | None:
    """The current one of a person's active links."""
    chosen = [link for link in links if link.company == person.company] or links
    return chosen[-1] if chosen else None


def permissions(link: Membership) -> frozenset[str]:
    """What the link's role covers; nothing for a role that is not known."""
    return ROLES.get(link.role, frozenset())


def may(link: Membership, permission: str) -> bool:
    """Does the link's role cover this?"""
    return permission in permissions(link)


def company_for(store: Store, person: Person, permission: str, policy: Policy, now: datetime) -> Company:
    """The company this person may now ``permission`` for. Raises NotLinked or NotAllowed."""
    link = current_link(store, person, policy, now)
    if link is None:
        raise NotLinked()
    if not may(link, permission):
        raise NotAllowed()
    company = store.get(Company, link.company)
    if company is None:
        raise NotFound()
    return company
