"""The statement of account, as a document to open or by e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Do, End, Move, Say, Target, Word, done, offer
from domain.account.access import SEE
from domain.account.view import Account
from domain.billing.statement import SendStatement


@dataclass(frozen=True)
class ShowStatement(Flow):
    """The statement to open."""

    starts: ClassVar[tuple[str, ...]] = ("statement",)
    needs: ClassVar[str] = SEE

    def next(self, account: Account) -> Move:
        assert account.company, "a flow that needs a permission has a company"
        facts = {"total": account.aging.total, "day": account.today, "count": len(account.open_invoices)}
        document = Target("statement", account.company.number, Word("statement-label"))
        options = offer("mail_statement", "pay") if account.open_invoices else offer("mail_statement")
        say = Say("statement", facts, options=options, document=document, sensitive=True, suggests="/mail_statement")
        return End(say)


@dataclass(frozen=True)
class MailStatement(Flow):
    """The statement by e-mail to the address on file: what a telephone can do for a document."""

    starts: ClassVar[tuple[str, ...]] = ("mail_statement",)
    needs: ClassVar[str] = SEE

    mailed: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if not account.reach_email and self.mailed is None:
            return done("statement-no-email", options=offer("statement", "reach_ar"))
        if self.mailed is None:
            return Do(SendStatement(), "mailed")
        return done("statement-mailed", options=offer("show_balance", "pay"), masked=self.mailed["masked"])
