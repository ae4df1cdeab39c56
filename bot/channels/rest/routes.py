"""The REST channel, in Rasa's wire formats (Rasa 3.6: REST channel, /model/parse, tracker), with a bearer token always."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field

import locales
from bot.conversation.models import Conversation, Message
from bot.conversation.service import Assistant
from bot.messages import Incoming, Reply
from bot.web.site import faults_of
from dialogs.engine.state import State
from domain.core.ports import Store
from domain.core.tokens import new_id, same
from domain.customers.models import Person
from nlu.meaning import Entity, Meaning

VERSION = "3.6.21"
_MOST_EVENTS = 200


class Refused(Exception):
    """A request that is not answered; carries Rasa's error object."""

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {
            "version": VERSION,
            "status": "failure",
            "message": message,
            "reason": reason,
            "details": {},
            "help": None,
            "code": status,
        }


class WebhookIn(BaseModel):
    """``metadata.message_id`` makes a repeated request recognisable: it gets the first answer again."""

    sender: str = Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")
    message: str = Field(max_length=20_000)
    input_channel: str | None = None
    metadata: dict[str, Any] = Field(default_factory=dict)


class ParseIn(BaseModel):
    """What to understand; nothing is kept."""

    text: str = Field(max_length=20_000)
    message_id: str | None = None


class _RasaRoute(APIRoute):
    """Tells whatever it does not answer as Rasa's error object."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except Refused as refused:
                return JSONResponse(refused.body, refused.status)
            except RequestValidationError as error:
                malformed = Refused(400, "BadRequest", faults_of(error))
                return JSONResponse(malformed.body, malformed.status)

        return answer


def router(assistant: Assistant, token: str) -> APIRouter:
    """The channel's endpoints; all of them want ``Authorization: Bearer <token>``."""

    def authorised(authorization: Annotated[str, Header()] = "") -> None:
        if not same(authorization.removeprefix("Bearer "), token):
            raise Refused(401, "NotAuthenticated", "Send the token of channels.rest as 'Authorization: Bearer TOKEN'.")

    routes = APIRouter(dependencies=[Depends(authorised)], route_class=_RasaRoute)

    @routes.get("/webhooks/rest/")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @routes.post("/webhooks/rest/webhook")
    async def webhook(wanted: WebhookIn) -> list[dict[str, Any]]:
        replies = await assistant.hear(_incoming(wanted))
        return [part for reply in replies for part in parts(reply, wanted.sender)]

    @routes.post("/model/parse")
    async def parse(wanted: ParseIn) -> dict[str, Any]:
        return parsed(assistant.services.understanding.read(wanted.text))

    @routes.get("/version")
    async def version() -> dict[str, str]:
        return {"version": VERSION, "minimum_compatible_version": "3.5.0"}

    @routes.get("/conversations/{sender}/tracker")
    async def tracker(sender: str) -> dict[str, Any]:
        found: dict[str, Any] | None = await assistant.read(lambda store: _tracker(store, assistant, sender))
        if found is None:
            raise Refused(404, "NotFound", "There is no conversation with this sender.")
        return found

    return routes


def _incoming(wanted: WebhookIn) -> Incoming:
    identity = str(wanted.metadata.get("message_id") or new_id())[:200].replace("\0", "")
    language = str(wanted.metadata.get("language", ""))
    return Incoming(
        source="rest",
        external_id=f"{wanted.sender}:{identity}",
        conversation=f"rest:{wanted.sender}",
        sender=wanted.sender,
        kind="choice" if wanted.message.startswith("/") else "text",
        text=wanted.message,
        language=language if language in locales.codes() else "",
    )


def parts(reply: Reply, recipient: str) -> list[dict[str, Any]]:
    """One reply as Rasa's objects: text with buttons, then the table as custom, then the document as attachment."""
    lines = [reply.text]
    if reply.card:
        rows = (*reply.card.rows, *((reply.card.total,) if reply.card.total else ()))
        lines += [f"{label}: {value}" for label, value in rows]
    if reply.link:
        lines.append(f"{reply.link.title}: {reply.link.url}")
    first: dict[str, Any] = {"recipient_id": recipient, "text": "\n".join(lines)}
    if reply.choices:
        first["buttons"] = [{"title": choice.title, "payload": choice.value} for choice in reply.choices]
    objects = [first]
    if reply.link:
        objects.append({"recipient_id": recipient, "custom": {"type": "link", "title": reply.link.title, "url": reply.link.url}})
    if reply.card:
        objects.append({"recipient_id": recipient, "custom": {"type": "card", **asdict(reply.card)}})
    if reply.document:
        objects.append({"recipient_id": recipient, "attachment": reply.document.url})
    return objects


def parsed(meaning: Meaning) -> dict[str, Any]:
    """A Meaning as ``/model/parse`` shows it."""
    return {
        "text": meaning.text,
        "intent": {"name": meaning.intent, "confidence": meaning.confidence},
        "entities": [_entity(entity) for entity in meaning.entities],
        "intent_ranking": [{"name": name, "confidence": confidence} for name, confidence in meaning.ranking],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    span = {"start": entity.start, "end": entity.end}
    return {"entity": entity.kind, **span, "value": plain_value(entity.value), "extractor": "Ledgerline"}


def plain_value(value: Any) -> Any:
    """An entity's value as JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return value.to_json() if hasattr(value, "to_json") else asdict(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return [plain_value(item) for item in value] if isinstance(value, tuple | list) else value


def _tracker(store: Store, assistant: Assistant, sender: str) -> dict[str, Any] | None:
    conversation = store.get(Conversation, f"rest:{sender}")
    person = store.get(Person, conversation.person) if conversation else None
    if conversation is None or person is None:
        return None
    state = State.from_json(conversation.state)
    messages = store.find(Message, order="-number", limit=_MOST_EVENTS, conversation=conversation.id)
    events = [_event(message) for message in reversed(messages)]
    said = [event for event in events if event["event"] == "user"]
    latest = said[-1]["text"] if said else ""
    return {
        "sender_id": sender,
        "slots": {"company": person.company or None, "language": person.language},
        "latest_message": parsed(assistant.services.understanding.read(latest, person.language)) if latest else {},
        "latest_event_time": events[-1]["timestamp"] if events else None,
        "followup_action": None,
        "paused": conversation.mode == "human",
        "events": events,
        "latest_input_channel": "rest",
        "active_loop": {"name": state.stack[-1].flow} if state.stack else {},
        "latest_action": {"action_name": "action_listen"},
        "latest_action_name": "action_listen",
    }


def _event(message: Message) -> dict[str, Any]:
    base = {"timestamp": message.at.timestamp(), "metadata": {}, "text": message.reply["text"]}
    if message.sender == "customer":
        return {"event": "user", "input_channel": "rest", "message_id": message.cid, "parse_data": {}, **base}
    buttons = [{"title": choice["title"], "payload": choice["value"]} for choice in message.reply["choices"]]
    return {"event": "bot", "data": {"buttons": buttons or None}, **base}
