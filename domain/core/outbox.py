"""What may be put into the outbox: one typed body a kind. Written in a transaction, sent afterwards by ``bot.background``.

A body holds ids and facts, never a token or a code: sending fills those in. Stored as ``Delivery`` rows: ``kind`` and ``to`` as
columns, the rest as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, ClassVar

from domain.core.models import Delivery
from domain.core.money import Money
from domain.core.ports import AlreadyThere, Question, Store
from domain.core.serialize import pack, unpack
from domain.core.tokens import new_id

Fact = str | int | bool | None | Money | date | datetime | list[str] | tuple[str, ...] | Mapping[str, Any]
Facts = Mapping[str, Fact]


@dataclass(frozen=True)
class Email:
    """An e-mail to an address: the text of this key with its facts. ``language`` is the receiver's.

    Filled in on sending: the digits of ``one_time_code``, the address of our own thing named by ``link`` or ``hand_over``. Goes
    with it: the transcript of a conversation, a ``receipt`` (id of the payment attempt), an ``invoice`` copy (number), the
    ``statement`` of a company (number).
    """

    kind: ClassVar[str] = "email"
    to: str
    text: str
    facts: Facts
    language: str = "en"
    one_time_code: str = ""
    link: str = ""
    hand_over: str = ""
    transcript: str = ""
    receipt: str = ""
    invoice: str = ""
    statement: str = ""


@dataclass(frozen=True)
class TextMessage:
    """A text message (SMS) to a number in E.164; otherwise as ``Email``."""

    kind: ClassVar[str] = "text"
    to: str
    text: str
    facts: Facts
    language: str = "en"
    one_time_code: str = ""
    link: str = ""


@dataclass(frozen=True)
class News:
    """Something to tell the customer unasked, about a company: a text with its facts, or a ``reply`` that was not heard.

    ``to`` is the conversation it arose in; it is told where the person was heard last.
    """

    kind: ClassVar[str] = "tell"
    to: str
    company: str
    text: str = ""
    facts: Facts = field(default_factory=dict)
    reply: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Push:
    """A stored message for a channel that delivers by itself; ``to`` is the channel's address of the chat."""

    kind: str
    to: str
    message: str


@dataclass(frozen=True)
class EraseMessages:
    """What a person (``to``) said and heard until an instant is erased."""

    kind: ClassVar[str] = "erase"
    to: str
    until: datetime


@dataclass(frozen=True)
class RemoveStoredMethod:
    """The provider forgets a payment method; ``to`` is its own reference of it."""

    kind: ClassVar[str] = "remove_method"
    to: str


@dataclass(frozen=True)
class CancelAttempt:
    """The provider closes the page of a payment attempt (``to``: its id), unless it is paid."""

    kind: ClassVar[str] = "cancel_payment"
    to: str


Body = Email | TextMessage | News | Push | EraseMessages | RemoveStoredMethod | CancelAttempt
_KINDS: dict[str, type[Any]] = {
    body.kind: body for body in (Email, TextMessage, News, EraseMessages, RemoveStoredMethod, CancelAttempt)
}

# Every other kind is a channel that pushes.
OWN_KINDS = frozenset(_KINDS)


@dataclass(frozen=True)
class Waiting:
    """How many deliveries of a kind wait to be sent, and when the oldest was put down."""

    kind: str
    number: int
    oldest: datetime


@dataclass(frozen=True)
class WaitingDeliveries(Question[list[Waiting]]):
    """What waits to be sent, by kind."""


def enqueue(store: Store, key: str, body: Body, now: datetime) -> None:
    """Put a body into the outbox once: with a key that is there already, nothing happens."""
    try:
        store.insert(Delivery(new_id(), key, body.kind, body.to, _json(body), created_at=now, next_at=now))
    except AlreadyThere:
        return
    store.signal("outbox", body.kind)


def body_of(delivery: Delivery) -> Body:
    """What was put into the outbox. A kind that is none of ours is a channel's."""
    kind, stored = _KINDS.get(delivery.kind), dict(delivery.body)
    # Facts are packed by themselves: one that is called "day" or "money" must not be taken for the mark of a packed value.
    facts = {"facts": unpack(stored.pop("facts"))} if "facts" in stored else {}
    stored = unpack(stored) | facts
    if kind is None:
        return Push(delivery.kind, delivery.to, stored.get("message", ""))
    body: Body = kind(delivery.to, **stored)
    return body


def written(to: str, text: str, facts: Facts, language: str, one_time_code: str = "", link: str = "") -> Email | TextMessage:
    """An e-mail where the address is one, else a text message."""
    return (Email if "@" in to else TextMessage)(to, text, facts, language, one_time_code=one_time_code, link=link)


def _json(body: Body) -> dict[str, Any]:
    """The fields that say something, besides kind and address."""
    said = {part.name: getattr(body, part.name) for part in fields(body) if part.name not in ("kind", "to")}
    said = pack({name: value for name, value in said.items() if value not in ("", None)})
    return said | ({"facts": pack(said["facts"])} if "facts" in said else {})
