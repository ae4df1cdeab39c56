"""Change one's own e-mail or phone number on file, proven by a fresh code to an address that is there already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Ask, Do, Move, Option, Say, Word, ask, done, offer
from domain.account.access import CONTACTS
from domain.account.view import Account
from domain.core.errors import CodeExpired, WrongCode
from domain.core.masking import mask
from domain.customers import contacts
from domain.customers.contacts import kind_of
from domain.customers.models import Contact
from nlu.meaning import Meaning
from nlu.text.tokens import fold
from nlu.text.wordings import Wordings

_KINDS = ("email", "phone")
_SAID = Wordings("dialogue").phrases_by("CONTACTS")


@dataclass(frozen=True)
class ChangeContact(Flow):
    """What is new, read back; then where the code goes, and the code."""

    starts: ClassVar[tuple[str, ...]] = ("change_contact",)
    needs: ClassVar[str] = CONTACTS

    kind: str | None = None
    address: str | None = None
    agreed: bool | None = None
    way: str | None = None
    sent: dict[str, Any] | None = None
    code: str | None = None
    changed: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> ChangeContact:
        address = meaning.first("email") or meaning.first("phone")
        words = fold(meaning.text)
        named = [kind for kind, names in _SAID.items() if any(name in words for name in names)]
        return cls(kind=kind_of(address) if address else named[0] if len(named) == 1 else None, address=address)

    def next(self, account: Account) -> Move:
        contact = account.own_contact
        if self.changed is not None:
            return done("contact-changed", options=offer("show_balance", "help"), masked=self.changed["masked"])
        if contact is None or not (contact.email or contact.phone):
            return done("contact-not-known", options=offer("reach_ar", "show_balance"))
        return self._new(contact) or self._proof(contact)

    def _new(self, contact: Contact) -> Move | None:
        """The new address, until it is agreed to."""
        if self.kind is None and self.address is None:
            options = tuple(Option(kind, Word("contact-kind", {"kind": kind})) for kind in _KINDS)
            return ask("kind", "option", "contact-which", options=options)
        if self.address is None:
            return ask("address", "contact", "contact-new", kind=self.kind)
        if self.address in (contact.email, contact.phone):
            return done("contact-same", options=offer("change_contact", "help"))
        if self.agreed is None:
            return ask("agreed", "yes_no", "contact-confirm", options=YES_NO, kind=kind_of(self.address), address=self.address)
        return None if self.agreed else done("contact-kept", options=offer("change_contact"))

    def _proof(self, contact: Contact) -> Move:
        """The code, to an address that is on file."""
        known = [address for address in (contact.email, contact.phone) if address]
        if self.way is None and len(known) > 1:
            return ask("way", "option", "contact-where", options=tuple(Option(address, _way(address)) for address in known))
        if self.sent is None:
            return Do(contacts.SendChangeCode(self.way or known[0]), "sent")
        if self.code is None:
            return self._ask_code()
        retry = {WrongCode: ("code",), CodeExpired: ("code", "sent")}
        return Do(contacts.ChangeContact(self.sent["challenge"], self.code, self.address or ""), "changed", retry)

    def _ask_code(self) -> Ask:
        assert self.sent
        facts = {"masked": self.sent["masked"], "minutes": self.sent["minutes"]}
        return Ask("code", "code", Say("link-code", facts, expects="code"))


def _way(address: str) -> Word:
    return Word("link-by-email" if "@" in address else "link-by-text", {"masked": mask(address)})
