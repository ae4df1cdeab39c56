"""Does a turn cost more for a customer with ten thousand paid invoices? Beside one with a single paid one, on the same server.

CPU is the server's; on PostgreSQL that of PostgreSQL's own processes is added, so that work moved there is not taken for saved.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import mean, median

from benchmarks.costs.beside import SQLITE, Run, both_serving, both_sides, judged
from benchmarks.costs.books import companies_of, make_books
from benchmarks.costs.checkout import Outside, Server, measured
from benchmarks.costs.customers import TALK, Customer
from benchmarks.costs.statements import PAY_PAGE, STATEMENT
from benchmarks.report import Row

PAID = (1, 10_000)
GOAL = 1.3

# Step of the talk -> CPU seconds, each time it was said.
Used = dict[str, list[float]]
Clock = Callable[[], float]


def rows(run: Run) -> Iterator[Row]:
    """Each database: every sentence, with much history beside little."""
    with tempfile.TemporaryDirectory(prefix="ledgerline-costs-") as folder:
        books = make_books(Path(folder) / "books", len(PAID), PAID)
        for database in run.databases:
            with both_sides(run, database, books) as sides, both_serving(sides) as servers:
                rounds = 3 if run.quick else 8
                old, new = (
                    factors(server, side.outside, books, rounds, _clock(run, database, server))
                    for server, side in zip(servers, sides, strict=True)
                )
            yield from _rows(database, old, new)


def _rows(database: str, old: dict[str, tuple[float, float]], new: dict[str, tuple[float, float]]) -> Iterator[Row]:
    for step, (little, much) in new.items():
        before_little, before_much = old[step]
        yield Row(
            f"{database}: {step}, CPU with 10,000 paid invoices beside 1",
            judged(much / little, at_most=GOAL),
            f"{1000 * much:.1f} ms beside {1000 * little:.1f} ms",
            f"{before_much / before_little:.2f}x: {1000 * before_much:.1f} ms beside {1000 * before_little:.1f} ms",
        )


def _clock(run: Run, database: str, server: Server) -> Clock:
    return server.cpu if database == SQLITE else lambda: server.cpu() + run.postgres_cpu()


def factors(
    server: Server, outside: Outside, books: Path, rounds: int, cpu: Clock, name: str = "history"
) -> dict[str, tuple[float, float]]:
    """Step -> CPU seconds of the customer with little history and of the one with much: medians, taken in turns."""
    customers = [Customer(server, f"{name}-{at}", company) for at, company in enumerate(companies_of(books))]
    for customer in customers:
        customer.link(outside)
    used = [Used(), Used()]
    for _ in range(rounds + 1):  # the first round warms up
        for at, customer in enumerate(customers):
            for step, seconds in round_of(customer, _paid_invoice(at), cpu):
                used[at].setdefault(step, []).append(seconds)
    little, much = ({step: median(times[1:]) for step, times in one.items()} for one in used)
    all_of = {"the talk, all six sentences": (mean(little[one] for one in TALK), mean(much[one] for one in TALK))}
    return all_of | {step: (little[step], much[step]) for step in little}


def _paid_invoice(customer: int) -> str:
    """One that is paid: the only one, or one from among the many."""
    return str(10_001 + customer * (PAID[1] // 2))


def round_of(customer: Customer, paid: str, cpu: Clock) -> Iterator[tuple[str, float]]:
    """The talk, with the pay page opened, and questions about the past: each step and its CPU seconds."""
    for sentence in (*TALK, "my payments", f"was {paid} paid?", "statement of account"):
        yield sentence.replace(paid, "10001"), measured(cpu, partial(customer.say, sentence))
        if sentence == "yes":
            yield PAY_PAGE, measured(cpu, partial(customer.get, customer.heard.pay_page))
        if "/statement/" in customer.heard.document:
            yield STATEMENT, measured(cpu, partial(customer.get, customer.heard.document))


def worst(found: dict[str, tuple[float, float]]) -> Sequence[tuple[str, float]]:
    """Steps and how many times as much they cost with history, the worst first."""
    return sorted(((step, much / little) for step, (little, much) in found.items()), key=lambda one: -one[1])
