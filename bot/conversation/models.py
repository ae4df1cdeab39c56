"""What the conversation itself keeps: messages in, the state of each conversation, messages out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.core.models import ConversationMode, Sender


@dataclass(frozen=True)
class Conversation:
    """``mode``: bot, waiting (a person was asked for), human (a person has it: the bot is silent), closed.

    ``state`` is the dialogue's; ``last_number`` the number of its newest message; ``address`` where a push channel delivers
    (a Telegram chat); ``secret_hash`` what the widget's resume token must hash to; ``heard_at`` when the
    customer last did something.
    """

    id: str
    channel: str
    person: str
    mode: ConversationMode
    state: dict[str, Any]
    last_number: int
    address: str
    secret_hash: str
    created_at: datetime
    updated_at: datetime
    heard_at: datetime | None = None


@dataclass(frozen=True)
class Inbound:
    """One accepted Incoming, card numbers taken out. ``id`` is source and external id, so that a repeat is recognised."""

    id: str
    conversation: str
    body: dict[str, Any]
    received_at: datetime
    attempts: int = 0
    done_at: datetime | None = None


@dataclass(frozen=True)
class Message:
    """One message of a conversation, as its transcript shows it. ``number`` rises by one.

    ``inbound`` is what it answers (None for news the customer did not ask for); ``seen_at`` when such news was handed over
    on a channel that cannot be pushed to.
    """

    id: str
    conversation: str
    number: int
    sender: Sender
    reply: dict[str, Any]
    inbound: str | None
    cid: str
    at: datetime
    seen_at: datetime | None = None
