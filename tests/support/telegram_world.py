"""All of Telegram that one bot sees: chats, messages, updates, and the rules by which the Bot API takes or refuses a call."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from html.parser import HTMLParser
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import httpx

BOT = {"id": 4711, "is_bot": True, "first_name": "Ledgerline", "username": "ledgerline_bot"}
TOKEN = f"{BOT['id']}:a-token-for-tests"
_TAGS = {"b", "i", "u", "s", "code", "pre", "a"}
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


class Refusal(Exception):
    """What Telegram answers instead of a result."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.status = status
        self.body = {"ok": False, "error_code": status, "description": description}
        self.body |= {"parameters": parameters} if parameters else {}


class Visible(HTMLParser):
    """What is to be seen of HTML. Raises Refusal as Telegram does for tags it does not know or that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self._open = "", list[str]()
        self.feed(html)
        self.close()
        if self._open:
            raise Refusal(
                400, f"Bad Request: can't parse entities: Can't find end tag corresponding to start tag {self._open[-1]}"
            )

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in _TAGS:
            raise Refusal(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise Refusal(400, "Bad Request: can't parse entities: Unmatched end tag")

    def handle_data(self, data: str) -> None:
        self.text += data


class FakeTelegram:
    """All of Telegram that one bot sees."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.chats: dict[int, dict[str, Any]] = {}
        self.messages: dict[int, dict[str, Any]] = {}
        self.calls: list[dict[str, Any]] = []
        self.faults: list[dict[str, Any]] = []
        self.queries: set[str] = set()
        self.gone: set[int] = set()
        self.webhook: dict[str, str] = {}
        self.arrived = asyncio.Event()
        self._update_ids, self._message_ids = count(1001), count(1)

    # ---- the customer's side ----

    def add_update(self, kind: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Queue an update for the bot; gives it with its id."""
        if "chat" in content:
            self.chats[content["chat"]["id"]] = content["chat"]
        update = {"update_id": next(self._update_ids), kind: content}
        self.updates.append(update)
        self.arrived.set()
        return update

    def customer_says(self, chat: Mapping[str, Any], sender: Mapping[str, Any], content: Mapping[str, Any]) -> dict[str, Any]:
        """A message of the customer's with any content (text, photo, contact ...)."""
        return self.add_update("message", self._store(chat, content, sender))

    def customer_presses(self, message_id: int, data: str, sender: Mapping[str, Any]) -> dict[str, Any]:
        """A press on a button under a message of the bot's."""
        query = f"query-{next(self._message_ids)}"
        self.queries.add(query)
        gone = {"message_id": message_id, "date": 0, "chat": {"id": sender["id"], "type": "private"}}
        message = self.messages.get(message_id, gone)
        content = {"id": query, "from": sender, "chat_instance": "1", "data": data, "message": message}
        return self.add_update("callback_query", content)

    def _store(self, chat: Mapping[str, Any], content: Mapping[str, Any], sender: Mapping[str, Any] = BOT) -> dict[str, Any]:
        message = {"message_id": next(self._message_ids), "date": int(time.time()), "chat": dict(chat), **content}
        message["from"] = dict(sender)
        self.messages[message["message_id"]] = message
        self.chats[chat["id"]] = dict(chat)
        return message

    # ---- the bot's side: one method each, named as in the Bot API ----

    async def call(self, method: str, given: dict[str, Any]) -> Any:
        """What the bot asked for. Raises Refusal."""
        known = getattr(self, f"do_{method}", None)
        if known is None:
            raise Refusal(404, "Not Found: method not found")
        self.calls.append({"method": method, **{name: _shown(value) for name, value in given.items()}})
        return await known(given)

    async def do_getMe(self, given: dict[str, Any]) -> Any:
        return BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    async def do_getUpdates(self, given: dict[str, Any]) -> Any:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, end = int(given.get("offset", 0)), time.monotonic() + float(given.get("timeout", 0))
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        while not self.updates and time.monotonic() < end:
            self.arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.arrived.wait(), end - time.monotonic())
        return self.updates[:100]

    async def do_sendMessage(self, given: dict[str, Any]) -> Any:
        html = str(given.get("text", ""))
        text = Visible(html).text if given.get("parse_mode") == "HTML" else html
        if not text.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > 4096:
            raise Refusal(400, "Bad Request: message is too long")
        return self._post(given, {"text": text, "html": html})

    async def do_sendDocument(self, given: dict[str, Any]) -> Any:
        file = given.get("document")
        if not isinstance(file, bytes):
            raise Refusal(400, "Bad Request: there is no document in the request")
        document = {"file_id": "1", "file_unique_id": "1", "file_name": given["document_name"], "file_size": len(file)}
        return self._post(given, {"document": document})

    def _post(self, given: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        markup = given.get("reply_markup")
        if markup:
            _check_buttons(markup)
            content |= {"reply_markup": markup}
        content |= {"has_protected_content": True} if given.get("protect_content") else {}
        return self._store(self._chat(given), content)

    async def do_sendChatAction(self, given: dict[str, Any]) -> Any:
        self._chat(given)
        return True

    async def do_editMessageReplyMarkup(self, given: dict[str, Any]) -> Any:
        message = self._message(given)
        markup = given.get("reply_markup")
        if markup == message.get("reply_markup"):
            raise Refusal(400, "Bad Request: message is not modified")
        message.pop("reply_markup", None)
        message |= {"reply_markup": markup} if markup else {}
        return message

    async def do_answerCallbackQuery(self, given: dict[str, Any]) -> Any:
        if given["callback_query_id"] not in self.queries:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.queries.remove(given["callback_query_id"])
        return True

    async def do_deleteMessage(self, given: dict[str, Any]) -> Any:
        del self.messages[self._message(given)["message_id"]]
        return True

    async def do_leaveChat(self, given: dict[str, Any]) -> Any:
        self.gone.add(self._chat(given)["id"])
        return True

    async def do_setMyCommands(self, given: dict[str, Any]) -> Any:
        return True

    async def do_setWebhook(self, given: dict[str, Any]) -> Any:
        if not _SECRET.fullmatch(given.get("secret_token", "")):
            raise Refusal(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = {"url": given["url"], "secret": given["secret_token"]}
        self.arrived.set()
        return True

    async def do_deleteWebhook(self, given: dict[str, Any]) -> Any:
        self.webhook = {}
        return True

    def _chat(self, given: dict[str, Any]) -> dict[str, Any]:
        chat = int(given["chat_id"])
        if chat in self.gone:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if chat not in self.chats:
            raise Refusal(400, "Bad Request: chat not found")
        return self.chats[chat]

    def _message(self, given: dict[str, Any]) -> dict[str, Any]:
        message = self.messages.get(int(given["message_id"]))
        if message is None or message["chat"]["id"] != int(given["chat_id"]):
            raise Refusal(400, "Bad Request: message not found")
        return message

    async def deliver(self) -> None:
        """Bring updates to the webhook, one after the other, again and again until it takes them."""
        async with httpx.AsyncClient(trust_env=False) as client:
            while True:
                await self.arrived.wait()
                self.arrived.clear()
                while self.webhook and self.updates:
                    if await self._brought(client, self.updates[0]):
                        self.updates.pop(0)
                    else:
                        await asyncio.sleep(0.05)

    async def _brought(self, client: httpx.AsyncClient, update: dict[str, Any]) -> bool:
        header = {"X-Telegram-Bot-Api-Secret-Token": self.webhook["secret"]}
        try:
            return (await client.post(self.webhook["url"], json=update, headers=header)).is_success
        except httpx.HTTPError:
            return False

    def next_fault(self, method: str) -> dict[str, Any] | None:
        """The trouble that is due for a call, if any; each happens once."""
        due = next((fault for fault in self.faults if fault["method"] == method), None)
        if due:
            self.faults.remove(due)
        return due


def _check_buttons(markup: dict[str, Any]) -> None:
    for button in (button for row in markup["inline_keyboard"] for button in row):
        if "url" in button and "." not in (urlsplit(button["url"]).hostname or ""):
            raise Refusal(400, f"Bad Request: inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")


def _shown(value: Any) -> Any:
    return f"{len(value)} bytes" if isinstance(value, bytes) else value
