"""The SMTP door: takes any e-mail to anybody and keeps it."""

from __future__ import annotations

import asyncio
import hashlib
import socket
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.smtp import SMTP

from sandbox.inbox.messages import File, Message, put
from sandbox.store import Store

_LARGEST_MAIL = 25_000_000


class _Keeper:
    """What aiosmtpd calls for each e-mail."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:
        await asyncio.to_thread(self._keep, envelope.content, envelope.mail_from or "", tuple(envelope.rcpt_tos))
        return "250 Kept in the sandbox's inbox"

    def _keep(self, content: bytes, sender: str, recipients: tuple[str, ...]) -> None:
        mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(content)
        key = str(mail["Message-ID"] or hashlib.sha256(content).hexdigest()).strip()
        text, subject, files = _text(mail), str(mail["Subject"] or ""), _files(mail)
        with self._store.transaction() as db:
            for recipient in recipients:
                put(db, Message("email", recipient, key, text, sender, subject, files))


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain", "html"))
    return "" if body is None else str(body.get_content()).replace("\r\n", "\n").rstrip("\n")


def _files(mail: EmailMessage) -> tuple[File, ...]:
    return tuple(
        File(part.get_filename() or "attachment", part.get_content_type(), bytes(part.get_payload(decode=True) or b""))
        for part in mail.iter_attachments()
        if not part.is_multipart()
    )


async def serve_smtp(door: socket.socket, store: Store) -> asyncio.Server:
    """Listen on a bound socket, in the running event loop."""
    loop, keeper = asyncio.get_running_loop(), _Keeper(store)
    return await loop.create_server(
        lambda: SMTP(keeper, hostname="sandbox.localhost", data_size_limit=_LARGEST_MAIL, enable_SMTPUTF8=True, loop=loop),
        sock=door,
    )
