"""An actor that is stopped between two of its statements, and goes on when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest

from domain.adapters.sql.statements import Prepared
from tests.pairs.names import ids_of

T = TypeVar("T")
_here = threading.local()
_PATIENCE = 30.0


class Part:
    """One actor's way through its statements. ``stop_at``: the number of statements after which it stops, if it does."""

    def __init__(self, actor: str, stop_at: int | None = None) -> None:
        self.actor, self._stop_at = actor, stop_at
        self.statements: list[str] = []
        self.stopped, self._go_on = threading.Event(), threading.Event()

    def go_on(self) -> None:
        """Let it run to its end."""
        self._go_on.set()

    def plays(self, work: Callable[..., T]) -> Callable[..., T]:
        """The work, its ids named and its statements told to this part."""

        def played(store: object) -> T:
            _here.part = self
            try:
                with ids_of(self.actor):
                    return work(store)
            finally:
                _here.part = None

        return played

    def before(self, statement: str) -> None:
        """Called before each of its statements."""
        if self._stop_at == len(self.statements):
            self.stopped.set()
            assert self._go_on.wait(_PATIENCE), f"{self.actor} was not told to go on"
        self.statements.append(statement)


@contextmanager
def observed() -> Iterator[None]:
    """Statements are told to the parts that run them, until the end of the block."""
    run = Prepared._run

    def told(prepared: Prepared, execute: Any, bound: Any) -> None:
        part: Part | None = getattr(_here, "part", None)
        if part:
            part.before(prepared._sql)
        run(prepared, execute, bound)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Prepared, "_run", told)
        yield


def stops_after_reads(ran: list[str]) -> list[int]:
    """After how many statements to stop: after each read, unless nothing follows."""
    return [number for number, statement in enumerate(ran, 1) if statement.startswith("SELECT") and number < len(ran)]
