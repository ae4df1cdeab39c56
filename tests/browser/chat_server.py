"""A small server that speaks the chat's protocol and can be made to fail in every way a network does.

It lets the widget be tested alone: what it remembers stands in for the database, so a restart forgets nothing.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from fastapi.staticfiles import StaticFiles

from bot.channels.website import widget
from bot.channels.website.routes import WIDGET
from bot.messages import Card, Choice, Document, Reply, WebLink
from tests.browser.pages import draw_demo, draw_error, draw_pay
from tests.support.waiting import free_port, wait_until

_BOT = Path(__file__).parents[2] / "bot"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
CARD_NUMBER = re.compile(r"\b(?:\d[ -]?){13,19}\b")
MENU = (Choice("balance", "See what I owe"), Choice("pay", "Pay invoices"), Choice("service", "Ask for service"))
AGING = Card(
    "What you owe, Nov 22",
    (("Current", "$1,204.50"), ("1–30 days late", "$310.00"), ("31–60 days late", "$85.25"), ("Credit", "−$40.00")),
    ("Total", "$1,559.75"),
)
AGING_IN_WORDS = "\n".join(f"{label}: {value}" for label, value in (*AGING.rows, ("Total", "$1,559.75")))
ANSWERS = {
    "balance": Reply(
        f"Here is what Cedar Lane Dental owes today.\n{AGING_IN_WORDS}\nWould you like to pay?",
        card=AGING,
        choices=(Choice("all", "Pay all"), Choice("late", "Pay what is late"), Choice("no", "Not now")),
    ),
    "pay": Reply(
        "2 invoices, $395.25 in all. Please pay on this secure page. The link works for 30 minutes.",
        link=WebLink("Pay $395.25", "/pay/summary"),
    ),
    "copy": Reply("Here is your copy of invoice 10482.", document=Document("Invoice 10482.pdf", "application/pdf", "/files/x")),
    "markup": Reply("<img src=x onerror=alert(1)> <b>bold</b>", link=WebLink("Open", "javascript:alert(1)")),
}


@dataclass
class Chat:
    """One conversation as the server keeps it."""

    conv: str
    state: str = "bot"
    messages: list[dict[str, Any]] = field(default_factory=list)

    def post(self, sender: str, said: Reply, cid: str = "") -> int:
        """Store a message; returns its id."""
        self.messages.append({"id": len(self.messages) + 1, "sender": sender, "cid": cid, "reply": said.to_json()})
        return len(self.messages)


@dataclass
class Faults:
    """What goes wrong. Numbers count down as they happen."""

    refuse: list[tuple[int, str]] = field(default_factory=list)
    lose_answers: int = 0
    doubled: bool = False
    leave_out: bool = False
    held_up: bool = False
    mute: bool = False
    generation: int = 0


class ChatServer:
    """Runs on a free port of this machine, in a thread, until ``stop``; ``restart`` keeps port and conversations."""

    def __init__(self) -> None:
        self.chats: dict[str, Chat] = {}
        self.faults = Faults()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._server: uvicorn.Server | None = None

    @property
    def chat(self) -> Chat:
        """The newest conversation."""
        return list(self.chats.values())[-1]

    def start(self) -> None:
        """Listen; returns when the server answers."""
        config = uvicorn.Config(self._app(), host="127.0.0.1", port=self.port, log_level="critical", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        wait_until(lambda: self._server is not None and self._server.started)

    def stop(self) -> None:
        """Cut all lines and let the port go."""
        self.cut()
        if self._server:
            self._server.should_exit = True
            self._thread.join(10)
        self._server = None

    def cut(self) -> None:
        """End every open stream."""
        self.faults.generation += 1

    def say(self, text: str, sender: str = "bot") -> None:
        """Let the assistant, or a person of the dealer, say something unasked."""
        self.chat.post(sender, Reply(text))

    def said(self) -> list[str]:
        """What the customer said, as stored, without the silent start."""
        return [m["reply"]["text"] for m in self.chat.messages if m["sender"] == "customer" and m["reply"]["text"]]

    def _find(self, request: Request) -> Chat | None:
        return self.chats.get(request.headers.get("authorization", "").removeprefix("Bearer "))

    def _app(self) -> FastAPI:
        app = FastAPI(openapi_url=None)
        app.middleware("http")(_add_policy)
        app.post("/chat/v1/session", response_model=None)(self._session)
        app.post("/chat/v1/messages", response_model=None)(self._message)
        app.get("/chat/v1/events", response_model=None)(self._events)
        app.get("/chat/v1/stream", response_model=None)(self._stream)
        app.get("/", response_model=None)(lambda lang="en", bare="": HTMLResponse(draw_demo(lang, bare)))
        app.get("/pay/{name}", response_model=None)(lambda name, lang="en": HTMLResponse(draw_pay(name, lang)))
        app.get("/error/{code}", response_model=None)(lambda code, lang="en": HTMLResponse(draw_error(int(code), lang)))
        app.include_router(widget.router())
        app.mount("/static/widget", StaticFiles(directory=WIDGET))
        app.mount("/static", StaticFiles(directory=_BOT / "rendering" / "static"))
        return app

    async def _session(self, request: Request) -> dict[str, Any]:
        resume = (await request.json())["resume"]
        if resume not in self.chats:
            resume = uuid4().hex
            self.chats[resume] = Chat(uuid4().hex)
        chat = self.chats[resume]
        return {"conv": chat.conv, "resume": resume, "state": chat.state, "last": len(chat.messages)}

    async def _message(self, request: Request) -> JSONResponse:
        chat, body = self._find(request), await request.json()
        if chat is None:
            return JSONResponse({"error": "This conversation has ended."}, 401)
        if self.faults.refuse:
            status, told = self.faults.refuse.pop(0)
            return JSONResponse({"error": told}, status)
        known = next((m["id"] for m in chat.messages if m["cid"] == body["cid"]), None)
        number = known or self._take(chat, body)
        if self.faults.lose_answers:
            self.faults.lose_answers -= 1
            return JSONResponse({"error": "The answer was lost."}, 503)
        return JSONResponse({"id": number, "dup": known is not None}, 202)

    def _take(self, chat: Chat, body: dict[str, Any]) -> int:
        text = body.get("title") or body.get("text", "")
        clean = CARD_NUMBER.sub("[card number removed]", text)
        number = chat.post("customer", Reply(clean), body["cid"])
        if not self.faults.mute:
            chat.post("bot", _answer(body, text, clean))
        return number

    async def _events(self, request: Request, after: int) -> JSONResponse:
        chat = self._find(request)
        if chat is None:
            return JSONResponse({"error": "This conversation has ended."}, 401)
        page = chat.messages[after : after + 20]
        last = len(chat.messages)
        return JSONResponse({"state": chat.state, "last": last, "more": after + len(page) < last, "messages": page})

    async def _stream(self, request: Request, after: int) -> Response:
        chat = self._find(request)
        if chat is None:
            return JSONResponse({"error": "This conversation has ended."}, 401)
        return StreamingResponse(self._news(chat, after), media_type="text/event-stream")

    async def _news(self, chat: Chat, after: int) -> AsyncIterator[str]:
        generation, state = self.faults.generation, chat.state
        yield ": here\n\n"
        while generation == self.faults.generation:
            for message in chat.messages[after:] if not self.faults.held_up else []:
                after = message["id"]
                if not (self.faults.leave_out and after % 2):
                    yield f"event: msg\nid: {after}\ndata: {json.dumps(message)}\n\n" * (2 if self.faults.doubled else 1)
            if chat.state != state:
                state = chat.state
                yield f"event: state\ndata: {json.dumps({'state': state})}\n\n"
            await asyncio.sleep(0.02)


def _answer(body: dict[str, Any], text: str, clean: str) -> Reply:
    if body.get("start"):
        return Reply("Hello! I help with invoices, payments and service. What can I do for you?", choices=MENU)
    if text != clean:
        return Reply("I removed the card number. Please never type it here: you pay on a secure page.")
    return ANSWERS.get(body.get("choice") or text, Reply(f"You said: {clean}"))


async def _add_policy(request: Request, call_next: Callable[[Request], Any]) -> Response:
    answer: Response = await call_next(request)
    answer.headers["Content-Security-Policy"] = POLICY
    return answer
