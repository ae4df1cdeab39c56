"""What a clerk would know without thinking: a bare company number wants linking, "pay" and some invoices means paying those."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.entities import meter, yes_no
from nlu.entities.selection import Selection
from nlu.meaning import Entity
from nlu.requests.spans import is_bare
from nlu.text.tokens import fold

_SURE = 0.97
_LIKELY = 0.8
_BARE = {"company_number": "link_account", "invoice_number": "invoice_detail", "service_call_number": "service_status"}
# What steers the conversation, and answers nothing.
STEERING = ("go_back", "skip", "hold_on", "why_needed", "slower", "more", "despair")
# "Perfect, thanks", "pay them" and "okay hold on" hold a yes, but say more than that.
_POLITE = ("thanks", "goodbye", "cancel", "pay_listed", *STEERING)
_SURER_THAN_YES = 0.5
PROMISE, READING = "promise_to_pay", "report_meter"
PAYING = ("pay", "pay_all", "pay_past_due", "pay_invoices", "pay_listed", "pay_amount")
_LEAD_IN = (
    r"please|ok|okay|yes|yeah|yep|hi|hello|hey|so|then|just|let me|lets|let's|i'?d like to|i want to|i wanna|i need to|"
    r"i would like to|can i|can we|could i|we want to|we'?d like to|i'?ll|we'?ll|go ahead|how (?:can|do|would|should) (?:i|we)|"
    r"and|only|por favor|como(?: puedo| podemos)?|quiero|quisiera|necesito|deseo|puedo|vamos a|voy a|si|hola|solo"
)
_PAY_FIRST = re.compile(rf"^(?:(?:{_LEAD_IN}),? )*(?:pay(?:ing)?|settle|pagar(?:las?|los?)?|pague|paga|liquidar|abonar)\b")
_OTHER_PAY = re.compile(
    r"\b(?:auto|automatic\w*|recurring|every month|each month|receipt|cada mes|automatic[ao]s?|plan|history|"
    r"link|stop|cancel|default|on file|saved|normally|usually|normalmente|"
    r"(?:did|has|have|was) (?:i|we|you|my|our|the|it)"
    r"|^(?:um |uh |so )*(?:can|could|may) (?:i|we) (?:also )?pay (?:with|by|using) (?:an? |my |our )?\w+"
    r"(?: (?:card|express|transfer))?(?: or .*)?$"
    r"|^(?:se )?puede(?:s|o|n)? pagar con (?:un |una )?\w+$"
    r"|electric|rent|parking|water|taxes|mortgage|luz|renta|alquiler)\b|\bphone bill\b"
)
# "We'll pay on Friday" announces a payment; paying now is something else.
_DAY_NAMED = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|(?:next|the end of|end of) (?:the |this |next )?(?:week|month)|"
    r"in (?:\w+ ){1,2}(?:days?|weeks?)|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: [0-9]|\b(?= ?$))|"
    r"(?:on|by|before) the [0-9]{1,2}(?:st|nd|rd|th)|[0-9]{1,2}/[0-9]{1,2}|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|"
    r"(?:la )?(?:proxima|otra) semana|fin(?:al)? de(?:l)? mes|en (?:\w+ ){1,2}(?:dias?|semanas?)|(?:el|dia) [0-9]{1,2}\b)"
)
_ANNOUNCED = re.compile(
    rf"\b(?:(?:i|we)(?:'?ll| will| can| could|'?re going to| are going to|'?m going to| promise to)|voy a|vamos a|puedo|podemos|"
    rf"prometo|prometemos) (?:\w+ ){{0,2}}(?:pay|pagar)\b.*\b{_DAY_NAMED}|\bpaga(?:re|remos|mos) .*\b{_DAY_NAMED}"
)
# What was stopped is wanted again.
_NEWS_AGAIN = re.compile(
    r"\b(?:news|messages|notices|notifications|updates|mensajes|avisos|noticias)\b.*\b(?:again|once more|otra vez|de nuevo)\b|"
    r"\b(?:start|resume)\b.*\b(?:messages|notices|notifications|updates|news)\b"
)
# The number that a meter shows is no invoice.
_METER = re.compile(
    r"\b(?:meter|counter|page count|contador)\b.*\b(?:shows?|says?|reads?|is|at|marca|dice|va en|esta en)\b.*[0-9]"
)
# A wish for automatic payments is no wish to pay now, whatever amount it names.
_AUTOMATIC = re.compile(r"\bauto-?pay\w*\b|\bautomatic(?:ally)? (?:pay\w*|charge\w*)|\bpagos? automatic[oa]s?\b")
# What a counter shows looks like an invoice's number, unless invoices or paying are spoken of.
_OF_INVOICES = re.compile(
    r"\b(?:wrong|incorrect\w*|disput\w*|invoices?|inv|bill(?:s|ed)?|charge[sd]?|po|pdf|pay\w*|facturas?|cobr\w+|pag[aou]\w*)\b"
)
# What another customer owes is nobody's business; questions for it are small talk, whatever words they use.
_SOMEBODY_ELSE = re.compile(
    r"\bdo(?:es)? (?!(?:i|we|you|my|our|it|that|this|the|they)\b)[a-z]+(?: [a-z']+){0,3} owe\b|\bwhat(?:'?s| "
    r"is) (?!(?:my|our|the|your)\b)"
    r"[a-z]+(?: [a-z]+){0,2}'s (?:balance|bill)\b|\b(?:another|other|different|otr[ao]) (?:school|customer|"
    r"client|cliente|escuela|people)\b|"
    r"\b(?:another|someone else'?s|somebody else'?s) (?:company|account|business)(?:'s)? (?:invoices?|balance|bills?)\b|"
    r"\bcuanto debe (?:la|el|otr[ao]) \w+"
)
_EVERYTHING, _PAST_DUE = Selection(everything=True), Selection(past_due=True)

Ranking = dict[str, float]


def apply(text: str, entities: Sequence[Entity], ranking: Ranking) -> Ranking:
    """The ranking as the rules see it; unchanged where none applies."""
    answer, (top, confidence) = yes_no.read(text), next(iter(ranking.items()))
    if top != "switch_company" and _SOMEBODY_ELSE.search(fold(text)):
        return _first("chitchat", _LIKELY, ranking)
    polite = top in _POLITE and confidence >= _SURER_THAN_YES and not (top == "thanks" and answer is False)
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
    """``intent`` in front with this confidence; the others share what is left, in their order."""
    others = {name: share for name, share in ranking.items() if name != intent and name not in drop}
    left = (1 - confidence) / (sum(others.values()) or 1.0)
    return {intent: confidence} | {name: share * min(1.0, left) for name, share in others.items()}
