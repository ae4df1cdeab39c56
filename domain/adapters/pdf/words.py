"""The words on paper, and amounts and days as each language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal

import locales
from domain.core.money import Money


@dataclass(frozen=True)
class PdfTexts:
    """One language on paper. ``words["terms"]`` is a label."""

    language: str
    locale: str
    labels: Mapping[str, str]

    def __getitem__(self, label: str) -> str:
        return self.labels[label]

    def money(self, amount: Money) -> str:
        """As customers in the United States read it: ``$1,250.50``."""
        return format_currency(Decimal(amount.cents).scaleb(-2), amount.currency, locale=self.locale)

    def number(self, text: str, pattern: str = "#,##0.######") -> str:
        """Decimal text with thousands parted."""
        return format_decimal(Decimal(text), pattern, locale=self.locale)

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self.locale)

    def short_day(self, day: date) -> str:
        return format_date(day, "medium", locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """Day, time and zone of an instant that is in its local zone already."""
        return f"{format_date(moment, 'long', locale=self.locale)}, {format_datetime(moment, 'h:mm a zzz', locale=self.locale)}"


def words_of(language: str) -> PdfTexts:
    """The words of a language, or of English for one that is not spoken here."""
    locale = locales.nearest(language)
    return PdfTexts(locale.code, locale.formats, locale.labels("pdf"))
