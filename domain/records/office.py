"""Who waits to hear from a person at the dealer's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
