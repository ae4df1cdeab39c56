"""Handing a reply to Telegram, message by message, and what it means when Telegram does not take it."""

from __future__ import annotations

import io
import os
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Bot, InputFile, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.rendering import Part, link_part, parts
from bot.messages import Document, Reply
from domain.core.ports import DeliveryFault

FetchDocument = Callable[[str], Awaitable[bytes | None]]

# The library's own switch for waiting times as timedelta; without it each "too many requests" brings a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# Telegram would fetch addresses in a text to show a preview; ours are meant for the customer alone.
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_MOST_REMEMBERED = 1000
# A refused token is mended by people, which takes longer than a network fault.
_TOKEN_WAIT = 60.0


class Sender:
    """Sends replies. What of a reply arrived before a fault is not sent again when the outbox tries the rest."""

    def __init__(self, bot: Bot, fetch_document: FetchDocument | None) -> None:
        self._bot, self._fetch_document = bot, fetch_document
        self._arrived: dict[str, int] = {}

    async def send(self, chat: str, reply: Reply, key: str) -> None:
        """Send all of a reply. ``key`` ends with the reply's number in its conversation. Raises DeliveryFault."""
        number = key.rpartition(":")[2]
        steps: list[Part | Document] = [*parts(reply, int(number) if number.isdecimal() else 0)]
        steps += [reply.document] if reply.document else []
        try:
            for step in steps[self._arrived.get(key, 0) :]:
                await self._send_one(chat, step, reply.sensitive)
                self._remember(key)
        except TelegramError as error:
            raise fault_of(error) from error
        self._arrived.pop(key, None)

    async def _send_one(self, chat: str, step: Part | Document, protected: bool) -> None:
        if isinstance(step, Document):
            await self._send_document(chat, step, protected)
        else:
            await self._send_text(chat, step, protected)

    async def _send_text(self, chat: str, part: Part, protected: bool) -> None:
        await self._bot.send_message(
            chat,
            part.html,
            parse_mode=ParseMode.HTML,
            reply_markup=part.keyboard,
            protect_content=protected,
            link_preview_options=_NO_PREVIEW,
        )

    async def _send_document(self, chat: str, document: Document, protected: bool) -> None:
        content = await self._fetch_document(document.url) if self._fetch_document else None
        if content is None:
            await self._send_text(chat, link_part(document.name, document.url), protected)
            return
        await self._bot.send_chat_action(chat, ChatAction.UPLOAD_DOCUMENT)
        file = InputFile(io.BytesIO(content), filename=document.name)
        await self._bot.send_document(chat, file, protect_content=protected)

    def _remember(self, key: str) -> None:
        self._arrived[key] = self._arrived.get(key, 0) + 1
        if len(self._arrived) > _MOST_REMEMBERED:
            del self._arrived[next(iter(self._arrived))]


def fault_of(error: TelegramError) -> DeliveryFault:
    """Try again later, or never: a blocked bot, a chat that is gone, and a message that Telegram does not accept are final."""
    match error:
        case RetryAfter():
            return DeliveryFault("Telegram asks to wait", retry_after=wait_of(error))
        case Forbidden() | BadRequest() | ChatMigrated():
            return DeliveryFault(f"Telegram refuses the message: {error.message}", permanent=True)
        case InvalidToken():
            return DeliveryFault(reason(error), retry_after=_TOKEN_WAIT)
        case _:
            return DeliveryFault(reason(error))


def wait_of(error: RetryAfter) -> float:
    """How long Telegram wants us to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def reason(error: TelegramError) -> str:
    """The error for a log. The library's own words about a refused token contain the token."""
    if isinstance(error, InvalidToken):
        return "Telegram refuses the bot's token; get the right one from @BotFather and set channels.telegram.token"
    return f"{type(error).__name__}: {error.message}"
