"""What the dealer's ERP says: imported, never edited here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.money import Money


@dataclass(frozen=True)
class Company:
    """A business customer. ``number`` is printed on every invoice: two letters and four digits."""

    number: str
    name: str
    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = "US"
    terms: str = ""
    timezone: str = ""
    currency: str = "USD"


@dataclass(frozen=True)
class Contact:
    """A person at the company whose e-mail or phone is on file: the only place where a code is ever sent."""

    id: str
    company: str
    name: str
    email: str = ""
    phone: str = ""
    role: str = ""


@dataclass(frozen=True)
class Invoice:
    """As the ERP had it at the last import; ``balance`` is what it still showed as open then."""

    number: str
    company: str
    invoice_date: date
    due_date: date
    currency: str
    total_cents: int
    balance_cents: int
    po_number: str = ""
    description: str = ""
    location: str = ""

    @property
    def total(self) -> Money:
        return Money(self.total_cents, self.currency)

    @property
    def balance(self) -> Money:
        return Money(self.balance_cents, self.currency)


@dataclass(frozen=True)
class InvoiceLine:
    """One line; ``quantity`` and ``unit_price`` are decimal text as in the file (a price per copy has four decimals)."""

    id: str
    invoice: str
    position: int
    description: str
    quantity: str
    unit_price: str
    amount_cents: int


@dataclass(frozen=True)
class Credit:
    """Money of the customer's that the ERP holds and has not applied to an invoice (unapplied credit)."""

    number: str
    company: str
    credit_date: date
    currency: str
    amount_cents: int
    description: str = ""

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents, self.currency)


@dataclass(frozen=True)
class Equipment:
    """A machine that the dealer looks after."""

    id: str
    company: str
    make: str
    model: str
    serial_number: str = ""
    location: str = ""
    contract: str = ""


@dataclass(frozen=True)
class ImportRun:
    """When the books were last brought in: every shown balance is "as of" this instant."""

    id: str
    as_of: datetime
    summary: dict[str, Any]
