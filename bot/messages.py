"""One thing a customer did (Incoming), and one thing the assistant answers (Reply)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any, Literal

Kind = Literal["text", "choice", "digits", "speech", "silence", "start", "hangup", "contact"]


@dataclass(frozen=True)
class Incoming:
    """What a channel accepted. ``external_id`` never repeats within ``source``: it is how a repeated delivery is known.

    ``sender`` is the channel's own name of the person; ``conversation`` where answers go (the same for most channels).
    ``kind`` choice carries a choice's value in ``text``; start may carry an invitation token; digits are keypad digits.
    """

    source: str
    external_id: str
    conversation: str
    sender: str
    kind: Kind
    text: str = ""
    language: str = ""


@dataclass(frozen=True)
class Choice:
    """A button, a numbered line or a key, by channel. ``value`` is what choosing it means; ``title`` is shown or spoken."""

    value: str
    title: str


@dataclass(frozen=True)
class WebLink:
    """An address to open. On the phone it is sent by text message instead, and never read out."""

    title: str
    url: str


@dataclass(frozen=True)
class Card:
    """A small table: (label, value) rows and a closing total."""

    title: str
    rows: tuple[tuple[str, str], ...]
    total: tuple[str, str] | None = None


def file_name(kind: str, number: str) -> str:
    """``invoice-10482.pdf``; signs that a file system or a header could stumble over become dashes."""
    return f"{kind}-{re.sub('[^A-Za-z0-9._-]', '-', number)}.pdf"


@dataclass(frozen=True)
class Document:
    """A file to hand over; ``url`` is an expiring address of ours."""

    name: str
    mime: str
    url: str


@dataclass(frozen=True)
class Reply:
    """One message to the customer. ``text`` is complete on its own, and so is ``speech`` with ``more``, what is still to be heard
    of a long list, a piece at a time: every fact stands in both.

    ``slow`` is said slowly; ``trouble`` tells that something went wrong, and its first words are not to be talked over;
    ``patient`` gives the time that was asked for, and a silence after it is no answer.
    ``expects`` names what the open question wants (digits, text, yes_no, company_number ...) so that a phone can set its keypad;
    ``ends`` closes the conversation on channels where that means something (the phone hangs up).
    """

    text: str
    speech: str = ""
    more: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    link: WebLink | None = None
    card: Card | None = None
    document: Document | None = None
    sensitive: bool = False
    expects: str = ""
    ends: bool = False
    slow: bool = False
    trouble: bool = False
    patient: bool = False

    def plain(self) -> str:
        """Everything in text alone, for channels without tables, buttons or links: text, rows, numbered choices, addresses."""
        lines = [self.text]
        if self.card:
            rows = (*self.card.rows, *((self.card.total,) if self.card.total else ()))
            lines += [f"{label}: {value}" for label, value in rows]
        lines += [f"{number}. {choice.title}" for number, choice in enumerate(self.choices, 1)]
        lines += [f"{self.link.title}: {self.link.url}"] if self.link else []
        lines += [f"{self.document.name}: {self.document.url}"] if self.document else []
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """As stored and as sent to the widget; ``from_json`` reads it back."""
        return {name: _json(value) for name, value in vars(self).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reply:
        card = data["card"]
        return cls(
            text=data["text"],
            speech=data["speech"],
            more=tuple(data.get("more", ())),
            choices=tuple(Choice(**choice) for choice in data["choices"]),
            link=WebLink(**data["link"]) if data["link"] else None,
            card=Card(card["title"], tuple((a, b) for a, b in card["rows"]), tuple(card["total"]) if card["total"] else None)
            if card
            else None,
            document=Document(**data["document"]) if data["document"] else None,
            sensitive=data["sensitive"],
            expects=data["expects"],
            ends=data["ends"],
            slow=data.get("slow", False),
            trouble=data.get("trouble", False),
            patient=data.get("patient", False),
        )


def _json(value: Any) -> Any:
    """A part of a reply as plain data. Not by ``asdict``, which copies every text once more and takes four times as long."""
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    return {name: _json(part) for name, part in vars(value).items()} if is_dataclass(value) else value


@dataclass(frozen=True)
class Posted:
    """A stored message of a conversation: ``id`` rises by one per conversation; ``sender`` is customer, bot or staff."""

    id: int
    sender: str
    reply: Reply
    cid: str = field(default="")
