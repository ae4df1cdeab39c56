"""The table of a run: how many dialogues, and how they went, in all and by goal, behaviour, noise and channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.simulator.judging import Verdict

LABELS = ("goal", "behaviour", "noise", "channel")
_HEADER = ("", "dialogues", "success", "wrong money", "dead ends", "repaired in two turns", "turns")


@dataclass(frozen=True)
class Figures:
    """A group of dialogues in numbers."""

    dialogues: int
    successes: int
    wrong_money: int
    dead_ends: int
    troubles: int
    repaired: int
    turns: int

    @property
    def success(self) -> float:
        return self.successes / self.dialogues if self.dialogues else 1.0

    @property
    def repair(self) -> float:
        """The share of troubles that were over after two turns at most."""
        return self.repaired / self.troubles if self.troubles else 1.0


def figures(verdicts: Sequence[Verdict]) -> Figures:
    lengths = [length for verdict in verdicts for length in verdict.stuck]
    return Figures(
        dialogues=len(verdicts),
        successes=sum(not verdict.faults for verdict in verdicts),
        wrong_money=sum(verdict.wrong_money for verdict in verdicts),
        dead_ends=sum(verdict.dead_end for verdict in verdicts),
        troubles=len(lengths),
        repaired=sum(length <= 2 for length in lengths),
        turns=sum(verdict.turns for verdict in verdicts),
    )


def groups(verdicts: Sequence[Verdict], position: int) -> dict[str, list[Verdict]]:
    """The verdicts by one of their labels."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        found.setdefault(verdict.labels[position], []).append(verdict)
    return dict(sorted(found.items()))


def table(verdicts: Sequence[Verdict], markdown: bool = False) -> str:
    """All figures, as text or in Markdown."""
    rows = [_HEADER, _row("all", verdicts)]
    for position, label in enumerate(LABELS):
        rows += [_row(f"{label}: {name}", group) for name, group in groups(verdicts, position).items()]
    return _markdown(rows) if markdown else _plain(rows)


def _row(name: str, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    told = figures(verdicts)
    return (
        name, str(told.dialogues), f"{told.success:.1%}", str(told.wrong_money), str(told.dead_ends), f"{told.repair:.1%}",
        f"{told.turns / told.dialogues:.1f}",
    )  # fmt: skip


def _plain(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]])


def failures(verdicts: Sequence[Verdict]) -> str:
    """Every failed dialogue in a line, the commonest first faults first."""
    failed = [verdict for verdict in verdicts if verdict.faults]
    times = Counter(verdict.faults[0] for verdict in failed)
    failed.sort(key=lambda verdict: (-times[verdict.faults[0]], verdict.faults[0], verdict.seed))
    return "\n".join(f"{verdict.seed:>7}  {' '.join(verdict.labels)}: {'; '.join(verdict.faults)}" for verdict in failed)
