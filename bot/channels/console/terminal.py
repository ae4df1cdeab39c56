"""The terminal: the website's chat without the website. Talks to a running assistant."""

from __future__ import annotations

import json
import os
import sys
import threading
import uuid
from pathlib import Path
from typing import Any

import httpx

from bot.messages import Reply
from bot.web.sockets import CannotServe

_FILE = Path(os.environ.get("XDG_STATE_HOME", Path.home() / ".local" / "state")) / "ledgerline" / "chat.json"
_QUIET_SECONDS = 2.0


def talk(url: str, language: str, new: bool) -> None:
    """Read lines and print answers until the end of input. Raises CannotServe when nothing answers at the address."""
    with httpx.Client(base_url=url, timeout=20, trust_env=False) as client:
        try:
            conversation = _Conversation(client, url, language, new)
        except httpx.HTTPError:
            raise CannotServe(
                f"No assistant answers at {url}. Start one with 'ledgerline demo', or name it with --url."
            ) from None
        conversation.run()


class _Conversation:
    """One conversation with the server: a thread prints what comes, the main one reads what is typed."""

    def __init__(self, client: httpx.Client, url: str, language: str, new: bool) -> None:
        self._client, self._url = client, url
        known = {} if new else _remembered()
        session = client.post("/chat/v1/session", json={"resume": known.get(url), "lang": language, "client": "console"})
        session.raise_for_status()
        told = session.json()
        _remember(known | {url: told["resume"]})
        client.headers["authorization"] = f"Bearer {told['resume']}"
        self._last, self._fresh = told["last"], told["last"] == 0
        self._choices: list[dict[str, str]] = []
        self._news = threading.Condition()
        self._over = False

    def run(self) -> None:
        """Greet, then answer line by line; after the last line, wait until all answers are there."""
        listener = threading.Thread(target=self._listen, daemon=True)
        listener.start()
        self._say({"text": "", "start": True} if self._fresh else {"text": "/greet"} | {"choice": "/greet"})
        for line in sys.stdin:
            if line.strip():
                self._say(self._message(line.strip()))
        self._wait_for_quiet()
        self._over = True

    def _message(self, line: str) -> dict[str, Any]:
        chosen = self._choices[int(line) - 1] if line.isdigit() and 0 < int(line) <= len(self._choices) else None
        return {"choice": chosen["value"], "title": chosen["title"]} if chosen else {"text": line}

    def _say(self, message: dict[str, Any]) -> None:
        """Send one message and wait for an answer, so that lines piped in are answered in order."""
        cid, before = str(uuid.uuid4()), self._last
        self._client.post("/chat/v1/messages", json={"cid": cid, **message}).raise_for_status()
        with self._news:
            self._news.wait_for(lambda: self._last > before + ("start" not in message), timeout=10)
        self._wait_for_quiet()

    def _wait_for_quiet(self) -> None:
        """Until nothing new has come for a moment."""
        with self._news:
            while self._news.wait(timeout=0.3):
                pass

    def _listen(self) -> None:
        while not self._over:
            try:
                with self._client.stream("GET", "/chat/v1/stream", params={"after": self._last}, timeout=None) as stream:
                    for line in stream.iter_lines():
                        self._hear(line)
            except httpx.HTTPError:
                threading.Event().wait(_QUIET_SECONDS)

    def _hear(self, line: str) -> None:
        if not line.startswith("data: "):
            return
        message = json.loads(line.removeprefix("data: "))
        if "reply" not in message:
            return
        if message["sender"] != "customer":
            print(f"\n{Reply.from_json(message['reply']).plain()}\n", flush=True)
        with self._news:
            if message["sender"] != "customer":
                self._choices = message["reply"]["choices"]
            self._last = max(self._last, message["id"])
            self._news.notify_all()


def _remembered() -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(_FILE.read_text())
    except (OSError, ValueError):
        return {}
    return found


def _remember(sessions: dict[str, str]) -> None:
    _FILE.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _FILE.touch(mode=0o600)
    _FILE.write_text(json.dumps(sessions))
