"""The free security analysis: who would like it, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, Move, Option, ask, done, offer
from domain.account.view import Account
from domain.customers.leads import AskSecurityAnalysis

_SIZES = tuple(Option(size, size) for size in ("1-10", "11-50", "51-200", "200+"))


@dataclass(frozen=True)
class SecurityAnalysis(Flow):
    """A lead; open to everybody, linked or not."""

    starts: ClassVar[tuple[str, ...]] = ("security_analysis",)

    name: str | None = None
    company_name: str | None = None
    reach_at: str | None = None
    size: str | None = None
    agreed: bool | None = None
    kept: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.name is None:
            return ask("name", "text", "security-name")
        if self.company_name is None:
            known = (Option(account.company.name, account.company.name),) if account.company else ()
            return ask("company_name", "text", "security-company", options=known)
        if self.reach_at is None:
            return ask("reach_at", "contact", "security-reach")
        if self.size is None:
            return ask("size", "text", "security-size", options=_SIZES, skip="not told")
        if self.agreed is None:
            facts: dict[str, Any] = {"name": self.name, "company": self.company_name, "reach": self.reach_at, "size": self.size}
            return ask("agreed", "yes_no", "security-confirm", options=YES_NO, **facts)
        if not self.agreed:
            return done("security-dropped")
        if self.kept is None:
            return Do(AskSecurityAnalysis(self.name, self.company_name, self.reach_at, self.size), "kept")
        return done("security-done", options=offer("show_balance", "help"))
