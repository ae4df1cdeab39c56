"""Supplies: toner, staples and paper asked for, each order with a number; dispatch gets it by e-mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.commands.handling import Command, handler
from domain.core.errors import NotOnOffer, UnknownMachine
from domain.service.calls import describe
from domain.service.models import Equipment, SupplyOrder

FIRST_NUMBER = 1001
# By kind, and what the dealer's people call it.
KINDS = {
    "black": "black toner",
    "cyan": "cyan toner",
    "magenta": "magenta toner",
    "yellow": "yellow toner",
    "waste": "waste toner box",
    "staples": "staples",
    "paper": "paper",
}
# More of one thing than anybody stores.
MOST = 50


@dataclass(frozen=True)
class OrderSupplies(Command):
    """Ask for supplies, so many of each kind: outcome ``number``."""

    equipment: str
    items: tuple[tuple[str, int], ...]
    note: str


@handler
def order(context: CommandContext, command: OrderSupplies) -> dict[str, Any]:
    """Keep the order, give it a number, tell dispatch. Raises UnknownMachine, also for another customer's, or NotOnOffer."""
    company = context.company(access.SERVICE)
    machine = context.store.get(Equipment, command.equipment) if command.equipment else None
    items = dict(command.items)
    if command.equipment and (machine is None or machine.company != company.number):
        raise UnknownMachine()
    if not items or any(kind not in KINDS or not 0 < count <= MOST for kind, count in items.items()):
        raise NotOnOffer()
    record = SupplyOrder(
        number=f"SO-{context.store.next_number('supply_order', FIRST_NUMBER)}",
        key=context.key,
        company=company.number,
        person=context.person.id,
        equipment=command.equipment,
        items=items,
        note=command.note,
        created_at=context.now,
    )
    context.store.insert(record)
    context.tell_dealer(
        context.policy.dispatch_email,
        "mail-dispatch-supplies",
        company,
        number=record.number,
        machine=describe(machine) if machine else "-",
        serial=machine.serial_number if machine else "-",
        contract=machine.contract if machine else "-",
        items=as_text(items),
        note=record.note or "-",
        address=", ".join(part for part in (company.street, company.city, company.state, company.postal_code) if part) or "-",
    )
    return {"number": record.number}


def as_text(items: Mapping[str, int]) -> str:
    """``2 x black toner, 1 x staples``, for the dealer's people and files."""
    return ", ".join(f"{items[kind]} x {name}" for kind, name in KINDS.items() if kind in items)
