"""What the words of a sentence are about: "stop" and "cancel" share a concept, also with the words of other languages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from nlu.text.wordings import Wordings

_CONCEPTS = Wordings("concepts").phrases_by("CONCEPTS")
_MOST = 8

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def named_in(words: Sequence[str]) -> list[str]:
    """The concepts of a sentence, and each two of them as a pair, whatever their order."""
    phrases = _by_first_word()
    found = sorted(
        {
            concept
            for at, word in enumerate(words)
            for phrase, concept in phrases.get(word, ())
            if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase
        }
    )[:_MOST]
    return [*found, *(f"{one}&{other}" for at, one in enumerate(found) for other in found[at + 1 :])]


def vocabulary(only: str = "") -> set[str]:
    """All words of all concepts, or of one."""
    return {
        word for rows in _by_first_word().values() for phrase, name in rows for word in phrase if not only or name == f"#{only}"
    }


def source() -> str:
    """All concepts as text, for a fingerprint; their order makes no difference."""
    return json.dumps({concept: sorted(phrases) for concept, phrases in _CONCEPTS.items()}, sort_keys=True)


@lru_cache(maxsize=1)
def _by_first_word() -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept, phrases in _CONCEPTS.items():
        for phrase in phrases:
            words = tuple(phrase.replace("-", " ").split())
            table.setdefault(words[0], []).append((words, f"#{concept}"))
    return table
