"""What a conversation keeps between two messages: the open flows and a little context, all of it plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Frame:
    """An open flow: its name and its answers.

    ``paused``: the customer turned away from it, and is asked whether to go on. ``queued``: it was asked for together with what
    runs before it, and begins when that has ended.
    """

    flow: str
    answers: dict[str, Any]
    paused: bool = False
    queued: bool = False


@dataclass(frozen=True)
class State:
    """``stack`` has the running flow last. ``listed`` is what was just listed, in that order. ``offered`` are the values of
    the last message's options, so that "2" means the second, and ``suggested`` what a yes to it means. ``unclear`` are the
    readings an answer to the question of ``unclear_slot`` may have had. ``guessing``: it was asked which of several meanings was
    meant. ``finished`` is the flow that ended last, for a correction that comes late.
    ``misses`` and ``silences`` count what was not understood and not answered, in a row."""

    stack: tuple[Frame, ...] = ()
    listed: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    unclear_slot: str = ""
    suggested: str = ""
    guessing: bool = False
    finished: Frame | None = None
    misses: int = 0
    silences: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> State:
        finished = data.get("finished")
        return cls(
            stack=tuple(Frame(**frame) for frame in data.get("stack", ())),
            listed=tuple(data.get("listed", ())),
            offered=tuple(data.get("offered", ())),
            unclear=tuple(data.get("unclear", ())),
            unclear_slot=data.get("unclear_slot", ""),
            suggested=data.get("suggested", ""),
            guessing=data.get("guessing", False),
            finished=Frame(**finished) if finished else None,
            misses=data.get("misses", 0),
            silences=data.get("silences", 0),
        )
