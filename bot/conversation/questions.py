"""Questions about conversations that have a name: each is answered by one SQL statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.models import Conversation, Inbound
from domain.core.ports import Question
from domain.customers.models import Person


@dataclass(frozen=True)
class Waiting:
    """The oldest message of a conversation that nobody has answered; ``more``: another one waits behind it."""

    conversation: Conversation
    person: Person
    inbound: Inbound
    more: bool


@dataclass(frozen=True)
class NextTurn(Question[Waiting | None]):
    """What a conversation waits for, its row, the person's and the messages' locked: nobody else takes the same turn, and what
    this person may do does not change under it. None when nothing waits."""

    conversation: str


@dataclass(frozen=True)
class OpenElsewhere(Question[list[tuple[Conversation, Person]]]):
    """Conversations of others who proved the same contact of a company, heard after an instant, the latest first.

    None, where the contact is no longer on file."""

    contact: str
    company: str
    person: str
    since: datetime
