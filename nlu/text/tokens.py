"""A message as grammars read it: cleaned, folded to lower case without accents, and cut into words.

Folding keeps every position, so a span found in the folded text is the same span of the cleaned one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST = 4096

_WORD = re.compile(r"\w+|[^\w\s]")
_PIECE = re.compile(r"[a-z]+|[0-9]+")
_PLAIN = re.compile(r"[a-z]+|[0-9]+|[^\w\s]")  # all there is in a text of ASCII letters, digits and signs
_STYLED = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"})


class Token(NamedTuple):
    """One word, group of digits or sign, folded; ``glued`` says that nothing stands between it and the one before."""

    word: str
    start: int
    end: int
    glued: bool
    is_digits: bool


def clean(text: str) -> str:
    """Compatible forms made plain (NFKC), control and invisible characters gone, at most ``LONGEST`` characters."""
    return _cleaned(text[:LONGEST])


@lru_cache(maxsize=256)
def _cleaned(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_STYLED)[:LONGEST]
    if not plain.isprintable():
        plain = "".join(" " if char.isspace() else char for char in plain if _visible(char))
    return plain.strip()


def _visible(char: str) -> bool:
    return char.isprintable() or char.isspace()


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    lower = char.lower()
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() else (lower if len(lower) == 1 else char)


def fold(text: str) -> str:
    """Lower case, Latin letters without accents, every position kept. Letters of other alphabets stay what they are."""
    return text.lower() if text.isascii() else _folded_text(text)


@lru_cache(maxsize=256)
def _folded_text(text: str) -> str:
    return "".join(map(_folded, text))


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """The words, digit groups and signs of a text. A word with a letter of another alphabet stays whole: it matches nothing."""
    said = fold(text[:LONGEST])
    if said.isascii() and "_" not in said:
        spans: Iterable[tuple[int, int]] = [piece.span() for piece in _PLAIN.finditer(said)]
    else:
        spans = [span for word in _WORD.finditer(said) for span in _spans(word)]
    found, before = [], -1
    for start, end in spans:
        word = said[start:end]
        found.append(Token(word, start, end, start == before, word.isdigit() and word.isascii()))
        before = end
    return tuple(found)


def _spans(word: re.Match[str]) -> Sequence[tuple[int, int]]:
    """Where the letters and the digits of a word stand: "cl4412" is two pieces."""
    said = word.group()
    if said.isalpha() or not said.isascii() or "_" in said:
        return (word.span(),)
    return [piece.span() for piece in _PIECE.finditer(word.string, *word.span())] or (word.span(),)


@lru_cache(maxsize=256)
def words_in(text: str) -> frozenset[str]:
    """The different words of a text: a grammar none of whose words is among them need not read it."""
    return frozenset(token.word for token in tokens(text))


def word_set(text: str) -> frozenset[str]:
    """A set of words, written as plain text."""
    return frozenset(text.split())
