"""Sentences as vectors: words, pairs of words, the letters inside words, and concepts, weighted by rarity.

Words are folded without apostrophes, so "what's" and "whats" are one. Only what occurred in training has a weight; which column
a feature falls into comes from a checksum, so the same sentences always give the same vectors.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from nlu import concepts
from nlu.words import fold

Vector = NDArray[np.float32]
Places = list[tuple[int, float]]

WIDTH = 640  # of the part for words and of that for letters; concepts have a column each
_WORD = re.compile(r"\w+(?:'\w+)?|[^\w\s]")
_SHORTEST, _LONGEST = 2, 5
_MOST_WORDS = 60


def words_of(text: str) -> list[str]:
    """The words of a sentence as features see them."""
    return [word.replace("'", "") for word in _WORD.findall(fold(text)) if word[0].isalnum() or word[0] == "_"][:_MOST_WORDS]


def _letters(word: str) -> list[str]:
    """Groups of two to five letters of a word with its borders."""
    if word.startswith("__"):
        return []
    framed = f" {word} "
    return [framed[at : at + size] for size in range(_SHORTEST, _LONGEST + 1) for at in range(len(framed) - size + 1)]


def _terms(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{left} {right}" for left, right in zip(["^", *words], [*words, "$"], strict=True))]


class Features:
    """Turns sentences into vectors of one fixed width; learns weights from the sentences it is made with."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        total = len(sentences)
        self.frequency = Counter(word for words in sentences for word in words)
        in_sentences = Counter(word for words in sentences for word in set(words))
        letters: Counter[str] = Counter()
        for word, times in in_sentences.items():
            for group in set(_letters(word)):
                letters[group] += times
        self._letters = _places(letters, total)
        self._terms = _places(Counter(term for words in sentences for term in set(_terms(words))), total)
        named = Counter(name for words in sentences for name in concepts.named_in(words))
        self._concepts = {name: (at, _rarity(named[name], total)) for at, name in enumerate(sorted(named))}
        self._of_word: dict[str, Places] = {}

    def __call__(self, words: Sequence[str]) -> Vector:
        """The vector of one sentence; all zero if nothing in it was seen in training."""
        vector: Vector = self.matrix([words])[0]
        return vector

    def matrix(self, sentences: Sequence[Sequence[str]]) -> Vector:
        """The vectors of several sentences, one a row."""
        letters = [[place for word in words for place in self._word(word)] for words in sentences]
        terms = [_known(_terms(words), self._terms) for words in sentences]
        named = [_known(concepts.named_in(words), self._concepts) for words in sentences]
        return np.hstack([_rows(terms), _rows(letters), _rows(named, len(self._concepts))])

    def _word(self, word: str) -> Places:
        known = self._of_word.get(word)
        if known is None:
            known = _known(_letters(word), self._letters)
            if word in self.frequency:  # strangers are not kept: anybody could send millions of them
                self._of_word[word] = known
        return known


def _rarity(times: int, total: int) -> float:
    return 1 + math.log((1 + total) / (1 + times))


def _places(features: Mapping[str, int], total: int) -> dict[str, tuple[int, float]]:
    """Column and signed weight of each feature: rarer ones weigh more, and opposite signs let collisions cancel out."""
    placed = {}
    for feature, times in features.items():
        mixed = zlib.crc32(feature.encode())
        weight = _rarity(times, total)
        placed[feature] = (mixed % WIDTH, weight if mixed & 0x80000000 else -weight)
    return placed


def _known(features: Sequence[str], places: Mapping[str, tuple[int, float]]) -> Places:
    return [places[feature] for feature in features if feature in places]


def _rows(places: Sequence[Places], width: int = WIDTH) -> Vector:
    """Weights added up by column, each row of length one."""
    lengths = [len(row) for row in places]
    flat = np.array([place for row in places for place in row], dtype=np.float64).reshape(-1, 2)
    cells = np.repeat(np.arange(len(places)), lengths) * width + flat[:, 0].astype(np.int64)
    sums = np.bincount(cells, flat[:, 1], len(places) * width).reshape(len(places), width).astype(np.float32)
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return (sums / np.where(norms > 0, norms, 1)).astype(np.float32)
