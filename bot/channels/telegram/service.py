"""The Telegram bot: takes what customers do, once and in order, and delivers what they are told."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Coroutine, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from telegram import Bot, BotCommand
from telegram.constants import ChatAction
from telegram.error import RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram import buttons
from bot.channels.telegram.channel import Telegram
from bot.channels.telegram.sending import FetchDocument, Sender, reason, wait_of
from bot.channels.telegram.updates import ALLOWED_UPDATES, COMMANDS, Event, Group, Pressed, Said, Stray, Unread, UpdateReader
from bot.conversation.service import Assistant
from bot.messages import Incoming, Reply
from domain.core.tokens import same
from nlu.redact import redact

log = logging.getLogger(__name__)

PATH = "/webhooks/telegram"
# In seconds.
_TIMEOUT, _POLL = 10.0, 30
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0


class TelegramRefused(PermissionError):
    """A request that does not carry the webhook's secret: it does not come from Telegram."""


class TelegramChannel:
    """``settings.token`` must be set. ``fetch_document`` gives the bytes behind a document's address of ours, or None to send
    the address instead."""

    def __init__(self, settings: Telegram, assistant: Assistant, fetch_document: FetchDocument | None = None) -> None:
        assert settings.token, "without a token the channel is off"
        self._settings, self._assistant, self._texts = settings, assistant, assistant.services.texts
        request = HTTPXRequest(16, read_timeout=_TIMEOUT, write_timeout=_TIMEOUT, connect_timeout=_TIMEOUT)
        self._poller = HTTPXRequest(1, connect_timeout=_TIMEOUT)
        base_url = f"{settings.api_base_url.rstrip('/')}/bot"
        self._bot = Bot(settings.token, base_url=base_url, request=request, get_updates_request=self._poller)
        self._reader = UpdateReader(self._bot, settings.token.partition(":")[0], self._texts.languages)
        self._sender = Sender(self._bot, fetch_document)
        self._one_at_a_time = asyncio.Lock()
        self._running: asyncio.Task[None] | None = None
        self._courtesies: set[asyncio.Task[None]] = set()
        self._next_update = 0

    async def start(self) -> None:
        """Begin in the background; while Telegram is away, it is tried again with growing pauses."""
        self._running = asyncio.create_task(self._run(), name="telegram")

    async def stop(self) -> None:
        """End. What was not accepted yet, Telegram keeps and gives to the next run."""
        tasks = [*self._courtesies, *([self._running] if self._running else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._bot.shutdown()

    async def push(self, to: str, reply: Reply, key: str) -> None:
        """Deliver a reply to a chat. Raises DeliveryFault: permanent for a blocked bot or a chat that is gone."""
        await self._sender.send(to, reply, key)

    def authorise(self, secret_header: str | None) -> None:
        """Check Telegram's secret header, in constant time. Raises TelegramRefused, always in polling mode."""
        secret = self._settings.secret if self._settings.mode == "webhook" else None
        if not secret or secret_header is None or not same(secret_header, secret):
            raise TelegramRefused("This request does not carry the secret that Telegram was given.")

    async def take(self, update_json: Mapping[str, Any], secret_header: str | None) -> None:
        """One update from Telegram's webhook; acknowledge it when this returns. Raises TelegramRefused."""
        self.authorise(secret_header)
        await self._handle(update_json)

    # ---- getting updates ----

    async def _run(self) -> None:
        pause, connected = _FIRST_PAUSE, False
        while True:
            try:
                if not connected:
                    await self._connect()
                    connected = True
                if self._settings.mode == "webhook":
                    return
                await self._poll()
                pause = _FIRST_PAUSE
                continue
            except RetryAfter as error:
                await asyncio.sleep(wait_of(error))
            except TelegramError as error:
                log.warning("Telegram is away, trying again in %.1f s: %s", pause, reason(error))
                await asyncio.sleep(pause)
            except Exception:
                # An update is only acknowledged once it is kept: whatever failed, polling goes on and asks for it again.
                log.exception("an update could not be accepted; it is tried again")
                await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _connect(self) -> None:
        await self._bot.initialize()
        for language in self._texts.languages:
            commands = [
                BotCommand(name, self._texts.text(f"telegram-command-{name}", {}, language)) for name in ("start", *COMMANDS)
            ]
            if language == self._texts.languages[0]:
                await self._bot.set_my_commands(commands)
            await self._bot.set_my_commands(commands, language_code=language)
        if self._settings.mode == "webhook":
            url = f"{self._assistant.signed_urls.public_url}{PATH}"
            await self._bot.set_webhook(url, secret_token=self._settings.secret, allowed_updates=ALLOWED_UPDATES)
        else:
            await self._bot.delete_webhook()
        log.info("Telegram bot is ready", extra={"mode": self._settings.mode})

    async def _poll(self) -> None:
        """One long poll. Asking with the next number tells Telegram to forget what came before: only after it was accepted.

        The updates are taken raw, so that one which the library cannot read does not hold up the others.
        """
        wanted = {"offset": self._next_update, "timeout": _POLL, "allowed_updates": json.dumps(ALLOWED_UPDATES)}
        address = f"{self._bot.base_url}/getUpdates?{urlencode(wanted)}"
        updates = await self._poller.post(address, read_timeout=_POLL + _TIMEOUT)
        assert isinstance(updates, list)
        for update in updates:
            await self._handle(update)
            self._next_update = update["update_id"] + 1

    async def _handle(self, raw: Mapping[str, Any]) -> None:
        try:
            event = self._reader.read(raw)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            log.error("an update of Telegram's is not readable: %s", type(error).__name__, extra={"update": raw.get("update_id")})
            return
        async with self._one_at_a_time:
            await self._take_in(event)

    async def _take_in(self, event: Event | None) -> None:
        match event:
            case Said():
                await self._said(event)
            case Pressed():
                await self._pressed(event)
            case Stray():
                self._courtesy(self._answer_query(event.query_id, self._text("telegram-stale-button", event.language)))
            case Unread():
                await self._unread(event)
            case Group():
                await self._leave(event)

    # ---- what customers do ----

    async def _said(self, said: Said) -> None:
        incoming = said.incoming
        secret = redact(incoming.text)[1]
        if said.edited and not secret:
            return
        self._courtesy(self._show_typing(incoming))
        await self._assistant.accept_and_answer_later(incoming)
        if secret:
            await self._politely(self._bot.delete_message(incoming.conversation.partition(":")[2], said.message_id))

    async def _pressed(self, pressed: Pressed) -> None:
        incoming, now = pressed.incoming, self._assistant.services.clock.now()
        taken = await self._assistant.write(partial(buttons.press, incoming=incoming, now=now))
        if not taken:
            self._courtesy(self._answer_query(pressed.query_id, self._text("telegram-stale-button", incoming.language)))
            return
        self._assistant.start(incoming.conversation)
        self._courtesy(self._answer_query(pressed.query_id))
        self._courtesy(self._remove_choices(pressed))

    async def _unread(self, unread: Unread) -> None:
        services = self._assistant.services
        answer = partial(buttons.answer_unread, incoming=unread.incoming, text=unread.answer, services=services)
        await self._assistant.write(answer)

    async def _leave(self, group: Group) -> None:
        """Others read along in a group, so nothing of an account is shown there: say so once, and go."""
        await self._politely(self._bot.send_message(group.chat, self._text("telegram-private-only", group.language)))
        await self._politely(self._bot.leave_chat(group.chat))

    # ---- courtesies: nothing is lost when one of them fails ----

    def _courtesy(self, call: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(self._politely(call))
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)

    async def _politely(self, call: Coroutine[Any, Any, Any]) -> None:
        try:
            await call
        except TelegramError as error:
            log.info("Telegram did not take a courtesy: %s", reason(error))

    async def _show_typing(self, incoming: Incoming) -> None:
        if await self._assistant.read(partial(buttons.may_show_typing, conversation=incoming.conversation)):
            await self._bot.send_chat_action(incoming.conversation.partition(":")[2], ChatAction.TYPING)

    async def _answer_query(self, query_id: str, text: str | None = None) -> None:
        await self._bot.answer_callback_query(query_id, text, show_alert=text is not None)

    async def _remove_choices(self, pressed: Pressed) -> None:
        chat = pressed.incoming.conversation.partition(":")[2]
        await self._bot.edit_message_reply_markup(chat, pressed.message_id, reply_markup=pressed.links)

    def _text(self, key: str, language: str) -> str:
        return self._texts.text(key, {}, language)
