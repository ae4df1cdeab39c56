"""How English says facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from locales.locale import Currency

MINUS = "minus"
POINT = "point"
JOIN_CENTS = "and"
CURRENCIES: Mapping[str, Currency] = {
    "USD": ("dollar", "dollars", "cent", "cents", ""),
    "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents", ""),
    "EUR": ("euro", "euros", "cent", "cents", ""),
    "GBP": ("pound", "pounds", "penny", "pence", ""),
    "MXN": ("Mexican peso", "Mexican pesos", "centavo", "centavos", ""),
}
SPELLING = (
    "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango "
    "Uniform Victor Whiskey Xray Yankee Zulu"
)
AS_IN = "as in"
AT, DOT = "at", "dot"
TO, OR_MORE = "to", "or more"
ENDING_IN = "the phone ending in"
BEGINNING_WITH = "the e-mail address beginning with"

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety"
_GROUPS = ("", " thousand", " million", " billion")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December"


def cardinal(value: int, gender: str = "") -> str:
    """``four thousand two hundred eleven``. English nouns have no gender."""
    if value < 1000:
        return _below_thousand(value)
    groups = []
    for name in _GROUPS:
        value, group = divmod(value, 1000)
        if group:
            groups.append(f"{_below_thousand(group)}{name}")
    return " ".join(reversed(groups))


def _below_thousand(value: int) -> str:
    if value < 20:
        return _BELOW_TWENTY.split()[value]
    if value < 100:
        tens, one = divmod(value, 10)
        return f"{_TENS.split()[tens]}-{_BELOW_TWENTY.split()[one]}" if one else _TENS.split()[tens]
    hundreds, rest = divmod(value, 100)
    head = f"{_BELOW_TWENTY.split()[hundreds]} hundred"
    return f"{head} {_below_thousand(rest)}" if rest else head


def ordinal(value: int) -> str:
    """A place in a row: ``first``, ``thirtieth``, ``twenty-first``."""
    head, hyphen, last = cardinal(value).rpartition("-")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{head}{hyphen}{_ORDINALS.get(last, regular)}"


def counted(value: int, one: str, many: str, gender: str) -> str:
    """``one dollar``, ``two dollars``."""
    return f"{cardinal(value)} {one if value == 1 else many}"


def day(value: date, this_year: int | None) -> str:
    """``November thirtieth``, ``November thirtieth, twenty twenty-six``."""
    text = f"{_MONTHS.split()[value.month - 1]} {ordinal(value.day)}"
    return text if value.year == this_year else f"{text}, {_year(value.year)}"


def _year(year: int) -> str:
    century, rest = divmod(year, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(year)
    tail = "hundred" if not rest else f"oh {cardinal(rest)}" if rest < 10 else cardinal(rest)
    return f"{cardinal(century)} {tail}"


def clock(value: time) -> str:
    """``at two oh five PM``, ``at noon``."""
    hour, minute = value.hour, value.minute
    if hour % 12 == minute == 0:
        return "at noon" if hour else "at midnight"
    said_minute = "" if not minute else f" oh {cardinal(minute)}" if minute < 10 else f" {cardinal(minute)}"
    return f"at {cardinal(hour % 12 or 12)}{said_minute} {'AM' if hour < 12 else 'PM'}"


def month(year: int, month: int) -> str:
    """``March twenty twenty-seven``."""
    return f"{_MONTHS.split()[month - 1]} {_year(year)}"
