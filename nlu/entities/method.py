"""Which stored payment method is meant: "the visa", "ending 4242", "checking", a name the customer gave it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.entities import matching

_MASTERCARD = re.compile(r"\bmaster card\b", re.IGNORECASE)
_SAME = {
    "bank": "checking", "account": "checking", "ach": "checking", "banco": "checking", "cuenta": "checking",
    "cheques": "checking",
    "corriente": "checking",
    "ahorros": "savings", "saving": "savings", "tarjeta": "card", "credit": "card", "debit": "card",
    "credito": "card", "debito": "card", "amex": "american", "mc": "mastercard",
}  # fmt: skip


def match(text: str, candidates: Sequence[tuple[str, str]]) -> list[str]:
    """The ids of the payment methods a message may mean, likeliest first: one if plain, several if not, none if none fits.

    A candidate is its id and the words that describe it: brand or bank, kind, last four digits, nickname.
    """
    return matching.match(_MASTERCARD.sub("mastercard", text), candidates, _SAME)
