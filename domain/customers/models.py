"""Records of the dealer's customers: companies, contacts, who is talking for which company, and how they proved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Role = Literal["viewer", "service", "payer", "admin"]
VerificationKind = Literal["facts", "code", "invitation"]
ContactKind = Literal["email", "phone"]
ContactChangeState = Literal["waiting", "taken_over", "overruled"]
HandOverKind = Literal["ar", "service"]
HAND_OVER_KINDS: tuple[HandOverKind, ...] = get_args(HandOverKind)
HandOverState = Literal["waiting", "callback", "human", "closed"]


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
class Person:
    """One channel identity (a Telegram user, a browser, a phone call), and the company it is talking about now.

    ``muted_at``: since when nothing may be told unasked.
    """

    id: str
    channel: str
    external_id: str
    language: str
    created_at: datetime
    company: str | None = None
    conversation: str = ""
    muted_at: datetime | None = None


@dataclass(frozen=True)
class Membership:
    """A person may act for a company, in a role, from ``linked_at`` until ``revoked_at`` or until it was not used for long.

    ``contact`` is the contact on file that was proven; empty where nobody in particular was.
    """

    id: str
    person: str
    company: str
    role: Role
    linked_at: datetime
    used_at: datetime
    revoked_at: datetime | None = None
    contact: str = ""


@dataclass(frozen=True)
class OneTimeCode:
    """A six-digit code on its way to a contact on file. The code is not stored: it follows from the id."""

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
    role: Role
    created_at: datetime
    expires_at: datetime
    used_by: str | None = None
    contact: str = ""


@dataclass(frozen=True)
class FailedVerification:
    """One wrong guess at a company's invoice facts or at a code; what the limits count."""

    id: str
    at: datetime
    person: str
    company: str
    kind: VerificationKind


@dataclass(frozen=True)
class ContactChange:
    """An e-mail or phone number on file that its contact replaced.

    ``state``: waiting (the dealer's books still say the old one), taken_over, or overruled (they say a third).
    """

    id: str
    key: str
    company: str
    contact: str
    person: str
    kind: ContactKind
    old: str
    new: str
    state: ContactChangeState
    created_at: datetime


@dataclass(frozen=True)
class HandOver:
    """A person of the dealer's is wanted. ``company`` is None where none was linked."""

    id: str
    key: str
    kind: HandOverKind
    conversation: str
    person: str
    company: str | None
    reason: str
    reach_at: str
    state: HandOverState
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
