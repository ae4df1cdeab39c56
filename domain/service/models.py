"""Records of machines and what customers ask and tell about them: service calls, meter readings, supplies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

Urgency = Literal["low", "normal", "high"]
CallState = Literal["open", "scheduled", "on_the_way", "done", "cancelled"]
CALL_STATES: tuple[CallState, ...] = get_args(CallState)
Doubt = Literal["", "lower", "jump"]
URGENCIES: tuple[Urgency, ...] = get_args(Urgency)


@dataclass(frozen=True)
class Equipment:
    """A machine that the dealer looks after."""

    id: str
    company: str
    make: str
    model: str
    serial_number: str = ""
    location: str = ""
    contract: str = ""


@dataclass(frozen=True)
class ServiceCall:
    """``number`` is what the customer is told; ``state`` as the dealer's files say or the customer wished.

    ``visit_on`` is when a technician comes.
    """

    number: str
    key: str
    company: str
    person: str
    equipment: str
    problem: str
    urgency: Urgency
    call_back: str
    access: str
    state: CallState
    created_at: datetime
    visit_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Is something still to be done about it?"""
        return self.state not in ("done", "cancelled")


@dataclass(frozen=True)
class CallStatus:
    """What the dealer's files say of a service call; it is kept with the call."""

    number: str
    company: str
    state: CallState
    visit_on: date | None


@dataclass(frozen=True)
class ServiceNote:
    """Something the customer added to a service call afterwards."""

    id: str
    key: str
    call: str
    person: str
    text: str
    created_at: datetime


@dataclass(frozen=True)
class MeterReading:
    """What a machine's counters showed: ``counters`` by kind (total, black, color, scans).

    ``doubt`` says what was odd beside the reading before (lower, jump) although the customer said it was right; else empty.
    """

    id: str
    key: str
    company: str
    equipment: str
    person: str
    counters: dict[str, int]
    doubt: Doubt
    created_at: datetime


@dataclass(frozen=True)
class SupplyOrder:
    """Supplies asked for: ``items`` by kind (black, cyan ... staples, paper). ``number`` is what the customer is told."""

    number: str
    key: str
    company: str
    person: str
    equipment: str
    items: dict[str, int]
    note: str
    created_at: datetime
