"""CPU of a turn and turns a second, over HTTP: old and new servers beside each other, their batches taking turns."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.costs.beside import Run, both_serving, both_sides, invented_books, judged, linked_customers, ratio, talk, together
from benchmarks.costs.books import companies_of
from benchmarks.costs.checkout import REST_TOKEN, Server, measured
from benchmarks.costs.customers import Customer, Line
from benchmarks.report import Measured, Row

_CUSTOMERS = 16
_BARE_REQUESTS = 200
CPU_GOAL, RATE_GOAL = 0.55, 1.6


def rows(run: Run) -> Iterator[Row]:
    """Each database, with one customer and with sixteen at a time."""
    with tempfile.TemporaryDirectory(prefix="ledgerline-costs-") as folder:
        books = invented_books(run.old, Path(folder) / "books")
        for database in run.databases:
            yield from _on(run, database, books)


def _on(run: Run, database: str, books: Path) -> Iterator[Row]:
    companies = companies_of(books)
    with both_sides(run, database, books) as sides, both_serving(sides) as servers:
        people = [
            linked_customers(server, side.outside, companies, _CUSTOMERS) for server, side in zip(servers, sides, strict=True)
        ]
        yield _bare(database, servers)
        for customers, sentences, batches in ((1, 24, 10), (_CUSTOMERS, 6, 10)):
            talking = [side[:customers] for side in people]
            yield from _beside(run, database, servers, talking, sentences, 2 if run.quick else batches)


def _beside(
    run: Run, database: str, servers: tuple[Server, Server], people: list[list[Customer]], sentences: int, batches: int
) -> Iterator[Row]:
    measured_: tuple[list[Measured], list[Measured]] = ([], [])
    postgres: tuple[list[float], list[float]] = ([], [])
    for number in range(batches):
        # Old, new, new, old, ...: whoever comes second finds a machine that the first one has warmed.
        for at in (0, 1) if number % 2 == 0 else (1, 0):
            before = run.postgres_cpu()
            batch = talk(people[at], sentences, servers[at].cpu)
            measured_[at].append(batch)
            postgres[at].append(1000 * (run.postgres_cpu() - before) / len(batch.times))
    old, new = measured_
    who = "1 customer" if len(people[0]) == 1 else f"{len(people[0])} customers at a time"
    told = str(together(new)), str(together(old))
    cpu = ratio([one.cpu_ms for one in new], [one.cpu_ms for one in old])
    yield Row(f"{database}, {who}: CPU of a turn", judged(cpu, at_most=CPU_GOAL), *told)
    rate = ratio([one.rate for one in new], [one.rate for one in old])
    goal = RATE_GOAL if len(people[0]) > 1 else None
    yield Row(f"{database}, {who}: turns a second", judged(rate, at_least=goal), *told)
    if database == "PostgreSQL":
        means = [sum(side) / len(side) for side in postgres]
        yield Row(
            f"{database}, {who}: CPU of PostgreSQL's own processes a turn",
            judged(means[1] / means[0]),
            f"{means[1]:.2f} ms",
            f"{means[0]:.2f} ms",
        )


def _bare(database: str, servers: tuple[Server, Server]) -> Row:
    """What the web server takes of each turn: a request that asks nothing of the database."""
    old, new = (_bare_request(server) for server in servers)
    return Row(f"{database}: CPU of a bare request (/version), which is in each turn", judged(new / old), *_ms(new, old))


def _bare_request(server: Server) -> float:
    line = Line(server.url)
    ask = partial(line.request, "GET", "/version", token=REST_TOKEN)
    ask()
    used = measured(server.cpu, lambda: [ask() for _ in range(_BARE_REQUESTS)]) / _BARE_REQUESTS
    line.close()
    return used


def _ms(*seconds: float) -> tuple[str, ...]:
    return tuple(f"CPU {1000 * one:.2f} ms" for one in seconds)
