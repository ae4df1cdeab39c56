"""A channel of a dealer's own: what customers write is posted to us, and what we answer is posted to the dealer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import httpx
from fastapi import APIRouter
from pydantic import BaseModel

from bot.conversation.service import Assistant
from bot.messages import Incoming, Reply
from bot.settings import values
from bot.settings.channel import Channel, ChannelServices, OpenChannel
from bot.settings.models import Server
from bot.settings.yaml_lines import Section
from domain.core.ports import DeliveryFault


@dataclass(frozen=True)
class Letterbox:
    """``deliver_to`` is where our answers go."""

    deliver_to: str


class Letter(BaseModel):
    """Something a customer wrote; ``id`` never repeats."""

    id: str
    sender: str
    text: str


def _read(section: Section, _: Server) -> Letterbox:
    return Letterbox(section.read("deliver_to", values.web_address))


def _open(settings: Letterbox, services: ChannelServices) -> OpenChannel:
    carrier = httpx.AsyncClient(trust_env=False, timeout=30)

    async def push(to: str, reply: Reply, key: str) -> None:
        try:
            answer = await carrier.post(settings.deliver_to, json={"to": to, "text": reply.plain(), "key": key})
        except httpx.HTTPError as error:
            raise DeliveryFault(f"the letterbox cannot be reached: {type(error).__name__}") from error
        if not answer.is_success:
            raise DeliveryFault(f"the letterbox answered {answer.status_code}")

    return OpenChannel((_router(services.assistant),), push=push, stop=carrier.aclose)


def _router(assistant: Assistant) -> APIRouter:
    routes = APIRouter()

    @routes.post("/letterbox", status_code=202)
    async def letterbox(letter: Letter) -> None:
        conversation = f"letterbox:{letter.sender}"
        incoming = Incoming("letterbox", f"{letter.sender}:{letter.id}", conversation, letter.sender, "text", letter.text)
        await assistant.accept_and_answer_later(incoming)

    return routes


CHANNEL = Channel(
    name="letterbox",
    answers="pushed",
    read=_read,
    is_on=lambda settings: bool(settings.deliver_to),
    open=_open,
    describe=lambda settings: f"to {settings.deliver_to}",
    idle=timedelta(days=7),
)
