"""The texts of ``locales/<code>/texts`` with their facts filled in, as written text and as speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message

import locales
from bot.rendering import speech, written
from bot.settings.faq import INTENT, Faq
from dialogs.moves import Ident, Listing, Word
from domain.core.money import Money

# A list that is longer is not read to its end, and Fluent refuses a fact of more than 1,000 characters.
_MOST_LISTED = 20


class MissingText(LookupError):
    """A text that no file has, or whose facts do not fit: a defect, found by ``ledgerline check`` and the tests."""


@dataclass(frozen=True)
class RenderTarget:
    """How facts are rendered: as ``speech`` or in writing. A year that is ``this_year`` is not spoken."""

    language: str
    speech: bool
    this_year: int | None = None


class Texts:
    """Every sentence, in every language. ``dealer`` and the dealer's other facts are known to all texts."""

    def __init__(self, faq: Faq, languages: tuple[str, ...], timezone: ZoneInfo, dealer_facts: Mapping[str, str]) -> None:
        self._bundles = {language: _bundle(language) for language in languages}
        self._faq = faq
        self._timezone = timezone
        self._dealer_facts = dict(dealer_facts)
        # Labels and other texts without facts are the same every time, and most of what is worded in a turn.
        self._plain: dict[tuple[str, str, bool, str], str] = {}
        self.languages = languages

    def text(self, key: str, facts: Mapping[str, Any], language: str, speech: bool = False, part: str = "") -> str:
        """A text with its facts. ``part`` is an attribute such as ``subject``; speech takes ``speech`` where there is one.

        Raises MissingText.
        """
        return self.told(key, facts, RenderTarget(language, speech), part)

    def told(self, key: str, facts: Mapping[str, Any], target: RenderTarget, part: str = "") -> str:
        """A text as ``text`` gives it, with its facts rendered for ``target``. Raises MissingText."""
        at = (key, target.language, target.speech, part)
        if facts:
            return self._worded(key, facts, target, part)
        if at not in self._plain:
            self._plain[at] = self._worded(key, facts, target, part)
        return self._plain[at]

    def _worded(self, key: str, facts: Mapping[str, Any], target: RenderTarget, part: str) -> str:
        language = target.language if target.language in self._bundles else self.languages[0]
        if key == "faq":
            answer = self._faq.answer(facts["topic"].removeprefix(INTENT), language)
            return speech.plain(answer, language) if target.speech else answer
        if key.startswith("offer-faq-"):
            title = self._faq.title(key.removeprefix("offer-faq-").replace("-", "_"), language)
            return f"{title[:1].lower()}{title[1:]}" if target.speech else title
        bundle, target = self._bundles[language], replace(target, language=language)
        pattern = _pattern(bundle, key, part or ("speech" if target.speech else ""))
        given = {name: self.fact(value, target) for name, value in {**self._dealer_facts, **facts}.items()}
        text, errors = bundle.format_pattern(pattern, given)
        if errors:
            raise MissingText(f"{language}/{key}: {errors[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        """Is there such a text?"""
        return self._bundles[self.languages[0]].has_message(key)

    def fact(self, value: Any, target: RenderTarget) -> Any:
        """One fact, formatted; whole numbers stay numbers, so that plurals can be chosen by them."""
        voice: Any = speech if target.speech else written
        match value:
            case Money():
                return voice.money(value, target.language)
            case date():
                return self._when(value, target)
            case Ident():
                return speech.ident(value.text, target.language) if target.speech else value.text
            case Word():
                return self.told(value.key, value.facts, target)
            case Listing(items=items) | (list() | tuple() as items):
                return voice.joined([str(self.fact(item, target)) for item in _some(items)], target.language)
            case str() if target.speech:
                return speech.plain(value, target.language)
            case _:
                return value

    def _when(self, value: date, target: RenderTarget) -> str:
        """A day, or an instant."""
        if target.speech and isinstance(value, datetime):
            return speech.instant(value, target.language, self._timezone, target.this_year)
        if isinstance(value, datetime):
            return written.instant(value, target.language, self._timezone)
        return speech.day(value, target.language, target.this_year) if target.speech else written.day(value, target.language)

    def label(self, label: Any, language: str) -> str:
        """A label as the customer sees it."""
        return str(self.fact(label, RenderTarget(language, speech=False)))

    def topics(self) -> tuple[str, ...]:
        """The FAQ's intents."""
        return tuple(INTENT + topic for topic in self._faq.topics)


def _some(items: Sequence[Any]) -> Sequence[Any]:
    """The items, or the first of very many, and how many more there are."""
    if len(items) <= _MOST_LISTED:
        return items
    return (*items[:_MOST_LISTED], Word("listing-more", {"count": len(items) - _MOST_LISTED}))


def keys(language: str) -> set[str]:
    """The keys of all texts of a language, without the parts that only other texts use."""
    bodies = [FluentResource(file.read_text(encoding="utf-8")).body for file in locales.find(language).texts]
    return {entry.id.name for body in bodies for entry in body if isinstance(entry, Message)}


def _bundle(language: str) -> FluentBundle:
    locale = locales.find(language)
    bundle = FluentBundle([locale.tag], use_isolating=False)
    for file in locale.texts:
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def _pattern(bundle: FluentBundle, key: str, part: str) -> Any:
    if not bundle.has_message(key):
        raise MissingText(f"there is no text {key!r}")
    message = bundle.get_message(key)
    pattern = message.attributes.get(part, message.value) if part else message.value
    if pattern is None:
        raise MissingText(f"the text {key!r} is empty")
    return pattern
