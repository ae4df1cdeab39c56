"""A customer on one channel after the other, all spoken to in the same way: say, press a choice, hear what comes."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx

from bot.messages import Reply
from tests.journeys.program import TOKEN, Place
from tests.support.programs import ROOT
from tests.support.waiting import wait_until


class Talk:
    """One conversation. ``heard`` is everything the assistant has said so far, message by message."""

    channel = ""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._told = 0

    def say(self, text: str, expect: str = "") -> str:
        """Say something, and wait until the answer matches; gives what was said since."""
        before = len(self.heard)
        self._send(text)
        return self._wait(before, expect)

    def press(self, title: str, expect: str = "") -> str:
        """Choose what is offered under this title (a regular expression), and wait for the answer."""
        before = len(self.heard)
        self._choose(title)
        return self._wait(before, expect)

    def hear(self, expect: str) -> str:
        """Wait for something said unasked, or already said since the last ``hear``, that matches; gives that message."""

        def found() -> str | None:
            self._look_for_news()
            self._look()
            return next((message for message in self.heard[self._told :] if re.search(expect, message)), None)

        message: str = wait_until(found)
        self._told = self.heard.index(message, self._told) + 1
        return message

    def last_link(self) -> str:
        """The payment address that was given last."""
        links: list[str] = re.findall(r"http\S+/pay/[\w-]+", "\n".join(self.heard))
        return links[-1]

    def close(self) -> None:
        """Leave; the conversation stays."""

    def _wait(self, before: int, expect: str) -> str:
        def answer() -> str | None:
            self._look()
            said = "\n".join(self.heard[before:])
            return said if said and re.search(expect, said) else None

        try:
            return wait_until(answer)
        except AssertionError as late:
            raise AssertionError(f"expected {expect!r}, heard {self.heard[before:]}") from late

    # No abstract base class: the ways below may stay as they are, and a linter takes those for forgotten in one.
    def _send(self, text: str) -> None:
        raise NotImplementedError

    def _choose(self, title: str) -> None:
        raise NotImplementedError

    def _look(self) -> None:
        """For channels where one has to look what was said."""

    def _look_for_news(self) -> None:
        """For channels where news comes with the answer to something said."""


class RestTalk(Talk):
    """A program of the dealer's, over Rasa's REST channel."""

    channel = "rest"

    def __init__(self, place: Place, sender: str = "") -> None:
        super().__init__()
        self.sender = sender or f"sender-{uuid.uuid4()}"
        self._place = place
        self._client = httpx.Client(timeout=30, trust_env=False, headers={"Authorization": f"Bearer {TOKEN}"})
        self._buttons: dict[str, str] = {}

    @property
    def conversation(self) -> str:
        """Its name in the books."""
        return f"rest:{self.sender}"

    def post(self, text: str, message_id: str) -> list[str]:
        """One request, answered or failed: what a program that repeats itself sends. Raises httpx.HTTPError."""
        body = {"sender": self.sender, "message": text, "metadata": {"message_id": message_id}}
        answer = self._client.post(f"{self._place.url}/webhooks/rest/webhook", json=body)
        answer.raise_for_status()
        texts = [part["text"] for part in answer.json() if "text" in part]
        self.heard += texts
        for part in answer.json():
            self._buttons.update({button["title"]: button["payload"] for button in part.get("buttons", [])})
        return texts

    def close(self) -> None:
        self._client.close()

    def _send(self, text: str) -> None:
        self._buttons = {}
        self.post(text, str(uuid.uuid4()))

    def _choose(self, title: str) -> None:
        self._send(next(value for shown, value in self._buttons.items() if re.search(title, shown)))

    def _look_for_news(self) -> None:
        self._send("thanks")


class WebTalk(Talk):
    """The website's chat: messages are posted, and everything said comes on the stream of events."""

    channel = "web"

    def __init__(self, place: Place, resume: str = "", client: str = "web", lang: str = "en") -> None:
        super().__init__()
        self._client = httpx.Client(timeout=30, trust_env=False)
        self._place, self._last, self._over = place, 0, False
        self._choices: dict[str, str] = {}
        self.ids: list[int] = []
        told = self._post("session", {"resume": resume or None, "client": client, "lang": lang})
        self.resume: str = told["resume"]
        self._client.headers["Authorization"] = f"Bearer {self.resume}"
        self._line: socket.socket | None = None
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        if not resume:
            self._post("messages", {"cid": str(uuid.uuid4()), "start": True})

    def close(self) -> None:
        self._over = True
        wait_until(self._has_hung_up)
        self._client.close()

    def _has_hung_up(self) -> bool:
        """Only the listener closes its line, or it might be left open: it is woken, also on one that it was just opening."""
        if self._line:
            with suppress(OSError):  # it has been closed meanwhile
                self._line.shutdown(socket.SHUT_RDWR)
        return not self._listener.is_alive()

    def post(self, text: str, cid: str) -> bool:
        """One message: was it new? Raises httpx.HTTPError when it was not acknowledged."""
        return not self._post("messages", {"cid": cid, "text": text})["dup"]

    def _send(self, text: str) -> None:
        self.post(text, str(uuid.uuid4()))

    def _choose(self, title: str) -> None:
        shown = wait_until(lambda: next((shown for shown in self._choices if re.search(title, shown)), None))
        self._post("messages", {"cid": str(uuid.uuid4()), "choice": self._choices[shown], "title": shown})

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self._client.post(f"{self._place.url}/chat/v1/{path}", json=body)
        answer.raise_for_status()
        return answer.json()

    def _listen(self) -> None:
        while not self._over:
            try:
                self._follow()
            except httpx.HTTPError:  # the line was cut
                threading.Event().wait(0.1)

    def _follow(self) -> None:
        headers = {"Last-Event-ID": str(self._last)} if self._last else {}
        with self._client.stream("GET", f"{self._place.url}/chat/v1/stream", headers=headers) as lines:
            self._line = lines.extensions["network_stream"].get_extra_info("socket")
            for line in lines.iter_lines():
                if line.startswith("data: ") and "reply" in line:
                    self._take(json.loads(line.removeprefix("data: ")))

    def _take(self, message: dict[str, Any]) -> None:
        self._last = message["id"]
        self.ids.append(message["id"])
        if message["sender"] == "customer":
            return
        reply = Reply.from_json(message["reply"])
        self._choices.update({choice.title: choice.value for choice in reply.choices})
        self.heard.append(reply.plain())


class TerminalTalk(Talk):
    """``ledgerline chat``, typed into and read from."""

    channel = "terminal"

    def __init__(self, place: Place, state: Path) -> None:
        super().__init__()
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "bot", "chat", "--url", place.url],
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "XDG_STATE_HOME": str(state)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._wait(0, "")

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        assert self._process.wait(15) == 0
        self._reader.join()
        self._process.stdout.close()

    def _read(self) -> None:
        """A message ends with an empty line."""
        assert self._process.stdout
        lines: list[str] = []
        for line in self._process.stdout:
            if line.strip():
                lines.append(line.rstrip())
            elif lines:
                self.heard.append("\n".join(lines))
                lines = []

    def _send(self, text: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{text}\n")
        self._process.stdin.flush()

    def _choose(self, title: str) -> None:
        numbered = re.findall(r"^(\d+)\. (.*)$", next(said for said in reversed(self.heard) if "1. " in said), re.MULTILINE)
        self._send(next(number for number, shown in numbered if re.search(title, shown)))
