"""What a conversation keeps between two messages: the open flows and a little context, all of it plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Frame:
    """An open flow: its name and its answers."""

    flow: str
    answers: dict[str, Any]


@dataclass(frozen=True)
class State:
    """``stack`` has the running flow last. ``listed`` is what was just listed, in that order. ``offered`` are the values of
    the last message's options, so that "2" means the second, and ``suggested`` what a yes to it means. ``unclear`` are the
    readings an answer may have had.
    ``misses`` and ``silences`` count what was not understood and not answered, in a row."""

    stack: tuple[Frame, ...] = ()
    listed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    suggested: str = ""
    misses: int = 0
    silences: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> State:
        return cls(
            stack=tuple(Frame(frame["flow"], frame["answers"]) for frame in data.get("stack", ())),
            listed=tuple(data.get("listed", ())),
            offered=tuple(data.get("offered", ())),
            unclear=tuple(data.get("unclear", ())),
            suggested=data.get("suggested", ""),
            misses=data.get("misses", 0),
            silences=data.get("silences", 0),
        )
