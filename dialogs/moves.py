"""What a flow may want next: Ask, Do, Done, or go over to another flow; and Say, the sentence they carry.

A Say names a text in ``locales/<code>/texts`` and gives its facts unformatted (Money, date, int, str and the wrappers below);
how they look and sound is the renderer's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.commands.handling import Command
from domain.core.errors import BusinessError


@dataclass(frozen=True)
class Ident:
    """A number that is a name (invoice, company, service call): read out digit by digit, never as a quantity."""

    text: str


@dataclass(frozen=True)
class Word:
    """A text by its key, as a fact or label inside another."""

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Listing:
    """Several facts, joined as the language joins them: ``a, b and c``."""

    items: tuple[Any, ...]


@dataclass(frozen=True)
class Option:
    """An answer on offer. ``value`` is what the flow gets; a value ``/intent`` is as if the customer had asked for that."""

    value: str
    label: Any


@dataclass(frozen=True)
class Table:
    """Rows of (label, value) and a closing total; each cell a fact. ``aloud`` False: only for the eye, beside a question that can
    be answered without it."""

    title: Any
    rows: tuple[tuple[Any, Any], ...]
    total: tuple[Any, Any] | None = None
    aloud: bool = True


@dataclass(frozen=True)
class Target:
    """Something to open: ``kind`` pay (a payment link), invoice, receipt or statement (a document), and its id."""

    kind: str
    id: str
    label: Any


@dataclass(frozen=True)
class Say:
    """One message. ``listed`` is what "the first two" will refer to from now on; ``suggests`` is what a plain yes to it means:
    an option's value, like ``/add_method``."""

    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    table: Table | None = None
    link: Target | None = None
    document: Target | None = None
    listed: tuple[str, ...] = ()
    sensitive: bool = False
    expects: str = ""
    suggests: str = ""
    ends: bool = False


@dataclass(frozen=True)
class Ask:
    """A question for one field of the flow. ``expects`` names the reader (``dialogs.reading.readers``) of the answer.

    ``skip`` is the answer that a customer gives who would rather not answer; None where an answer is needed.
    """

    slot: str
    expects: str
    say: Say
    skip: Any = None


@dataclass(frozen=True)
class Do:
    """Carry out a command; its outcome goes into the field ``into``, then the flow goes on.

    ``retry`` maps an error to the fields to forget, so that they are asked again; any other error ends the flow.
    """

    command: Command
    into: str
    retry: Mapping[type[BusinessError], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class End:
    """The flow has ended, with a last word; ``then`` names a flow to start right after."""

    say: Say | None = None
    then: str = ""


Move = Ask | Do | End


def ask(
    slot: str,
    expects: str,
    text: str,
    options: tuple[Option, ...] = (),
    table: Table | None = None,
    skip: Any = None,
    **facts: Any,
) -> Ask:
    """A question in one line."""
    return Ask(slot, expects, Say(text, facts, options=options, table=table, expects=expects), skip)


def done(text: str, options: tuple[Option, ...] = (), suggests: str = "", **facts: Any) -> End:
    """A last word in one line."""
    return End(Say(text, facts, options=options, suggests=suggests))


def offer(*intents: str) -> tuple[Option, ...]:
    """Things the customer may want next; their labels are the texts ``offer-<intent>``."""
    return tuple(Option(f"/{intent}", Word(f"offer-{intent.replace('_', '-').replace('/', '-')}")) for intent in intents)


YES_NO = (Option("yes", Word("yes")), Option("no", Word("no")))
