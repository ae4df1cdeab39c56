"""Numbers, written and spoken.

Values ("a hundred and five"), the digits of an id ("ten four eighty two"), places in a row ("third") and small counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from nlu.text.tokens import Token, clean, tokens, words_in
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("numbers")
ZEROS = _WORDINGS.words("ZEROS")
UNITS: Mapping[str, int] = _WORDINGS.values("UNITS")
TEENS: Mapping[str, int] = _WORDINGS.values("TEENS")
TENS: Mapping[str, int] = _WORDINGS.values("TENS")
HUNDREDS: Mapping[str, int] = _WORDINGS.values("HUNDREDS")
ORDINALS: Mapping[str, int] = _WORDINGS.values("ORDINALS")
SOUND_ALIKE: Mapping[str, str] = _WORDINGS.values("SOUND_ALIKE")
ARTICLES = _WORDINGS.words("ARTICLES")
_HUNDRED, _THOUSANDS, _MILLIONS = _WORDINGS.words("HUNDRED"), _WORDINGS.words("THOUSAND"), _WORDINGS.words("MILLION")
_MAGNITUDES = _HUNDRED | _THOUSANDS | _MILLIONS
_A, _AFTER_A = _WORDINGS.words("A"), _WORDINGS.words("AFTER_A")
_ONE_ALONE, _THOUSAND_ALONE = _WORDINGS.words("ONE_ALONE"), _WORDINGS.words("THOUSAND_ALONE")
_AND, _TENS_AND = _WORDINGS.words("AND"), _WORDINGS.words("TENS_AND") | {"-"}
_TRIPLE = _WORDINGS.words("TRIPLE")
_REPEATED = _TRIPLE | _WORDINGS.words("DOUBLE")
_DIGIT = re.compile("[0-9]")
# Alone an "o" is hardly ever a number.
_SAID = {*(ZEROS - {"o"}), *UNITS, *TEENS, *TENS, *HUNDREDS, *_MAGNITUDES, *ORDINALS, *_REPEATED}
_BEGINS = frozenset({*_A, *UNITS, *TEENS, *TENS, *HUNDREDS, *_MAGNITUDES})
_BEGINS_A_PLACE = frozenset({*ORDINALS, *TENS})
_BETWEEN = _WORDINGS.words("DASHES") | {"-", "."}
_SUFFIX = _WORDINGS.words("ORDINAL_SUFFIXES")
_LONGEST_RUN = 40
_AROUND = _WORDINGS.words("AROUND") | frozenset(",.!#")


@lru_cache(maxsize=256)
def said_in(text: str) -> bool:
    """Whether a cleaned message has any digit or number word at all; most have none, and need no further reading."""
    return _DIGIT.search(text) is not None or not _SAID.isdisjoint(words_in(text))


def below_hundred(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A spoken number from 1 to 99 and where it ends."""
    if at >= len(words):
        return None
    word = words[at].word
    if word in UNITS or word in TEENS:
        return (UNITS.get(word) or TEENS[word]), at + 1
    if word not in TENS:
        return None
    after = at + 1
    if after < len(words) and words[after].word in _TENS_AND:
        after += 1
    if after < len(words) and words[after].word in UNITS:
        return TENS[word] + UNITS[words[after].word], after + 1
    return TENS[word], at + 1


