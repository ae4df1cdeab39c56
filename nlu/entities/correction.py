"""Whether a message takes back what was said before: "no, just 10431", "actually the two oldest", "mejor solo lo vencido"."""

from __future__ import annotations

import re

from nlu.words import clean, fold

_INSTEAD = re.compile(
    r"^(?:no|nope|not that|wait|sorry|oops|actually|rather|only|just|make (?:it|that)|change (?:it|that) to|i mean|i meant|"
    r"better|espera|espere|perdon|mejor|mas bien|solo|solamente|nada mas|quise decir|cambialo a|cambielo a)\b|"
    r"\b(?:instead|en lugar|en vez)\b"
)


def says_instead(text: str) -> bool:
    """Does it begin or end like a correction?"""
    return _INSTEAD.search(fold(clean(text))) is not None
