"""Which language a message is in, English or Spanish, judged by its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

_SURE = 2.0
_MOST_OF_ONE_WORD = 2.5


class Languages:
    """Learns which words belong to which language from sentences and their languages."""

    def __init__(self, sentences: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._words: dict[str, Counter[str]] = {"en": Counter(), "es": Counter()}
        for language, words in sentences:
            self._words[language].update(words)

    def guess(self, words: Sequence[str], given: str = "") -> str:
        """The language of the message. Where it is short or unclear, the one ``given``; English if none is."""
        leaning = sum(self._leaning(word) for word in words if not word.startswith("__"))
        if given not in self._words:
            return "es" if leaning < 0 else "en"
        if abs(leaning) < _SURE:
            return given
        return "en" if leaning > 0 else "es"

    def _leaning(self, word: str) -> float:
        """Above zero for an English word, below for a Spanish one."""
        english, spanish = self._words["en"][word], self._words["es"][word]
        ratio = math.log((english + 0.2) / (1.5 * spanish + 0.2)) if english or spanish else 0.0
        return max(-_MOST_OF_ONE_WORD, min(_MOST_OF_ONE_WORD, ratio))
