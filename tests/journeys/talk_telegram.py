"""A customer in Telegram, spoken to like those on the other channels."""

from __future__ import annotations

import itertools
import re
from typing import Any

from tests.journeys.talk import Talk
from tests.support.telegram_customer import Customer, Telegram

_NUMBERS = itertools.count(9001)


class TelegramTalk(Talk):
    """A private chat with the bot."""

    channel = "telegram"

    def __init__(self, telegram: Telegram) -> None:
        super().__init__()
        self._customer = Customer(telegram, next(_NUMBERS))
        self.say("/start", "Hello|hello")

    def _look(self) -> None:
        self.heard = [_plain(message) for message in self._customer.seen()]

    def _send(self, text: str) -> None:
        self._customer.says(text)

    def _choose(self, title: str) -> None:
        titles = [button["text"] for message in reversed(self._customer.seen()) for button in self._customer.buttons(message)]
        self._customer.presses(next(shown for shown in titles if re.search(title, shown)))


def _plain(message: dict[str, Any]) -> str:
    """The text, and the addresses behind its buttons."""
    links = [button["url"] for button in Customer.buttons(message) if "url" in button]
    return "\n".join([message.get("text", ""), *links])
