"""The world around a story, kept in memory: the clock, the provider of payments, and the mailbox of everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bot.messages import Reply
from domain.core.ports import (
    SESSION_STATES,
    Attachment,
    MethodKind,
    ProviderEvent,
    ProviderMethod,
    ProviderSession,
    SessionRequest,
    WebhookRefused,
)
from domain.core.words import one_of


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.set(now)

    def set(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        return self._now


@dataclass(frozen=True)
class Letter:
    """An e-mail, or a text message (which has no subject)."""

    to: str
    subject: str
    text: str


class Mailbox:
    """Takes all e-mails and text messages; ``unread`` is what no story line has spoken of yet."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.unread: list[Letter] = []

    def take(self, letter: Letter) -> None:
        self.letters.append(letter)
        self.unread.append(letter)


class Mail:
    """The e-mail side of a mailbox."""

    def __init__(self, box: Mailbox) -> None:
        self._box = box

    def send(self, to: str, subject: str, text: str, message_id: str, attachments: tuple[Attachment, ...] = ()) -> None:
        names = [f"\nAttached: {attachment.name}" for attachment in attachments]
        self._box.take(Letter(to, subject, text + "".join(names)))


class TextGateway:
    """The text-message side of a mailbox."""

    def __init__(self, box: Mailbox) -> None:
        self._box = box

    def send(self, to: str, text: str, key: str) -> None:
        self._box.take(Letter(to, "", text))


class Pushed:
    """A channel that is pushed to; stories read the conversation itself."""

    async def push(self, to: str, reply: Reply, key: str) -> None:
        """Nothing is left to do."""


class Provider:
    """A payment provider whose truth the story tells (``tell``)."""

    name = "story"

    def __init__(self) -> None:
        self._sessions: dict[str, ProviderSession] = {}
        self._keys: dict[str, str] = {}
        self.removed: list[str] = []

    def create_session(self, request: SessionRequest, key: str) -> ProviderSession:
        if key not in self._keys:
            number = f"session-{len(self._sessions) + 1}"
            self._keys[key] = number
            url = f"https://pay.example/{number}"
            self._sessions[number] = ProviderSession(number, url, "open", request.attempt, request.amount)
        return self._sessions[self._keys[key]]

    def fetch_session(self, session: str) -> ProviderSession:
        return self._sessions[session]

    def find_session(self, key: str) -> ProviderSession | None:
        return self._sessions[self._keys[key]] if key in self._keys else None

    def cancel_session(self, session: str) -> ProviderSession:
        if self._sessions[session].state == "open":
            self._sessions[session] = replace(self._sessions[session], state="canceled", reason="canceled")
        return self._sessions[session]

    def remove_method(self, ref: str) -> None:
        self.removed.append(ref)

    def read_webhook(self, headers: Mapping[str, str], body: bytes, now: datetime) -> ProviderEvent:
        raise WebhookRefused("stories tell the truth without notices")

    def tell(self, state: str, **changes: Any) -> str:
        """The newest page has come to this; gives the attempt it was made for."""
        newest = [*self._sessions][-1]
        changes = {name: value for name, value in changes.items() if value}
        self._sessions[newest] = replace(self._sessions[newest], state=one_of(SESSION_STATES, state), **changes)
        return self._sessions[newest].attempt


def stored_method(label: str) -> ProviderMethod:
    """A method as a story names it: ``Visa 4242`` or ``First Lakes Bank 6789``."""
    brand, _, last4 = label.rpartition(" ")
    kind: MethodKind = "bank" if "bank" in brand.casefold() else "card"
    return ProviderMethod(f"vault-{last4}", kind, brand, last4, "" if kind == "bank" else "2039-12")
