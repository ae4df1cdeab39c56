"""What the dialogue must know of the words: labels as the customer sees them, and which FAQ topics there are."""

from __future__ import annotations

from typing import Any, Protocol


class Wording(Protocol):
    """Kept by ``bot.rendering.texts``, where the texts are."""

    def label(self, label: Any, language: str) -> str:
        """A label as the customer sees it."""
        ...

    def topics(self) -> tuple[str, ...]:
        """The FAQ topics, as intents."""
        ...
