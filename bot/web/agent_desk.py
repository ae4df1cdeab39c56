"""The page behind a hand-over e-mail: read what was said, join, answer, give back. The bot is silent while a person is in."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from bot.conversation import transcript
from bot.conversation.models import Conversation, Message
from bot.conversation.service import Assistant
from bot.messages import Reply
from bot.rendering.pages import Pages
from bot.rendering.reply import render
from dialogs.moves import Say
from domain.core.ports import Store
from domain.customers.models import Company, HandOver, Person

_SHOWN = 100
_LONGEST = 4000


def router(assistant: Assistant, pages: Pages) -> APIRouter:
    """GET and POST /handover/<id>/<token>."""
    routes = APIRouter(prefix="/handover")

    @routes.get("/{identity}/{token}")
    async def show(identity: str, token: str) -> Response:
        if not assistant.signed_urls.allows("handover", identity, token):
            return pages.error(404)
        found = await assistant.read(lambda store: _load(store, identity))
        if found is None:
            return pages.error(404)
        conversation, customer, messages = found
        lines = [
            (m.sender, f"{m.at.astimezone(assistant.services.policy.timezone):%H:%M}", Reply.from_json(m.reply).plain())
            for m in messages
        ]
        action = f"/handover/{identity}/{token}"
        return pages.page("handover.html", "en", mode=conversation.mode, action=action, messages=lines, customer=customer)

    @routes.post("/{identity}/{token}")
    async def act(identity: str, token: str, what: Annotated[str, Form()], text: Annotated[str, Form()] = "") -> Response:
        if not assistant.signed_urls.allows("handover", identity, token):
            return pages.error(404)
        await assistant.write(lambda store: _act(store, assistant, identity, what, text.strip()[:_LONGEST]))
        return RedirectResponse(f"/handover/{identity}/{token}", 303)

    return routes


def _load(store: Store, identity: str) -> tuple[Conversation, str, list[Message]] | None:
    hand_over = store.get(HandOver, identity)
    conversation = store.get(Conversation, hand_over.conversation) if hand_over else None
    if hand_over is None or conversation is None:
        return None
    company = store.get(Company, hand_over.company) if hand_over.company else None
    messages = store.find(Message, order="-number", limit=_SHOWN, conversation=conversation.id)
    return conversation, f"{company.name} ({company.number})" if company else "–", messages[::-1]


def _act(store: Store, assistant: Assistant, identity: str, what: str, text: str) -> None:
    hand_over = store.get(HandOver, identity, lock=True)
    conversation = store.get(Conversation, hand_over.conversation, lock=True) if hand_over else None
    if hand_over is None or conversation is None:
        return
    person, now, channels = store.get(Person, conversation.person), assistant.services.clock.now(), assistant.services.channels
    language = person.language if person else "en"
    if what == "join" and conversation.mode != "human":
        joined = render(Say("person-joined"), assistant.services.texts, language)
        # Open questions are dropped: a yes after the person has left must not agree to what was asked before.
        conversation = replace(transcript.post(store, channels, conversation, "staff", joined, now), mode="human", state={})
        store.update(hand_over, state="human")
    elif what == "reply" and text and conversation.mode == "human":
        conversation = transcript.post(store, channels, conversation, "staff", Reply(text, speech=text), now)
    elif what == "give_back" and conversation.mode == "human":
        left = render(Say("person-left"), assistant.services.texts, language)
        conversation = replace(transcript.post(store, channels, conversation, "bot", left, now), mode="bot")
        store.update(hand_over, state="closed")
    transcript.save(store, conversation)
