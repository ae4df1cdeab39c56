"""What a message tells beside what it was asked: an answer that may fill a field before its question is put."""

from __future__ import annotations

from typing import Any

from domain.account.view import Account
from domain.billing.methods import describe as describe_method
from domain.service.calls import describe as describe_machine
from nlu.entities import dates, equipment, meter, method, supplies
from nlu.meaning import Meaning


def overheard(kind: str, meaning: Meaning, account: Account) -> Any | None:
    """The value of this kind that a message plainly names; None if it names none, or several."""
    match kind:
        case "equipment":
            return _only(equipment.match(meaning.text, machines(account), exact=True))
        case "method":
            return _only(method.match(meaning.text, methods(account), exact=True))
        case "day":
            return dates.named_day_of_month(meaning.text)
        case "meter":
            return meter.read(meaning.text) or None
        case "supplies":
            return supplies.read(meaning.text) or None
        case "date":
            said = dates.read(meaning.text, account.today)
            return said[0].isoformat() if said else None
        case _:
            return meaning.first(kind)


def machines(account: Account) -> list[tuple[str, str]]:
    """The customer's machines and the words that describe each."""
    return [(one.id, f"{describe_machine(one)} {one.serial_number} {one.id}") for one in account.equipment]


def methods(account: Account) -> list[tuple[str, str]]:
    """The stored payment methods and the words that describe each."""
    return [(one.id, f"{describe_method(one)} {one.kind}") for one in account.methods]


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None
