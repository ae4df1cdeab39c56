"""Rules that outvote the classifier: a bare company number wants linking, "pay" and some invoices means paying those."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.confidence import ACT, ANSWERS_NOTHING
from nlu.entities import meter, yes_no
from nlu.entities.selection import Selection
from nlu.meaning import Entity
from nlu.requests.spans import is_bare
from nlu.text.tokens import fold
from nlu.text.wordings import Wordings

_SURE = 0.97
_LIKELY = 0.8
_BARE = {"company_number": "link_account", "invoice_number": "invoice_detail", "service_call_number": "service_status"}
# "Perfect, thanks", "pay them" and "okay hold on" hold a yes, but say more than that.
_POLITE = ("thanks", "goodbye", "cancel", "pay_listed", *ANSWERS_NOTHING)
PROMISE, READING = "promise_to_pay", "report_meter"
PAYING = ("pay", "pay_all", "pay_past_due", "pay_invoices", "pay_listed", "pay_amount")
_WORDINGS = Wordings("rules")
_any = _WORDINGS.group
_PAY_FIRST = re.compile(rf"^(?:{_any('LEAD_IN')},? )*{_any('PAY')}\b")
_OTHER_PAY = re.compile(rf"\b{_any('OTHER_PAY')}\b")
# "We'll pay on Friday" announces a payment; paying now is something else.
_ANNOUNCED = re.compile(
    rf"\b{_any('WILL')} (?:\w+ ){{0,2}}{_any('WILL_DO')}\b.*\b{_any('DAY')}|\b{_any('WILL_PAY')} .*\b{_any('DAY')}"
)
# What was stopped is wanted again.
_NEWS_AGAIN = re.compile(rf"\b{_any('NEWS')}\b.*\b{_any('AGAIN')}\b|\b{_any('START')}\b.*\b{_any('NEWS')}\b")
# The number that a meter shows is no invoice.
_METER = re.compile(rf"\b{_any('METER')}\b.*\b{_any('METER_SHOWS')}\b.*[0-9]")
# A wish for automatic payments is no wish to pay now, whatever amount it names.
_AUTOMATIC = re.compile(rf"\b{_any('AUTOMATIC')}")
# What a counter shows looks like an invoice's number, unless invoices or paying are spoken of.
_OF_INVOICES = re.compile(rf"\b{_any('OF_INVOICES')}\b")
# What another customer owes is nobody's business; questions for it are small talk, whatever words they use.
_SOMEBODY_ELSE = re.compile(rf"\b{_any('SOMEBODY_ELSE')}")
_EVERYTHING, _PAST_DUE = Selection(everything=True), Selection(past_due=True)

Ranking = dict[str, float]


def apply(text: str, entities: Sequence[Entity], ranking: Ranking) -> Ranking:
    """The ranking as the rules see it; unchanged where none applies."""
    answer, (top, confidence) = yes_no.read(text), next(iter(ranking.items()))
    if top != "switch_company" and _SOMEBODY_ELSE.search(fold(text)):
        return _first("chitchat", _LIKELY, ranking)
    polite = top in _POLITE and confidence >= ACT and not (top == "thanks" and answer is False)
    if answer is not None and not polite:
        return _first("affirm" if answer else "deny", _SURE, ranking)
    for kind, intent in _BARE.items():
        spans = [(entity.start, entity.end) for entity in entities if entity.kind == kind]
        if spans and is_bare(text, spans):
            return _first(intent, _SURE, ranking)
    if _is_reading(text, entities):
        return _first(READING, _LIKELY, ranking)
    if top in (*PAYING, PROMISE) and _ANNOUNCED.search(fold(text)):
        return _first(PROMISE, _LIKELY, ranking, drop=PAYING)
    if _NEWS_AGAIN.search(fold(text)):
        return _first("allow_messages", _LIKELY, ranking)
    if top in ("invoice_detail", "invoice_copy", *PAYING) and _METER.search(fold(text)):
        return _first("report_meter", _LIKELY, ranking)
    return _paying(text, entities, ranking)


def _is_reading(text: str, entities: Sequence[Entity]) -> bool:
    """Whether the number of a message is what a counter shows."""
    numbered = any(entity.kind in ("invoice_number", "money") for entity in entities)
    return numbered and not _OF_INVOICES.search(fold(text)) and bool(meter.read(text))


def _paying(text: str, entities: Sequence[Entity], ranking: Ranking) -> Ranking:
    top = next(iter(ranking))
    together = sum(ranking.get(intent, 0.0) for intent in PAYING)
    said_first = bool(_PAY_FIRST.match(fold(text))) and not _OTHER_PAY.search(fold(text))
    if top not in PAYING and not said_first:
        return ranking
    if _AUTOMATIC.search(fold(text)):
        return _first("setup_autopay", max(together, ranking.get("setup_autopay", 0.0)), ranking, drop=PAYING)
    chosen = next((entity.value for entity in entities if entity.kind == "selection"), None)
    amount = any(entity.kind == "money" for entity in entities)
    intent = _kind_of_payment(chosen, amount, max(PAYING, key=lambda name: ranking.get(name, 0.0)))
    return _first(intent, max(together, _LIKELY if said_first else 0.0), ranking, drop=PAYING)


def _kind_of_payment(chosen: Selection | None, amount: bool, likeliest: str) -> str:
    if chosen == _EVERYTHING:
        return "pay_all"
    if chosen == _PAST_DUE:
        return "pay_past_due"
    if chosen:
        return "pay_invoices"
    return "pay_amount" if amount and likeliest != "pay_listed" else likeliest


def _first(intent: str, confidence: float, ranking: Ranking, drop: Sequence[str] = ()) -> Ranking:
    """``intent`` in front with this confidence; the others probability what is left, in their order."""
    others = {name: probability for name, probability in ranking.items() if name != intent and name not in drop}
    left = (1 - confidence) / (sum(others.values()) or 1.0)
    return {intent: confidence} | {name: probability * min(1.0, left) for name, probability in others.items()}
