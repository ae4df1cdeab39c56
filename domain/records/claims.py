"""What a customer says about what he owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from domain.money import Money


@dataclass(frozen=True)
class Dispute:
    """An invoice that the customer does not accept, and what was open on it then.

    ``reason``: amount, not_received, twice, paid, damaged, returned or other; ``state``: open or withdrawn. How it ends at the
    dealer's is seen in the invoice's balance.
    """

    number: str
    key: str
    company: str
    person: str
    invoice: str
    reason: str
    note: str
    currency: str
    cents: int
    state: str
    created_at: datetime
    ended_at: datetime | None = None

    @property
    def amount(self) -> Money:
        return Money(self.cents, self.currency)


@dataclass(frozen=True)
class Promise:
    """An amount that the customer says will be paid by a day; no payment. A newer one takes its place (``replaced_at``)."""

    id: str
    key: str
    company: str
    person: str
    currency: str
    cents: int
    day: date
    note: str
    created_at: datetime
    replaced_at: datetime | None = None

    @property
    def amount(self) -> Money:
        return Money(self.cents, self.currency)
