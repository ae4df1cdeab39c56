"""Typing mistakes: a word nobody knows becomes the known word it is nearly, and everything else stays as it was typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from nlu.words import fold, tokens

_SHORTEST = 4
_LONG = 9
_MOST_REPAIRS = 12


class Repair:
    """``vocabulary`` maps known words (folded, without apostrophes) to how often they are used.

    A word becomes only what is used more than once, and none of ``never``: a rare word is likelier meant than a rarer one.
    """

    def __init__(self, vocabulary: Mapping[str, int], never: Collection[str] = ()) -> None:
        self._used = vocabulary
        self._by_first = _by_first_letters({word for word, used in vocabulary.items() if used > 1} - set(never))

    def __call__(self, text: str, taken: Collection[tuple[int, int]] = ()) -> str:
        """The text with its misspelt words mended; spans in ``taken`` (ids, amounts, names) are left alone."""
        pieces, at, repairs = [], 0, 0
        for token in tokens(text):
            if repairs >= _MOST_REPAIRS or any(token.start < end and start < token.end for start, end in taken):
                continue
            better = self._better(token.word) if _is_plain(text, token.start, token.end) else None
            if better:
                pieces += [text[at : token.start], better]
                at, repairs = token.end, repairs + 1
        return "".join([*pieces, text[at:]])

    def _better(self, word: str) -> str | None:
        if len(word) < _SHORTEST or word in self._used or not word.isascii() or not word.isalpha():
            return None
        candidates = self._by_first.get(word[0], []) + self._by_first.get(word[1], [])
        close = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=2 if len(word) >= _LONG else 1, limit=5)
        if not close:
            return None
        nearest = min(distance for _, distance, _ in close)
        return max((known for known, distance, _ in close if distance == nearest), key=lambda known: (self._used[known], known))


def _by_first_letters(vocabulary: Collection[str]) -> dict[str, list[str]]:
    """Known words by first letter: slips rarely touch it, except by swapping it with the second."""
    table: dict[str, list[str]] = {}
    for word in sorted(vocabulary):
        if len(word) >= _SHORTEST - 1 and word.isalpha():
            table.setdefault(word[0], []).append(word)
    return table


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether a token stands by itself: no part of an id such as INV-10482, of an address, or of "don't"."""
    around = fold(text[max(0, start - 1) : start] + text[end : end + 1])
    return not any(char.isalnum() or char in "'@_#/\\" for char in around)
