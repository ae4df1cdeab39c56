"""The telephone, as the rest of the program knows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.settings import values
from bot.settings.channel import Channel, ChannelServices, OpenChannel
from bot.settings.models import Server
from bot.settings.yaml_lines import Section


@dataclass(frozen=True)
class Phone:
    """Off while ``auth_token`` is None: unsigned calls are never answered."""

    auth_token: str | None = field(repr=False)
    number: str | None


def _read(section: Section, _: Server) -> Phone:
    return Phone(auth_token=section.secret("auth_token"), number=section.read_optional("number", values.e164))


def _open(settings: Phone, services: ChannelServices) -> OpenChannel:
    from bot.channels.phone.routes import router

    return OpenChannel((router(settings, services.assistant, services.public_url),))


CHANNEL = Channel(
    name="phone",
    answers="in the request",
    read=_read,
    is_on=lambda settings: bool(settings.auth_token),
    open=_open,
    describe=lambda settings: settings.number or "",
    ear_only=True,
    place="place-phone",
)
