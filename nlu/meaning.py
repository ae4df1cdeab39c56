"""What one message was understood as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Entity:
    """A span that one grammar claimed. ``value`` is ready to use: str, int cents, date, Selection ..."""

    kind: str
    value: Any
    text: str
    start: int
    end: int


def apart(found: Iterable[Entity]) -> list[Entity]:
    """Those that do not overlap an earlier one of the row, in the order of the message."""
    kept: list[Entity] = []
    taken: set[int] = set()
    for entity in found:
        place = range(entity.start, entity.end)
        if taken.isdisjoint(place):
            kept.append(entity)
            taken.update(place)
    return sorted(kept, key=lambda entity: entity.start)


@dataclass(frozen=True)
class Meaning:
    """Intent, confidence (0..1, calibrated enough to compare with thresholds), runners-up and entities of one message.

    Where a message makes several requests, this is the first of them, and ``also`` holds the others in their order.
    """

    text: str
    intent: str = OUT_OF_SCOPE
    confidence: float = 0.0
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()
    repaired: str = ""
    language: str = "en"
    also: tuple[Meaning, ...] = ()

    def first(self, kind: str) -> Any | None:
        """The value of the first entity of this kind, or None."""
        return next((entity.value for entity in self.entities if entity.kind == kind), None)

    def all(self, kind: str) -> tuple[Any, ...]:
        """The values of all entities of this kind, in the order of the message."""
        return tuple(entity.value for entity in self.entities if entity.kind == kind)
