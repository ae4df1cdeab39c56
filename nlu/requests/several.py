"""One message as the meanings of its requests: each read by itself, and nothing paid that a customer refuses to pay."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from nlu.confidence import ACT, ANSWERS_NOTHING
from nlu.meaning import OUT_OF_SCOPE, Meaning
from nlu.requests import clauses
from nlu.requests.clauses import Request
from nlu.requests.rules import PAYING
from nlu.text.tokens import fold
from nlu.text.wordings import Wordings

_REFUSED = 0.8
# What accompanies a request and is none.
_NO_REQUEST = (
    "chitchat",
    OUT_OF_SCOPE,
    "greet",
    "thanks",
    "goodbye",
    "affirm",
    "deny",
    "cancel",
    "help",
    "answer",
    "abuse",
    "repeat",
    *ANSWERS_NOTHING,
)
_UNDOING = {"service_cancel": "log_service_call", "stop_autopay": "setup_autopay", "cancel_payment": "pay"}
_WORDINGS = Wordings("requests")
_JUST_TELL = re.compile(
    rf"^(?:{_WORDINGS.group('BEFORE_TELL')} )*{_WORDINGS.group('TELL')}"
    rf"(?: {_WORDINGS.group('TELL_AFTER')})?[ .!]*$"
)
_LEAD = "pay "
# How to be reached belongs to the request it is told with, and asks for nothing by itself.
_REACHED_AT = re.compile(rf"^(?:{_WORDINGS.group('BEFORE_REACHED')} )*{_WORDINGS.group('REACHED_AT')}\b")


Reading = Callable[[str], Meaning]


def read(text: str, read_one: Reading, one: bool) -> Meaning:
    """The meaning of a cleaned message. ``one``: a question is open, so only a refusal to pay is told apart."""
    asked_for = clauses.split(text)
    if any(request.refuses_payment for request in asked_for):
        return _refusing(text, asked_for, read_one)
    if one or len(asked_for) < 2:
        return read_one(text)
    readings: list[Meaning] = []
    for request in asked_for:
        readings.append(_shifted(read_one(request.text), request.start))
        if not _is_sure(readings[-1]) and readings[-1].intent not in _UNDOING.values():
            return read_one(text)
    readings = _without_undone(readings)
    apart = len({reading.intent for reading in readings}) == len(readings)
    return _joined(text, readings) if apart and all(_is_sure(reading) for reading in readings) else read_one(text)


def _without_undone(readings: list[Meaning]) -> list[Meaning]:
    """ "The machine works again, call off the visit" asks for no new visit: what is called off was only told about."""
    intents = {reading.intent for reading in readings}
    undone = {wanted for undoing, wanted in _UNDOING.items() if undoing in intents}
    return [reading for reading in readings if reading.intent not in undone]


def _is_sure(meaning: Meaning) -> bool:
    asks = meaning.intent not in _NO_REQUEST and not _REACHED_AT.match(fold(meaning.text))
    return asks and meaning.confidence >= ACT


def _joined(text: str, readings: Sequence[Meaning]) -> Meaning:
    first, *others = readings
    return replace(first, text=text, also=tuple(others))


def _shifted(meaning: Meaning, by: int) -> Meaning:
    """The meaning of a part, its entities where they stand in the whole message."""
    entities = tuple(replace(entity, start=entity.start + by, end=entity.end + by) for entity in meaning.entities)
    return replace(meaning, entities=entities)


def _refusing(text: str, asked_for: Sequence[Request], read_one: Reading) -> Meaning:
    """What is wanted beside the refusal; if that is nothing that is understood, the refusal itself."""
    wanted = [_instead(request, read_one) for request in asked_for if not request.refuses_payment]
    sure = [reading for reading in wanted if _is_sure(reading)]
    if sure:
        return _joined(text, sure)
    return _without_payment(read_one(text))


def _instead(request: Request, read_one: Reading) -> Meaning:
    """A request after a refusal to pay: "just tell me" wants the balance, "only 10482" wants that one paid."""
    if _JUST_TELL.match(fold(request.text)):
        return Meaning(request.text, "show_balance", _REFUSED, (("show_balance", _REFUSED),))
    reading = _shifted(read_one(request.text), request.start)
    if request.goes_on_from_refusal and not _is_sure(reading):
        reading = max(reading, _shifted(read_one(request.plain), request.start), key=_is_sure)
    if request.goes_on_from_refusal and reading.first("selection") and reading.intent in ("invoice_detail", *_NO_REQUEST):
        return _shifted(read_one(_LEAD + request.text), request.start - len(_LEAD))
    return reading


def _without_payment(meaning: Meaning) -> Meaning:
    """A meaning that wants no payment, and names nothing to be paid."""
    ranking = tuple((intent, probability) for intent, probability in meaning.ranking if intent not in PAYING)
    if not ranking or ranking[0][1] < ACT or ranking[0][0] == "answer":
        ranking = (("deny", _REFUSED), *(entry for entry in ranking if entry[0] not in ("deny", "answer")))
    entities = tuple(entity for entity in meaning.entities if entity.kind not in ("selection", "money", "yes_no"))
    return replace(meaning, intent=ranking[0][0], confidence=ranking[0][1], ranking=ranking, entities=entities)
