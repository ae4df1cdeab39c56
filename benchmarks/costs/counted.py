"""Statements and rows of a turn, by sentence, of both checkouts on both databases."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.costs.beside import Run, at_once, both_serving, both_sides, invented_books
from benchmarks.costs.books import companies_of
from benchmarks.costs.statements import Cost, by_sentence, count_talk, middle_and_most, typical
from benchmarks.report import Row

MEDIAN_GOAL, MOST_GOAL = 11, 22


def rows(run: Run) -> Iterator[Row]:
    """First the talk's median and maximum, then each sentence."""
    with tempfile.TemporaryDirectory(prefix="ledgerline-costs-") as folder:
        books = invented_books(run.old, Path(folder) / "books")
        companies = companies_of(books)[: 1 if run.quick else 3]
        for database in run.databases:
            with both_sides(run, database, books) as sides, both_serving(sides, counting=True) as servers:
                pairs = zip(servers, (side.outside for side in sides), strict=True)
                old, new = at_once(lambda pair: count_talk(pair[0], pair[1], companies), pairs)
            yield from _rows(database, old, new)


def _rows(database: str, old: list[Cost], new: list[Cost]) -> Iterator[Row]:
    (median, most), (median_before, most_before) = middle_and_most(new), middle_and_most(old)
    met = "met" if median <= MEDIAN_GOAL and most <= MOST_GOAL else "MISSED"
    yield Row(
        f"{database}: statements of a turn over the talk",
        f"goal median {MEDIAN_GOAL}, most {MOST_GOAL}: {met}",
        f"median {median:g}, most {most}",
        f"median {median_before:g}, most {most_before}",
    )
    before = by_sentence(old)
    for sentence, costs in by_sentence(new).items():
        now, then = typical(costs), typical(before[sentence]) if sentence in before else None
        share = f"{now.statements / then.statements:.2f}x" if then else "-"
        yield Row(f"{database}: {sentence}", share, told(now), told(then) if then else "-")


def told(cost: Cost) -> str:
    """Statements, rows, and all that was executed between request and answer."""
    return f"{cost.statements} statements, {cost.rows} rows; with all around it {len(cost.everything)}"
