"""The website's chat, and the terminal's: sessions, messages, and events that resume by number."""

# No postponed annotations here: FastAPI must see the dependency made inside ``router``.
import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

import locales
from bot.conversation.models import Conversation
from bot.conversation.service import Assistant
from bot.messages import Incoming, Posted
from domain.core.ports import Store
from domain.core.tokens import digest, new_id
from domain.customers.models import Person

# The widget's modules, served at /static/widget.
WIDGET = Path(__file__).parent / "static"
_PAGE = 50
_LOOK_SECONDS = 5.0
_KEEP_ALIVE_SECONDS = 15.0


def _spoken(language: str) -> str:
    """The code of a language that is spoken. Raises ValueError for any other."""
    if language not in locales.codes():
        raise ValueError(f"must be one of: {', '.join(locales.codes())}")
    return language


class SessionIn(BaseModel):
    """``client`` console is the terminal."""

    model_config = ConfigDict(extra="forbid")
    resume: str | None = Field(None, max_length=200)
    lang: Annotated[str, AfterValidator(_spoken)] = "en"
    client: Literal["web", "console"] = "web"


class MessageIn(BaseModel):
    """A typed text, a pressed choice, or the start of a conversation (``start``, with an invitation's token in ``text``)."""

    model_config = ConfigDict(extra="forbid")
    cid: str = Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")
    text: str = Field("", max_length=20_000)
    choice: str | None = Field(None, max_length=300)
    title: str | None = Field(None, max_length=300)
    start: bool = False


def router(assistant: Assistant, allowed_origins: tuple[str, ...]) -> APIRouter:
    """The endpoints under /chat/v1. A browser on a website that is not allowed is refused."""
    own = (assistant.signed_urls.public_url, *allowed_origins)

    def check_origin(request: Request, origin: Annotated[str | None, Header()] = None) -> None:
        same_host = origin and origin.partition("://")[2] == request.headers.get("host")
        if origin and origin not in own and not same_host:
            raise HTTPException(403, "This website may not use the chat; its address belongs into channels.web.allowed_origins.")

    async def conversation(authorization: Annotated[str, Header()] = "") -> Conversation:
        token = authorization.removeprefix("Bearer ")
        found: list[Conversation] = (
            await assistant.read(lambda store: store.find(Conversation, secret_hash=digest(token))) if token else []
        )
        if not found:
            raise HTTPException(401, "This conversation is not known. Begin a new one.")
        return found[0]

    routes = APIRouter(prefix="/chat/v1", dependencies=[Depends(check_origin)])
    Mine = Annotated[Conversation, Depends(conversation)]

    @routes.post("/session")
    async def session(wanted: SessionIn) -> dict[str, Any]:
        resumed = (
            await assistant.read(lambda store: store.find(Conversation, secret_hash=digest(wanted.resume or "")))
            if wanted.resume
            else []
        )
        if resumed and resumed[0].mode != "closed":
            return _session(resumed[0], wanted.resume or "")
        resume = secrets.token_urlsafe(32)
        fresh = await assistant.write(lambda store: _begin(store, assistant, wanted, resume))
        return _session(fresh, resume)

    @routes.post("/messages", status_code=202)
    async def messages(message: MessageIn, mine: Mine) -> dict[str, Any]:
        new = await assistant.accept_and_answer_later(_incoming(message, mine))
        return {"id": None, "dup": not new}

    @routes.get("/events")
    async def events(mine: Mine, after: Annotated[int, Query(ge=0)] = 0) -> dict[str, Any]:
        current, posted = await assistant.messages_after(mine.id, after, _PAGE)
        current = current or mine
        last = posted[-1].id if posted else after
        more = last < current.last_number
        return {"state": current.mode, "last": current.last_number, "more": more, "messages": [_json(one) for one in posted]}

    @routes.get("/stream")
    async def stream(
        mine: Mine, after: Annotated[int, Query(ge=0)] = 0, last_event_id: Annotated[int | None, Header()] = None
    ) -> Any:
        start = after if last_event_id is None else max(after, last_event_id)
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        return StreamingResponse(_stream(assistant, mine.id, start), media_type="text/event-stream", headers=headers)

    return routes


def _begin(store: Store, assistant: Assistant, wanted: SessionIn, resume: str) -> Conversation:
    now, identity = assistant.services.clock.now(), f"{wanted.client}:{new_id()}"
    person = Person(new_id(), wanted.client, identity, wanted.lang, now, conversation=identity)
    store.insert(person)
    fresh = Conversation(identity, wanted.client, person.id, "bot", {}, 0, "", digest(resume), now, now)
    store.insert(fresh)
    return fresh


def _session(conversation: Conversation, resume: str) -> dict[str, Any]:
    return {"conv": digest(conversation.id)[:16], "resume": resume, "state": conversation.mode, "last": conversation.last_number}


def _incoming(message: MessageIn, mine: Conversation) -> Incoming:
    incoming = Incoming(mine.channel, f"{mine.id}:{message.cid}", mine.id, mine.id, "text", message.text)
    if message.start:
        return replace(incoming, kind="start")
    return replace(incoming, kind="choice", text=message.choice) if message.choice is not None else incoming


def _json(posted: Posted) -> dict[str, Any]:
    cid = posted.cid.rpartition(":")[2]
    return {"id": posted.id, "sender": posted.sender, "cid": cid, "reply": posted.reply.to_json()}


async def _stream(assistant: Assistant, conversation: str, after: int) -> AsyncIterator[str]:
    """Messages as they come. An event only shortens the wait: each round looks for itself, so nothing is ever missed."""
    state, quiet = "", 0.0
    async with assistant.streams.listening(conversation) as event:
        while not assistant.streams.closed:
            event.clear()
            current, posted = await assistant.messages_after(conversation, after, _PAGE)
            for one in posted:
                after, quiet = one.id, 0.0
                yield f"event: msg\nid: {one.id}\ndata: {json.dumps(_json(one), ensure_ascii=False)}\n\n"
            if current and current.mode != state:
                state, quiet = current.mode, 0.0
                yield f"event: state\ndata: {json.dumps({'state': state})}\n\n"
            if quiet >= _KEEP_ALIVE_SECONDS:
                quiet = 0.0
                yield ": still here\n\n"
            try:
                await asyncio.wait_for(event.wait(), _LOOK_SECONDS)
            except TimeoutError:
                quiet += _LOOK_SECONDS
