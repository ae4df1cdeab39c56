"""How urgent something is, from how it is said: "it's down completely" is high, "no rush" is low."""

from __future__ import annotations

import re
from typing import Literal

from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

Urgency = Literal["high", "normal", "low"]

_WORDINGS = Wordings("urgency")
_any = _WORDINGS.group
_LOW = re.compile(
    rf"\b(?:(?<!.){_any('LOW_ALONE')}|{_any('NOT')} (?:{_any('AN')} )?(?:{_any('VERY')} )?{_any('URGENT')}|{_any('LOW')})\b"
)
_HIGH = re.compile(rf"\b{_any('HIGH')}\b")
_NORMAL = re.compile(rf"\b{_any('NORMAL')}\b")


def read(text: str) -> Urgency | None:
    """The urgency a message states, or None if it says nothing of it. "Not urgent" wins over "urgent"."""
    said = fold(clean(text))
    if _LOW.search(said):
        return "low"
    if _HIGH.search(said):
        return "high"
    return "normal" if _NORMAL.search(said) else None
