"""Questions about companies and proofs that have a name: each is answered by one SQL statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from domain.core.ports import Question


@dataclass(frozen=True)
class CompanyPrefixes(Question[tuple[str, ...]]):
    """The two characters that company numbers begin with, each once."""


@dataclass(frozen=True)
class FailuresSince(Question[tuple[int, int]]):
    """How many proofs have failed since an instant: of this person, and for this company."""

    person: str
    company: str
    since: datetime


@dataclass(frozen=True)
class InvoicesOfTotal(Question[tuple[str, ...]]):
    """The numbers of a company's invoices, dated on this day or later, that come to exactly this total."""

    company: str
    total_cents: int
    since: date
