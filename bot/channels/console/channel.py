"""The terminal, as the rest of the program knows it: a client of the website's endpoints, with nothing of its own to open."""

from __future__ import annotations

from datetime import timedelta

from bot.settings.channel import Channel, OpenChannel

CHANNEL = Channel[None](
    name="console",
    answers="fetched",
    is_on=lambda _: False,
    open=lambda _settings, _services: OpenChannel(),
    shows=frozenset({"links", "documents"}),
    idle=timedelta(minutes=30),
    place="place-console",
)
