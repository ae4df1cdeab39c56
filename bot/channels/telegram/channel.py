"""Telegram, as the rest of the program knows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.settings import values
from bot.settings.channel import EVERYTHING, Channel, ChannelServices, OpenChannel
from bot.settings.models import Server
from bot.settings.yaml_lines import Section


@dataclass(frozen=True)
class Telegram:
    """Off while ``token`` is None. ``mode`` is polling or webhook."""

    token: str | None = field(repr=False)
    mode: str
    secret: str | None = field(repr=False)
    api_base_url: str


def _read(section: Section, server: Server) -> Telegram:
    settings = Telegram(
        token=section.secret("token"),
        mode=section.read("mode", values.one_of("polling", "webhook")),
        secret=section.secret("secret"),
        api_base_url=section.read("api_base_url", values.web_address),
    )
    if settings.token and settings.mode == "webhook" and not (settings.secret and server.public_url):
        section.problem("mode", "webhook needs `secret` and server.public_url; set them")
    return settings


def _open(settings: Telegram, services: ChannelServices) -> OpenChannel:
    """Imports python-telegram-bot, which alone would double the time to start where Telegram is off."""
    from bot.channels.telegram.service import TelegramChannel
    from bot.channels.telegram.webhook import router

    telegram = TelegramChannel(settings, services.assistant, services.fetch_document)
    routers = (router(telegram),) if settings.mode == "webhook" else ()
    return OpenChannel(routers, push=telegram.push, start=telegram.start, stop=telegram.stop)


CHANNEL = Channel(
    name="telegram",
    answers="pushed",
    read=_read,
    is_on=lambda settings: bool(settings.token),
    open=_open,
    describe=lambda settings: f"by {settings.mode}",
    shows=EVERYTHING - {"several choices"},
    place="place-telegram",
)
