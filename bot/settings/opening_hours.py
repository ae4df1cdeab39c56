"""Opening hours in words, days with the same hours taken together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from itertools import groupby

from babel.dates import format_time, get_day_names

Span = tuple[time, time]

_LOCALES = {"en": "en_US", "es": "es_US"}
_TO = {"en": "to", "es": "a"}
_NEVER = {"en": "by appointment", "es": "con cita previa"}


def hours_in_words(hours: Mapping[int, Span], language: str) -> str:
    """For instance ``Monday to Friday, 8:00 AM to 5:00 PM; Saturday, 9:00 AM to 12:00 PM``. Closed days are not named."""
    runs = [f"{_days(first, last, language)}, {_span(span, language)}" for first, last, span in _runs(hours)]
    return "; ".join(runs) or _NEVER[language]


def _runs(hours: Mapping[int, Span]) -> Iterator[tuple[int, int, Span]]:
    for span, days in groupby(range(7), key=hours.get):
        if span:
            run = list(days)
            yield run[0], run[-1], span


def _days(first: int, last: int, language: str) -> str:
    names = get_day_names(locale=_LOCALES[language])
    return names[first] if first == last else f"{names[first]} {_TO[language]} {names[last]}"


def _span(span: Span, language: str) -> str:
    # narrow and no-break spaces trouble terminals, text messages and voices
    opens, closes = (
        format_time(moment, "short", locale=_LOCALES[language]).replace("\u202f", " ").replace("\xa0", " ") for moment in span
    )
    return f"{opens} {_TO[language]} {closes}"
