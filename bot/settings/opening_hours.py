"""Opening hours in words, days with the same hours taken together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from itertools import groupby

from babel.dates import format_time, get_day_names

import locales
from locales import Locale

Span = tuple[time, time]


def hours_in_words(hours: Mapping[int, Span], language: str) -> str:
    """For instance ``Monday to Friday, 8:00 AM to 5:00 PM; Saturday, 9:00 AM to 12:00 PM``. Closed days are not named."""
    locale = locales.find(language)
    runs = [f"{_days(first, last, locale)}, {_span(span, locale)}" for first, last, span in _runs(hours)]
    return "; ".join(runs) or locale.writing.BY_APPOINTMENT


def _runs(hours: Mapping[int, Span]) -> Iterator[tuple[int, int, Span]]:
    for span, days in groupby(range(7), key=hours.get):
        if span:
            run = list(days)
            yield run[0], run[-1], span


def _days(first: int, last: int, locale: Locale) -> str:
    names = get_day_names(locale=locale.formats)
    return names[first] if first == last else f"{names[first]} {locale.writing.TO} {names[last]}"


def _span(span: Span, locale: Locale) -> str:
    # narrow and no-break spaces trouble terminals, text messages and voices
    opens, closes = (
        format_time(moment, "short", locale=locale.formats).replace("\u202f", " ").replace("\xa0", " ") for moment in span
    )
    return f"{opens} {locale.writing.TO} {closes}"
