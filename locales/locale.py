"""The protocol of a language: what each folder of ``locales`` gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

# One and many of a currency and of its hundredth, and the grammatical gender of the words where the language has one.
Currency = tuple[str, str, str, str, str]


class LocaleError(LookupError):
    """A language that is not there, or whose folder lacks something; the message names the file and what to add."""


class Speech(Protocol):
    """How facts are said, in words that any speech engine reads right: the module ``speech`` of a language."""

    MINUS: str  # before a number below zero
    POINT: str  # between a whole number and its decimals
    JOIN_CENTS: str  # between a currency and its hundredths
    CURRENCIES: Mapping[str, Currency]  # by ISO code; of others the hundredths have no name
    SPELLING: str  # 26 words that begin with the letters from A to Z
    AS_IN: str  # between a letter and its word
    AT: str  # the sign of an e-mail address
    DOT: str  # the point in one
    TO: str  # between the ends of a range
    OR_MORE: str  # after the beginning of a range that has no end
    ENDING_IN: str  # before the last digits of a telephone number
    BEGINNING_WITH: str  # before the first letter of an e-mail address

    def cardinal(self, value: int, gender: str = "") -> str:
        """A whole number from 0 on, below a million millions; ``gender`` is that of a noun that follows."""

    def counted(self, value: int, one: str, many: str, gender: str) -> str:
        """So many of a noun: ``two dollars``."""

    def day(self, value: date, this_year: int | None) -> str:
        """A day, with its year unless it is ``this_year``."""

    def clock(self, value: time) -> str:
        """A time of the day, to follow a day: ``at two oh five PM``."""

    def month(self, year: int, month: int) -> str:
        """A month of a year."""


class Writing(Protocol):
    """How facts are written beyond what Babel knows: the module ``writing`` of a language."""

    TO: str  # between the first and the last of some days or hours
    BY_APPOINTMENT: str  # the opening hours of a dealer who has none

    def and_before(self, last: str) -> str:
        """The word between the last two of a list."""


@dataclass(frozen=True)
class Locale:
    """One language. ``folder`` is where it stands; the words in it are read when they are first wanted.

    ``called`` are the words by which customers of any language ask for it. ``tag`` (BCP 47, ``es-US``) chooses plurals of texts
    and the telephone's recogniser, ``formats`` (Babel, ``es_US``) how days and amounts are written, ``voice`` is the telephone's.
    ``thousands`` are the signs that may group digits by three. ``evidence``: how much a word of its example sentences counts when
    a message's language is guessed; more for a language with fewer sentences.
    """

    code: str
    name: str
    called: tuple[str, ...]
    tag: str
    formats: str
    voice: str
    thousands: str
    evidence: float
    folder: Path
    speech: Speech
    writing: Writing

    @property
    def texts(self) -> tuple[Path, ...]:
        """What is said to customers, as files in Fluent's format."""
        return tuple(sorted((self.folder / "texts").glob("*.ftl")))

    @property
    def sentences(self) -> tuple[Path, ...]:
        """What customers say, one file an intent, in Rasa's NLU YAML."""
        return tuple(sorted((self.folder / "sentences").glob("*.yml")))

    def word_list(self) -> list[str]:
        """General words (folded, without apostrophes), most used first."""
        return (self.folder / "wordlist.txt").read_text(encoding="ascii").split()

    def grammar(self, name: str) -> Mapping[str, Any]:
        """The word tables of one grammar, by their names: the capitals of the module ``grammar/<name>.py``."""
        return _constants(self._module(f"grammar.{name}"))

    def labels(self, name: str) -> Mapping[str, Any]:
        """The words of something that is no conversation: ``pdf`` on paper, ``widget`` around the website's chat."""
        labels: Mapping[str, Any] = self._module(name).LABELS
        return labels

    def _module(self, name: str) -> ModuleType:
        full = f"locales.{self.code}.{name}"
        try:
            return import_module(full)
        except ModuleNotFoundError as missing:
            raise LocaleError(f"{self.folder}: lacks {name.replace('.', '/')}.py ({missing})") from missing


@cache
def _constants(module: ModuleType) -> Mapping[str, Any]:
    return {name: value for name, value in vars(module).items() if name.isupper()}
