"""Speak another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import locales
from dialogs.flow import Flow
from dialogs.moves import Do, Move, Option, ask, done, offer
from domain.account.view import Account
from domain.customers.language import SpeakLanguage
from nlu.meaning import Meaning

_LANGUAGES = tuple(Option(locale.code, locale.name) for locale in locales.every())


@dataclass(frozen=True)
class ChangeLanguage(Flow):
    """One of the languages there are, from the next message on."""

    starts: ClassVar[tuple[str, ...]] = ("change_language",)

    language: str | None = None
    changed: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> ChangeLanguage:
        words = meaning.text.casefold()
        wanted = (locale.code for locale in locales.every() if any(name in words for name in locale.called))
        return cls(language=next(wanted, None))

    def next(self, account: Account) -> Move:
        if self.language is None:
            return ask("language", "option", "language-which", options=_LANGUAGES)
        if self.changed is None:
            return Do(SpeakLanguage(self.language), "changed")
        return done("language-changed", options=offer("help"))
