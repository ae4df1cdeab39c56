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

import locales
from nlu.text import wordlist
from nlu.text.tokens import Token, fold, tokens

_SHORTEST = 2
_SHORT = 3  # up to here a word is mended only if the result has neighbours in the examples, the shortest both
# From here on two slips are mended: if the result has both neighbours in the examples, one of them, and always.
_TWICE, _MIDDLE, _LONG = 5, 6, 8
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


class SpellingCorrection(NamedTuple):
    """One repair: what was typed, and what it was taken for."""

    typed: str
    meant: str


class Repair:
    """``vocabulary`` maps the words of the examples (folded, without apostrophes) to how often they are used.

    ``pairs`` are the neighbours in the examples ("my balance"). A word never becomes one of ``never``, nor one of ours used only
    once: a rare word is likelier meant than a rarer one. ``languages``: all there are, unless some are named.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        pairs: Collection[str] = (),
        never: Collection[str] = (),
        languages: Iterable[str] = (),
    ) -> None:
        self._pairs = pairs
        self._dictionaries = {
            language: _Dictionary(vocabulary, wordlist.load(language), never) for language in languages or locales.codes()
        }

    def __call__(
        self, text: str, taken: Collection[tuple[int, int]] = (), language: str = "en"
    ) -> tuple[str, tuple[SpellingCorrection, ...]]:
        """The text with its misspelt words mended, and what was; spans in ``taken`` (ids, amounts, names) are left alone."""
        dictionary = self._dictionaries.get(language)
        if dictionary is None:
            return text, ()
        mending = _Mending(text, taken, dictionary, self._pairs)
        mending.mend()
        return mending.result()


class _Mending:
    """A message while it is mended: of ``text``, all but the spans in ``taken``."""

    def __init__(self, text: str, taken: Collection[tuple[int, int]], dictionary: _Dictionary, pairs: Collection[str]) -> None:
        self._text, self._taken, self._dictionary, self._pairs = text, taken, dictionary, pairs
        self._words = tokens(text)
        self._said = [word.word for word in self._words]  # as it now is
        self._meant: dict[int, str] = {}  # the words that were mended, by their place

    def mend(self) -> None:
        """Mend every word that is doubtful; then once more those beside a mended one, as it tells more than it did.

        A word of two letters that stands alone stays: anything may have been meant, an agreement among them.
        """
        if [len(word) for word in self._said if word.isalnum()] == [_SHORTEST]:
            return
        doubtful = [at for at, word in enumerate(self._said) if self._dictionary.doubts(word)][:_MOST_DOUBTS]
        for at in doubtful:
            self._mend(at)
        for at in doubtful:
            if self._meant.keys() & {at - 1, at + 1}:
                self._mend(at)

    def result(self) -> tuple[str, tuple[SpellingCorrection, ...]]:
        """The text as it now is, and what was mended."""
        pieces, copied, repairs = [], 0, list[SpellingCorrection]()
        for at, better in sorted(self._meant.items()):
            word = self._words[at]
            pieces += [self._text[copied : word.start], better]
            copied = word.end
            repairs.append(SpellingCorrection(self._text[word.start : word.end], better))
        return "".join([*pieces, self._text[copied:]]), tuple(repairs)

    def _mend(self, at: int) -> None:
        if self._may_change(at) and len(self._meant) < _MOST_REPAIRS:
            for place, word in (self._spaced(at - 1) or self._spaced(at) or self._nearest(at)).items():
                self._said[place] = self._meant[place] = word

    def _may_change(self, at: int) -> bool:
        word = self._words[at]
        free = not any(word.start < end and start < word.end for start, end in self._taken)
        return free and at not in self._meant and _is_plain(self._text, word)

    def _spaced(self, at: int) -> dict[int, str]:
        """A word and the one after it, if they stand in the examples once the space between them is one letter further on."""
        if not 0 <= at < len(self._said) - 1 or self._words[at].end + 1 != self._words[at + 1].start:
            return {}
        left, right = self._said[at : at + 2]
        if len(left) == 1 and self._dictionary.knows(left):  # "a ton" is not "at on"
            return {}
        for one, other in ((left + right[0], right[1:]), (left[:-1], left[-1] + right)):
            if f"{one} {other}" in self._pairs and self._may_change(at) and self._may_change(at + 1):
                return {at: one, at + 1: other}
        return {}

    def _nearest(self, at: int) -> dict[int, str]:
        """What the word at a place was meant to be; two words if the space between them is missing."""
        word = self._said[at]
        close = self._dictionary.close(word)
        slips = min(close.values(), default=0)
        needed = _neighbours_needed(len(word), slips)
        near = [known for known, distance in close.items() if distance == slips and self._beside(known, at) >= needed]
        if near:
            return {at: max(near, key=lambda known: (self._beside(known, at), self._dictionary.use(known), known))}
        return next(({at: pair} for pair in _splits(word) if pair in self._pairs), {})

    def _beside(self, word: str, at: int) -> int:
        """How many of its neighbours the word has in the examples."""
        before = f"{self._said[at - 1] if at else '^'} {word}"
        after = f"{word} {self._said[at + 1] if at + 1 < len(self._said) else '$'}"
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
        self._by_beginning: dict[tuple[str, int], list[str]] = {}
        self._by_end: dict[str, str] = {}
        for word in sorted(self._use, key=lambda word: (-self._use[word], word)):
            self._by_beginning.setdefault((word[0], len(word)), []).append(word)
            self._by_end.setdefault(word[1:], word)

    def doubts(self, word: str) -> bool:
        """Whether a word may be a slip."""
        plain = _SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
        return plain and not self.knows(word)

    def knows(self, word: str) -> bool:
        """Whether a word is right as it is."""
        return word in self._ours or self._is_right(word)

    def _is_right(self, word: str) -> bool:
        """Whether the general list vouches for a word."""
        place = self._general.get(word)
        return place is not None and place < _KNOWN_FROM.get(len(word), len(self._general))

    def use(self, word: str) -> int:
        """How likely the word is meant, compared with others as near."""
        return self._use[word]

    def close(self, word: str) -> dict[str, int]:
        """The known words that a word may have been meant to be, and how many slips away they are."""
        return dict(self._close(word, 2 if len(word) >= _TWICE else 1))

    def _close(self, word: str, reach: int) -> Iterator[tuple[str, int]]:
        """Words that begin alike or with the first two letters swapped; then those that differ in the first letter alone."""
        for first in dict.fromkeys((word[0], word[1])):
            for size in range(len(word) - reach, len(word) + reach + 1):
                candidates = self._by_beginning.get((first, size), ())
                for known, distance, _ in process.extract(word, candidates, scorer=OSA.distance, score_cutoff=reach, limit=8):
                    yield known, distance
        for end in (word[1:], word):
            if end in self._by_end:
                yield self._by_end[end], 1


def _neighbours_needed(letters: int, slips: int) -> int:
    """How many of its neighbours in the examples a word must have to be what one of so many letters was meant to be."""
    if slips > 1:
        return 0 if letters >= _LONG else 1 if letters >= _MIDDLE else 2
    return max(0, _SHORT + 1 - letters)


def _splits(word: str) -> Iterator[str]:
    return (f"{word[:at]} {word[at:]}" for at in range(1, len(word)))


def _is_plain(text: str, token: Token) -> bool:
    """Whether a word stands by itself: no part of an id such as INV-10482, of an address, or of "don't"."""
    around = fold(text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1])
    return not any(char.isalnum() or char in "'@_#/\\" for char in around)
