"""Written facts: amounts, days, instants and lists as each language writes them (``locales/<code>``)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.numbers import format_currency

import locales
from domain.core.money import Money

_NARROW_SPACE = "\u202f"


@lru_cache(maxsize=4096)  # the same amount stands in a text, in its table and on its button
def money(amount: Money, language: str) -> str:
    """``$1,204.50``; what is not US dollars says so: ``CA$1,204.50``."""
    text = format_currency(Decimal(amount.cents).scaleb(-2), amount.currency, locale=locales.find(language).formats)
    return text.replace(amount.currency, f"{amount.currency} ")


def day(value: date, language: str) -> str:
    """``Nov 30, 2026``, ``30 nov 2026``."""
    return format_date(value, "medium", locale=locales.find(language).formats)


def instant(value: datetime, language: str, zone: tzinfo) -> str:
    """Day and time in ``zone``: ``Nov 30, 2026, 1:05 PM``, ``30 nov 2026, 1:05 p.m.``."""
    local = value.astimezone(zone)
    # A plain space: old telephones and a person's search know no other.
    time = format_time(local.time(), "short", locale=locales.find(language).formats).replace(_NARROW_SPACE, " ")
    return f"{day(local.date(), language)}, {time}"


def joined(items: Sequence[str], language: str, between: str = ", ") -> str:
    """``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    *first, last = items
    return f"{between.join(first)} {locales.find(language).writing.and_before(last)} {last}"
