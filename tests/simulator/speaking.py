"""How customers put things: a wording from the paraphrase files, filled in, as it is typed or as a recogniser would write it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

import yaml

from bot.rendering.speech import cardinal
from locales.en.speech import ordinal

_HERE = Path(__file__).parent / "paraphrases"


# How recognisers write single digits that sound like something else.
_DIGITS = {"0": ("oh", "zero", "o"), "2": ("two", "two", "to"), "4": ("four", "four", "for")}


@dataclass(frozen=True)
class Amount:
    """Money in a wording, in cents."""

    cents: int


@dataclass(frozen=True)
class Number:
    """Digits that are a name (invoice, company, code): copied from paper when typed, read out in one way or another when said."""

    text: str


@dataclass(frozen=True)
class Day:
    """A day of the month."""

    day: int


Value = str | Amount | Number | Day


@dataclass(frozen=True)
class Phrase:
    """What a customer wants to say: the key of a set of paraphrases, and what goes into them."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


def phrase(key: str, **values: Value) -> Phrase:
    return Phrase(key, values)


@cache
def paraphrases() -> Mapping[str, tuple[str, ...]]:
    """All sets of paraphrases, by key. No key is in two files."""
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(_HERE.glob("*.yml")):
        for key, wordings in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            assert key not in found, f"{file.name}: {key} is in another file too"
            found[key] = tuple(wordings)
    return found


class Speaker:
    """One customer's way of putting things; nobody says the same thing twice in the same words. ``aloud``: on the phone."""

    def __init__(self, chance: Random, aloud: bool, wordy: bool) -> None:
        self._chance, self._aloud, self._wordy = chance, aloud, wordy
        self._left: dict[str, list[str]] = defaultdict(list)

    def say(self, what: Phrase, disturb: Callable[[str], str]) -> str:
        """A wording of the phrase, filled in. What disturbs it spares the numbers, which stand in braces meanwhile."""
        left = self._left[what.key]
        if not left:
            left += self._chance.sample(paraphrases()[what.key], len(paraphrases()[what.key]))
        numbers = {name: self._value(value) for name, value in what.values.items() if not isinstance(value, str)}
        words = left.pop().format_map({**what.values, **{name: f"{{{name}}}" for name in numbers}})
        return disturb(words).format_map(numbers)

    def _value(self, value: Value) -> str:
        match value:
            case Amount(cents):
                return self._amount(cents)
            case Number(text):
                return self._number(text) if self._aloud else text
            case Day(day):
                return self._chance.choice((ordinal(day), f"{day}th" if 3 < day < 21 else ordinal(day)))
            case str():
                return value

    def _amount(self, cents: int) -> str:
        whole, rest = divmod(cents, 100)
        if self._aloud and self._wordy:
            said = f"{cardinal(whole, 'en')} dollars"
            return f"{said} and {cardinal(rest, 'en')} cents" if rest else said
        plain = f"{whole}.{rest:02d}" if rest else str(whole)
        return self._chance.choice((f"${plain}", f"${whole:,}.{rest:02d}", f"{plain} dollars"))

    def _number(self, text: str) -> str:
        """A recogniser writes digits together, in groups, or as words."""
        letters, digits = text.rstrip("0123456789"), text[len(text.rstrip("0123456789")) :]
        ways = [digits, f"{digits[:3]} {digits[3:]}" if len(digits) > 4 else f"{digits[:2]} {digits[2:]}"]
        if self._wordy:
            ways.append(" ".join(self._chance.choice(_DIGITS.get(digit, (cardinal(int(digit), "en"),))) for digit in digits))
        said = self._chance.choice(ways)
        return f"{' '.join(letters)} {said}".strip() if letters else said
