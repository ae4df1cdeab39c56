"""Questions about an account that have a name: each is answered by one SQL statement (``domain.adapters.sql.answers``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.account.aging import OpenInvoice
from domain.core.ports import Question
from domain.customers.models import Company, Membership
from domain.payments.models import LedgerAccount, PaymentAttempt


@dataclass(frozen=True)
class MembershipsOf(Question[list[tuple[Membership, Company]]]):
    """The memberships of a person that were not revoked, oldest first, each with its company."""

    person: str


@dataclass(frozen=True)
class CompaniesLocked(Question[tuple[Company, ...]]):
    """The companies of these numbers, in the order of their numbers, each row locked."""

    numbers: list[str]


@dataclass(frozen=True)
class OpenInvoices(Question[tuple[OpenInvoice, ...]]):
    """A company's invoices with something still to pay, oldest due first, with what of ours is applied to or held on each."""

    company: str


@dataclass(frozen=True)
class CreditCents(Question[int]):
    """What a company has with the dealer, in cents of one currency: credits in the ERP, payments beyond what an invoice had
    open, and payments that no invoice could take."""

    company: str
    currency: str


@dataclass(frozen=True)
class AccountSums(Question[dict[LedgerAccount, int]]):
    """What the postings sum to, in cents by ledger account: those of a company, or (None) all."""

    company: str | None = None


@dataclass(frozen=True)
class AppliedCents(Question[dict[str, int]]):
    """Cents of our payments applied to invoices and not yet shown by the ERP, where not zero: a company's, or (None) all.

    Negative: the ERP shows a payment that was returned since."""

    company: str | None = None


@dataclass(frozen=True)
class WrongSum:
    """A sum that is kept, and is not what the postings come to. ``what``: company and ledger account, or an invoice."""

    what: str
    kept: int
    counted: int


@dataclass(frozen=True)
class WrongSums(Question[tuple[WrongSum, ...]]):
    """The kept sums that are wrong, found by adding up every posting there is: for checks, not for turns."""


@dataclass(frozen=True)
class ReceivedSince(Question[tuple[PaymentAttempt, ...]]):
    """A company's payments that were received after an instant and stayed received, the newest first."""

    company: str
    since: datetime


@dataclass(frozen=True)
class InvoiceNumbers(Question[tuple[str, ...]]):
    """Numbers of a company's invoices, open or paid, the latest due first; ``ending``: only those that end so (0: all)."""

    company: str
    most: int
    ending: str = ""
