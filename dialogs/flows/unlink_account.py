"""Stop acting for a company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, Ident, Move, ask, done
from domain.account.view import Account
from domain.customers.linking import Unlink
from nlu.meaning import Meaning


@dataclass(frozen=True)
class UnlinkAccount(Flow):
    """Unlink the company that is being talked about."""

    starts: ClassVar[tuple[str, ...]] = ("unlink_account",)

    company: str | None = None
    agreed: bool | None = None
    unlinked: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> UnlinkAccount:
        return cls(company=account.company.number if account.company else None)

    def next(self, account: Account) -> Move:
        if self.company is None:
            return done("unlink-nothing")
        if self.agreed is None:
            return ask("agreed", "yes_no", "unlink-confirm", options=YES_NO, company=Ident(self.company))
        if not self.agreed:
            return done("unlink-kept")
        if self.unlinked is None:
            return Do(Unlink(self.company), "unlinked")
        return done("unlink-done", company=Ident(self.company))
