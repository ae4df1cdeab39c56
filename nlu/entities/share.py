"""A share of what is owed: "half", "a third of it", "50 %", "la mitad"."""

from __future__ import annotations

import re
from fractions import Fraction

from nlu.text.tokens import clean, fold

_WORDS = {
    "half": Fraction(1, 2), "la mitad": Fraction(1, 2), "mitad": Fraction(1, 2),
    "a third": Fraction(1, 3), "one third": Fraction(1, 3), "un tercio": Fraction(1, 3), "la tercera parte": Fraction(1, 3),
    "a quarter": Fraction(1, 4), "one quarter": Fraction(1, 4), "una cuarta parte": Fraction(1, 4),
    "two thirds": Fraction(2, 3), "dos tercios": Fraction(2, 3),
    "three quarters": Fraction(3, 4), "tres cuartos": Fraction(3, 4),
}  # fmt: skip
_SHARE = re.compile(rf"\b(?P<word>{'|'.join(_WORDS)})\b|\b(?P<percent>[1-9]\d?) ?(?:%|percent\b|por ciento\b)")


def read(text: str) -> Fraction | None:
    """The share, between 0 and 1; None if none is named."""
    match = _SHARE.search(fold(clean(text)))
    if match is None:
        return None
    return _WORDS[match["word"]] if match["word"] else Fraction(int(match["percent"]), 100)
