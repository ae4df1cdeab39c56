"""Words of a fixed set, as they come from outside: a text is one of them, or it is refused."""

from __future__ import annotations

from typing import TypeVar

from domain.core.errors import NotOnOffer

W = TypeVar("W", bound=str)


def one_of(words: tuple[W, ...], text: str) -> W:
    """The word that this text is. Raises NotOnOffer when it is none of them."""
    for word in words:
        if word == text:
            return word
    raise NotOnOffer()
