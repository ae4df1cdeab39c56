"""A message as the dialogue gets it, and what may be looked at to understand it as an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.moves import Option
from domain.account.view import Account
from nlu.meaning import Meaning

# The answer to a question for something that may be left out.
NOTHING = "none"


@dataclass(frozen=True)
class Input:
    """A message as the dialogue gets it. ``kind``: text, choice, digits, speech, silence, start. Digits come from a keypad.

    ``more`` is what a yes or no is followed by ("yes, but leave out the last one"); ``late``: it comes after a long pause.
    """

    kind: str
    text: str
    meaning: Meaning
    more: Meaning | None = None
    late: bool = False


@dataclass(frozen=True)
class Context:
    """What else a reader may look at. ``labels`` are the options' labels as the customer saw them, by value; ``current`` is the
    answer that a correction would change."""

    account: Account
    listed: tuple[str, ...]
    prefixes: tuple[str, ...]
    labels: Mapping[str, str]
    current: Any = None


@dataclass(frozen=True)
class Unclear:
    """An answer with several readings; the customer is asked which, never told."""

    options: tuple[Option, ...]
