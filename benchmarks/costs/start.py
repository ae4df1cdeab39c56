"""Does a start take longer, or more memory, with 200,000 companies in the books? Beside a handful, on SQLite."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.costs.beside import SQLITE, Run, Side, at_once, one_side
from benchmarks.costs.books import make_books
from benchmarks.report import Row, megabytes

_FEW, _MANY = 50, 200_000
_TIMES = 3
# More than a handful's start by so much is noise: the goal is that it is no slower.
GOAL = 1.1


@dataclass(frozen=True)
class _Start:
    """Seconds from the command to its address being told, CPU seconds up to then, and MB: the most it held."""

    seconds: float
    cpu: float
    megabytes: float


def rows(run: Run) -> Iterator[Row]:
    """Starts of both, with few companies and with many, one after the other in turns."""
    with tempfile.TemporaryDirectory(prefix="ledgerline-costs-") as folder, ExitStack() as stack:
        few = make_books(Path(folder) / "few", _FEW)
        many = make_books(Path(folder) / "many", _FEW * 10 if run.quick else _MANY)
        wanted = [(checkout, books) for books in (few, many) for checkout in (run.old, run.new)]
        sides = at_once(lambda one: stack.enter_context(one_side(run, one[0], SQLITE, one[1])), wanted)
        starts: list[list[_Start]] = [[] for _ in sides]
        for _ in range(2 if run.quick else _TIMES):
            for at, side in enumerate(sides):
                starts[at].append(_start(side))
    old_few, new_few, old_many, new_many = (_middle(one) for one in starts)
    factor = new_many.cpu / new_few.cpu
    yield Row(
        f"CPU of a start with {_MANY:,} companies beside {_FEW}",
        f"**{factor:.2f}x**, goal no slower (at most {GOAL:g}): {'met' if factor <= GOAL else 'MISSED'}",
        _told(new_few, new_many),
        f"{old_many.cpu / old_few.cpu:.2f}x: {_told(old_few, old_many)}",
    )
    yield Row(
        f"import of {_MANY:,} companies (beside {_FEW}; four at once)",
        f"{sides[3].import_seconds / sides[2].import_seconds:.2f}x",
        f"{sides[3].import_seconds:.1f} s (few {sides[1].import_seconds:.1f} s)",
        f"{sides[2].import_seconds:.1f} s (few {sides[0].import_seconds:.1f} s)",
    )


def _start(side: Side) -> _Start:
    with side.deployment.serve() as server:
        return _Start(server.start_seconds, server.cpu(), megabytes(server.pid, "VmHWM"))


def _middle(starts: list[_Start]) -> _Start:
    return _Start(
        median(one.seconds for one in starts), median(one.cpu for one in starts), median(one.megabytes for one in starts)
    )


def _told(few: _Start, many: _Start) -> str:
    more = f"{many.seconds - few.seconds:+.2f} s, CPU {many.cpu - few.cpu:+.2f} s, {many.megabytes - few.megabytes:+.0f} MB"
    return f"{more} beside {few.seconds:.2f} s, CPU {few.cpu:.2f} s, {few.megabytes:.0f} MB"
