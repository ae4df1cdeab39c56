"""Talk about another of the companies one is linked to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Do, Ident, Move, Option, Word, ask, done, offer
from domain.account.view import Account
from domain.customers.linking import SwitchCompany as Switch


@dataclass(frozen=True)
class SwitchCompany(Flow):
    """Choose among linked companies, or link another."""

    starts: ClassVar[tuple[str, ...]] = ("switch_company",)
    fills: ClassVar[Mapping[str, str]] = {"company": "company_number"}

    company: str | None = None
    switched: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        known = dict(account.companies)
        if len(known) < 2:
            return done("switch-only-one", options=offer("link_account"), suggests="/link_account")
        if self.company is None:
            options = tuple(
                Option(number, Word("company-option", {"number": Ident(number), "name": name})) for number, name in known.items()
            )
            return ask("company", "option", "switch-which", options=options)
        if self.switched is None:
            return Do(Switch(self.company), "switched")
        return done("switch-done", options=offer("show_balance", "pay"), name=self.switched["name"], company=Ident(self.company))
