"""Sentences as features: words, pairs of words, the letters inside words, concepts, and what the words mean.

Words are folded without apostrophes, so "what's" and "whats" are one. Each kind of feature has length one times its weight, so
that long messages count no more than short ones; rarer features weigh more. The same code serves training and running.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlu.intents import concepts
from nlu.intents.logistic_regression import Matrix, Row
from nlu.intents.word_vectors import WordVectors
from nlu.text.tokens import fold

WEIGHTS = {"words": 0.7, "letters": 1.0, "concepts": 1.0}

_WORD = re.compile(r"\w+(?:'\w+)?")
_SHORTEST, _LONGEST = 2, 5
_MOST_WORDS = 60
_LONGEST_WORD = 40

Columns = NDArray[np.int64]
_NONE: Columns = np.zeros(0, dtype=np.int64)


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a sentence as features see them."""
    return tuple([word.replace("'", "") for word in _WORD.findall(fold(text))[:_MOST_WORDS]])


def _letters(word: str) -> list[str]:
    """Groups of two to five letters of a word with its borders."""
    if word.startswith("__"):
        return []
    framed = f" {word[:_LONGEST_WORD]} "
    return [framed[at : at + size] for size in range(_SHORTEST, _LONGEST + 1) for at in range(len(framed) - size + 1)]


def _words(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{left} {right}" for left, right in zip(["^", *words], [*words, "$"], strict=True))]


class Names(NamedTuple):
    """The features of each kind, in the order of their columns: words, then letters, then concepts."""

    words: list[str]
    letters: list[str]
    concepts: list[str]


class Features:
    """Turns the words of a sentence into features. ``idf`` holds the inverse document frequency of each of the ``names``."""

    def __init__(self, names: Names, idf: Matrix, table: WordVectors) -> None:
        self.names, self.idf, self.table = names, idf, table
        self._words = {name: at for at, name in enumerate(names.words)}
        self._letters = {name: at for at, name in enumerate(names.letters, len(self._words))}
        self._concepts = {name: at for at, name in enumerate(names.concepts, len(self._words) + len(self._letters))}
        self._of_word: dict[str, Columns] = {}

    @classmethod
    def learn(cls, sentences: Sequence[Sequence[str]], table: WordVectors) -> Features:
        """The features that occur in some sentences, and how rare each is there."""
        in_sentences = Counter(word for words in sentences for word in set(words))
        letters: Counter[str] = Counter()
        for word, times in in_sentences.items():
            for group in set(_letters(word)):
                letters[group] += times
        words = Counter(name for said in sentences for name in set(_words(said)))
        named = Counter(name for said in sentences for name in concepts.named_in(said))
        names = Names(sorted(words), sorted(letters), sorted(named))
        seen = [counts[name] for counts, kind in zip((words, letters, named), names, strict=True) for name in kind]
        idf = [1 + math.log((1 + len(sentences)) / (1 + times)) for times in seen]
        return cls(names, np.array(idf, dtype=np.float32), table)

    def row(self, words: Sequence[str]) -> Row:
        """The columns of a sentence's known features and their values; a column may come twice, and then they add up."""
        kinds = {
            "words": _known(_words(words), self._words),
            "letters": np.concatenate([_NONE, *map(self._letters_of, words)]),
            "concepts": _known(concepts.named_in(words), self._concepts),
        }
        columns = np.concatenate(list(kinds.values()))
        values, start = self.idf[columns], 0
        for kind, own in kinds.items():
            _make_long(values[start : start + len(own)], WEIGHTS[kind])
            start += len(own)
        return columns, values

    def meaning(self, words: Sequence[str]) -> Matrix:
        """What the words mean together."""
        return self.table.meaning(words)

    def meanings(self, sentences: Sequence[Sequence[str]]) -> Matrix:
        """What several sentences mean, one a row."""
        return np.array([self.meaning(words) for words in sentences], dtype=np.float32).reshape(-1, self.table.width)

    def name(self, column: int) -> str:
        """How a person would call a feature: a word or two, ``-letters-``, or ``#concept``."""
        words, letters = len(self.names.words), len(self.names.letters)
        if column < words:
            return self.names.words[column]
        if column < words + letters:
            return self.names.letters[column - words].replace(" ", "_").join("--")
        return self.names.concepts[column - words - letters]

    def _letters_of(self, word: str) -> Columns:
        known = self._of_word.get(word)
        if known is None:
            known = _known(_letters(word), self._letters)
            if word in self._words:  # strangers are not kept: anybody could send millions of them
                self._of_word[word] = known
        return known


def _make_long(values: Matrix, length: float) -> None:
    now = math.sqrt(values @ values)
    if now:
        values *= np.float32(length / now)


def _known(names: Iterable[str], columns: Mapping[str, int]) -> Columns:
    return np.array([columns[name] for name in names if name in columns], dtype=np.int64)
