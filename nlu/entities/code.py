"""The six-digit code that proves who is asking: "123456", "123 456", "one two three four five six"."""

from __future__ import annotations

import re

from nlu.entities import numbers
from nlu.meaning import Entity
from nlu.text.tokens import clean, tokens

LENGTH = 6
_TYPED = re.compile(r"(?<![\w.,$-])[0-9](?:[ .-]?[0-9]){5}(?![\w]|[.,-][0-9])", re.ASCII)


def find(text: str) -> list[Entity]:
    """Every group of exactly six digits, typed or spoken. Meant for an answer to "what is the code?"."""
    text = clean(text)
    found = [Entity("code", re.sub(r"\D", "", m.group()), m.group(), m.start(), m.end()) for m in _TYPED.finditer(text)]
    return found or _spoken(text)


def read(text: str) -> str | None:
    """The code in an answer; None if there is none or more than one."""
    values = {entity.value for entity in find(text)}
    return values.pop() if len(values) == 1 else None


def _spoken(text: str) -> list[Entity]:
    """Digits said one by one; recognisers write "to" for two, "for" for four."""
    words = tokens(text)
    found: list[Entity] = []
    at = 0
    while at < len(words):
        run = numbers.segments(words, at, sound_alike=True, commas=True)
        digits = "".join(piece for piece, _ in run)
        if len(digits) != LENGTH:
            # "sent to one two ...": a word that only sounds like a digit may stand before the first one.
            at = run[-1][1] if run and words[at].word not in numbers.SOUND_ALIKE else at + 1
            continue
        start, end = words[at].start, words[run[-1][1] - 1].end
        found.append(Entity("code", digits, text[start:end], start, end))
        at = run[-1][1]
    return found
