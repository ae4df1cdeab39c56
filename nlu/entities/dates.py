"""The dates customers give: today, tomorrow, weekdays, "the 15th", "3/14", end of the month; with a part of the day if said."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Literal

from nlu.entities import clock, figures, numbers
from nlu.meaning import Entity, apart
from nlu.text.tokens import Token, clean, fold, tokens, words_in
from nlu.text.wordings import Wordings, longest_first

PartOfDay = Literal["morning", "afternoon", "evening"]
When = tuple[date, PartOfDay | None]

_WORDINGS = Wordings("dates")
_any = _WORDINGS.group
_WEEKDAYS: Mapping[str, int] = _WORDINGS.values("WEEKDAYS")
_WEEKDAY = longest_first(_WEEKDAYS)
_MONTHS: Mapping[str, int] = _WORDINGS.values("MONTHS") | _WORDINGS.values("SHORT_MONTHS")
_MONTH = longest_first(_MONTHS)
_PARTS: tuple[tuple[PartOfDay, re.Pattern[str]], ...] = (
    ("morning", re.compile(rf"\b(?:{_any('MORNING')}|\d{{1,2}} ?am)\b")),
    ("afternoon", re.compile(rf"\b(?:{_any('AFTERNOON')}|[1-4](?::\d\d)? ?pm)\b")),
    ("evening", re.compile(rf"\b(?:{_any('EVENING')}|[5-9](?::\d\d)? ?pm)\b")),
)


def _ahead(days: int) -> Callable[[re.Match[str], date], date | None]:
    return lambda match, today: today + timedelta(days=days)


def _next_week(match: re.Match[str], today: date) -> date | None:
    """The Monday of the next week, or its Friday for "the end of"."""
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(days=4) if match["end"] else monday


def _end_of_week(match: re.Match[str], today: date) -> date | None:
    return today + timedelta(days=(4 - today.weekday()) % 7)


def _weekend(match: re.Match[str], today: date) -> date | None:
    return today + timedelta(days=(5 - today.weekday()) % 7)


def _weeks_from(match: re.Match[str], today: date) -> date | None:
    """ "a week from Friday", "two weeks from today"."""
    ahead = 0 if match["from_day"] in _FROM_TODAY else 1 if match["from_day"] not in _WEEKDAYS else None
    start = _WEEKDAYS[match["from_day"]] - today.weekday() if ahead is None else ahead
    weeks = int(match["weeks"]) if match["weeks"].isdigit() else 1
    return today + timedelta(days=(start if ahead is not None else start % 7 or 7) + 7 * weeks)


def _first_of_month(match: re.Match[str], today: date) -> date | None:
    return (today.replace(day=1) + timedelta(days=31)).replace(day=1)


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
    return _in_year(year, month, day) if year else _coming(today, month, day)


def _named(match: re.Match[str], today: date) -> date | None:
    month = _MONTHS[match["before"] or match["after"]]
    day = int(match["day"] or match["day_first"])
    year = match["year"] or match["year_after"]
    return _in_year(year, month, day) if year else _coming(today, month, day)


def _end_of_month(match: re.Match[str], today: date) -> date | None:
    return today.replace(day=calendar.monthrange(today.year, today.month)[1])


def _in_days(match: re.Match[str], today: date) -> date | None:
    count = match["count"] or match["count_from_now"]
    weeks = _WEEK.fullmatch(match["unit"] or match["unit_from_now"])
    return today + timedelta(days=(int(count) if count.isdigit() else 1) * (7 if weeks else 1))


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    day = int(match["ordinal"] or match.groupdict().get("el") or 0)
    month = today.replace(day=1) + timedelta(days=0 if day >= today.day else 31)
    return _day(month.year, month.month, day)


def _in_year(year: str, month: int, day: int) -> date | None:
    return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _coming(today: date, month: int, day: int) -> date | None:
    """This month and day from today on: of this year or, if that is past, of the next."""
    this_year = _day(today.year, month, day)
    return this_year if this_year is None or this_year >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_YEAR = r"(?:19|20)[0-9]{2}"
_FROM_TODAY = _WORDINGS.words("FROM_TODAY")
_COUNT = rf"[0-9]{{1,2}}|{_any('ONE')}"
_WEEK = re.compile(_any("WEEKS"))
_UNIT = rf"{_any('DAYS')}|{_any('WEEKS')}"
# A place in a row is a day only where no thing follows: not "the second copier".
_NO_THING = rf"(?! (?!{_any('AFTER_A_DAY')}\b)[a-z])"
_Forms = tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...]
_BY_FIGURES: _Forms = (
    (re.compile(rf"(?<![\w-])(?P<year>{_YEAR})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})(?![\w-])"), _iso),
    (
        re.compile(rf"(?<![\w/-])(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})(?:/(?P<year>{_YEAR}|[0-9]{{2}}))?(?![\w/])"),
        _slashed,
    ),
    (
        re.compile(rf"(?<![\w/-])(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})-(?P<year>{_YEAR})(?![\w-])"),
        _slashed,
    ),
    (
        re.compile(
            rf"\b(?:(?P<before>{_MONTH})\.? (?:{_any('THE_DAY')} )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:,? (?P<year>{_YEAR}))?"
            rf"|(?P<day_first>[0-3]?[0-9])(?:st|nd|rd|th)? (?:{_any('OF_MONTH')} )?(?P<after>{_MONTH})"
            rf"(?:,?(?: {_any('OF_YEAR')})? (?P<year_after>{_YEAR}))?)\b"
        ),
        _named,
    ),
)
_BY_WORDS: _Forms = (
    (re.compile(rf"\b{_any('FIRST_OF_MONTH')}\b"), _first_of_month),
    (re.compile(rf"\b{_any('END_OF_MONTH')}\b"), _end_of_month),
    (
        re.compile(
            rf"\b(?P<weeks>{_COUNT}) {_any('WEEKS')} {_any('FROM')} (?P<from_day>{_WEEKDAY}|{_WORDINGS.pattern('FROM_DAYS')})\b"
        ),
        _weeks_from,
    ),
    (re.compile(rf"\b(?P<end>{_any('END_OF')} )?{_any('NEXT_WEEK')}\b"), _next_week),
    (re.compile(rf"\b{_any('END_OF_WEEK')}\b"), _end_of_week),
    (re.compile(rf"\b{_any('WEEKEND')}\b"), _weekend),
    (
        re.compile(
            rf"\b(?:{_any('IN')} (?P<count>{_COUNT}) (?P<unit>{_UNIT})"
            rf"|(?P<count_from_now>{_COUNT}) (?P<unit_from_now>{_UNIT}) {_any('FROM_NOW')})\b"
        ),
        _in_days,
    ),
    (re.compile(rf"\b{_any('AFTER_TOMORROW')}\b"), _ahead(2)),
    (re.compile(rf"\b{_any('TOMORROW')}\b"), _ahead(1)),
    (re.compile(rf"\b{_any('TODAY')}\b"), _ahead(0)),
    (re.compile(rf"\b(?:{_WEEKDAY}),? {_any('AFTER_WEEKDAY')} (?P<ordinal>[0-3]?[0-9])(?:st|nd|rd|th)?\b"), _day_of_month),
    (re.compile(rf"\b(?P<next>{_any('NEXT')} )?(?:{_any('BEFORE_WEEKDAY')} )*(?P<weekday>{_WEEKDAY})s?\b"), _weekday),
)
_BY_PLACE: _Forms = (
    (
        re.compile(
            rf"\b(?P<ordinal>[0-3]?[0-9])(?:st|nd|rd|th)\b{_NO_THING}"
            rf"|\b{_any('NUMBERED')} (?:{_any('NUMBERED_DAY')} )?(?P<el>[0-3]?[0-9])\b{_NO_THING}"
        ),
        _day_of_month,
    ),
)
# A message without any of these words names no day, unless by figures.
_CUES = _WORDINGS.words("CUES") | {f"{name}{plural}" for name in _WEEKDAYS for plural in ("", "s")}


# "I can't pay today", "not on Friday": a day that was ruled out. "Not before Friday" names it all the same.
_LONGEST_REFUSAL = 60
_RULED_OUT_BEFORE = re.compile(rf"\b{_any('CANNOT')}(?! {_any('ASKED_OF')}\b)(?: (?!{_any('UNTIL')}\b)[a-z']+){{0,4}} $")
_RULED_OUT_AFTER = re.compile(rf",? {_any('WE_CANNOT')}\b")


def find(text: str, today: date) -> list[Entity]:
    """The dates of a message (kind ``date``), value ``(date, part of the day or None)``, counted from ``today``.

    Spans are those of the message in plain form, so they are approximate where numbers were spoken.
    """
    text = clean(text)
    uncued = _CUES.isdisjoint(words_in(text))
    if uncued and not numbers.said_in(text):
        return []
    said = figures.written(text)
    found = [
        (match, day)
        for pattern, meaning in (*_BY_FIGURES, *(() if uncued else _BY_WORDS), *_BY_PLACE)
        for match in pattern.finditer(said)
        if (day := meaning(match, today)) and not _is_ruled_out(said, match)
    ]
    if not found:
        return []
    part = next((name for name, wording in _PARTS if wording.search(said)), None) or _part_of(clock.read(said))
    return apart(Entity("date", (day, part), match.group(), match.start(), match.end()) for match, day in found)


def _is_ruled_out(said: str, match: re.Match[str]) -> bool:
    before = said[max(0, match.start() - _LONGEST_REFUSAL) : match.start()]
    return bool(_RULED_OUT_BEFORE.search(before) or _RULED_OUT_AFTER.match(said[match.end() :]))


def _part_of(said: time | None) -> PartOfDay | None:
    if said is None:
        return None
    return "morning" if said.hour < 12 else "afternoon" if said.hour < 17 else "evening"


def time_of_day(text: str) -> time | None:
    """The time in a message: "at 9", "half past two"; None if it names none."""
    return clock.read(figures.written(clean(text)))


def read(text: str, today: date) -> When | None:
    """The day in an answer to "when?": the first one named, or None."""
    found = find(text, today)
    return found[0].value if found else None


_NAMED_DAY = re.compile(rf"\b{_any('ON_A_DAY')} (?:{_any('DAY_ITSELF')} )*([a-z0-9]+(?:[ -][a-z]+)?)")
_LAST_DAY = re.compile(rf"\b{_any('LAST_DAY')}\b")


def day_of_month(text: str) -> int | None:
    """A day of the month from 1 to 31: "the 15th", "15", "fifteenth", "the last day" (31); None for anything else."""
    said = fold(clean(text))
    if _LAST_DAY.search(said):
        return 31
    words = tokens(clean(text))
    days = _all(words, numbers.ordinal) or _all(words, numbers.count)
    return days[0] if len(days) == 1 and 1 <= days[0] <= 31 else None


def named_day_of_month(text: str) -> int | None:
    """A day of the month that a message names beside other things: "... on the 5th", "every 15th"."""
    match = _NAMED_DAY.search(fold(clean(text)))
    return day_of_month(match[1]) if match else None


def _all(words: Sequence[Token], reading: Callable[[Sequence[Token], int], tuple[int, int] | None]) -> list[int]:
    found, at = [], 0
    while at < len(words):
        hit = None if numbers.is_article(words, at) else reading(words, at)
        if hit:
            found.append(hit[0])
        at = hit[1] if hit else at + 1
    return found
