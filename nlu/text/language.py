"""Which language a message is in, English or Spanish, judged by its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

_LANGUAGES = ("en", "es")
_SURE = 2.0
_MOST_OF_ONE_WORD = 2.5


class Languages:
    """Learns which words belong to which language from sentences and their languages."""

    def __init__(self, sentences: Iterable[tuple[str, Sequence[str]]]) -> None:
        used: dict[str, Counter[str]] = {language: Counter() for language in _LANGUAGES}
        for language, words in sentences:
            used[language].update(words)
        self._leaning = {
            word: _leaning(used["en"][word], used["es"][word]) for words in used.values() for word in words if word.isalpha()
        }

    def guess(self, words: Sequence[str], given: str = "") -> str:
        """The language of the message. Where it is short or unclear, the one ``given``; English if none is."""
        leaning = sum(self._leaning.get(word, 0.0) for word in words)
        if given not in _LANGUAGES:
            return "es" if leaning < 0 else "en"
        if abs(leaning) < _SURE:
            return given
        return "en" if leaning > 0 else "es"


def _leaning(english: int, spanish: int) -> float:
    """Above zero for a word that is used more in English, below for one used more in Spanish."""
    ratio = math.log((english + 0.2) / (1.5 * spanish + 0.2))
    return max(-_MOST_OF_ONE_WORD, min(_MOST_OF_ONE_WORD, ratio))
