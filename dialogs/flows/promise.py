"""Promise to pay: how much and by when; or see what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Ask, Do, End, Move, Option, Say, Word, ask, done, offer
from dialogs.reading.input import NOTHING
from domain.account.access import PAY, SEE
from domain.account.view import Account
from domain.billing import promises
from domain.billing.promises import last_day, within_reach
from domain.core.money import Money

_NO_NOTE = (Option(NOTHING, Word("no-note")),)


@dataclass(frozen=True)
class PromiseToPay(Flow):
    """An amount and a day for accounts receivable to plan with; nothing is paid."""

    starts: ClassVar[tuple[str, ...]] = ("promise_to_pay",)
    needs: ClassVar[str] = PAY
    fills: ClassVar[Mapping[str, str]] = {"cents": "money", "day": "date"}

    cents: int | None = None
    day: str | None = None
    note: str | None = None
    agreed: bool | None = None
    promised: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        owed = account.aging.open
        if self.promised is not None:
            return done("promise-noted", options=offer("show_balance", "pay"), **self._facts(account))
        if not owed:
            return done("promise-nothing-due", options=offer("show_balance", "payment_history"))
        return self._question(account, owed) or self._decided()

    def _question(self, account: Account, owed: Money) -> Ask | None:
        amount, day = Money(self.cents or 0, owed.currency), date.fromisoformat(self.day) if self.day else None
        if self.cents is None:
            return ask("cents", "sum", "promise-amount", options=_amounts(account), owed=owed)
        if not Money(0, owed.currency) < amount <= owed:
            return ask("cents", "sum", "promise-amount-range", options=_amounts(account), owed=owed, amount=amount)
        if day is None:
            return ask("day", "date", "promise-day", amount=amount)
        if not within_reach(day, account.today):
            return ask("day", "date", "promise-day-range", last=last_day(account.today))
        if self.note is None:
            return ask("note", "note", "promise-note", options=_NO_NOTE)
        if self.agreed is None:
            return ask("agreed", "yes_no", "promise-confirm", options=YES_NO, **self._facts(account))
        return None

    def _decided(self) -> Move:
        if not self.agreed:
            return done("promise-dropped", options=offer("pay", "show_balance"))
        note = "" if self.note in (None, NOTHING) else str(self.note)
        return Do(promises.PromisePayment(self.cents or 0, self.day or "", note), "promised")

    def _facts(self, account: Account) -> dict[str, Any]:
        day = date.fromisoformat(self.day) if self.day else account.today
        return {
            "amount": Money(self.cents or 0, account.aging.open.currency),
            "day": day,
            "note": self.note or NOTHING,
            "earlier": "yes" if account.promise and self.promised is None else "no",
        }


@dataclass(frozen=True)
class ShowPromise(Flow):
    """What was promised, and whether its day has passed."""

    starts: ClassVar[tuple[str, ...]] = ("show_promise",)
    needs: ClassVar[str] = SEE

    def next(self, account: Account) -> Move:
        if account.promise is None:
            return done("promise-none", options=offer("promise_to_pay", "show_balance"))
        promise = account.promise
        facts = {"amount": promise.amount, "day": promise.day, "passed": "yes" if promise.day < account.today else "no"}
        return End(Say("promise-show", facts, options=offer("pay", "promise_to_pay", "show_balance"), sensitive=True))


def _amounts(account: Account) -> tuple[Option, ...]:
    """What is past due and everything, as amounts to press."""
    everything, late = account.aging.open, account.aging.past_due
    whole = Option(everything.decimal(), Word("promise-option-all", {"total": everything}))
    if not late or late == everything:
        return (whole,)
    return (Option(late.decimal(), Word("promise-option-past-due", {"total": late})), whole)
