"""Invitations: tokens by which the dealer lets somebody act for a company, without a code."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from bot.app import open_database
from bot.settings.models import Settings
from domain.account.access import ROLES
from domain.core.errors import UnknownCompany, UnknownContact
from domain.core.ports import Store
from domain.core.tokens import digest
from domain.core.words import one_of
from domain.customers.models import Company, Contact, Invitation


def invite(settings: Settings, company: str, role: str, days: int, contact: str = "") -> str:
    """Make an invitation, for a contact on file by name or for whoever gets it; return its token, which is kept nowhere.

    Raises UnknownCompany or UnknownContact.
    """
    token, now = secrets.token_urlsafe(16), datetime.now(UTC)

    def work(store: Store) -> None:
        if store.get(Company, company) is None:
            raise UnknownCompany()
        made_for = _on_file(store, company, contact) if contact else ""
        store.insert(
            Invitation(digest(token), company, one_of(tuple(ROLES), role), now, now + timedelta(days=days), contact=made_for)
        )

    database = open_database(settings)
    try:
        database.write(work).result()
    finally:
        database.close()
    return token


def _on_file(store: Store, company: str, name: str) -> str:
    """The contact of this name. Raises UnknownContact."""
    found = [contact.id for contact in store.find(Contact, company=company) if contact.name.casefold() == name.casefold()]
    if not found:
        raise UnknownContact()
    return found[0]
