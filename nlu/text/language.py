"""Which language a message is in, judged by its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import permutations

import locales

_SURE = 2.0
_MOST_OF_ONE_WORD = 2.5


class Languages:
    """Learns which words belong to which language from sentences and their languages."""

    def __init__(self, sentences: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._codes = locales.codes()
        used: dict[str, Counter[str]] = {language: Counter() for language in self._codes}
        for language, words in sentences:
            used[language].update(words)
        known = {word for words in used.values() for word in words if word.isalpha()}
        self._leads = {
            (one, other): {word: lead for word in known if (lead := _lead(one, used[one][word], other, used[other][word]))}
            for one, other in permutations(self._codes, 2)
        }

    def guess(self, words: Sequence[str], given: str = "") -> str:
        """The language of the message. Where it is short or unclear, the one ``given``; the first of ``locales`` if none is."""
        if len(self._codes) < 2:
            return self._codes[0]
        best = max(self._codes, key=lambda code: min(self._lead(words, code, other) for other in self._codes if other != code))
        if given not in self._codes or given == best:
            return best
        return best if self._lead(words, best, given) >= _SURE else given

    def _lead(self, words: Sequence[str], one: str, other: str) -> float:
        leads = self._leads[one, other]
        return sum(leads.get(word, 0.0) for word in words)


def _lead(one: str, times: int, other: str, other_times: int) -> float:
    """Above zero for a word that is used more in the first language, below for one used more in the second."""
    evidence = locales.find(one).evidence * times + 0.2
    ratio = math.log(evidence / (locales.find(other).evidence * other_times + 0.2))
    return max(-_MOST_OF_ONE_WORD, min(_MOST_OF_ONE_WORD, ratio))
