"""Past and present payments, each with its true state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dialogs.flow import Flow
from dialogs.moves import End, Ident, Move, Option, Say, Table, Target, Word, done, offer
from domain.account.access import SEE
from domain.account.view import Account
from domain.payments.models import PaymentAttempt


@dataclass(frozen=True)
class PaymentHistory(Flow):
    """What was paid, when, how, and what is still under way; the newest first."""

    starts: ClassVar[tuple[str, ...]] = ("payment_history", "payment_status", "send_receipt")
    needs: ClassVar[str] = SEE

    def next(self, account: Account) -> Move:
        tries = account.payments
        if not tries:
            return done("history-none", options=offer("show_balance", "pay"))
        newest = tries[0]
        facts = {
            "state": newest.state,
            "amount": newest.amount,
            "confirmation": Ident(newest.confirmation or "-"),
        }
        table = Table(Word("history-title"), tuple((_row(attempt), attempt.amount) for attempt in tries))
        paid, open_ = account.last_received, next((attempt for attempt in tries if attempt.state == "open"), None)
        receipt = Target("receipt", paid.id, Word("receipt-label", {"confirmation": Ident(paid.confirmation)})) if paid else None
        held = next(iter(account.paid_with(open_)), None) if open_ else None
        options = (Option(f"/cancel_payment {held}", Word("offer-cancel-payment")),) if held else offer("show_balance")
        return End(Say("history", facts, options=options, table=table, document=receipt, sensitive=True))


def _row(attempt: PaymentAttempt) -> Word:
    day = (attempt.settled_at or attempt.created_at).date()
    return Word(
        "history-row",
        {
            "day": day,
            "state": attempt.state,
            "method": attempt.method_label or "-",
            "confirmation": Ident(attempt.confirmation or "-"),
        },
    )
