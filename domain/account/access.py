"""The one gate: who may see and do what. Every look at an account goes through ``company_for``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.account.questions import CompaniesLocked, MembershipsOf
from domain.core.errors import NotAllowed, NotLinked, UnknownCompany
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.customers.models import Company, Membership, Person, Role

SEE, PAY, METHODS, SERVICE, CONTACTS, MANAGE = "see", "pay", "methods", "service", "contacts", "manage"

ROLES: dict[Role, frozenset[str]] = {
    "viewer": frozenset({SEE}),
    "service": frozenset({SERVICE}),
    "payer": frozenset({SEE, PAY, METHODS, SERVICE, CONTACTS}),
    "admin": frozenset({SEE, PAY, METHODS, SERVICE, CONTACTS, MANAGE}),
}

LINK_LASTS = timedelta(days=365)
_TOUCH_EVERY = timedelta(minutes=1)


Held = list[tuple[Membership, Company]]


def active_memberships(store: Store, person: Person, policy: Policy, now: datetime) -> Held:
    """The person's memberships that hold now, oldest first, each with its company."""
    idle = policy.idle_on(person.channel)
    held = store.ask(MembershipsOf(person.id))
    return [(link, company) for link, company in held if link.linked_at + LINK_LASTS > now and link.used_at + idle > now]


def touch(store: Store, held: Held, now: datetime) -> None:
    """The person is here: the memberships that still hold count as used now. Written at most once a minute."""
    for link, _ in held:
        if link.used_at + _TOUCH_EVERY <= now:
            store.update(link, used_at=now)


def current_link(store: Store, person: Person, policy: Policy, now: datetime) -> Membership | None:
    """The membership of the company the person is talking about; the newest one when none was chosen."""
    current = chosen(active_memberships(store, person, policy, now), person)
    return current[0] if current else None


def chosen(held: Held, person: Person) -> tuple[Membership, Company] | None:
    """The current one of a person's active memberships."""
    current = [(link, company) for link, company in held if link.company == person.company] or held
    return current[-1] if current else None


def permissions(link: Membership) -> frozenset[str]:
    """What the link's role covers; nothing for a role that is not known."""
    return ROLES.get(link.role, frozenset())


def may(link: Membership, permission: str) -> bool:
    """Does the link's role cover this?"""
    return permission in permissions(link)


def lock_company(store: Store, number: str) -> Company | None:
    """The company, its row locked: what is decided for a company is decided one after the other, so that what was checked
    still holds when it is acted upon.

    Whoever checks and then changes something of a company takes this lock before it looks, and before any lock but those of the
    turn (conversation, then person): taken in this order, locks never wait for each other in a circle.
    """
    return store.get(Company, number, lock=True)


def lock_companies(store: Store, numbers: Iterable[str]) -> None:
    """The same for several companies, in the order of their numbers."""
    if wanted := sorted(set(numbers)):
        store.ask(CompaniesLocked(wanted))


def company_for(store: Store, person: Person, held: Held, permission: str) -> Company:
    """The company a person with these memberships may ``permission`` for, locked. The memberships were read before the lock, and
    still hold: only the person's own turns end them, and the turn has locked the person.

    Raises NotLinked, NotAllowed or UnknownCompany.
    """
    current = chosen(held, person)
    if current is None:
        raise NotLinked()
    link, _ = current
    if not may(link, permission):
        raise NotAllowed()
    company = lock_company(store, link.company)
    if company is None:
        raise UnknownCompany()
    return company
