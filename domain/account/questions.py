"""Questions about an account that have a name: each is answered by one SQL statement (``domain.adapters.sql.answers``)."""

from __future__ import annotations

from dataclasses import dataclass

from domain.account.aging import OpenInvoice
from domain.core.ports import Question
from domain.customers.models import Company, Membership


@dataclass(frozen=True)
class MembershipsOf(Question[list[tuple[Membership, Company]]]):
    """The memberships of a person that were not revoked, oldest first, each with its company."""

    person: str


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
class InvoiceNumbers(Question[tuple[str, ...]]):
    """Numbers of a company's invoices, open or paid, the latest due first; ``ending``: only those that end so (0: all)."""

    company: str
    most: int
    ending: str = ""
