"""Customers who talk to a running server over HTTP: the REST channel in Rasa's wire format, pay page and documents."""

from __future__ import annotations

import http.client
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from benchmarks.costs.books import Company
from benchmarks.costs.checkout import REST_TOKEN, Outside, Server
from tests.support.waiting import wait_until

# Reconnected before the server, which waits ten seconds, closes a quiet line.
_QUIET_SECONDS = 5.0
_PAY_PAGE = re.compile(r"http\S+(/pay/[\w-]+)")

# The benchmark's talk, as benchmarks/office.py has it; "yes" agrees to the payment link that was offered just before.
TALK = (
    "what do I owe?",
    "show my open invoices",
    "pay the two oldest",
    "yes",
    "help",
    "what is the status of my service call?",
)

# The first message that a customer ever sends.
FIRST = "I want to link ..., invoice ..., total ..."


@dataclass
class Answer:
    """What came back: texts joined, buttons (title to payload), and paths of the pay page and of a document."""

    text: str = ""
    buttons: dict[str, str] = field(default_factory=dict)
    pay_page: str = ""
    document: str = ""


class Line:
    """A connection to a server that is kept open."""

    def __init__(self, url: str) -> None:
        self._place = urlsplit(url).netloc
        self._line: http.client.HTTPConnection | None = None
        self._used = 0.0

    def close(self) -> None:
        """Hang up."""
        if self._line:
            self._line.close()
        self._line = None

    def request(self, method: str, path: str, body: Any = None, token: str = "") -> bytes:
        """The body of the answer. Raises AssertionError unless it is a success or a redirect."""
        if time.monotonic() - self._used > _QUIET_SECONDS:
            self.close()
        line = self._line = self._line or http.client.HTTPConnection(self._place, timeout=60)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        line.request(method, path, None if body is None else json.dumps(body).encode(), headers)
        answer = line.getresponse()
        content = answer.read()
        self._used = time.monotonic()
        assert answer.status < 400, f"{method} {path}: {answer.status} {content[:500]!r}"
        return content


class Customer:
    """A sender of the REST channel who speaks for a company of the books."""

    def __init__(self, server: Server, sender: str, company: Company) -> None:
        self.company, self._sender = company, sender
        self.line = Line(server.url)
        self.heard = Answer()
        self._next = 0

    def say(self, text: str) -> Answer:
        """One turn: the sentence is accepted, understood, answered, and all of it is on disk."""
        message = {"sender": self._sender, "message": text, "metadata": {"message_id": f"{time.monotonic_ns()}"}}
        parts = json.loads(self.line.request("POST", "/webhooks/rest/webhook", message, REST_TOKEN))
        assert parts, f"no answer to {text!r}"
        self.heard = _answer(parts)
        return self.heard

    def says_next(self) -> Answer:
        """The next sentence of the talk, which begins anew when it is over."""
        self._next += 1
        return self.say(TALK[(self._next - 1) % len(TALK)])

    def go_to(self, server: Server) -> None:
        """Talk through another server of the same deployment from now on."""
        self.line.close()
        self.line = Line(server.url)

    def get(self, path: str) -> bytes:
        """A page or a document of the server."""
        return self.line.request("GET", path)

    def link(self, outside: Outside) -> None:
        """Prove who it is with an invoice and a code sent by e-mail."""
        for _, sentence in self.linking(outside):
            self.say(sentence)

    def linking(self, outside: Outside) -> Iterator[tuple[str, str]]:
        """The steps of linking, what each is called and what to say; it waits for the e-mail. Say each before taking the next."""
        company, line = self.company, Line(outside.url)
        before = len(_codes(line, company.email))
        facts = f"{company.number}, invoice {company.invoice}, total ${company.total}"
        yield FIRST, f"I want to link {facts}"
        if choice := next((payload for title, payload in self.heard.buttons.items() if title.startswith("E-mail to")), ""):
            yield "(which address: one is pressed)", choice
        assert "code" in self.heard.text, f"{company}: no code was sent: {self.heard.text}"
        code = wait_until(lambda: _codes(line, company.email)[before:], 20)[0]
        line.close()
        yield "(the code from the e-mail)", code
        assert company.number in self.heard.text, f"{company}: not linked: {self.heard.text}"


def _codes(line: Line, email: str) -> list[str]:
    letters = json.loads(line.request("GET", f"/inbox?{urlencode({'to': email})}"))
    return [found[1] for letter in letters if (found := re.search(r"\b(\d{6})\b", letter["text"]))]


def _answer(parts: list[dict[str, Any]]) -> Answer:
    answer = Answer("\n".join(part["text"] for part in parts if "text" in part))
    for part in parts:
        answer.buttons.update({button["title"]: button["payload"] for button in part.get("buttons", [])})
        if "attachment" in part:
            answer.document = urlsplit(part["attachment"])._replace(scheme="", netloc="").geturl()
    if found := _PAY_PAGE.search(answer.text):
        answer.pay_page = found[1]
    return answer
