"""What the words of a sentence are about, from ``concepts.yml``: "stop" and "cancelar" share a concept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("concepts.yml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    """The file as it is, for a fingerprint."""
    return _FILE.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _by_first_word() -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept, line in yaml.load(_FILE.read_text(encoding="utf-8"), _LOADER).items():  # noqa: S506 - a safe loader
        for phrase in line.split("|"):
            words = tuple(phrase.replace("-", " ").split())
            table.setdefault(words[0], []).append((words, f"#{concept}"))
    return table
