"""Pairs that act at once on PostgreSQL: the first is stopped at each of its reads, the second runs meanwhile.

What comes of it must be what one of the two orders one after the other gives: all tables, and what both were told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

from domain.core.errors import BusinessError
from tests.pairs.actors import BASES, Actor, told
from tests.pairs.names import named_ids
from tests.pairs.records import Records, Row, Rows
from tests.pairs.stopping import Part, observed, stops_after_reads
from tests.pairs.world import FIRST, SECONDS, Slot, World, build
from tests.support.office import Office
from tests.support.postgres import Postgres

_PATIENCE = 30.0
_LOOK_EVERY = 0.001
# Pairs that may come to what no order gives, and why.
ACCEPTED = {
    frozenset({"TakeOver", "news is told"}): (
        "News goes to where the human was heard last, which is looked up without holding all their conversations. Who goes on "
        "elsewhere at that very moment finds the news where they were; it is told once, and lost nowhere."
    )
}


@dataclass(frozen=True)
class Result:
    """All rows, and what each of the two came to."""

    rows: Rows
    first: str
    second: str


@dataclass(frozen=True)
class Role:
    """An actor in a place, with the name that its ids bear."""

    actor: Actor
    slot: Slot
    name: str


@dataclass(frozen=True)
class Fault:
    """A moment at which a pair came to what no order gives. ``rows``: what is otherwise than in the likelier order."""

    variant: str
    base: str
    first: str
    second: str
    after: str
    kind: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two actors, and who the second one is."""

    first: Actor
    second: Actor
    variant: str

    @property
    def names(self) -> frozenset[str]:
        return frozenset({self.first.name, self.second.name})

    @property
    def bases(self) -> list[str]:
        return list(dict.fromkeys((self.first.base, self.second.base)))


@dataclass(frozen=True)
class Alone:
    """What an actor came to by itself, and the statements it ran."""

    outcome: str
    statements: tuple[str, ...]
    changed: Rows


class Stage:
    """A database in which one world after the other is set up, and pairs act."""

    def __init__(self, server: Postgres, folder: Path, base: str) -> None:
        name = server.make_database()
        with server.connect() as connection:
            # Who waits for each other for ever is told so at once.
            connection.execute(f"ALTER DATABASE {name} SET deadlock_timeout = '50ms'")
        self._office = Office(server.url(name), folder)
        self.world = World(self._office)
        build(self.world, BASES[base])
        self._connection = server.connect(name)
        self._records = Records(self._connection)
        self._base = self._now = self._records.look()

    def close(self) -> None:
        self._connection.close()
        self._office.close()

    def alone(self, role: Role) -> Alone:
        """The actor by itself."""
        self._restore()
        part, work = Part(role.name), self._work(role)
        outcome = _outcome(self._submit(work, part))
        self._look()
        return Alone(outcome, tuple(part.statements), self._now ^ self._base)

    def in_order(self, first: Role, second: Role) -> Result:
        """One after the other."""
        self._restore()
        works = self._work(first), self._work(second)
        came = [_outcome(self._submit(work, Part(role.name))) for work, role in zip(works, (first, second), strict=True)]
        return self._result(*came)

    def at_once(self, first: Role, second: Role, stop_at: int) -> tuple[Result, int]:
        """The first is stopped after so many statements, and the second runs; if it waits, the first goes on.

        Gives also how many statements the second had begun when it waited; -1 if it did not.
        """
        self._restore()
        works = self._work(first), self._work(second)
        halves = Part(first.name, stop_at), Part(second.name)
        begun = self._submit(works[0], halves[0])
        assert halves[0].stopped.wait(_PATIENCE), f"{first.actor.name} did not come to its statement {stop_at}"
        other = self._submit(works[1], halves[1])
        waited = self._waits(other)
        at = len(halves[1].statements) if waited else -1
        halves[0].go_on()
        came = _outcome(begun), _outcome(other)
        return self._result(*came), at

    def _waits(self, future: Future[Any]) -> bool:
        """Does it wait for a lock? False when it has come to its end."""
        while not future.done():
            if self._records.somebody_waits():
                return True
            wait([future], _LOOK_EVERY)
        return False

    def _work(self, role: Role) -> Any:
        return role.actor.work(self.world, role.slot)

    def _submit(self, work: Any, part: Part) -> Future[Any]:
        return self._office.database.write(part.plays(work))

    def _result(self, first: str, second: str) -> Result:
        self._look()
        return Result(self._now, first, second)

    def _look(self) -> None:
        self._now = self._records.look()

    def _restore(self) -> None:
        self._records.restore(self._base, self._now)
        self._now = self._base


def _outcome(future: Future[Any]) -> str:
    """What it came to, as text."""
    try:
        return repr(future.result(_PATIENCE))
    except BusinessError as error:
        return repr(told(error))
    except Exception as defect:  # noqa: BLE001 - anything else that a pair raises, as a deadlock, is what is looked for
        return f"{_FAILED}{type(defect).__name__}: {(str(defect).strip().splitlines() or [''])[0]}"


_FAILED = "failed with "


