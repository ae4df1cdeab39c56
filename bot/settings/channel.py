"""What a channel is. Each channel gives one ``Channel``, and whoever must know something of channels is handed these.

The modules that hold them are imported at every start, on or off, so they are light: what a channel needs beyond its settings
is imported in its ``open``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from bot.messages import Reply
from bot.settings.yaml_lines import Section

if TYPE_CHECKING:
    from fastapi import APIRouter

    from bot.conversation.service import Assistant
    from bot.settings.models import Server

S = TypeVar("S")

Answers = Literal["pushed", "in the request", "fetched"]
Show = Literal["buttons", "links", "documents", "pictures", "several choices"]

EVERYTHING: frozenset[Show] = frozenset({"buttons", "links", "documents", "pictures", "several choices"})


class Pusher(Protocol):
    """Delivers a message to an address of its channel.

    ``key`` is stable over retries and ends with the message's number in its conversation. Raises DeliveryFault, permanent where
    trying again is of no use.
    """

    async def __call__(self, to: str, reply: Reply, key: str) -> None: ...


@dataclass(frozen=True)
class ChannelServices:
    """What a channel is given when it is opened.

    ``assistant`` takes what customers do; ``public_url`` is our address as the outside reaches it, without a slash at its end;
    ``fetch_document`` gives the bytes behind a document's address of ours, or None.
    """

    assistant: Assistant
    public_url: str
    fetch_document: Callable[[str], Awaitable[bytes | None]]


@dataclass(frozen=True)
class OpenChannel:
    """What an opened channel brings into the program.

    ``routers`` are its endpoints, ``files`` folders that are served (address to folder), ``origins`` the websites whose pages
    may call us. ``push`` must be there where answers are pushed. ``start`` is awaited when the server starts, ``stop`` before
    it ends; between the two ``push`` may be called at any time.
    """

    routers: tuple[APIRouter, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    origins: tuple[str, ...] = ()
    push: Pusher | None = None
    start: Callable[[], Awaitable[None]] | None = None
    stop: Callable[[], Awaitable[None]] | None = None


@dataclass(frozen=True, kw_only=True)
class Channel(Generic[S]):
    """One channel, as everybody else knows it. ``name`` is what it is called in config.yml, in records and in the outbox.

    ``answers``: ``pushed`` from the outbox through ``OpenChannel.push``; ``in the request`` that brought the message
    (``Assistant.hear``), with news that came up since told first; or ``fetched`` by the customer's side.

    ``ear_only``: nothing can be opened there, so links go by text message or e-mail. ``shows`` is what can be seen or tapped.
    ``idle`` is how long a membership may lie unused there before it must be proven again: a browser may be shared, a phone's
    chat is one person's. ``place`` is the text that names the channel as a place ("in Telegram").

    ``read`` makes the channel's settings from its section of config.yml, noting mistakes there; a channel without one has no
    section. ``is_on`` and ``describe`` (for ``ledgerline check``) are asked with these settings, and ``open`` is called once if
    it is on.
    """

    name: str
    answers: Answers
    open: Callable[[S, ChannelServices], OpenChannel]
    is_on: Callable[[S], bool]
    read: Callable[[Section, Server], S] | None = None
    describe: Callable[[S], str] = lambda _: ""
    ear_only: bool = False
    shows: frozenset[Show] = frozenset()
    idle: timedelta = timedelta(days=30)
    place: str = "place-other"

    def __post_init__(self) -> None:
        if self.ear_only and self.shows:
            raise ValueError(f"{self.name} is for the ear only and cannot show {', '.join(sorted(self.shows))}")

    @property
    def pushes(self) -> bool:
        """Are answers put into the outbox?"""
        return self.answers == "pushed"


@dataclass(frozen=True)
class ConfiguredChannel:
    """A channel with its settings from config.yml."""

    channel: Channel[Any]
    settings: Any

    @property
    def is_on(self) -> bool:
        return self.channel.is_on(self.settings)

    def open(self, services: ChannelServices) -> OpenChannel:
        """The channel, put together. Raises ValueError where answers are to be pushed and nothing pushes them."""
        opened = self.channel.open(self.settings, services)
        if self.channel.pushes and opened.push is None:
            raise ValueError(f"the channel {self.channel.name} is to push its answers, but opens without `push`")
        return opened

    def describe(self) -> str:
        """For ``ledgerline check``: what the channel tells of its settings, how answers travel, what it can show."""
        shows = "nothing, for the ear only" if self.channel.ear_only else ", ".join(sorted(self.channel.shows)) or "text only"
        told = [self.channel.describe(self.settings), f"answers {self.channel.answers}", f"shows {shows}"]
        return "; ".join(part for part in told if part)


def _closed(*_: Any) -> OpenChannel:
    return OpenChannel()


# A conversation may have been held on a channel that config.yml no longer names: it is kept, and nothing is pushed there.
_GONE: Channel[None] = Channel(name="", answers="fetched", open=_closed, is_on=lambda _: False)


@dataclass(frozen=True)
class Channels:
    """The channels of a deployment, on or off."""

    configured: tuple[ConfiguredChannel, ...]

    def __iter__(self) -> Iterator[ConfiguredChannel]:
        return iter(self.configured)

    def of(self, name: str) -> Channel[Any]:
        """The channel that a conversation is held on."""
        return next((one.channel for one in self.configured if one.channel.name == name), _GONE)

    def settings(self, name: str) -> Any:
        """A channel's settings. Raises KeyError for one that is not known."""
        for one in self.configured:
            if one.channel.name == name:
                return one.settings
        raise KeyError(name)

    def on(self) -> tuple[ConfiguredChannel, ...]:
        """Those that are on."""
        return tuple(one for one in self.configured if one.is_on)

    def open(self, services: ChannelServices) -> Mapping[str, OpenChannel]:
        """Those that are on, put together, by name."""
        return {one.channel.name: one.open(services) for one in self.on()}

    def changed(self, name: str, **settings: Any) -> Channels:
        """The same channels, some settings of one of them changed."""
        own = replace(self.settings(name), **settings)
        return Channels(tuple(replace(one, settings=own) if one.channel.name == name else one for one in self.configured))
