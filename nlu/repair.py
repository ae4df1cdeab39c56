"""Typing mistakes: a word nobody knows becomes the known word it is nearly, and everything else stays as it was typed.

Known are the words of the examples and, for each language, a general list, so that rare right words stay. Of words equally near,
the one that our examples use beside the same neighbours is meant, then the one used most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from nlu import wordlist
from nlu.words import Token, fold, tokens

_SHORTEST = 3
_SHORT = 3  # up to here a word is mended only if the result has its neighbours in the examples
_MIDDLE, _LONG = 6, 8  # from here on two slips are mended: if the result has its neighbours in the examples, and always
_LONGEST = 24
_MOST_REPAIRS = 12
# A message with more unknown words than this is no message with slips: the rest of it stays as it is.
_MOST_DOUBTS = 40
# Of the general words, so many may be what was meant; the rest are right when typed, but hardly ever meant.
_COMMON = 12_000
# General words this short are known only if they are this common: rarer ones are slips more often than words.
_KNOWN_FROM = {3: 5_000, 4: 20_000}
# How much likelier a word of our examples is meant than a general one that is as near.
_OURS = 1_000_000


class Mended(NamedTuple):
    """One repair: what was typed, and what it was taken for."""

    typed: str
    meant: str


class Repair:
    """``vocabulary`` maps the words of the examples (folded, without apostrophes) to how often they are used.

    ``pairs`` are the neighbours in the examples ("my balance"). A word never becomes one of ``never``, nor one of ours used only
    once: a rare word is likelier meant than a rarer one.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        pairs: Collection[str] = (),
        never: Collection[str] = (),
        languages: Iterable[str] = ("en", "es"),
    ) -> None:
        self._pairs = pairs
        self._dictionaries = {language: _Dictionary(vocabulary, wordlist.load(language), never) for language in languages}

    def __call__(
        self, text: str, taken: Collection[tuple[int, int]] = (), language: str = "en"
    ) -> tuple[str, tuple[Mended, ...]]:
        """The text with its misspelt words mended, and what was; spans in ``taken`` (ids, amounts, names) are left alone."""
        dictionary = self._dictionaries.get(language)
        if dictionary is None:
            return text, ()
        words = tokens(text)
        said = [token.word for token in words]
        pieces, copied, repairs = [], 0, list[Mended]()
        doubtful = [at for at, token in enumerate(words) if dictionary.doubts(token.word)]
        for at in doubtful[:_MOST_DOUBTS]:
            token = words[at]
            if len(repairs) >= _MOST_REPAIRS:
                break
            if not _is_plain(text, token) or any(token.start < end and start < token.end for start, end in taken):
                continue
            better = self._meant(dictionary, said, at)
            if better:
                said[at] = better
                pieces += [text[copied : token.start], better]
                copied = token.end
                repairs.append(Mended(text[token.start : token.end], better))
        return "".join([*pieces, text[copied:]]), tuple(repairs)

    def _meant(self, dictionary: _Dictionary, said: list[str], at: int) -> str | None:
        """What the word at a place was meant to be; two words if the space between them is missing."""
        close = dictionary.close(said[at])
        nearest = min(close.values(), default=0)
        near = [word for word, distance in close.items() if distance == nearest]
        if len(said[at]) <= _SHORT or (nearest > 1 and len(said[at]) < _LONG):
            near = [word for word in near if self._beside(word, said, at)]
        if near:
            return max(near, key=lambda word: (self._beside(word, said, at), dictionary.use(word), word))
        return next((pair for pair in _splits(said[at]) if pair in self._pairs), None)

    def _beside(self, word: str, said: list[str], at: int) -> int:
        """How many of its neighbours the word has in the examples."""
        before = f"{said[at - 1] if at else '^'} {word}"
        after = f"{word} {said[at + 1] if at + 1 < len(said) else '$'}"
        return (before in self._pairs) + (after in self._pairs)


class _Dictionary:
    """The known words of one language."""

    def __init__(self, ours: Mapping[str, int], general: Mapping[str, int], never: Collection[str]) -> None:
        self._ours, self._general = ours, general
        common = islice(general.items(), _COMMON)
        self._use = {word: _COMMON - place for word, place in common if self._is_right(word)}
        self._use |= {word: _OURS * used for word, used in ours.items() if used > 1 and word.isalpha()}
        for word in [*never, *(word for word in self._use if len(word) < 2)]:
            self._use.pop(word, None)
        self._alike: dict[tuple[str, int], list[str]] = {}
        self._by_end: dict[str, str] = {}
        for word in sorted(self._use, key=lambda word: (-self._use[word], word)):
            self._alike.setdefault((word[0], len(word)), []).append(word)
            self._by_end.setdefault(word[1:], word)

    def doubts(self, word: str) -> bool:
        """Whether a word may be a slip."""
        plain = _SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
        return plain and word not in self._ours and not self._is_right(word)

    def _is_right(self, word: str) -> bool:
        """Whether the general list vouches for a word."""
        place = self._general.get(word)
        return place is not None and place < _KNOWN_FROM.get(len(word), len(self._general))

    def use(self, word: str) -> int:
        """How likely the word is meant, compared with others as near."""
        return self._use[word]

    def close(self, word: str) -> dict[str, int]:
        """The known words that a word may have been meant to be, and how many slips away they are."""
        return dict(self._close(word, 2 if len(word) >= _MIDDLE else 1))

    def _close(self, word: str, reach: int) -> Iterator[tuple[str, int]]:
        """Words that begin alike or with the first two letters swapped; then those that differ in the first letter alone."""
        for first in dict.fromkeys((word[0], word[1])):
            for size in range(len(word) - reach, len(word) + reach + 1):
                candidates = self._alike.get((first, size), ())
                for known, distance, _ in process.extract(word, candidates, scorer=OSA.distance, score_cutoff=reach, limit=8):
                    yield known, distance
        for end in (word[1:], word):
            if end in self._by_end:
                yield self._by_end[end], 1


def _splits(word: str) -> Iterator[str]:
    return (f"{word[:at]} {word[at:]}" for at in range(1, len(word)))


def _is_plain(text: str, token: Token) -> bool:
    """Whether a word stands by itself: no part of an id such as INV-10482, of an address, or of "don't"."""
    around = fold(text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1])
    return not any(char.isalnum() or char in "'@_#/\\" for char in around)
