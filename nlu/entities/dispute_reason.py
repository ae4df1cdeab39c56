"""Why somebody does not accept an invoice: a wrong amount, nothing received, billed twice ..."""

from __future__ import annotations

import re
from typing import Literal

from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

Reason = Literal["twice", "paid", "not_received", "returned", "damaged", "amount", "other"]

# In this order: "we already paid the wrong amount" is about what was paid, and "billed twice" about no amount.
_KINDS: tuple[Reason, ...] = ("twice", "paid", "returned", "not_received", "damaged", "amount", "other")
_WORDINGS = Wordings("dispute_reason").patterns("KINDS")
_COMPILED = tuple((kind, re.compile(rf"\b(?:{_WORDINGS[kind]})\b")) for kind in _KINDS)
_LONGEST = 2_000


def read(text: str) -> Reason | None:
    """The reason a message gives, or None if it gives none of the usual ones."""
    said = fold(clean(text))[:_LONGEST]
    return next((kind for kind, wording in _COMPILED if wording.search(said)), None)
