"""What every flow is: a frozen record of the answers so far, and one pure function that says what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self

from dialogs.moves import Move
from domain.account import Account
from nlu.meaning import Meaning


@dataclass(frozen=True)
class Flow:
    """Base of all flows. The fields of a subclass are the answers, in the order of the conversation; None is "not yet".

    ``starts`` are the intents that begin it, ``needs`` the permission it wants (and so a linked company), and ``fills``
    maps a field to the kind of entity that may answer it before it is asked.
    """

    starts: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[str] = ""
    fills: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> Self:
        """A new flow with what the first message already tells. ``listed`` is what was just listed."""
        return cls().filled(meaning)

    def next(self, account: Account) -> Move:
        """What comes next. Pure: no clock, no database, no chance but what was handed in."""
        raise LookupError(f"{type(self).__name__} does not say what comes next")

    def resolved(self, account: Account) -> Self:
        """The flow with what follows from its answers pinned down, so that what was asked about stays what is done."""
        return self

    def answered(self, **answers: Any) -> Self:
        """The flow with these answers."""
        return replace(self, **answers)

    def forgot(self, slots: tuple[str, ...]) -> Self:
        """The flow without these answers."""
        return replace(self, **dict.fromkeys(slots))

    def filled(self, meaning: Meaning) -> Self:
        """The flow with the unanswered fields that this message's entities answer."""
        found = {slot: meaning.first(kind) for slot, kind in self.fills.items() if getattr(self, slot) is None}
        return replace(self, **{slot: value for slot, value in found.items() if value is not None})

    def corrected(self, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> Self | None:
        """The flow with what this message changes about answers it has, said in place of a yes; None when it changes nothing."""
        found = {slot: meaning.first(kind) for slot, kind in self.fills.items()}
        changed = {slot: value for slot, value in found.items() if value not in (None, getattr(self, slot))}
        return replace(self, **changed) if changed else None

    def to_json(self) -> dict[str, Any]:
        """The answers as plain JSON values."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name) is not None}

    @classmethod
    def from_json(cls, answers: Mapping[str, Any]) -> Self:
        """The flow as ``to_json`` gave it. Raises TypeError when the fields have changed since."""
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in answers.items()})
