"""What a command's handler is given: the records, who is asking, the time, the dealer's policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.account import access
from domain.account.view import Account, account_of
from domain.core.models import Audit
from domain.core.outbox import Body, Email, Fact, Facts, enqueue
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.core.tokens import SecretDeriver, new_id
from domain.customers.models import Company, Contact, Membership, Person


@dataclass
class CommandContext:
    """``key`` belongs to this one command of this one message: done twice with it, a thing is done once.

    ``person`` is as it was last written here; its row is locked by the turn, and so are its memberships: ``held`` are those
    that hold now, each with its company (None: not asked yet). They change by ``admit`` and ``revoke`` only.
    """

    store: Store
    person: Person
    policy: Policy
    deriver: SecretDeriver
    now: datetime
    key: str
    held: access.Held | None = None

    def company(self, permission: str) -> Company:
        """The company this person may act for. Raises NotLinked or NotAllowed."""
        return access.company_for(self.store, self.person, self.active(), permission)

    def active(self) -> access.Held:
        """The person's memberships that hold now, oldest first, each with its company."""
        if self.held is None:
            self.held = access.active_memberships(self.store, self.person, self.policy, self.now)
        return self.held

    def memberships(self) -> list[Membership]:
        """The person's memberships that hold now, oldest first."""
        return [link for link, _ in self.active()]

    def admit(self, membership: Membership) -> None:
        """Let the person act for a company from now on."""
        self.store.insert(membership)
        self.held = None

    def revoke(self, membership: Membership) -> None:
        """End a membership of the person."""
        self.store.update(membership, revoked_at=self.now)
        self.held = None

    def account(self) -> Account:
        """The account as the person may see it now."""
        return account_of(self.store, self.person, self.active(), self.policy, self.now)

    def audit(self, company: str, action: str, **detail: Any) -> None:
        """Keep who changed money or permissions."""
        self.store.insert(Audit(new_id(), self.now, self.person.id, company, action, detail))

    def send(self, key: str, body: Body) -> None:
        """Put something into the outbox; with a key that is there already, nothing happens."""
        enqueue(self.store, key, body, self.now)

    def tell_dealer(self, to: str, text: str, company: Company, **facts: Fact) -> None:
        """E-mail the dealer's people, in English, what a customer asked for or did."""
        everything: Facts = {"company": company.number, "name": company.name} | facts
        self.send(f"{text}:{self.key}", Email(to, text, everything))


def billing_contact(store: Store, company: str) -> Contact | None:
    """Who gets receipts: a contact whose role speaks of payables or billing, else the first with an e-mail."""
    contacts = [contact for contact in store.find(Contact, order="id", company=company) if contact.email]
    words = ("payable", "billing", "account", "finance", "office", "admin")
    return next((c for c in contacts if any(word in c.role.lower() for word in words)), next(iter(contacts), None))
