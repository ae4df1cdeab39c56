"""Report a meter reading: which machine, what its counters show; read back before it is passed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, Listing, Move, Option, Word, ask, done, offer
from domain.account.access import SERVICE
from domain.account.view import Account
from domain.service import meters
from domain.service.calls import describe
from domain.service.meters import doubt
from domain.service.models import Equipment


@dataclass(frozen=True)
class ReportMeter(Flow):
    """One machine and its counters; what is odd beside the last reading is said before it is agreed to."""

    starts: ClassVar[tuple[str, ...]] = ("report_meter",)
    needs: ClassVar[str] = SERVICE
    fills: ClassVar[Mapping[str, str]] = {"equipment": "equipment", "counters": "meter"}

    equipment: str | None = None
    counters: dict[str, int] | None = None
    agreed: bool | None = None
    reported: dict[str, Any] | None = None

    def resolved(self, account: Account) -> ReportMeter:
        """Where there is one machine, it is that one."""
        only = account.equipment[0].id if len(account.equipment) == 1 else None
        return self.answered(equipment=only) if only and self.equipment is None else self

    def next(self, account: Account) -> Move:
        machine = account.machine(self.equipment or "")
        if not account.equipment:
            return done("meter-no-machine", options=offer("reach_service", "show_balance"))
        if machine is None:
            options = tuple(Option(one.id, describe(one)) for one in account.equipment[:8])
            return ask("equipment", "equipment", "meter-which", options=options)
        if self.counters is None:
            return ask("counters", "meter", "meter-reading", machine=describe(machine))
        if self.agreed is None:
            return self._confirm(account, machine)
        if not self.agreed:
            return done("meter-dropped", options=offer("report_meter"))
        if self.reported is None:
            return Do(meters.ReportMeter(machine.id, tuple(self.counters.items())), "reported")
        return done("meter-reported", options=offer("report_meter", "order_supplies"), machine=describe(machine))

    def _confirm(self, account: Account, machine: Equipment) -> Move:
        last, counters = account.last_reading(machine.id), self.counters or {}
        facts: dict[str, Any] = {
            "machine": describe(machine),
            "reading": _spelled(counters),
            "doubt": doubt(last.counters, counters) if last else "",
            "last": _spelled(last.counters) if last else "",
            "day": last.created_at if last else account.today,
        }
        return ask("agreed", "yes_no", "meter-confirm", options=YES_NO, **facts)


def _spelled(counters: Mapping[str, int]) -> Listing:
    return Listing(tuple(Word("meter-counter", {"kind": kind, "count": count}) for kind, count in counters.items()))
