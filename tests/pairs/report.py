"""The report of a run over pairs, in Markdown: what was tried, and each pair that came to what no order gives."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.pairs.actors import BASES, COMMANDS, OTHERS
from tests.pairs.running import ACCEPTED, Fault, Pair
from tests.pairs.world import SECONDS


@dataclass(frozen=True)
class Run:
    """What a run over pairs came to. ``moments``: how often a first one was stopped; ``seconds``: how long it all took."""

    pairs: int
    moments: int
    seconds: float
    faults: Sequence[Fault]


def pairs_told(pair: Pair) -> str:
    """A pair in a line."""
    return f"{pair.first.name} + {pair.second.name}, {pair.variant}"


def told(faults: Iterable[Fault]) -> str:
    """Each fault in a line; moments of one pair that differ in nothing but the place are one line."""
    lines = {
        f"- {fault.variant}: **{fault.first}** stopped after reading {table_of(fault.after)}, **{fault.second}** meanwhile: "
        f"{_kind(fault)}"
        for fault in faults
    }
    return "\n".join(sorted(lines))


def table_of(statement: str) -> str:
    """The table that a statement reads first."""
    found = re.search(r"\bFROM (\w+)", statement)
    return f"`{found[1]}`" if found else "nothing"


def _kind(fault: Fault) -> str:
    if fault.kind != "rows":
        return fault.kind
    tables = sorted({f"`{table}` {_identity(row)}" for table, row in fault.rows})
    return f"no order leaves {', '.join(tables)} so" if tables else "no order leaves out what is missing"


def _identity(row: str) -> str:
    return str(next(iter(json.loads(row).values())))


def _accepted() -> str:
    return "\n".join(f"- {' + '.join(sorted(pair))}: {why}" for pair, why in ACCEPTED.items())


def page(run: Run) -> str:
    """The whole page."""
    found = told(run.faults) if run.faults else "None."
    return f"""# Two at once

Written by `python -m tests.pairs`. Every two of {len(COMMANDS)} commands and {len(OTHERS)} other things that change records
act upon one company on PostgreSQL at the same moment, each also with itself: the first is stopped after each of its reads, the
second runs to its end meanwhile (where it waits for a lock, the first goes on). What all tables hold afterwards, and what both
were told, must be what one of the two orders one after the other gives. `tests/pairs/world.py` is the company,
`tests/pairs/actors.py` who acts.

| | |
|---|---|
| pairs | {run.pairs:,} ({" and ".join(SECONDS)}) |
| worlds | {", ".join(BASES)} |
| moments at which a first one was stopped | {run.moments:,} |
| faults | {len(run.faults)} |

## Faults

{found}

## Accepted

{_accepted()}
"""
