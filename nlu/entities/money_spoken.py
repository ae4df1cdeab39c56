"""Amounts as people say them: "a hundred and five dollars", "two and a half grand", "a buck fifty"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nlu.entities import numbers
from nlu.meaning import Entity
from nlu.text.tokens import Token, tokens
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("money")
_DOLLARS, _CENTS = _WORDINGS.words("DOLLARS"), _WORDINGS.words("CENTS_SAID")
_TIMES: Mapping[str, int] = _WORDINGS.values("TIMES")
_SLANG = _WORDINGS.words("SLANG")
_A = _WORDINGS.words("A")
_HALF, _COUPLE, _BEFORE_COUPLE = _WORDINGS.words("HALF"), _WORDINGS.words("COUPLE"), _WORDINGS.words("BEFORE_COUPLE")
_OF, _OF_DOLLARS = _WORDINGS.words("OF"), _WORDINGS.words("OF_DOLLARS")
_AND, _AND_A_HALF = frozenset(_WORDINGS.pattern("AND").split("|")), _WORDINGS.phrases("AND_A_HALF")
_BEGINS = _A | _HALF | _COUPLE
# "twenty or thirty dollars" is no amount.
_OR = frozenset(_WORDINGS.pattern("OR").split("|"))

# What may begin an amount without any number.
UNCOUNTED = re.compile(rf"\b{_WORDINGS.group('UNCOUNTED')}\b")

# Cents, and where the wording ends.
Amount = tuple[int, int]


def find(text: str) -> list[Entity]:
    """The amounts of a cleaned message that say they are money. Values are cents."""
    words = tokens(text)
    found: list[Entity] = []
    at, number_end = 0, -1
    while at < len(words):
        amount, after = _amount(words, at)
        doubtful = number_end >= 0 and (at == number_end or (at == number_end + 1 and words[number_end].word in _OR))
        if amount is not None and not doubtful:
            start, end = words[at].start, words[after - 1].end
            found.append(Entity("money", amount, text[start:end], start, end))
        if after > at:
            number_end = after
        at = max(after, at + 1)
    return found


def _amount(words: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The cents said from here, if they are, and where the number ends that stands here."""
    quantity = _quantity(words, at)
    if quantity is None:
        return None, at
    cents, after, slang = quantity
    if after + 1 < len(words) and words[after].word in _OF_DOLLARS and words[after + 1].word in _DOLLARS:
        after += 1
    if after >= len(words):
        return (cents if slang else None), after
    if words[after].word in _CENTS:
        return (cents // 100, after + 1) if cents < 100 * 100 else (None, after)
    if words[after].word not in _DOLLARS:
        return (cents if slang else None), after
    return _with_cents(words, cents, after + 1)


def _with_cents(words: Sequence[Token], cents: int, after: int) -> Amount:
    """ "dollars and twenty cents", "bucks fifty" at the end."""
    rest_at = after + 1 if after < len(words) and words[after].word in _AND else after
    rest = numbers.count(words, rest_at)
    if rest and rest[0] < 100 and cents % 100 == 0:
        cents_said = rest[1] < len(words) and words[rest[1]].word in _CENTS
        if cents_said or rest[1] == len(words):
            return cents + rest[0], rest[1] + cents_said
    return cents, after


def _quantity(words: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """Cents, where the number ends, and whether it is money by itself, as "a grand" is."""
    if not (words[at].is_digits or words[at].word in _BEGINS or numbers.may_begin(words, at)):
        return None
    half = _half(words, at)
    if half:
        return half
    couple = _couple(words, at)
    if couple:
        return couple
    counted = numbers.cardinal(words, at) or numbers.count(words, at)
    if counted is None and words[at].word in _A and at + 1 < len(words) and words[at + 1].word in _DOLLARS | _SLANG:
        counted = (1, at + 1)
    if counted is None or counted[1] <= at:
        return None
    value, after = counted
    halves = 0
    if tuple(token.word for token in words[after : after + 3]) in _AND_A_HALF:
        halves, after = 1, after + 3
    times = _TIMES.get(words[after].word, 0) if after < len(words) and (halves or words[after].word in _SLANG) else 0
    return (
        value * 100 * (times or 1) + 50 * halves * (times or 1),
        after + bool(times),
        bool(times) and words[after].word in _SLANG,
    )


def _half(words: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """ "half a grand", "half a million"."""
    said = [token.word for token in words[at : at + 3]]
    if len(said) < 3 or said[0] not in _HALF or said[1] not in _A or said[2] not in _TIMES:
        return None
    return _TIMES[said[2]] * 50, at + 3, said[2] in _SLANG


def _couple(words: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """ "a couple hundred", "couple of bucks"."""
    here = at + 1 if words[at].word in _BEFORE_COUPLE else at
    if here >= len(words) or words[here].word not in _COUPLE:
        return None
    here += 2 if here + 1 < len(words) and words[here + 1].word in _OF else 1
    times = _TIMES.get(words[here].word, 0) if here < len(words) else 0
    return 200 * (times or 1), here + bool(times), bool(times) and words[here].word in _SLANG
