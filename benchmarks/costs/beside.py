"""Two checkouts beside each other: the same deployment of each, at the same time, so that batches can take turns."""

from __future__ import annotations

import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks.costs.books import Company
from benchmarks.costs.checkout import Checkout, Deployment, Outside, Server, family_cpu_seconds, outside_of
from benchmarks.costs.customers import Customer
from benchmarks.report import Measured
from tests.support.postgres import Postgres

T = TypeVar("T")
S = TypeVar("S")
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@dataclass(frozen=True)
class Run:
    """What is measured: the older checkout and the newer one, where PostgreSQL is (None: not installed), shorter or not."""

    old: Checkout
    new: Checkout
    postgres: Postgres | None
    quick: bool = False

    @property
    def databases(self) -> list[str]:
        """What there is to measure on."""
        return [SQLITE, POSTGRESQL] if self.postgres else [SQLITE]

    def new_database(self, database: str) -> str:
        """The address of an empty database; empty for SQLite, which has its place in the deployment."""
        if database == SQLITE:
            return ""
        assert self.postgres
        return self.postgres.url(self.postgres.make_database())

    def postgres_cpu(self) -> float:
        """CPU seconds of PostgreSQL's own processes up to now; 0 where there is none."""
        return family_cpu_seconds(self.postgres.program.process.pid) if self.postgres else 0.0


@dataclass(frozen=True)
class Side:
    """One of the two: its deployment with the books brought in, and the outside world it speaks to."""

    deployment: Deployment
    outside: Outside
    import_seconds: float

    @property
    def name(self) -> str:
        """Of the checkout."""
        return self.deployment.checkout.name


@contextmanager
def one_side(run: Run, checkout: Checkout, database: str, books: Path) -> Iterator[Side]:
    """A deployment of one checkout in a temporary folder."""
    with tempfile.TemporaryDirectory(prefix="ledgerline-costs-") as folder, outside_of(checkout) as outside:
        deployment = Deployment(checkout, Path(folder), run.new_database(database), outside)
        yield Side(deployment, outside, deployment.bring_in(books))


@contextmanager
def both_sides(run: Run, database: str, books: Path) -> Iterator[tuple[Side, Side]]:
    """The older and the newer one, on a database of the same kind each."""
    with ExitStack() as stack:
        old, new = (stack.enter_context(one_side(run, checkout, database, books)) for checkout in (run.old, run.new))
        yield old, new


@contextmanager
def both_serving(sides: tuple[Side, Side], counting: bool = False) -> Iterator[tuple[Server, Server]]:
    """A server of each."""
    with sides[0].deployment.serve(counting) as old, sides[1].deployment.serve(counting) as new:
        yield old, new


def invented_books(checkout: Checkout, folder: Path) -> Path:
    """The invented dealer's CSV folder; both sides get the same one, the older checkout's."""
    subprocess.run(checkout.command("-m", "sandbox.dealer", folder), check=True, stdout=subprocess.DEVNULL)
    return folder


def linked_customers(server: Server, outside: Outside, companies: Sequence[Company], many: int) -> list[Customer]:
    """Customers of the first companies, all linked, having said the whole talk once."""
    customers = [Customer(server, f"customer-{at}", company) for at, company in enumerate(companies[:many])]
    assert len(customers) == many, f"only {len(customers)} companies have an e-mail address"
    at_once(lambda customer: customer.link(outside), customers)
    at_once(lambda customer: [customer.says_next() for _ in range(6)], customers)
    return customers


def at_once(work: Callable[[T], S], things: Iterable[T]) -> list[S]:
    """Do it with all of them side by side."""
    waiting = list(things)
    with ThreadPoolExecutor(max(len(waiting), 1)) as pool:
        return list(pool.map(work, waiting))


def talk(customers: Sequence[Customer], sentences: int, cpu: Callable[[], float]) -> Measured:
    """Everybody says so many sentences, at their own pace; CPU by the clock given."""
    times: list[float] = []
    start = threading.Barrier(len(customers) + 1)

    def speak(customer: Customer) -> None:
        start.wait()
        for _ in range(sentences):
            began = time.perf_counter()
            customer.says_next()
            times.append(time.perf_counter() - began)

    with ThreadPoolExecutor(len(customers)) as pool:
        speaking = [pool.submit(speak, customer) for customer in customers]
        start.wait()
        began, used = time.perf_counter(), cpu()
        for one in speaking:
            one.result()
        return Measured(times, time.perf_counter() - began, cpu() - used)


def together(batches: Sequence[Measured]) -> Measured:
    """Batches as one."""
    times = [one for batch in batches for one in batch.times]
    return Measured(times, sum(batch.seconds for batch in batches), sum(batch.cpu for batch in batches))


def ratio(new: Sequence[float], old: Sequence[float]) -> float:
    """New beside old: the median of the pairs that were measured next to each other."""
    return median(one / other for one, other in zip(new, old, strict=True))


def judged(value: float, at_most: float | None = None, at_least: float | None = None) -> str:
    """A ratio and what it should be."""
    if at_most is not None:
        return f"**{value:.2f}x**, goal at most {at_most:g}: {'met' if value <= at_most else 'MISSED'}"
    if at_least is not None:
        return f"**{value:.2f}x**, goal at least {at_least:g}: {'met' if value >= at_least else 'MISSED'}"
    return f"{value:.2f}x"
