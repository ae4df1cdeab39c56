"""Link a company: its number, a recent invoice and that invoice's exact total, then a code sent to an address on file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Ask, Do, Ident, Move, Option, Say, Word, ask, done, offer
from domain.account.view import Account
from domain.core.errors import CodeExpired, ProofFailed, WrongCode
from domain.customers.linking import ConfirmCode, ProveCompany, SendCode


@dataclass(frozen=True)
class LinkAccount(Flow):
    """Prove to belong to a company, without learning whether a number exists."""

    starts: ClassVar[tuple[str, ...]] = ("link_account",)
    fills: ClassVar[Mapping[str, str]] = {"company": "company_number", "invoice": "invoice_number", "total_cents": "money"}
    # Where the code goes is a question about the company that was proved.
    depends: ClassVar[Mapping[str, tuple[str, ...]]] = dict.fromkeys(("company", "invoice", "total_cents"), ("address",))

    company: str | None = None
    invoice: str | None = None
    total_cents: int | None = None
    proof: dict[str, Any] | None = None
    address: str | None = None
    sent: dict[str, Any] | None = None
    code: str | None = None
    linked: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.company is None:
            return ask("company", "company_number", "link-company")
        if self.invoice is None:
            return ask("invoice", "invoice_number", "link-invoice", company=Ident(self.company))
        if self.total_cents is None:
            return ask("total_cents", "money", "link-total", invoice=Ident(self.invoice))
        facts = ("company", "invoice", "total_cents")
        if self.proof is None:
            return Do(ProveCompany(self.company, self.invoice, self.total_cents), "proof", {ProofFailed: facts})
        contacts = self.proof["contacts"]
        if self.address is None and len(contacts) > 1:
            options = tuple(Option(address, _way(address, masked)) for address, masked in contacts)
            return ask("address", "option", "link-where", options=options)
        if self.sent is None:
            address = self.address or contacts[0][0]
            return Do(SendCode(self.company, self.invoice, self.total_cents, address), "sent", {ProofFailed: (*facts, "proof")})
        if self.code is None:
            return self._ask_code()
        if self.linked is None:
            retry = {WrongCode: ("code",), CodeExpired: ("code", "sent")}
            return Do(ConfirmCode(self.sent["challenge"], self.code), "linked", retry)
        name, number = self.linked["name"], Ident(self.linked["company"])
        return done(
            "link-done", options=offer("show_balance", "show_invoices", "pay", "log_service_call"), name=name, company=number
        )

    def _ask_code(self) -> Ask:
        assert self.sent
        facts = {"masked": self.sent["masked"], "minutes": self.sent["minutes"]}
        return Ask("code", "code", Say("link-code", facts, expects="code"))


def _way(address: str, masked: str) -> Word:
    return Word("link-by-email" if "@" in address else "link-by-text", {"masked": masked})
