"""Records of money on its way: what was agreed, what was tried, what the journal says, what the provider told us.

Amounts are integer cents beside a ``currency``. Instants are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from domain.core.money import Money
from domain.core.ports import SessionState

Purpose = Literal["pay", "add_method"]
LinkState = Literal["active", "consumed", "superseded", "revoked", "expired"]
AttemptState = Literal["created", "unknown", SessionState]
ATTEMPT_STATES: tuple[AttemptState, ...] = get_args(AttemptState)
EntryKind = Literal["payment_succeeded", "payment_returned", "payment_refunded", "payment_disputed", "reconciled"]
LedgerAccount = Literal["provider_clearing", "ar_applied", "customer_unapplied", "erp_exported"]


@dataclass(frozen=True)
class PayLink:
    """Our own ``/pay/<token>``: a basket that somebody agreed to, or a request to store a payment method.

    Its basket are the rows of PayLinkInvoice. ``amount_cents`` is 0 where a method is to be stored.
    """

    id: str
    token_hash: str
    key: str
    purpose: Purpose
    company: str
    person: str
    conversation: str
    currency: str
    amount_cents: int
    state: LinkState
    created_at: datetime
    expires_at: datetime

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents, self.currency)


@dataclass(frozen=True)
class PayLinkInvoice:
    """An invoice in a link's basket, its place there, and what was agreed for it; money is applied in this order."""

    id: str
    link: str
    position: int
    invoice: str
    cents: int


@dataclass(frozen=True)
class PaymentAttempt:
    """One try to take the money of a link, or to store a method. What it pays are the rows of PaymentAttemptInvoice.

    ``key`` is the idempotency key, stored before the provider is asked.
    """

    id: str
    key: str
    link: str
    purpose: Purpose
    company: str
    person: str
    conversation: str
    currency: str
    amount_cents: int
    state: AttemptState
    created_at: datetime
    next_look_at: datetime
    looks: int = 0
    session: str = ""
    session_url: str = ""
    method_label: str = ""
    reason: str = ""
    confirmation: str = ""
    settled_at: datetime | None = None

    @property
    def amount(self) -> Money:
        return Money(self.amount_cents, self.currency)


@dataclass(frozen=True)
class PaymentAttemptInvoice:
    """An invoice that an attempt pays, and how much of it: the basket of its link at the moment it began."""

    id: str
    attempt: str
    position: int
    invoice: str
    cents: int


@dataclass(frozen=True)
class Hold:
    """One active payment per invoice: the row is the lock, gone when the attempt ends."""

    invoice: str
    attempt: str
    cents: int
    created_at: datetime


@dataclass(frozen=True)
class Entry:
    """A journal entry; append-only. ``attempt`` is None where the ERP took payments over (``reconciled``)."""

    id: str
    key: str
    kind: EntryKind
    attempt: str | None
    recorded_at: datetime


@dataclass(frozen=True)
class Posting:
    """One line of an entry. The cents of an entry sum to zero; a positive amount is a debit.

    ``invoice`` is None for money that is about no invoice in particular.
    """

    id: str
    entry: str
    account: LedgerAccount
    company: str
    invoice: str | None
    currency: str
    cents: int


@dataclass(frozen=True)
class WebhookEvent:
    """A provider's message, kept raw before anything is done about it."""

    id: str
    provider: str
    session: str
    body: str
    received_at: datetime
    handled_at: datetime | None = None
    attempts: int = 0
