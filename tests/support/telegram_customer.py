"""A customer who uses Telegram, for tests: talks to the pretend Telegram program and sees what the bot wrote."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.support.programs import program
from tests.support.telegram_world import TOKEN
from tests.support.waiting import wait_until

__all__ = ["TOKEN", "Customer", "Telegram", "fake_telegram"]


class Telegram:
    """The running program: its address, everything that happened in it, and the trouble it can make."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=f"{url}/control", timeout=10, trust_env=False)

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def control(self, path: str, body: Any = None) -> Any:
        """A call to the control door."""
        answer = self._http.post(path, json={} if body is None else body)
        answer.raise_for_status()
        return answer.json()

    def state(self) -> dict[str, Any]:
        """Messages of all chats, calls the bot made, updates that wait, webhook."""
        state: dict[str, Any] = self._http.get("/state").json()
        return state

    def calls(self, *methods: str) -> list[dict[str, Any]]:
        """The bot's accepted calls of these methods, in order."""
        return [call for call in self.state()["calls"] if call["method"] in methods]

    def fails(self, method: str, status: int, retry_after: int = 0, after: bool = False, times: int = 1) -> None:
        """Let the next calls fail; ``after``: only when the work was done, so that just the answer is lost."""
        body = {"method": method, "status": status, "retry_after": retry_after, "after": after, "times": times}
        self.control("/faults", body)

    def wait_until_read(self) -> None:
        """Wait until the bot has taken every update."""
        wait_until(lambda: not self.state()["waiting"])


class Customer:
    """One person in a private chat with the bot; in Telegram such a chat has the person's own number."""

    def __init__(self, telegram: Telegram, number: int = 501, language: str = "en") -> None:
        self.telegram, self.number = telegram, number
        self.me = {"id": number, "is_bot": False, "first_name": "Pat", "language_code": language}
        self.chat: dict[str, Any] = {"id": number, "type": "private", "first_name": "Pat"}

    def says(self, text: str = "", **content: Any) -> dict[str, Any]:
        """Write something, or send any other content; gives the update."""
        body = {"chat": self.chat, "from": self.me, "content": content | ({"text": text} if text else {})}
        update: dict[str, Any] = self.telegram.control("/says", body)
        return update

    def presses(self, title: str) -> dict[str, Any]:
        """Press the newest button with this title, or whose title begins so."""
        for message in reversed(self.seen()):
            for button in self.buttons(message):
                if button["text"].startswith(title) and "callback_data" in button:
                    return self.presses_data(message["message_id"], button["callback_data"])
        raise AssertionError(f"there is no button {title!r}")

    def presses_data(self, message_id: int, data: str) -> dict[str, Any]:
        """Press a button of a certain message, or send what a changed app might."""
        update: dict[str, Any] = self.telegram.control("/presses", {"message_id": message_id, "data": data, "from": self.me})
        return update

    @staticmethod
    def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
        """All buttons under a message."""
        return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]

    def seen(self) -> list[dict[str, Any]]:
        """What the bot wrote in this chat, in order."""
        messages = self.telegram.state()["messages"]
        return [one for one in messages if one["chat"]["id"] == self.chat["id"] and one["from"]["is_bot"]]

    def mine(self) -> list[str]:
        """What of the customer's own is still to be seen in the chat."""
        messages = self.telegram.state()["messages"]
        return [one.get("text") or one.get("caption", "") for one in messages if one["from"]["id"] == self.number]

    def waits_for(self, text: str, times: int = 1) -> dict[str, Any]:
        """The newest message of the bot's that holds this text, once there are so many. Raises AssertionError."""

        def found() -> dict[str, Any] | None:
            fitting = [message for message in self.seen() if text in message.get("text", "")]
            return fitting[-1] if len(fitting) >= times else None

        try:
            return wait_until(found)
        except AssertionError as failure:
            failure.add_note(f"seen: {[message.get('text') for message in self.seen()]}")
            raise


@contextmanager
def fake_telegram() -> Iterator[Telegram]:
    """Run the pretend Telegram."""
    command = [sys.executable, "-m", "tests.support.fake_telegram"]
    with program(command, ready=r"^Fake Telegram: ") as running:
        telegram = Telegram(running.wait_for(r"^Fake Telegram: (\S+)").group(1))
        try:
            yield telegram
        finally:
            telegram.close()
