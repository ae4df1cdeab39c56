"""The dates customers give: today, tomorrow, weekdays, "the 15th", "3/14", end of the month; with a part of the day if said."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

from nlu.entities import numbers
from nlu.entities.selection_wordings import MONTHS
from nlu.meaning import Entity
from nlu.words import Token, clean, fold, tokens

PartOfDay = Literal["morning", "afternoon", "evening"]
When = tuple[date, PartOfDay | None]

_WEEKDAYS = {
    name: day
    for day, names in enumerate(
        (
            "monday mon lunes",
            "tuesday tues tue martes",
            "wednesday wed weds miercoles",
            "thursday thurs thur thu jueves",
            "friday fri viernes",
            "saturday sabado",
            "sunday domingo",
        )
    )
    for name in names.split()
}
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_PARTS: tuple[tuple[PartOfDay, re.Pattern[str]], ...] = (
    (
        "morning",
        re.compile(
            r"\b(?:morning|in the am|before (?:noon|lunch)|first thing|por la manana|en la manana|de la manana|"
            r"temprano|\d{1,2} ?am)\b"
        ),
    ),
    ("afternoon", re.compile(r"\b(?:afternoon|after (?:noon|lunch)|por la tarde|en la tarde|de la tarde|[1-4](?::\d\d)? ?pm)\b")),
    (
        "evening",
        re.compile(
            r"\b(?:evening|tonight|end of (?:the )?day|after (?:work|hours)|por la noche|en la noche|[5-9](?::\d\d)? ?pm)\b"
        ),
    ),
)


def _ahead(days: int) -> Callable[[re.Match[str], date], date | None]:
    return lambda match, today: today + timedelta(days=days)


def _weekday(match: re.Match[str], today: date) -> date | None:
    """The next such day after today; "next Tuesday" said on a Monday is the one of the week after."""
    ahead = (_WEEKDAYS[match["weekday"]] - today.weekday()) % 7 or 7
    next_week = bool(match["next"]) and today.weekday() + ahead < 7
    return today + timedelta(days=ahead + 7 * next_week)


def _iso(match: re.Match[str], today: date) -> date | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: re.Match[str], today: date) -> date | None:
    year = match["year"]
    month, day = int(match["month"]), int(match["day"])
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _coming(today, month, day)


def _named(match: re.Match[str], today: date) -> date | None:
    month = MONTHS[match["before"] or match["after"]]
    return _coming(today, month, int(match["day"] or match["day_first"]))


def _end_of_month(match: re.Match[str], today: date) -> date | None:
    return today.replace(day=calendar.monthrange(today.year, today.month)[1])


def _in_days(match: re.Match[str], today: date) -> date | None:
    return today + timedelta(days=int(match["count"]) * (7 if match["unit"].startswith(("week", "sem")) else 1))


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    day = int(match["ordinal"] or match["el"])
    month = today.replace(day=1) + timedelta(days=0 if day >= today.day else 31)
    return _day(month.year, month.month, day)


def _coming(today: date, month: int, day: int) -> date | None:
    """This month and day from today on: of this year or, if that is past, of the next."""
    this_year = _day(today.year, month, day)
    return this_year if this_year is None or this_year >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (re.compile(r"(?<![\w-])(?P<year>20[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?![\w-])"), _iso),
    (re.compile(r"(?<![\w/])(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?:/(?P<year>20[0-9]{2}|[0-9]{2}))?(?![\w/])"), _slashed),
    (
        re.compile(
            rf"\b(?:(?P<before>{_MONTH})\.? (?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
            rf"|(?P<day_first>[0-3]?[0-9])(?:st|nd|rd|th)? (?:of |de )?(?P<after>{_MONTH}))\b"
        ),
        _named,
    ),
    (re.compile(r"\b(?:day after tomorrow|pasado manana)\b"), _ahead(2)),
    (re.compile(r"\b(?:tomorrow|tomorow|tommorow|tmrw|tomorrows)\b|(?<!la )(?<!pasado )\bmanana\b"), _ahead(1)),
    (re.compile(r"\b(?:today|tonight|now|hoy|ahora|this (?:morning|afternoon|evening)|right away|asap)\b"), _ahead(0)),
    (re.compile(rf"\b(?P<next>next )?(?:on |this |coming |el |este |proximo )*(?P<weekday>{_WEEKDAY})s?\b"), _weekday),
    (
        re.compile(
            r"\b(?:end of (?:the |this )?month|last day of the month|month end|fin(?:al)? de(?:l)? mes|ultimo dia del mes)\b"
        ),
        _end_of_month,
    ),
    (re.compile(r"\b(?:in|en|within|dentro de) (?P<count>[0-9]{1,2}) (?P<unit>days?|weeks?|dias?|semanas?)\b"), _in_days),
    (re.compile(r"\b(?P<ordinal>[0-3]?[0-9])(?:st|nd|rd|th)\b|\b(?:el|dia) (?:dia )?(?P<el>[0-3]?[0-9])\b"), _day_of_month),
)


def find(text: str, today: date) -> list[Entity]:
    """The dates of a message (kind ``date``), value ``(date, part of the day or None)``, counted from ``today``.

    Spans are those of the message in plain form, so they are approximate where numbers were spoken.
    """
    text = clean(text)
    said = _with_figures(text)
    part = next((name for name, wording in _PARTS if wording.search(said)), None)
    found: list[Entity] = []
    taken: list[tuple[int, int]] = []
    for pattern, meaning in _FORMS:
        for match in pattern.finditer(said):
            day = meaning(match, today)
            if day and not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                found.append(Entity("date", (day, part), match.group(), match.start(), match.end()))
    return sorted(found, key=lambda entity: entity.start)


def read(text: str, today: date) -> When | None:
    """The day in an answer to "when?": the first one named, or None."""
    found = find(text, today)
    return found[0].value if found else None


def day_of_month(text: str) -> int | None:
    """A day of the month from 1 to 31: "the 15th", "15", "fifteenth", "the last day" (31); None for anything else."""
    said = fold(clean(text))
    if re.search(
        r"\b(?:last day|end of (?:the |each |every )?month|month end|ultimo dia|fin(?:al)? de(?:l)? mes|fin de cada mes)\b", said
    ):
        return 31
    words = tokens(clean(text))
    days = _all(words, numbers.ordinal) or _all(words, numbers.count)
    return days[0] if len(days) == 1 and 1 <= days[0] <= 31 else None


def _all(words: Sequence[Token], reading: Callable[[Sequence[Token], int], tuple[int, int] | None]) -> list[int]:
    found, at = [], 0
    while at < len(words):
        hit = reading(words, at)
        if hit:
            found.append(hit[0])
        at = hit[1] if hit else at + 1
    return found


def _with_figures(text: str) -> str:
    """The message folded, with spoken places as "15th", so that forms stay short."""
    words = tokens(text)
    out: list[str] = []
    at = 0
    while at < len(words):
        place = numbers.ordinal(words, at)
        if place and place[0] <= 31:
            out.append(f"{place[0]}th")
            at = place[1]
            continue
        word = words[at]
        out.append(word.word if not (word.glued and out) else "\0" + word.word)
        at += 1
    return " ".join(out).replace(" \0", "")
