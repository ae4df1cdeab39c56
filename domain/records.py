"""Everything the business remembers: one frozen record a thing, each a row of the table of the same name.

Amounts are integer cents beside a ``currency``; the properties give them as Money. Instants are aware and in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.money import Money

# ---- what the dealer's ERP says (imported, never edited here) ----


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


# ---- who is talking, and what they may see ----


@dataclass(frozen=True)
class Person:
    """One channel identity (a Telegram user, a browser, a phone call), and the company it is talking about now.

    ``muted_at``: since when nothing may be told unasked.
    """

    id: str
    channel: str
    external_id: str
    language: str
    created_at: datetime
    company: str = ""
    conversation: str = ""
    muted_at: datetime | None = None


@dataclass(frozen=True)
class Link:
    """A person may act for a company, in a role, from ``linked_at`` until ``revoked_at`` or until it was not used for long.

    ``contact`` is the contact on file that was proven; empty where nobody in particular was.
    """

    id: str
    person: str
    company: str
    role: str
    linked_at: datetime
    used_at: datetime
    revoked_at: datetime | None = None
    contact: str = ""


@dataclass(frozen=True)
class Challenge:
    """A six-digit code on its way to a contact on file. The code is not stored: it follows from the id (``domain.tokens``)."""

    id: str
    person: str
    company: str
    contact: str
    sent_to: str
    created_at: datetime
    expires_at: datetime
    tries: int = 0
    used_at: datetime | None = None


@dataclass(frozen=True)
class Invitation:
    """A token from the dealer that links whoever presents it first. Only the hash is kept.

    ``contact`` is the contact on file that it was made for, if it was made for one.
    """

    token_hash: str
    company: str
    role: str
    created_at: datetime
    expires_at: datetime
    used_by: str = ""
    contact: str = ""


@dataclass(frozen=True)
class FailedProof:
    """One wrong guess at a company's invoice facts or at a code; what the limits count."""

    id: str
    at: datetime
    person: str
    company: str
    kind: str


@dataclass(frozen=True)
class ContactChange:
    """An e-mail or phone number on file that its contact replaced. ``kind``: email or phone.

    ``state``: waiting (the dealer's books still say the old one), taken_over, or overruled (they say a third).
    """

    id: str
    key: str
    company: str
    contact: str
    person: str
    kind: str
    old: str
    new: str
    state: str
    created_at: datetime


# ---- money on its way ----


@dataclass(frozen=True)
class PayLink:
    """Our own ``/pay/<token>``: a basket that somebody agreed to, or a request to store a payment method.

    ``purpose`` is ``pay`` or ``add_method``; ``state`` is active, consumed, superseded, revoked or expired.
    ``invoices`` maps invoice number to the cents agreed for it; an amount toward the account has it filled oldest first.
    """

    id: str
    token_hash: str
    key: str
    purpose: str
    company: str
    person: str
    conversation: str
    invoices: dict[str, int]
    currency: str
    amount_cents: int
    state: str
    created_at: datetime
    expires_at: datetime

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents, self.currency)


@dataclass(frozen=True)
class Attempt:
    """One try to take the money of a link, or to store a method.

    ``key`` is the idempotency key, stored before the provider is asked.

    ``state``: created, open, processing, succeeded, failed, canceled, expired, returned, refunded, disputed, unknown.
    """

    id: str
    key: str
    link: str
    purpose: str
    company: str
    person: str
    conversation: str
    invoices: dict[str, int]
    currency: str
    amount_cents: int
    state: str
    created_at: datetime
    next_look_at: datetime
    looks: int = 0
    session: str = ""
    session_url: str = ""
    method_label: str = ""
    reason: str = ""
    confirmation: str = ""
    settled_at: datetime | None = None
    told_state: str = ""

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents, self.currency)


@dataclass(frozen=True)
class Hold:
    """One active payment per invoice: the row is the lock, gone when the attempt ends."""

    invoice: str
    attempt: str
    cents: int
    created_at: datetime


@dataclass(frozen=True)
class Entry:
    """A journal entry; append-only.

    ``kind``: payment_succeeded, payment_returned, payment_refunded, payment_disputed, absorbed.
    """

    id: str
    key: str
    kind: str
    attempt: str
    recorded_at: datetime


