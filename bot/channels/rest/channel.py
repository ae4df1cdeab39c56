"""The REST channel, as the rest of the program knows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.settings.channel import EVERYTHING, Channel, ChannelServices, OpenChannel
from bot.settings.models import Server
from bot.settings.yaml_lines import Section


@dataclass(frozen=True)
class Rest:
    """Off while ``token`` is None."""

    token: str | None = field(repr=False)


def _read(section: Section, _: Server) -> Rest:
    return Rest(token=section.secret("token"))


def _open(settings: Rest, services: ChannelServices) -> OpenChannel:
    from bot.channels.rest.routes import router

    return OpenChannel((router(services.assistant, settings.token or ""),))


CHANNEL = Channel(
    name="rest",
    answers="in the request",
    read=_read,
    is_on=lambda settings: bool(settings.token),
    open=_open,
    shows=EVERYTHING,
)
