"""Say what is owed, by age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import End, Move, Say, Table, Word, offer
from domain.account.access import SEE
from domain.account.view import Account

_LABELS = ("aging-current", "aging-1-30", "aging-31-60", "aging-61-90", "aging-over-90")


@dataclass(frozen=True)
class Balance(Flow):
    """The aging balance."""

    starts: ClassVar[tuple[str, ...]] = ("show_balance",)
    needs: ClassVar[str] = SEE

    def next(self, account: Account) -> Move:
        aging = account.aging
        facts: dict[str, Any] = {"as_of": account.as_of or account.today}
        if not account.open_invoices:
            text = "balance-credit" if aging.credit else "balance-nothing"
            return End(
                Say(text, {"credit": aging.credit, **facts}, options=offer("payment_history", "log_service_call"), sensitive=True)
            )
        facts |= {
            "total": aging.total,
            "open": aging.open,
            "past_due": aging.past_due,
            "overdue": "yes" if aging.past_due else "no",
            "count": len(account.open_invoices),
            "pending": aging.pending,
            "underway": "yes" if aging.pending else "no",
            "disputed": account.disputed,
            "in_dispute": len(account.disputes),
        }
        wanted = offer("pay_past_due", "pay_all", "show_invoices") if aging.past_due else offer("pay_all", "show_invoices")
        return End(Say("balance", facts, options=wanted, table=_table(account), sensitive=True))


def _table(account: Account) -> Table:
    """All five buckets, so that a zero is said and not guessed; the credit only when there is one."""
    aging = account.aging
    rows = [(Word(label), amount) for label, amount in zip(_LABELS, aging.buckets, strict=True)]
    if aging.credit:
        rows.append((Word("aging-credit"), -aging.credit))
    return Table(Word("aging-title"), tuple(rows), (Word("aging-total"), aging.total))
