"""Automatic payments: ask for them, look at the request, stop them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, End, Move, Option, Say, ask, done, offer
from domain.account.access import PAY
from domain.account.view import Account
from domain.billing import autopay
from domain.billing.autopay import DAYS
from domain.billing.methods import describe
from domain.core.money import Money

# What the customer says yes to; kept with the request. A change of these words gets a new version.
CONSENT = "autopay-confirm v1"


@dataclass(frozen=True)
class SetUpAutopay(Flow):
    """Method, day of the month and a cap; nothing is charged before the dealer confirms."""

    starts: ClassVar[tuple[str, ...]] = ("setup_autopay",)
    needs: ClassVar[str] = PAY
    fills: ClassVar[Mapping[str, str]] = {"method": "method", "day": "day", "cap_cents": "money"}

    method: str | None = None
    day: int | None = None
    cap_cents: int | None = None
    agreed: bool | None = None
    requested: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.requested is not None:
            return done("autopay-requested", options=offer("show_autopay", "show_balance"))
        if account.autopay:
            return done("autopay-already", options=offer("show_autopay", "stop_autopay"))
        if not account.methods:
            return done("autopay-no-method", options=offer("add_method"), suggests="/add_method")
        if self.method is None:
            options = tuple(Option(method.id, describe(method)) for method in account.methods)
            return ask("method", "method", "autopay-method", options=options)
        if self.day is None:
            return ask("day", "day_of_month", "autopay-day")
        if self.day not in DAYS:
            return ask("day", "day_of_month", "autopay-day-range", last=DAYS[-1])
        if not self.cap_cents:
            return ask("cap_cents", "money", "autopay-cap")
        stored = account.method(self.method)
        cap = Money(self.cap_cents, account.currency)
        if self.agreed is None:
            return ask(
                "agreed",
                "yes_no",
                "autopay-confirm",
                options=YES_NO,
                method=describe(stored) if stored else "",
                day=self.day,
                cap=cap,
            )
        if not self.agreed:
            return done("autopay-not-requested")
        return Do(autopay.RequestAutopay(self.method, self.day, self.cap_cents, CONSENT), "requested")


@dataclass(frozen=True)
class ShowAutopay(Flow):
    """What was asked for, and that it awaits the dealer."""

    starts: ClassVar[tuple[str, ...]] = ("show_autopay",)
    needs: ClassVar[str] = PAY

    def next(self, account: Account) -> Move:
        if not account.autopay:
            return done("autopay-none", options=offer("setup_autopay"))
        stored = account.method(account.autopay.method)
        facts = {"method": describe(stored) if stored else "-", "day": account.autopay.day, "cap": account.autopay.cap}
        return End(Say("autopay-show", facts, options=offer("stop_autopay"), sensitive=True))


@dataclass(frozen=True)
class StopAutopay(Flow):
    """End automatic payments, after a yes."""

    starts: ClassVar[tuple[str, ...]] = ("stop_autopay",)
    needs: ClassVar[str] = PAY

    agreed: bool | None = None
    stopped: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.stopped is not None:
            return done("autopay-stopped", options=offer("show_balance"))
        if not account.autopay:
            return done("autopay-none", options=offer("setup_autopay"))
        if self.agreed is None:
            return ask("agreed", "yes_no", "autopay-stop-confirm", options=YES_NO)
        return Do(autopay.StopAutopay(), "stopped") if self.agreed else done("autopay-kept")
