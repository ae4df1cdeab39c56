"""Turns through the real Assistant, from accepting a message to its stored answer, beside the bare transaction."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator

from benchmarks.floor import postgres_floor, sqlite_floor
from benchmarks.office import TALK, Customer, office
from benchmarks.report import Measured, Row, stopwatch
from bot.app import Program
from tests.support.needed import postgres_folder
from tests.support.postgres import postgres_server

# What, how many customers at a time, and whether the assistant answers.
_CELLS = (
    ("turns of 1 customer", 1, True),
    ("turns of 16 customers at a time", 16, True),
    ("messages of 16 customers only kept, for a person to answer", 16, False),
)
_EDGE = 50

Floor = Callable[[int, float], Measured]


def rows(quick: bool) -> Iterator[Row]:
    """Both databases; and one long conversation."""
    seconds = 1.0 if quick else 3.0
    with office() as program:
        file = program.settings.data_dir / "floor.sqlite3"
        yield from _beside_floor("SQLite", program, lambda customers, time_: sqlite_floor(file, customers, time_), seconds)
        yield _long_conversation(program, 1000)
    if postgres_folder() is None:
        yield Row("turns, PostgreSQL", "-", "not measured: PostgreSQL is not installed")
        return
    with postgres_server(durable=True) as server:
        name = server.make_database()
        with office(server.url(name)) as program:
            yield from _beside_floor(
                "PostgreSQL",
                program,
                lambda customers, time_: postgres_floor(lambda: server.connect(name), customers, time_),
                seconds,
            )


def _beside_floor(database: str, program: Program, floor: Floor, seconds: float) -> Iterator[Row]:
    for what, customers, answered in _CELLS:
        before = floor(customers, seconds / 2)
        ours = asyncio.run(_talk(program, customers, answered, seconds))
        after = floor(customers, seconds / 2)
        cpu = ours.cpu_ms * 2 / (before.cpu_ms + after.cpu_ms)
        rate = ours.rate * 2 / (before.rate + after.rate)
        yield Row(
            f"{database}: {what}",
            f"CPU {cpu:.1f}x, rate {rate:.2f}x",
            str(ours),
            f"{before}; afterwards {after.rate:,.0f}/s, CPU {after.cpu_ms:.2f} ms",
        )


async def _talk(program: Program, customers: int, answered: bool, seconds: float) -> Measured:
    """Everybody talks at their own pace until the time is over, having said everything once to warm up."""
    people = [Customer(program, f"{answered}-{customers}-{number}", number) for number in range(customers)]
    for customer in people:
        for _ in TALK:
            await customer.says_next()
        if not answered:
            await customer.gets_a_person()
    times: list[float] = []
    stop, end = stopwatch(), time.perf_counter() + seconds

    async def talk(customer: Customer) -> None:
        while (began := time.perf_counter()) < end:
            await customer.says_next()
            times.append(time.perf_counter() - began)

    await asyncio.gather(*(talk(customer) for customer in people))
    measured = stop(times)
    for customer in people:
        await customer.check()
    return measured


def _long_conversation(program: Program, turns: int) -> Row:
    """Does a turn cost more when much was said before?"""
    first, last = asyncio.run(_edges(program, turns))
    return Row(
        f"turns {turns - _EDGE + 1} to {turns} of a conversation, beside its first {_EDGE}",
        f"CPU {last.cpu_ms / first.cpu_ms:.2f}x of the first {_EDGE}",
        f"CPU {last.cpu_ms:.2f} ms",
        f"first {_EDGE}: CPU {first.cpu_ms:.2f} ms",
    )


async def _edges(program: Program, turns: int) -> tuple[Measured, Measured]:
    customer = Customer(program, "talkative", 0)
    measured = [await _some_turns(customer, many) for many in (_EDGE, turns - 2 * _EDGE, _EDGE)]
    await customer.check()
    return measured[0], measured[-1]


async def _some_turns(customer: Customer, turns: int) -> Measured:
    times, stop = [], stopwatch()
    for _ in range(turns):
        began = time.perf_counter()
        await customer.says_next()
        times.append(time.perf_counter() - began)
    return stop(times)
