"""What every flow is: a frozen record of the answers so far, and one pure function that says what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self

from dialogs.moves import Move
from dialogs.reading.prefill import overheard
from domain.account.view import Account
from nlu.meaning import Meaning


@dataclass(frozen=True)
class Flow:
    """Base of all flows. The fields of a subclass are the answers, in the order of the conversation; None is "not yet".

    ``starts`` are the intents that begin it, ``needs`` the permission it wants (and so a linked company), and ``fills``
    maps a field to the kind of entity that may answer it before it is asked.

    For corrections, which no flow needs code for: ``depends`` names the later answers that fall with a changed one (what was
    agreed to and what came of it always falls); ``other_ways`` maps a question's field to another field and what it expects,
    where the same question may be answered another way; ``looked_up`` are the fields that hold facts, looked up again after a
    long pause; ``reopens`` says that a correction may still come when the flow has ended.
    """

    starts: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[str] = ""
    fills: ClassVar[Mapping[str, str]] = {}
    depends: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    other_ways: ClassVar[Mapping[str, tuple[str, str]]] = {}
    looked_up: ClassVar[tuple[str, ...]] = ()
    reopens: ClassVar[bool] = False

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> Self:
        """A new flow with what the first message already tells. ``listed`` is what was just listed."""
        return cls().filled(meaning, account)

    def next(self, account: Account) -> Move:
        """What comes next. Pure: no clock, no database, no chance but what was handed in."""
        raise LookupError(f"{type(self).__name__} does not say what comes next")

    def resolved(self, account: Account) -> Self:
        """The flow with what follows from its answers pinned down, so that what was asked about stays what is done."""
        return self

    def answered(self, **answers: Any) -> Self:
        """The flow with these answers."""
        return replace(self, **answers)

    def forgot(self, slots: Iterable[str]) -> Self:
        """The flow without these answers."""
        defaults = {field.name: field.default for field in fields(self)}
        return replace(self, **{slot: defaults[slot] for slot in slots})

    def filled(self, meaning: Meaning, account: Account, after: str = "") -> Self:
        """The flow with the unanswered fields (``after`` a field, or all) that this message answers beside what it was asked."""
        names = [field.name for field in fields(self)]
        open_ = [name for name in names[names.index(after) + 1 if after else 0 :] if getattr(self, name) is None]
        found = {slot: overheard(self.fills[slot], meaning, account) for slot in open_ if slot in self.fills}
        return replace(self, **{slot: value for slot, value in found.items() if value is not None})

    def to_json(self) -> dict[str, Any]:
        """The answers as plain JSON values."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name) is not None}

    @classmethod
    def from_json(cls, answers: Mapping[str, Any]) -> Self:
        """The flow as ``to_json`` gave it. Raises TypeError when the fields have changed since."""
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in answers.items()})