def _below_thousand(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at < len(words) and words[at].word in HUNDREDS:
        return _with_rest(words, at + 1, HUNDREDS[words[at].word])
    small = below_hundred(words, at)
    if small is None and at + 1 < len(words) and words[at].word in _A and words[at + 1].word in _AFTER_A:
        small = (1, at + 1)
    if small is None and at + 1 < len(words) and words[at].is_digits and words[at + 1].word in _MAGNITUDES:
        small = (int(words[at].word), at + 1) if len(words[at].word) <= 3 else None
    if small is None and at < len(words) and words[at].word in _ONE_ALONE:
        small = (1, at)
    if small is None:
        return None
    value, after = small
    if after < len(words) and words[after].word in _HUNDRED:
        return _with_rest(words, after + 1, value * 100)
    return small


def _with_rest(words: Sequence[Token], at: int, value: int) -> tuple[int, int]:
    at_rest = at + 1 if at < len(words) and words[at].word in _AND else at
    if at_rest < len(words) and words[at_rest].is_digits and len(words[at_rest].word) <= 2:
        return value + int(words[at_rest].word), at_rest + 1
    rest = below_hundred(words, at_rest)
    return (value + rest[0], rest[1]) if rest else (value, at)


def may_begin(words: Sequence[Token], at: int) -> bool:
    """Whether a spoken number may begin here; digits do so only before "hundred" and the like."""
    if words[at].is_digits:
        return at + 1 < len(words) and words[at + 1].word in _MAGNITUDES
    return words[at].word in _BEGINS


def cardinal(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A spoken whole number below a billion and where it ends: "a thousand two hundred and four"."""
    if at >= len(words) or not may_begin(words, at):
        return None
    head = _below_million(words, at)
    if head is None or head[0] >= 1000 or head[1] >= len(words) or words[head[1]].word not in _MILLIONS:
        return head
    value, after = head[0] * 1_000_000, head[1] + 1
    rest = _below_million(words, after + 1 if after < len(words) and words[after].word in _AND else after)
    return (value + rest[0], rest[1]) if rest else (value, after)


def _below_million(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at < len(words) and words[at].word in _THOUSAND_ALONE:
        head: tuple[int, int] | None = (1, at)
    else:
        head = _below_thousand(words, at)
    if head is None or head[1] >= len(words) or words[head[1]].word not in _THOUSANDS:
        return head
    value, after = head[0] * 1000, head[1] + 1
    rest = _below_thousand(words, after + 1 if after < len(words) and words[after].word in _AND else after)
    return (value + rest[0], rest[1]) if rest and rest[0] < 1000 else (value, after)


def segments(words: Sequence[Token], at: int, sound_alike: bool = False, commas: bool = False) -> list[tuple[str, int]]:
    """The pieces of an id as written or spoken from here on, each with where it ends: "ten four eighty-two" is 10, 4, 82.

    Spaces, dashes and dots (and ``commas``, if said) may stand between pieces; "double four" is 44. ``sound_alike`` takes "to"
    for 2 and "for" for 4.
    """
    return list(pieces(words, at, sound_alike, commas))


def pieces(words: Sequence[Token], at: int, sound_alike: bool = False, commas: bool = False) -> Iterator[tuple[str, int]]:
    """As ``segments``, one after the other, for who may need only the first."""
    between = _BETWEEN | {","} if commas else _BETWEEN
    piece = segment(words, at, sound_alike)
    for _ in range(_LONGEST_RUN):
        if piece is None:
            return
        yield piece
        here = piece[1]
        while here < len(words) and words[here].word in between:
            here += 1
        piece = segment(words, here, sound_alike)


def segment(words: Sequence[Token], at: int, sound_alike: bool = False) -> tuple[str, int] | None:
    """One piece of an id and where it ends: digits, a spoken number, "double four"."""
    if at >= len(words):
        return None
    word = words[at].word
    if words[at].is_digits and not (at + 1 < len(words) and words[at + 1].word in _MAGNITUDES):
        return word, at + 1
    if word in ZEROS:
        return "0", at + 1
    if word in _REPEATED and at + 1 < len(words):
        digit = "0" if words[at + 1].word in ZEROS else str(UNITS.get(words[at + 1].word, words[at + 1].word))
        return (digit * (3 if word in _TRIPLE else 2), at + 2) if len(digit) == 1 and digit in "0123456789" else None
    value = cardinal(words, at)
    if value:
        return str(value[0]), value[1]
    return (SOUND_ALIKE[word], at + 1) if sound_alike and word in SOUND_ALIKE else None


def digits(words: Sequence[Token], at: int, sound_alike: bool = False) -> tuple[str, int] | None:
    """The longest run of digits from here, as one string, and where it ends."""
    found = segments(words, at, sound_alike)
    return ("".join(piece for piece, _ in found), found[-1][1]) if found else None


def ordinal(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A place in a row and where it ends: "first", "3rd", "twenty first"."""
    if at >= len(words) or not (words[at].is_digits or words[at].word in _BEGINS_A_PLACE):
        return None
    token, nxt = words[at], words[at + 1] if at + 1 < len(words) else None
    if token.word in ORDINALS:
        return ORDINALS[token.word], at + 1
    if token.is_digits and len(token.word) <= 2 and nxt and nxt.glued and nxt.word in _SUFFIX:
        return int(token.word), at + 2
    if nxt and nxt.word == "-" and at + 2 < len(words):
        nxt, at = words[at + 2], at + 1
    if token.word in TENS and nxt and ORDINALS.get(nxt.word, 10) < 10:
        return TENS[token.word] + ORDINALS[nxt.word], at + 2
    return None


def count(words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A small number of things, as digits or a word: "2", "two", "dos"."""
    if at < len(words) and words[at].is_digits and len(words[at].word) <= 3:
        return int(words[at].word), at + 1
    return cardinal(words, at)


def is_article(words: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a number only goes with the next one: "una persona"."""
    return words[at].word in ARTICLES and at + 1 < len(words) and not digits(words, at + 1)


def read(text: str) -> int | None:
    """A whole number that is all of the answer, such as "3", "three" or "the third"; None for anything else."""
    words = [token for token in tokens(clean(text)) if token.word not in _AROUND]
    if len(words) == 1 and words[0].is_digits and len(words[0].word) <= 9:
        return int(words[0].word)
    if len(words) == 1 and words[0].word in ZEROS:
        return 0
    value = ordinal(words, 0) or cardinal(words, 0)
    return value[0] if value and value[1] == len(words) else None
