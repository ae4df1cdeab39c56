"""Speak another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Do, Move, Option, ask, done, offer
from domain.account.view import Account
from domain.commands.catalog import SpeakLanguage
from nlu.meaning import Meaning

_WORDS = {"en": ("english", "inglés", "ingles"), "es": ("spanish", "español", "espanol", "castellano")}


@dataclass(frozen=True)
class ChangeLanguage(Flow):
    """English or Spanish, from the next message on."""

    starts: ClassVar[tuple[str, ...]] = ("change_language",)

    language: str | None = None
    changed: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> ChangeLanguage:
        words = meaning.text.casefold()
        return cls(language=next((language for language, names in _WORDS.items() if any(name in words for name in names)), None))

    def next(self, account: Account) -> Move:
        if self.language is None:
            return ask("language", "option", "language-which", options=(Option("en", "English"), Option("es", "Español")))
        if self.changed is None:
            return Do(SpeakLanguage(self.language), "changed")
        return done("language-changed", options=offer("help"))
