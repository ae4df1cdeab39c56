"""A message with its spoken numbers, years and places in a row as digits, so that wordings over it stay short."""

from __future__ import annotations

from collections.abc import Sequence

from nlu.entities import numbers
from nlu.text.tokens import Token, fold, tokens
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("numbers")
_NOT_COUNTED, _CENTURIES = _WORDINGS.words("NOT_COUNTED"), _WORDINGS.words("CENTURIES")


def written(text: str) -> str:
    """The message folded, with spoken places as "15th", numbers and years as digits, so that forms stay short."""
    if not numbers.said_in(text):
        return fold(text)
    words = tokens(text)
    out: list[str] = []
    at = 0
    while at < len(words):
        said = _year(words, at) or _place(words, at) or _number(words, at)
        if said:
            out.append(said[0])
            at = said[1]
            continue
        word = words[at]
        out.append(word.word if not (word.glued and out) else "\0" + word.word)
        at += 1
    return " ".join(out).replace(" \0", "")


def _place(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    place = numbers.ordinal(words, at)
    return (f"{place[0]}th", place[1]) if place and place[0] <= 31 else None


def _number(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """A spoken number; words such as "a" stay, for they count nothing in most places."""
    if words[at].is_digits or words[at].word in _NOT_COUNTED:
        return None
    value = numbers.cardinal(words, at)
    return (str(value[0]), value[1]) if value else None


def _year(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "twenty twenty-six", "nineteen oh five"."""
    century = numbers.below_hundred(words, at) if words[at].word in _CENTURIES else None
    if century is None or century[0] not in (19, 20) or century[1] >= len(words):
        return None
    after = century[1]
    if words[after].word in numbers.ZEROS:
        unit = numbers.below_hundred(words, after + 1)
        return (f"{century[0]}0{unit[0]}", unit[1]) if unit and unit[0] < 10 else None
    rest = numbers.below_hundred(words, after)
    return (f"{century[0]}{rest[0]}", rest[1]) if rest and rest[0] >= 10 else None
