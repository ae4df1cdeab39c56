"""Which invoices a customer means: "all but 10482", "the two oldest", "everything over 60 days"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from nlu.entities import selection_grammar as grammar
from nlu.entities import selection_wordings as wordings
from nlu.meaning import Entity
from nlu.text.tokens import clean, fold


@dataclass(frozen=True)
class Selection:
    """Some of the invoices that are open, as said; choosing them is the caller's.

    ``numbers`` and ``positions`` are added to what the other fields describe. Those narrow one another: "past due over $500" is
    both; ``order`` then takes ``count`` of what is left. ``without`` is taken away last.
    Positions count from 1 as listed, from -1 backwards. ``over_days`` and ``over_cents`` mean strictly more, ``up_to_days`` and
    ``up_to_cents`` at most, days being days past due. ``month`` is that of the invoice date; ``months_ago`` 0 is this month.
    ``words`` name a place or a thing, ``po`` a purchase order. ``ranges`` are pairs of numbers, both included: "10482..10500".
    ``unclear`` holds an exception that was not understood ("all but the disputed one"): then nothing may be chosen.
    """

    everything: bool = False
    past_due: bool = False
    numbers: tuple[str, ...] = ()
    positions: tuple[int, ...] = ()
    order: str = ""  # oldest, newest, largest, smallest
    count: int = 0
    over_days: int | None = None
    up_to_days: int | None = None
    month: int | None = None
    months_ago: int | None = None
    over_cents: int | None = None
    up_to_cents: int | None = None
    words: str = ""
    po: str = ""
    ranges: tuple[str, ...] = ()
    unclear: str = ""
    without: Selection | None = None

    def names_one(self) -> bool:
        """Is it a single one, like "the second" or "the oldest"?"""
        return len(self.positions) == 1 or (bool(self.order) and self.count == 1)

    def only_leaves_out(self) -> bool:
        """Does it say no more than what to leave out, like "but not the last one"?"""
        return self.without is not None and self == Selection(everything=True, without=self.without)

    def to_json(self) -> dict[str, Any]:
        """Only what was said, ready for JSON; ``from_json`` reads it back."""
        said = {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name) != field.default}
        if self.without:
            said["without"] = self.without.to_json()
        return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Selection:
        values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
        if "without" in values:
            values["without"] = cls.from_json(values["without"])
        return cls(**values)


def adds(text: str) -> bool:
    """Does it choose these beside what is chosen already: "add 10482", "and the newest too"?"""
    return wordings.ADDS.search(fold(clean(text))) is not None


def says_all(text: str) -> bool:
    """Does it speak of everything there is: "everything except 10482", rather than "leave out 10482"?"""
    return wordings.ALL.search(fold(clean(text))) is not None


def ends_the_talk(text: str) -> bool:
    """Does it speak of everything only to end: "that was everything"?"""
    return wordings.NOT_EVERYTHING.search(fold(clean(text)).replace("'", " ")) is not None


def find(text: str, known_numbers: Iterable[str] = (), asked: bool = False, language: str = "en") -> list[Entity]:
    """The one selection a message makes (kind ``selection``, spanning the message), or nothing. See ``read`` for ``asked``."""
    text = clean(text)
    chosen = _read(text, known_numbers, asked, language)
    return [Entity("selection", chosen, text, 0, len(text))] if chosen else []


def read(text: str, known_numbers: Iterable[str] = (), language: str = "en") -> Selection | None:
    """The selection in an answer to "which invoices?"; None if it names none, or leaves out what is not understood.

    ``known_numbers`` are in the order they were listed.

    Here a bare "2" is the second one, "all" everything and "1 and 3" two of the list.
    """
    chosen = _read(clean(text), known_numbers, True, language)
    return None if chosen and chosen.unclear else chosen


def _read(text: str, known: Iterable[str], asked: bool, language: str) -> Selection | None:
    said = grammar.read(text, tuple(known), asked, language)
    if not said:
        return None
    without = said.pop("without", None)
    return Selection(**said, without=Selection(**without) if without else None)
