"""All entities of one message, found by the grammars of ``nlu.entities``; an open question lets its own grammar read more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from nlu.entities import (
    code,
    company_number,
    contact,
    dates,
    invoice_number,
    meter,
    money,
    person,
    selection,
    service_call_number,
    urgency,
    yes_no,
)
from nlu.meaning import Entity, apart
from nlu.text.tokens import clean, tokens
from nlu.text.wordings import Wordings

# What the question asked for, by the names questions use, and the kind of entity that answers it.
_ANSWERS = {
    "company_number": "company_number", "invoice_number": "invoice_number", "own_invoice": "invoice_number",
    "invoices": "selection",
    "selection": "selection", "money": "money", "amount": "money", "total": "money", "code": "code", "yes_no": "yes_no",
    "contact": "email phone", "email": "email", "phone": "phone", "call_back": "phone", "urgency": "urgency",
    "day_of_month": "day",
    "date": "date", "person": "person", "meter": "meter_reading",
}  # fmt: skip
_AROUND_AN_ANSWER = Wordings("answers").words("AROUND") | frozenset(",.!?#:'-$")
_MOST_AROUND = 10


def find(text: str, language: str, asked: str, prefixes: Collection[str], today: date | None) -> tuple[Entity, ...]:
    """The entities of a cleaned message. Ids never overlap one another; a selection spans the message."""
    wanted = _ANSWERS.get(asked, "")
    ids = apart(
        [
            *service_call_number.find(text),
            *contact.find(text),
            *company_number.find(text, asked == "company_number", prefixes),
            *(code.find(text) if wanted == "code" else ()),
            *money.find(text, language),
            *invoice_number.find(text, asked=wanted in ("invoice_number", "selection")),
        ]
    )
    chosen = selection.find(_without_calls(text, ids), asked=wanted == "selection", language=language)
    days = dates.find(text, today) if today else ()
    return (*ids, *chosen, *_asked_for(text, wanted, language), *days, *_urgency(text))


def answers(text: str, entities: Sequence[Entity], asked: str) -> bool:
    """Whether the message is an answer to the open question and nothing else."""
    kinds = _ANSWERS.get(asked, "").split()
    spans = [(entity.start, entity.end) for entity in entities if entity.kind in kinds]
    if not spans:
        return False
    if kinds == ["selection"]:
        spans = [(entity.start, entity.end) for entity in entities if entity.kind == "invoice_number"]
    return is_bare(text, spans)


def is_bare(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether the message says nothing but these spans and words of politeness."""
    claimed = {place for start, end in spans for place in range(start, end)}
    left = [token.word for token in tokens(text) if claimed.isdisjoint(range(token.start, token.end))]
    return bool(claimed) and len(left) <= _MOST_AROUND and _AROUND_AN_ANSWER.issuperset(left)


def _without_calls(text: str, ids: Sequence[Entity]) -> str:
    """The message with service calls, addresses and telephones blanked, for they choose no invoice."""
    for entity in ids:
        if entity.kind in ("service_call_number", "email", "phone", "code"):
            text = text[: entity.start] + " " * (entity.end - entity.start) + text[entity.end :]
    return text


def _asked_for(text: str, wanted: str, language: str) -> list[Entity]:
    """The whole message as an answer, for questions whose answers are no spans."""
    readings: dict[str, tuple[str, Callable[[], object]]] = {
        "yes_no": ("yes_no", lambda: yes_no.read(text)),
        "day": ("day", lambda: dates.day_of_month(text)),
        "money": ("money", lambda: None if money.find(text, language) else money.read(text, language)),
        "phone": ("phone", lambda: None if contact.find(text) else contact.read_phone(text)),
        "person": ("person", lambda: person.read(text)),
        "meter_reading": ("meter_reading", lambda: meter.read(text, asked=True) or None),
    }
    if wanted not in readings:
        return []
    kind, reading = readings[wanted]
    value = reading()
    return [] if value is None else [Entity(kind, value, clean(text), 0, len(clean(text)))]


def _urgency(text: str) -> list[Entity]:
    value = urgency.read(text)
    return [Entity("urgency", value, text, 0, len(text))] if value else []
