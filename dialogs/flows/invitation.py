"""Link a company by an invitation from the dealer, when its token opens the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Do, Ident, Move, ask, done, offer
from domain.account.view import Account
from domain.customers.linking import AcceptInvitation


@dataclass(frozen=True)
class UseInvitation(Flow):
    """Present an invitation."""

    starts: ClassVar[tuple[str, ...]] = ("use_invitation",)
    fills: ClassVar[Mapping[str, str]] = {"token": "invitation"}

    token: str | None = None
    linked: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.token is None:
            return ask("token", "text", "invitation-token")
        if self.linked is None:
            return Do(AcceptInvitation(self.token), "linked")
        options = offer("show_balance", "show_invoices", "pay", "log_service_call")
        return done("link-done", options=options, name=self.linked["name"], company=Ident(self.linked["company"]))
