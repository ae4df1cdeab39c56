"""Service calls: log one, look at it, add to it, call it off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, End, Ident, Move, Option, Say, Table, Word, ask, done, offer
from domain.account.access import SERVICE
from domain.account.view import Account
from domain.service import calls
from domain.service.calls import describe
from domain.service.models import ServiceCall
from nlu.entities import fault
from nlu.meaning import Meaning

NO_MACHINE = "other"
ANY_TIME = "any time in business hours"
_URGENCY = tuple(Option(level, Word(f"urgency-{level}")) for level in ("high", "normal", "low"))


@dataclass(frozen=True)
class LogServiceCall(Flow):
    """Which machine, what is wrong, how urgent, whom to call, when somebody can get in."""

    starts: ClassVar[tuple[str, ...]] = ("log_service_call",)
    needs: ClassVar[str] = SERVICE
    fills: ClassVar[Mapping[str, str]] = {"equipment": "equipment", "urgency": "urgency", "call_back": "phone"}

    equipment: str | None = None
    problem: str | None = None
    urgency: str | None = None
    call_back: str | None = None
    access: str | None = None
    agreed: bool | None = None
    logged: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> LogServiceCall:
        return cls(problem=meaning.text if fault.mentions(meaning.text) else None).filled(meaning, account)

    def next(self, account: Account) -> Move:
        question = self._question(account)
        if question:
            return question
        if not self.agreed:
            return done("service-not-logged", options=offer("log_service_call"))
        if self.logged is None:
            equipment = "" if self.equipment in (None, NO_MACHINE) else str(self.equipment)
            command = calls.LogServiceCall(
                equipment, self.problem or "", self.urgency or "", self.call_back or "", self.access or ""
            )
            return Do(command, "logged")
        return done("service-logged", options=offer("service_status", "show_balance"), number=Ident(self.logged["number"]))

    def _question(self, account: Account) -> Move | None:
        if self.equipment is None and account.equipment:
            return ask("equipment", "equipment", "service-which", options=_machines(account))
        if self.problem is None:
            text = "service-problem" if account.machine(self.equipment or "") else "service-problem-other"
            return ask("problem", "text", text, machine=self._machine(account))
        if self.urgency is None:
            return ask("urgency", "urgency", "service-urgency", options=_URGENCY)
        if self.call_back is None:
            on_file = _on_file(account)
            return ask("call_back", "call_back", "service-call-back", on_file, skip=on_file[0].value if on_file else None)
        if self.access is None:
            return ask("access", "text", "service-access", (Option(ANY_TIME, Word("service-any-time")),), skip=ANY_TIME)
        if self.agreed is None:
            return ask("agreed", "yes_no", "service-confirm", options=YES_NO, **self._facts(account))
        return None

    def _machine(self, account: Account) -> Any:
        machine = account.machine(self.equipment or "")
        return describe(machine) if machine else Word("service-option-other")

    def _facts(self, account: Account) -> dict[str, Any]:
        return {
            "machine": self._machine(account),
            "problem": self.problem,
            "urgency": Word(f"urgency-{self.urgency}"),
            "call_back": self.call_back,
            "access": self.access,
        }


@dataclass(frozen=True)
class ServiceStatus(Flow):
    """What became of service calls."""

    starts: ClassVar[tuple[str, ...]] = ("service_status",)
    needs: ClassVar[str] = SERVICE

    def next(self, account: Account) -> Move:
        if not account.calls:
            return done("service-none", options=offer("log_service_call"))
        newest = account.calls[0]
        machine = account.machine(newest.equipment)
        facts = {
            "count": len(account.calls),
            "number": Ident(newest.number),
            "state": newest.state,
            "visit": newest.visit_on or "none",
            "day": newest.created_at,
            "machine": describe(machine) if machine else Word("service-other-machine"),
            "problem": newest.problem,
            "notes": len(account.notes(newest.number)),
        }
        table = Table(
            Word("service-title"), tuple(_row(call, account) for call in account.calls[:8]), aloud=len(account.calls) > 1
        )
        options = offer("service_note", "service_cancel") if newest.is_open else offer("log_service_call")
        return End(Say("service-status", facts, options=options, table=table))


@dataclass(frozen=True)
class ServiceNote(Flow):
    """Add something to a call."""

    starts: ClassVar[tuple[str, ...]] = ("service_note",)
    needs: ClassVar[str] = SERVICE
    fills: ClassVar[Mapping[str, str]] = {"number": "service_call_number"}

    number: str | None = None
    text: str | None = None
    noted: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        open_calls = _open_calls(account)
        if not open_calls:
            return done("service-none-open", options=offer("log_service_call"))
        if self.number is None and len(open_calls) > 1:
            return ask("number", "service_call", "service-which-call", options=_call_options(open_calls, account))
        number = self.number or open_calls[0].number
        if self.text is None:
            return ask("text", "text", "service-note-text", number=Ident(number))
        if self.noted is None:
            return Do(calls.AddServiceNote(number, self.text), "noted")
        return done("service-noted", options=offer("service_status"), number=Ident(number))


@dataclass(frozen=True)
class CancelServiceCall(Flow):
    """Call off a call, after a yes."""

    starts: ClassVar[tuple[str, ...]] = ("service_cancel",)
    needs: ClassVar[str] = SERVICE
    fills: ClassVar[Mapping[str, str]] = {"number": "service_call_number"}

    number: str | None = None
    agreed: bool | None = None
    cancelled: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.cancelled is not None:
            return done("service-cancelled", options=offer("log_service_call"), number=Ident(self.cancelled["number"]))
        open_calls = _open_calls(account)
        if not open_calls:
            return done("service-none-open", options=offer("log_service_call"))
        if self.number is None:
            if len(open_calls) > 1:
                return ask("number", "service_call", "service-which-call", options=_call_options(open_calls, account))
            return self.answered(number=open_calls[0].number).next(account)
        if self.agreed is None:
            return ask("agreed", "yes_no", "service-cancel-confirm", options=YES_NO, number=Ident(self.number))
        if not self.agreed:
            return done("service-kept", number=Ident(self.number))
        return Do(calls.CancelServiceCall(self.number), "cancelled")


def _machines(account: Account) -> tuple[Option, ...]:
    known = tuple(Option(machine.id, describe(machine)) for machine in account.equipment[:7])
    return (*known, Option(NO_MACHINE, Word("service-option-other")))


def _on_file(account: Account) -> tuple[Option, ...]:
    name = account.reach_name
    if not account.reach_phone:
        return ()
    return (
        Option(
            f"{name}, {account.reach_phone}" if name else account.reach_phone,
            Word("service-on-file", {"name": name, "tail": account.reach_phone[-4:]}),
        ),
    )


def _open_calls(account: Account) -> list[ServiceCall]:
    return [call for call in account.calls if call.is_open]


def _call_options(open_calls: list[ServiceCall], account: Account) -> tuple[Option, ...]:
    return tuple(
        Option(
            call.number,
            Word("service-option", {"number": Ident(call.number), "problem": shorten(call.problem, 40, placeholder="…")}),
        )
        for call in open_calls[:8]
    )


def _row(call: ServiceCall, account: Account) -> tuple[Word, Word]:
    machine = account.machine(call.equipment)
    name = describe(machine) if machine else Word("service-other-machine")
    state = call.state.replace("_", "-")
    return Word("service-row", {"number": Ident(call.number), "machine": name}), Word(f"service-state-{state}")
