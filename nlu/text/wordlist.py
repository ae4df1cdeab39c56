"""General words of English and Spanish, most used first: what is right though no example uses it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("wordlists")


@lru_cache(maxsize=2)
def load(language: str) -> dict[str, int]:
    """Each word (folded, without apostrophes) and its place in the order of use, from 0. Empty for another language."""
    path = _FOLDER / f"{language}.txt"
    words = path.read_text(encoding="ascii").split() if language in ("en", "es") else []
    return {word: place for place, word in enumerate(words)}
