"""What a customer owes, by how long it is past due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.core.money import Money

# Days past due at which a bucket ends; the last one has no end. The usual split of AR ageing reports.
BUCKET_ENDS = (0, 30, 60, 90)


@dataclass(frozen=True)
class OpenInvoice:
    """An invoice with something still to pay. ``balance`` has our own received payments already taken off;
    ``pending`` is the part that a payment under way may cover."""

    number: str
    invoice_date: date
    due_date: date
    total: Money
    balance: Money
    pending: Money
    po_number: str = ""
    description: str = ""
    location: str = ""

    def days_past_due(self, today: date) -> int:
        """Days since it was due; zero or negative when it is not yet past due."""
        return (today - self.due_date).days

    @property
    def payable(self) -> bool:
        """False while a payment for it is under way."""
        return not self.pending


@dataclass(frozen=True)
class Aging:
    """Balances by age, the unapplied credit, and what is owed in all (buckets minus credit)."""

    current: Money
    days_1_30: Money
    days_31_60: Money
    days_61_90: Money
    over_90: Money
    credit: Money
    pending: Money

    @property
    def buckets(self) -> tuple[Money, ...]:
        return (self.current, self.days_1_30, self.days_31_60, self.days_61_90, self.over_90)

    @property
    def open(self) -> Money:
        """The sum of all open invoices."""
        return Money.total(self.buckets)

    @property
    def past_due(self) -> Money:
        return self.open - self.current

    @property
    def total(self) -> Money:
        """Open invoices less unapplied credit; negative when the dealer owes the customer."""
        return self.open - self.credit


def bucket(days_past_due: int) -> int:
    """The bucket's position: 0 current, 1 for 1-30 days, 2 for 31-60, 3 for 61-90, 4 for over 90."""
    return sum(days_past_due > end for end in BUCKET_ENDS)


def age(invoices: Iterable[OpenInvoice], credit: Money, today: date) -> Aging:
    """Sort open invoices into buckets. ``today`` is the day in the dealer's time zone."""
    sums = [Money(0, credit.currency)] * (len(BUCKET_ENDS) + 1)
    pending = Money(0, credit.currency)
    for invoice in invoices:
        position = bucket(invoice.days_past_due(today))
        sums[position] += invoice.balance
        pending += invoice.pending
    current, days_1_30, days_31_60, days_61_90, over_90 = sums
    return Aging(current, days_1_30, days_31_60, days_61_90, over_90, credit, pending)
