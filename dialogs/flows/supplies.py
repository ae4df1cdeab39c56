"""Order supplies: for which machine, what, how many; read back before dispatch gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Ask, Do, Ident, Listing, Move, Option, Word, ask, done, offer
from dialogs.reading.input import NOTHING
from domain.account.access import SERVICE
from domain.account.view import Account
from domain.service import supplies
from domain.service.calls import describe
from domain.service.supplies import MOST

NO_MACHINE = "other"
# What is asked for most; the rest is understood as well.
_COLORS = ("black", "cyan", "magenta", "yellow")
_OFFERED = (*_COLORS, "staples", "paper")
_NO_NOTE = (Option(NOTHING, Word("no-note")),)


def _named(kind: str) -> Word:
    return Word("supply", {"kind": kind})


@dataclass(frozen=True)
class OrderSupplies(Flow):
    """Toner by colour (``colors``), staples, paper. ``items`` are counted one by one where no number was said (0)."""

    starts: ClassVar[tuple[str, ...]] = ("order_supplies",)
    needs: ClassVar[str] = SERVICE
    fills: ClassVar[Mapping[str, str]] = {"equipment": "equipment", "items": "supplies"}

    equipment: str | None = None
    items: dict[str, int] | None = None
    colors: dict[str, int] | None = None
    count: int | None = None
    note: str | None = None
    agreed: bool | None = None
    ordered: dict[str, Any] | None = None

    def resolved(self, account: Account) -> OrderSupplies:
        """Toner without a colour becomes toner of the colours that were named; a count belongs to the first thing without one."""
        items, kind = dict(self.items or {}), self._uncounted()
        if "toner" in items and self.colors and "toner" not in self.colors:
            each = items.pop("toner")
            return self.answered(items=items | {color: count or each for color, count in self.colors.items()}, colors=None)
        if kind is None or self.count is None or not 0 < self.count <= MOST:
            return self
        return self.answered(items=items | {kind: self.count}, count=None)

    def next(self, account: Account) -> Move:
        if self.ordered is not None:
            return done("supplies-ordered", options=offer("order_supplies", "report_meter"), number=Ident(self.ordered["number"]))
        return self._question(account) or self._decided()

    def _question(self, account: Account) -> Ask | None:
        if self.equipment is None and account.equipment:
            machines = tuple(Option(one.id, describe(one)) for one in account.equipment[:7])
            other = Option(NO_MACHINE, Word("service-option-other"))
            return ask("equipment", "equipment", "supplies-which", options=(*machines, other))
        if self.items is None:
            return ask("items", "supplies", "supplies-what", options=tuple(Option(kind, _named(kind)) for kind in _OFFERED))
        if "toner" in self.items:
            return ask("colors", "supplies", "supplies-color", options=tuple(Option(color, _named(color)) for color in _COLORS))
        uncounted = self._uncounted()
        if uncounted:
            text = "supplies-count" if self.count is None else "supplies-count-range"
            return ask("count", "count", text, what=_named(uncounted), most=MOST)
        if self.note is None:
            return ask("note", "note", "supplies-note", options=_NO_NOTE)
        if self.agreed is None:
            return ask("agreed", "yes_no", "supplies-confirm", options=YES_NO, **self._facts(account))
        return None

    def _decided(self) -> Move:
        if not self.agreed:
            return done("supplies-dropped", options=offer("order_supplies"))
        equipment = "" if self.equipment in (None, NO_MACHINE) else str(self.equipment)
        note = "" if self.note in (None, NOTHING) else str(self.note)
        return Do(supplies.OrderSupplies(equipment, tuple((self.items or {}).items()), note), "ordered")

    def _uncounted(self) -> str | None:
        """The first thing of which it is not known how many, or of which too many were asked for."""
        return next((kind for kind, count in (self.items or {}).items() if not 0 < count <= MOST), None)

    def _facts(self, account: Account) -> dict[str, Any]:
        machine = account.machine(self.equipment or "")
        items = (self.items or {}).items()
        return {
            "machine": describe(machine) if machine else Word("service-other-machine"),
            "items": Listing(tuple(Word("supply-count", {"what": _named(kind), "count": count}) for kind, count in items)),
            "note": self.note or NOTHING,
        }
