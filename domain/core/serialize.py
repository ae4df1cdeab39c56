"""Facts as JSON and back: the amounts, days and instants that fill a text, kept exact on their way through the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from domain.core.money import Money


def pack(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as plain JSON values; Money, date and datetime are tagged."""
    return {name: _pack(value) for name, value in facts.items()}


def unpack(packed: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that ``pack`` was given (sequences come back as lists)."""
    return {name: _unpack(value) for name, value in packed.items()}


def _pack(value: Any) -> Any:
    match value:
        case Money():
            return {"money": value.cents, "currency": value.currency}
        case datetime():
            return {"instant": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case list() | tuple():
            return [_pack(item) for item in value]
        case _:
            return value


def _unpack(value: Any) -> Any:
    match value:
        case {"money": cents, "currency": currency}:
            return Money(cents, currency)
        case {"instant": text}:
            return datetime.fromisoformat(text)
        case {"day": text}:
            return date.fromisoformat(text)
        case list():
            return [_unpack(item) for item in value]
        case _:
            return value
