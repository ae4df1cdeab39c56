"""What customers say when they are walked through a flow: to each kind of question, and already in their first message."""

from __future__ import annotations

from typing import Any

from dialogs.exploring.customers import INVITATION
from nlu.entities.selection import Selection
from nlu.meaning import Entity

RIGHT_CODE, WRONG_CODE = "the code that was sent", "another code"

# By what a question expects, and by language where it matters. Where a question offers answers, these are given as well.
_SAYINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "company_number": {"": ("CL4412",)},
    "invoice_number": {"": ("10480",)},
    "own_invoice": {"": ("10480",)},
    "money": {"": ("$1,204.50", "$50.00", "$90,000.00")},
    "code": {"": (RIGHT_CODE, WRONG_CODE)},
    "selection": {"": ("10482",), "en": ("the oldest",), "es": ("la más antigua",)},
    "text": {"en": ("It makes a grinding noise",), "es": ("Hace un ruido extraño",)},
    "contact": {"": ("pat@example.com",)},
    "call_back": {"": ("Pat Doe, 218-555-0141",)},
    "note": {"en": ("The price is not what we agreed", "no"), "es": ("El precio no es el acordado", "no")},
    "date": {"en": ("March 20",), "es": ("20 de marzo",)},
    "meter": {"": ("45120",)},
    "supplies": {"en": ("two black toners",), "es": ("dos tóner negros",)},
    "count": {"": ("3",)},
    "day_of_month": {"en": ("the 5th", "the 31st"), "es": ("el 5", "el 31")},
    # Their questions offer every answer there is.
    "yes_no": {},
    "option": {},
    "equipment": {},
    "method": {},
    "service_call": {},
    "urgency": {},
}


class NothingToSay(LookupError):
    """A kind of question that nobody has an answer to."""


def sayings(expects: str, language: str) -> tuple[str, ...]:
    """What may be said to a question of this kind. Raises NothingToSay."""
    if expects not in _SAYINGS:
        raise NothingToSay(f"no sample answer to questions that expect {expects!r}: add one in {__name__}")
    said = _SAYINGS[expects]
    return (*said.get("", ()), *said.get(language, ()))


def told() -> tuple[tuple[str, tuple[Entity, ...]], ...]:
    """What a first message may already tell beside its request: the words, and what is read in them."""
    return (
        ("", ()),
        _naming("10480", ("invoice_number", "10480"), ("selection", Selection(numbers=("10480",)))),
        _naming("99999", ("invoice_number", "99999"), ("selection", Selection(numbers=("99999",)))),
        _naming("$1,204.50", ("money", 120_450)),
        _naming("$90,000.00", ("money", 9_000_000)),
        _naming(INVITATION, ("invitation", INVITATION)),
    )


def _naming(words: str, *found: tuple[str, Any]) -> tuple[str, tuple[Entity, ...]]:
    return words, tuple(Entity(kind, value, words, 0, len(words)) for kind, value in found)
