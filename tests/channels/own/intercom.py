"""A channel of a dealer's own that is heard and not seen: each phrase is a request, and the answer to it is what is said."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from bot.messages import Incoming, Kind
from bot.settings.channel import Channel, ChannelServices, OpenChannel
from bot.settings.models import Server
from bot.settings.yaml_lines import Section


class Phrase(BaseModel):
    """What was said at a door, or keyed in; ``id`` never repeats."""

    id: str
    door: str
    words: str


def _read(_section: Section, _server: Server) -> None:
    """Nothing is to be set."""


def _open(_: None, services: ChannelServices) -> OpenChannel:
    routes = APIRouter()

    @routes.post("/intercom")
    async def intercom(phrase: Phrase) -> list[str]:
        kind: Kind = "digits" if phrase.words.isdigit() else "speech"
        conversation = f"intercom:{phrase.door}"
        incoming = Incoming("intercom", f"{phrase.door}:{phrase.id}", conversation, phrase.door, kind, phrase.words)
        return [reply.speech or reply.text for reply in await services.assistant.hear(incoming)]

    return OpenChannel((routes,))


CHANNEL = Channel(name="intercom", answers="in the request", read=_read, is_on=lambda _: True, open=_open, ear_only=True)
