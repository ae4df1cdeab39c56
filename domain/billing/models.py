"""Records of what is owed: invoices and credits as the ERP has them, disputes, promises, payment methods, automatic payments.

Amounts are integer cents beside a ``currency``; the properties give them as Money. Instants are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from domain.core.money import Money
from domain.core.ports import MethodKind as MethodKind  # noqa: PLC0414 - a record's word that the provider's port knows too

DisputeReason = Literal["amount", "not_received", "twice", "paid", "damaged", "returned", "other"]
DISPUTE_REASONS: tuple[DisputeReason, ...] = get_args(DisputeReason)
DisputeState = Literal["open", "withdrawn"]
InstalmentState = Literal["promised", "kept", "missed"]
AutopayState = Literal["requested", "canceled"]


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
class Dispute:
    """An invoice that the customer does not accept, and what was open on it then; at most one is open on an invoice.

    How it ends at the dealer's is seen in the invoice's balance.
    """

    number: str
    key: str
    company: str
    person: str
    invoice: str
    reason: DisputeReason
    note: str
    currency: str
    cents: int
    state: DisputeState
    created_at: datetime
    ended_at: datetime | None = None

    @property
    def amount(self) -> Money:
        return Money(self.cents, self.currency)


@dataclass(frozen=True)
class Promise:
    """An agreement on what will be paid when: its instalments say so. It moves no money.

    One holds for a company; a newer one takes its place (``replaced_at``).
    """

    id: str
    key: str
    company: str
    person: str
    currency: str
    note: str
    created_at: datetime
    replaced_at: datetime | None = None


@dataclass(frozen=True)
class PromiseInstalment:
    """One amount of an agreement, and the day by which it will be paid."""

    id: str
    promise: str
    position: int
    day: date
    cents: int
    state: InstalmentState = "promised"


@dataclass(frozen=True)
class Autopay:
    """A request for automatic payments: charged by nobody until the dealer confirms it."""

    id: str
    key: str
    company: str
    person: str
    method: str
    day: int
    currency: str
    cap_cents: int
    state: AutopayState
    consent_text: str
    channel: str
    requested_at: datetime
    ended_at: datetime | None = None

    @property
    def cap(self) -> Money:
        return Money(self.cap_cents, self.currency)


@dataclass(frozen=True)
class Method:
    """A payment method in the provider's vault; we know its token and how to name it, never its number.

    ``expires`` is ``YYYY-MM`` or empty.
    """

    id: str
    company: str
    provider_ref: str
    kind: MethodKind
    brand: str
    last4: str
    expires: str
    nickname: str
    is_default: bool
    added_at: datetime
    removed_at: datetime | None = None
