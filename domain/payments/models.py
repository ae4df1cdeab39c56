"""Records of money on its way: what was agreed, what was tried, what the journal says, what the provider told us.

Amounts are integer cents beside a ``currency``. Instants are aware and in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.core.money import Money


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
class PaymentAttempt:
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
class WebhookEvent:
    """A provider's message, kept raw before anything is done about it."""

    id: str
    provider: str
    session: str
    body: str
    received_at: datetime
    handled_at: datetime | None = None
    attempts: int = 0
