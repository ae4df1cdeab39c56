"""The chat on the dealer's website, as the rest of the program knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.settings import values
from bot.settings.channel import EVERYTHING, Channel, ChannelServices, OpenChannel
from bot.settings.models import Server
from bot.settings.yaml_lines import Section


@dataclass(frozen=True)
class Web:
    """``allowed_origins`` are the websites that may show the chat, beside our own page."""

    enabled: bool
    allowed_origins: tuple[str, ...]


def _read(section: Section, _: Server) -> Web:
    return Web(enabled=section.read("enabled", values.flag), allowed_origins=section.read_list("allowed_origins", values.origin))


def _open(settings: Web, services: ChannelServices) -> OpenChannel:
    from bot.channels.website import widget
    from bot.channels.website.routes import WIDGET, router

    routers = (router(services.assistant, settings.allowed_origins), widget.router())
    return OpenChannel(routers, files={"/static/widget": WIDGET}, origins=settings.allowed_origins)


CHANNEL = Channel(
    name="web",
    answers="fetched",
    read=_read,
    is_on=lambda settings: settings.enabled,
    open=_open,
    describe=lambda settings: f"on {', '.join(settings.allowed_origins) or 'our own page only'}",
    shows=EVERYTHING,
    idle=timedelta(minutes=30),
    place="place-web",
)
