"""Phrases collected apart from the grammars, in ``phrases/``, one kind a file: how many are read exactly as they were meant."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from nlu.entities import (
    company_number,
    contact,
    dates,
    dispute_reason,
    equipment,
    fault,
    meter,
    method,
    money,
    person,
    selection,
    supplies,
    urgency,
    yes_no,
)

_PHRASES = Path(__file__).with_name("phrases")
_LISTED = ("10482", "10491", "10500", "10512", "INV-20001")
_TODAY = date(2026, 11, 18)
_METHODS = [
    ("v", "Visa card 4242 Office card"),
    ("m", "Mastercard card 4444"),
    ("a", "American Express card 0005 Travel"),
    ("b", "checking bank account 6789 Operating"),
]
_MACHINES = [
    ("a", "Canon imageRUNNER iR-ADV C5535 serial XTK01234 Accounting 2nd floor copier"),
    ("b", "Canon MF445 printer serial QQJ5521 Reception 1st floor front desk printer"),
    ("c", "Ricoh IM 2500 copier serial 3079X881 Warehouse"),
    ("d", "Sharp BP-70C31 copier serial SH990012 Library 3rd floor"),
]


def _asked(text: str) -> tuple[bool, str]:
    """Whether the phrase answers a question that was just asked, and the phrase."""
    return text.startswith("? "), text.removeprefix("? ")


def company_numbers(said: str) -> str:
    asked, text = _asked(said)
    return " ".join(entity.value for entity in company_number.find(text, asked))


def moneys(said: str) -> str:
    language, _, text = said.partition(": ")
    asked, text = _asked(text)
    found = {entity.value for entity in money.find(text, language)}
    cents = money.read(text, language) if asked else found.pop() if len(found) == 1 else None
    return "" if cents is None else str(cents)


def selections(said: str) -> str:
    chosen = selection.read(said, _LISTED)
    return yaml.safe_dump(chosen.to_json(), sort_keys=True) if chosen else ""


def days(said: str) -> str:
    when = dates.read(said, _TODAY)
    if when is None:
        return ""
    clock = dates.time_of_day(said)
    return " ".join([when[0].isoformat(), *([when[1]] if when[1] else []), *([f"{clock:%H:%M}"] if clock else [])])


def answers(said: str) -> str:
    opening = yes_no.opening(said)
    if opening is None:
        return ""
    return ("yes" if opening.yes else "no") + (f" | {opening.more}" if opening.more else "")


def contacts(said: str) -> str:
    return contact.read_email(said) or contact.read_phone(said) or ""


def methods(said: str) -> str:
    return " ".join(method.match(said, _METHODS))


def machines(said: str) -> str:
    return " ".join(equipment.match(said, _MACHINES))


def faults(said: str) -> str:
    found = fault.read(said)
    return " ".join([*(f"code {code}" for code in found.codes), *sorted(found.kinds)])


def meters(said: str) -> str:
    asked, text = _asked(said)
    return " ".join(f"{kind} {count}" for kind, count in sorted(meter.read(text, asked).items()))


def names(said: str) -> str:
    asked, text = _asked(said)
    return (person.read(text) if asked else next((entity.value for entity in person.find(text)), None)) or ""


def urgencies(said: str) -> str:
    return urgency.read(said) or ""


def wanted(said: str) -> str:
    asked, text = _asked(said)
    if asked:
        count = supplies.count(text)
        return "" if count is None else str(count)
    return " ".join(f"{kind} {count}" for kind, count in sorted(supplies.read(text).items()))


def reasons(said: str) -> str:
    return dispute_reason.read(said) or ""


_READINGS: dict[str, Callable[[str], str]] = {
    "company_numbers": company_numbers, "money": moneys, "selections": selections, "dates": days, "yes_no": answers,
    "contacts": contacts, "methods": methods, "equipment": machines, "faults": faults, "meters": meters, "names": names,
    "urgency": urgencies, "supplies": wanted, "dispute_reasons": reasons,
}  # fmt: skip


def phrases(kind: str) -> list[tuple[str, str]]:
    rows = []
    for line in (_PHRASES / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            said, _, meant = line.rpartition(" -> ")
            rows.append((said, "" if meant == "-" else _in_order(kind, meant)))
    return rows


def _in_order(kind: str, meant: str) -> str:
    """What was meant in the order in which readings are told."""
    if kind == "selections":
        return yaml.safe_dump(yaml.safe_load(meant), sort_keys=True)
    if kind == "meters" or (kind == "supplies" and " " in meant):
        words = meant.split()
        return " ".join(f"{name} {count}" for name, count in sorted(zip(words[::2], words[1::2], strict=True)))
    return meant


def misses(kind: str) -> list[str]:
    return [
        f"{kind}: {said!r} means {meant!r}, read as {got!r}"
        for said, meant in phrases(kind)
        if (got := _READINGS[kind](said)) != meant
    ]


def test_there_are_phrases_enough():
    counts = {kind: len(phrases(kind)) for kind in _READINGS}
    assert sum(counts.values()) >= 600
    assert min(counts[kind] for kind in ("company_numbers", "selections", "money")) >= 60


@pytest.mark.parametrize("kind", _READINGS)
def test_phrases_are_read_exactly_as_they_were_meant(kind):
    missed = misses(kind)
    assert len(missed) <= 0.03 * len(phrases(kind)), "\n".join(missed)
