"""Questions about payments that have a name: each is answered by one SQL statement."""

from __future__ import annotations

from dataclasses import dataclass

from domain.core.ports import Question
from domain.payments.models import PayLink


@dataclass(frozen=True)
class UnusedLinks(Question[list[PayLink]]):
    """A person's active payment links of a company that nobody is paying on at this moment."""

    person: str
    company: str
