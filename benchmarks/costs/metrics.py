"""What ``/metrics`` costs, and whether it grows with the journal: before and after payments of many invoices."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.costs.beside import SQLITE, Run, Side, at_once, both_serving, both_sides, judged
from benchmarks.costs.books import companies_of, make_books
from benchmarks.costs.checkout import Server, measured
from benchmarks.costs.customers import Customer, Line
from benchmarks.report import Row
from tests.journeys.payer import Payer
from tests.sandbox_program import card

_PAYING, _INVOICES = 6, 100
_TIMES = 40
GOAL = 1.3


def rows(run: Run) -> Iterator[Row]:
    """On SQLite: the request reads the same on both databases."""
    with tempfile.TemporaryDirectory(prefix="ledgerline-costs-") as folder:
        books = make_books(Path(folder) / "books", _PAYING, open_each=_INVOICES)
        with both_sides(run, SQLITE, books) as sides, both_serving(sides) as servers:
            before = [_asked(server) for server in servers]
            at_once(lambda at: _pay(servers[at], sides[at], books, 1 if run.quick else _PAYING), range(len(sides)))
            after = [_asked(server) for server in servers]
    invoices = _INVOICES * (1 if run.quick else _PAYING)
    yield Row(
        f"`/metrics` after {invoices} invoices were paid through the assistant, beside before",
        judged(after[1] / before[1], at_most=GOAL),
        f"CPU {1000 * after[1]:.2f} ms beside {1000 * before[1]:.2f} ms",
        f"{after[0] / before[0]:.2f}x: CPU {1000 * after[0]:.2f} ms beside {1000 * before[0]:.2f} ms",
    )


def _asked(server: Server) -> float:
    """CPU seconds of one request: the least of many."""
    line = Line(server.url)
    used = [measured(server.cpu, partial(line.request, "GET", "/metrics")) for _ in range(_TIMES)]
    line.close()
    return min(used)


def _pay(server: Server, side: Side, books: Path, companies: int) -> None:
    """Each company pays everything with one card payment, which the journal keeps invoice by invoice."""
    for company, at in zip(companies_of(books)[:companies], count()):
        customer = Customer(server, f"paying-{at}", company)
        customer.link(side.outside)
        customer.say("pay everything")
        address = server.url + customer.say("yes").pay_page
        with Payer() as payer:
            payer.open(address).press("Continue")
            payer.press("Pay", **card())
            assert "received" in payer.text, payer.text
        customer.line.close()
