"""Money: whole cents with a currency, and the one rule for rounding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering
from math import floor

_DECIMAL_TEXT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class Money:
    """An exact amount: integer cents and an ISO 4217 currency of two decimals (USD, CAD, EUR ...).

    Arithmetic and comparison refuse two currencies: mixing them raises ValueError.
    """

    cents: int
    currency: str = "USD"

    def __post_init__(self) -> None:
        if type(self.cents) is not int:
            raise TypeError(f"cents must be a whole number, not {self.cents!r}")

    @classmethod
    def parse(cls, text: str, currency: str = "USD") -> Money:
        """Read plain decimal text as written in a file: ``1204.5``, ``-3.00``. Raises ValueError, also for a third decimal."""
        if not _DECIMAL_TEXT.fullmatch(text):
            raise ValueError(f"{text!r} is not an amount with at most two decimals")
        whole, _, part = text.lstrip("-").partition(".")
        cents = int(whole) * 100 + int(part.ljust(2, "0") or 0)
        return cls(-cents if text.startswith("-") else cents, currency)

    @classmethod
    def total(cls, amounts: Iterable[Money], currency: str = "USD") -> Money:
        """The sum; zero in ``currency`` when there is nothing to add."""
        amounts = list(amounts)
        start = cls(0, amounts[0].currency if amounts else currency)
        return sum(amounts, start)

    def _same(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be mixed")
        return other

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + self._same(other).cents, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - self._same(other).cents, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.cents, self.currency)

    def portion(self, share: Fraction) -> Money:
        """That share of the amount, rounded half up to a whole cent: the one rule for rounding."""
        return Money(floor(self.cents * share + Fraction(1, 2)), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.cents < self._same(other).cents

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        """Plain decimal text with the currency, for logs and files: ``1204.50 USD``."""
        return f"{self.decimal()} {self.currency}"

    def decimal(self) -> str:
        """Plain decimal text: ``1204.50``."""
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d}"
