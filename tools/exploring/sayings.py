"""What customers say when they are walked through a flow: to each kind of question, and already in their first message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dialogs.moves import Ask
from nlu.entities.selection import Selection
from nlu.meaning import Entity
from tools.exploring.customers import INVITATION

RIGHT_CODE, WRONG_CODE = "the code that was sent", "another code"

# By what a question expects, and by language where it matters. Where a question offers answers, these are given as well.
_SAYINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "company_number": {"": ("CL4412",)},
    "invoice_number": {"": ("10480",)},
    "own_invoice": {"": ("10480",)},
    "money": {"": ("$1,204.50", "$50.00", "$90,000.00")},
    "sum": {"": ("$1,204.50", "$90,000.00")},
    "code": {"": (RIGHT_CODE, WRONG_CODE)},
    "selection": {"": ("10482",), "en": ("the oldest",), "es": ("la más antigua",)},
    "text": {"en": ("It makes a grinding noise",), "es": ("Hace un ruido extraño",)},
    "contact": {"": ("pat@example.com", "218-555-0199")},
    "call_back": {"": ("Pat Doe, 218-555-0141",)},
    "note": {"en": ("The price is not what we agreed", "no"), "es": ("El precio no es el acordado", "no")},
    "date": {"en": ("March 20", "December 24"), "es": ("20 de marzo", "24 de diciembre")},
    "meter": {"": ("45120",)},
    "supplies": {"en": ("two black toners", "toner"), "es": ("dos tóner negros", "tóner")},
    "count": {"": ("3", "500")},
    "day_of_month": {"en": ("the 5th", "the 31st"), "es": ("el 5", "el 31")},
    # Their questions offer every answer there is.
    "yes_no": {},
    "option": {},
    "equipment": {},
    "method": {},
    "service_call": {},
    "urgency": {},
}

# Where any words are an answer, and those above would be a strange one: by the field that is asked for.
_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "name": {"": ("Pat Doe",)},
    "nickname": {"en": ("Office card",), "es": ("Tarjeta de la oficina",)},
    "reason": {"en": ("My balance looks wrong",), "es": ("Mi saldo no cuadra",)},
    "access": {"en": ("After ten in the morning",), "es": ("Después de las diez",)},
}


class NothingToSay(LookupError):
    """A kind of question that nobody has an answer to."""


def sayings(question: Ask, language: str) -> tuple[str, ...]:
    """What may be said to a question. Raises NothingToSay."""
    if question.expects not in _SAYINGS:
        raise NothingToSay(f"no sample answer to questions that expect {question.expects!r}: add one in {__name__}")
    said = (_WORDS.get(question.slot) if question.expects == "text" else None) or _SAYINGS[question.expects]
    return (*said.get("", ()), *said.get(language, ()))


@dataclass(frozen=True)
class Told:
    """What a first message may tell beside its request: the words, what is read in them, and what to call that."""

    words: str
    entities: tuple[Entity, ...]
    label: str


def told() -> tuple[Told, ...]:
    """First messages that tell nothing more, or one thing more."""
    return (
        Told("", (), ""),
        _naming("10481", "an invoice is named", invoice_number="10481", selection=Selection(numbers=("10481",))),
        _naming("99999", "an unknown invoice is named", invoice_number="99999", selection=Selection(numbers=("99999",))),
        _naming("$1,204.50", "an amount is named", money=120_450),
        _naming("$90,000.00", "too high an amount is named", money=9_000_000),
        _naming(INVITATION, "an invitation is presented", invitation=INVITATION),
    )


def _naming(words: str, label: str, **found: Any) -> Told:
    return Told(words, tuple(Entity(kind, value, words, 0, len(words)) for kind, value in found.items()), label)
