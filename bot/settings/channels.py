"""Finds the channels, and reads the part of config.yml that is theirs.

Ours are found as flows are: each folder ``bot/channels/<name>`` has a module ``channel`` with a ``CHANNEL``. One of the dealer's
own is a module anywhere that Python finds, named by ``module`` in its section.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any

from bot.settings.channel import Channel, Channels, ConfiguredChannel
from bot.settings.models import Server
from bot.settings.values import text
from bot.settings.yaml_lines import Section

# By name: settings are the lowest room, and import none of the rooms that read them.
_OURS = "bot.channels"


@cache
def shipped() -> tuple[Channel[Any], ...]:
    """The channels of this program."""
    package = importlib.import_module(_OURS)
    return tuple(
        importlib.import_module(f"{_OURS}.{found.name}.channel").CHANNEL for found in pkgutil.iter_modules(package.__path__)
    )


def read_channels(section: Section, server: Server) -> Channels:
    """Every channel with its settings. A section that belongs to none is a mistake, told with its line."""
    ours = {channel.name: channel for channel in shipped()}
    found = [(channel, section.section(name) if channel.read else None) for name, channel in ours.items()]
    found += [own for name in section if name not in ours for own in _own(section, name)]
    return Channels(tuple(_configured(channel, its, server) for channel, its in found))


def _configured(channel: Channel[Any], its: Section | None, server: Server) -> ConfiguredChannel:
    return ConfiguredChannel(channel, channel.read(its, server) if channel.read and its else None)


def _own(section: Section, name: str) -> list[tuple[Channel[Any], Section]]:
    """The channel of the dealer's own that a section is for; none, and a mistake noted, where there is no such channel."""
    its = section.section(name)
    try:
        return [(_channel_of(its.read_optional("module", text), name), its)]
    except LookupError as fault:
        its.know(*its)  # what its keys mean, only the channel could tell
        section.problem(name, str(fault))
        return []


def _channel_of(module: str | None, name: str) -> Channel[Any]:
    """The channel that a module gives. Raises LookupError with what is wrong."""
    if module is None:
        ours = ", ".join(channel.name for channel in shipped() if channel.read)
        raise LookupError(f"no channel is called that; ours are {ours}, and one of your own needs its `module:` here")
    try:
        channel = importlib.import_module(module).CHANNEL
    except (ImportError, AttributeError) as fault:
        raise LookupError(f"the module {module} gives no CHANNEL: {fault}") from fault
    if not isinstance(channel, Channel) or channel.name != name:
        raise LookupError(f"CHANNEL in the module {module} must be a Channel with the name {name}")
    return channel
