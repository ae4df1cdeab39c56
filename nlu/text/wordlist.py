"""General words of a language, most used first: what is right though no example uses it."""

from __future__ import annotations

from functools import cache

import locales


@cache
def load(language: str) -> dict[str, int]:
    """Each word (folded, without apostrophes) and its place in the order of use, from 0. Empty for an unknown language."""
    words = locales.find(language).word_list() if language in locales.codes() else []
    return {word: place for place, word in enumerate(words)}