@dataclass(frozen=True)
class Posting:
    """One line of an entry. The cents of an entry sum to zero; a positive amount is a debit."""

    id: str
    entry: str
    account: str
    company: str
    invoice: str
    currency: str
    cents: int


@dataclass(frozen=True)
class Notice:
    """A provider's message, kept raw before anything is done about it."""

    id: str
    provider: str
    session: str
    body: str
    received_at: datetime
    handled_at: datetime | None = None
    attempts: int = 0


@dataclass(frozen=True)
class Method:
    """A payment method in the provider's vault; we know its token and how to name it, never its number.

    ``kind`` is card or bank; ``expires`` is ``YYYY-MM`` or empty.
    """

    id: str
    company: str
    provider_ref: str
    kind: str
    brand: str
    last4: str
    expires: str
    nickname: str
    is_default: bool
    added_at: datetime
    removed_at: datetime | None = None


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
    state: str
    consent_text: str
    channel: str
    requested_at: datetime
    ended_at: datetime | None = None

    @property
    def cap(self) -> Money:
        return Money(self.cap_cents, self.currency)


# ---- what a customer says about what he owes ----


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


# ---- service, people, leads ----


@dataclass(frozen=True)
class ServiceCall:
    """``number`` is what the customer is told; ``state``: open, scheduled, on_the_way, done or cancelled, as the dealer's
    files say or the customer wished; ``visit_on`` is when a technician comes.
    """

    number: str
    key: str
    company: str
    person: str
    equipment: str
    problem: str
    urgency: str
    call_back: str
    access: str
    state: str
    created_at: datetime
    visit_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Is something still to be done about it?"""
        return self.state not in ("done", "cancelled")


@dataclass(frozen=True)
class CallStatus:
    """What the dealer's files say of a service call; it is kept with the call."""

    number: str
    company: str
    state: str
    visit_on: date | None


@dataclass(frozen=True)
class ServiceNote:
    """Something the customer added to a service call afterwards."""

    id: str
    key: str
    call: str
    person: str
    text: str
    created_at: datetime


@dataclass(frozen=True)
class MeterReading:
    """What a machine's counters showed: ``counters`` by kind (total, black, color, scans).

    ``doubt`` says what was odd beside the reading before (lower, jump) although the customer said it was right; else empty.
    """

    id: str
    key: str
    company: str
    equipment: str
    person: str
    counters: dict[str, int]
    doubt: str
    created_at: datetime


@dataclass(frozen=True)
class SupplyOrder:
    """Supplies asked for: ``items`` by kind (black, cyan ... staples, paper). ``number`` is what the customer is told."""

    number: str
    key: str
    company: str
    person: str
    equipment: str
    items: dict[str, int]
    note: str
    created_at: datetime


@dataclass(frozen=True)
class HandOver:
    """A person of the dealer's is wanted. ``kind``: ar or service; ``state``: waiting, callback, human, closed."""

    id: str
    key: str
    kind: str
    conversation: str
    person: str
    company: str
    reason: str
    reach_at: str
    state: str
    created_at: datetime


@dataclass(frozen=True)
class Lead:
    """Somebody would like a free security analysis."""

    id: str
    key: str
    name: str
    company_name: str
    reach_at: str
    size: str
    conversation: str
    created_at: datetime


@dataclass(frozen=True)
class Done:
    """A command that was carried out, and its outcome: asked again with the same key, it is not done again."""

    key: str
    command: str
    outcome: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Counter:
    """The next number of a series (service calls, confirmations)."""

    name: str
    value: int


@dataclass(frozen=True)
class Delivery:
    """Something to be sent outside, once: the outbox. ``kind`` is email, text, telegram or remove_method.

    ``next_at`` is when it may be tried (also the lease of whoever is trying); ``body`` holds what the sender needs.
    """

    id: str
    key: str
    kind: str
    to: str
    body: dict[str, Any]
    created_at: datetime
    next_at: datetime
    attempts: int = 0
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    error: str = ""


@dataclass(frozen=True)
class Audit:
    """Who did what to money or permissions, in the order it happened."""

    id: str
    at: datetime
    person: str
    company: str
    action: str
    detail: dict[str, Any]
