"""A share of what is owed: "half", "a third of it", "50 %"."""

from __future__ import annotations

import re
from fractions import Fraction

from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings, longest_first

_WORDINGS = Wordings("share")
_WORDS = {word: Fraction(share) for word, share in _WORDINGS.values("WORDS").items()}
_SHARE = re.compile(rf"\b(?P<word>{longest_first(_WORDS)})\b|\b(?P<percent>[1-9]\d?) ?(?:%|{_WORDINGS.group('PERCENT')}\b)")


def read(text: str) -> Fraction | None:
    """The share, between 0 and 1; None if none is named."""
    match = _SHARE.search(fold(clean(text)))
    if match is None:
        return None
    return _WORDS[match["word"]] if match["word"] else Fraction(int(match["percent"]), 100)
