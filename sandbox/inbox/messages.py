"""What arrived: e-mail and text messages, each once."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.store import iso


@dataclass(frozen=True)
class File:
    """An attachment."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Message:
    """``kind`` is email or text; ``key`` is what tells a repeat (the Message-ID of an e-mail)."""

    kind: str
    recipient: str
    key: str
    text: str
    sender: str = ""
    subject: str = ""
    files: tuple[File, ...] = field(default=())


def put(db: sqlite3.Connection, message: Message) -> bool:
    """Store a message; False if it was there already."""
    facts = (message.kind, message.recipient, message.key, message.sender, message.subject, message.text, time.time())
    stored = db.execute(
        "INSERT INTO messages (kind, recipient, key, sender, subject, text, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        facts,
    )
    if not stored.rowcount:
        return False
    for file in message.files:
        known = (stored.lastrowid, file.name, file.mime, file.content)
        db.execute("INSERT INTO attachments (message, name, mime, content) VALUES (?, ?, ?, ?)", known)
    return True


def arrived(db: sqlite3.Connection, to: str = "") -> list[sqlite3.Row]:
    """All messages, or those to one address or phone (in any case of letters), newest last."""
    if not to:
        return db.execute("SELECT * FROM messages ORDER BY id").fetchall()
    return db.execute("SELECT * FROM messages WHERE recipient = ? ORDER BY id", (to,)).fetchall()


def as_json(row: sqlite3.Row) -> dict[str, Any]:
    facts = {"to": row["recipient"], "kind": row["kind"], "subject": row["subject"], "text": row["text"]}
    return {**facts, "at": iso(row["at"])}


def attached(db: sqlite3.Connection, to: str = "") -> list[sqlite3.Row]:
    """The attachments of what arrived, without their content."""
    return db.execute(
        "SELECT a.id, a.message, a.name, a.mime, length(a.content) AS size, m.recipient, m.subject"
        " FROM attachments a JOIN messages m ON m.id = a.message WHERE ? IN ('', m.recipient) ORDER BY a.id",
        (to,),
    ).fetchall()


def attachment(db: sqlite3.Connection, number: int) -> File | None:
    row = db.execute("SELECT name, mime, content FROM attachments WHERE id = ?", (number,)).fetchone()
    return File(**row) if row else None