class Pairs:
    """Tries pairs, each in the worlds that its two actors need."""

    def __init__(self, server: Postgres, folder: Path) -> None:
        self._server, self._folder = server, folder
        self._stages: dict[str, Stage] = {}
        self._alone: dict[tuple[str, str, Slot], Alone] = {}
        self.moments = 0

    def close(self) -> None:
        for stage in self._stages.values():
            stage.close()

    def stage(self, base: str) -> Stage:
        if base not in self._stages:
            self._stages[base] = Stage(self._server, self._folder, base)
        return self._stages[base]

    def alone(self, actor: Actor, base: str = "", slot: Slot = FIRST) -> Alone:
        """The actor by itself, in the world it needs or in another one."""
        key = actor.name, base or actor.base, slot
        if key not in self._alone:
            self._alone[key] = self.stage(key[1]).alone(Role(actor, slot, "alone"))
        return self._alone[key]

    def faults(self, pair: Pair) -> Iterator[Fault]:
        """What came out otherwise than in any order."""
        if pair.names in ACCEPTED:
            return
        for base in pair.bases:
            yield from self._faults_in(self.stage(base), base, pair)

    def _faults_in(self, stage: Stage, base: str, pair: Pair) -> Iterator[Fault]:
        first = Role(pair.first, FIRST, "first")
        second = Role(pair.second, SECONDS[pair.variant], "second")
        forth, back = stage.in_order(first, second), stage.in_order(second, first)
        allowed = forth, Result(back.rows, back.second, back.first)
        yield from self._stopped(stage, base, pair.variant, first, second, allowed)
        if pair.first is not pair.second or pair.variant == "the same person":
            turned = tuple(Result(result.rows, result.second, result.first) for result in allowed)
            yield from self._stopped(stage, base, pair.variant, second, first, turned)

    def _stopped(
        self, stage: Stage, base: str, variant: str, first: Role, second: Role, allowed: Sequence[Result]
    ) -> Iterator[Fault]:
        """Stop the first at each of its reads. When the second waits with its first statement, later is the same."""
        ran = self.alone(first.actor, base, first.slot).statements
        for stop_at in stops_after_reads(list(ran)):
            self.moments += 1
            came, waited_at = stage.at_once(first, second, stop_at)
            kind, rows = _judged(came, allowed)
            if kind:
                yield Fault(variant, base, first.actor.name, second.actor.name, ran[stop_at - 1], kind, rows)
            if waited_at == 1:
                return


def _judged(came: Result, allowed: Sequence[Result]) -> tuple[str, tuple[Row, ...]]:
    """What is wrong with a result, if anything."""
    failed = [outcome for outcome in (came.first, came.second) if outcome.startswith(_FAILED)]
    if failed:
        return failed[0], ()
    if came in allowed:
        return "", ()
    nearest = min(allowed, key=lambda result: len(result.rows ^ came.rows))
    rows = tuple(sorted(came.rows - nearest.rows))
    return ("rows" if rows or nearest.rows - came.rows else f"told {came.first} and {came.second}"), rows


@contextmanager
def pairs_on(server: Postgres, folder: Path) -> Iterator[Pairs]:
    """Ready to try pairs on this server."""
    with ExitStack() as stack:
        stack.enter_context(named_ids())
        stack.enter_context(observed())
        pairs = Pairs(server, folder)
        stack.callback(pairs.close)
        yield pairs


def all_pairs(actors: Sequence[Actor]) -> list[Pair]:
    """Every two of them, and each with itself, in both variants."""
    return [Pair(*both, variant) for both in combinations_with_replacement(actors, 2) for variant in SECONDS]


def sharing(pairs: Pairs, actors: Sequence[Actor]) -> list[Pair]:
    """The pairs in which one changes a table that the other reads or changes, beside tables in which both have their own rows."""
    tables = {actor.name: tables_of(pairs.alone(actor).statements) for actor in actors}
    return [
        pair for pair in all_pairs(actors) if _meet(tables[pair.first.name], tables[pair.second.name], _OWN_ROWS[pair.variant])
    ]


@dataclass(frozen=True)
class Tables:
    """What an actor reads, and what it changes of that which is there; new rows meet only who reads the table."""

    read: frozenset[str]
    changed: frozenset[str]
    added: frozenset[str]


def tables_of(statements: Sequence[str]) -> Tables:
    """The tables that statements speak of."""
    read, changed, added, replaced = (
        frozenset(name for statement in statements for name in re.findall(pattern, statement)) for pattern in _SPOKEN_OF
    )
    return Tables(read, changed | replaced, added)


_SPOKEN_OF = (
    r"\b(?:FROM|JOIN) (\w+)",
    r"^(?:UPDATE|DELETE FROM) (\w+)",
    r"^INSERT INTO (\w+)",
    r"^INSERT INTO (\w+) [^;]*DO UPDATE",
)
# In these each turn has rows of its own; a membership belongs to a person, and a counter gives each its number.
_EVERY_TURNS = frozenset(
    {"conversation", "inbound", "message", "done", "executed_command", "audit", "delivery", "hand_over", "counter"}
)
_OWN_ROWS = {"the same person": _EVERY_TURNS, "two persons": _EVERY_TURNS | {"person", "link", "membership"}}


def _meet(one: Tables, other: Tables, own: frozenset[str]) -> bool:
    touched = one.changed & (other.read | other.changed) | other.changed & (one.read | one.changed)
    return bool((touched | one.added & other.read | other.added & one.read) - own)
