"""Meter readings: kept for each machine, compared with the one before, and passed on to AR, who bill the copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.commands.handling import Command, handler
from domain.core.errors import InvalidReading, UnknownMachine
from domain.core.tokens import new_id
from domain.service.calls import describe
from domain.service.models import Doubt, Equipment, MeterReading

KINDS = ("total", "black", "color", "scans")
# More copies than this since the last reading are likelier a slip than copies.
_MOST_BETWEEN = 100_000


def doubt(last: Mapping[str, int], counters: Mapping[str, int]) -> Doubt:
    """What is odd about a reading beside the last one: ``lower``, ``jump``, or nothing. Counters never run backwards."""
    grown = [count - last[kind] for kind, count in counters.items() if kind in last]
    if any(more < 0 for more in grown):
        return "lower"
    return "jump" if any(more > _MOST_BETWEEN for more in grown) else ""


@dataclass(frozen=True)
class ReportMeter(Command):
    """What a machine's counters show, by kind."""

    equipment: str
    counters: tuple[tuple[str, int], ...]


@handler
def report(context: CommandContext, command: ReportMeter) -> dict[str, Any]:
    """Keep the reading and tell AR. Raises UnknownMachine, also for another customer's, or InvalidReading."""
    company = context.company(access.SERVICE)
    machine = context.store.get(Equipment, command.equipment)
    counters = dict(command.counters)
    if machine is None or machine.company != company.number:
        raise UnknownMachine()
    if not _is_reading(counters):
        raise InvalidReading()
    last = context.account().last_reading(machine.id)
    reading = MeterReading(
        id=new_id(),
        key=context.key,
        company=company.number,
        equipment=machine.id,
        person=context.person.id,
        counters=counters,
        doubt=doubt(last.counters, counters) if last else "",
        created_at=context.now,
    )
    context.store.insert(reading)
    context.tell_dealer(
        context.policy.ar_email,
        "mail-ar-meter",
        company,
        machine=describe(machine),
        serial=machine.serial_number or "-",
        reading=as_text(counters),
        last=as_text(last.counters) if last else "-",
        doubt=reading.doubt or "none",
    )
    return {}


def as_text(counters: Mapping[str, int]) -> str:
    """``black 45210, color 12003``, for the dealer's people and files."""
    return ", ".join(f"{kind} {count}" for kind, count in sorted(counters.items()))


def _is_reading(counters: Mapping[str, int]) -> bool:
    return bool(counters) and all(kind in KINDS and count >= 0 for kind, count in counters.items())
