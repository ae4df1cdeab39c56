"""How long 50,000 invoices take to come in, and how much memory.

The floor, in the same run, is the least that could be done: the same files through csv.reader into SQLite tables with
executemany, without a rule checked. Each figure is of a process of its own, so that memory is its own.
"""

from __future__ import annotations

import csv
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import Row, megabytes

if TYPE_CHECKING:
    from domain.adapters.sql.database import Database

LINES_PER_INVOICE = 2
INVOICES_PER_CUSTOMER = 25
HEADERS = {
    "customers": "company_number name street city state postal_code country terms time_zone",
    "contacts": "company_number name email phone role",
    "invoices": "invoice_number company_number invoice_date due_date currency total balance po_number description location",
    "invoice_lines": "invoice_number line description quantity unit_price amount",
}


def make_folder(folder: Path, invoices: int) -> None:
    """The same files every time."""
    chance = random.Random(20260331)
    numbers = [f"CL{number:04}" for number in range(max(invoices // INVOICES_PER_CUSTOMER, 1))]
    _write(folder, "customers", (_customer(number) for number in numbers))
    _write(
        folder,
        "contacts",
        ((number, "Accounts Payable", f"ap@{number}.example", "216-555-0123", "billing") for number in numbers),
    )
    rows = [_invoice(chance, str(100_000 + position), chance.choice(numbers)) for position in range(invoices)]
    _write(folder, "invoices", rows)
    _write(folder, "invoice_lines", (line for row in rows for line in _lines(row)))


def _write(folder: Path, name: str, rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS[name].split())
        writer.writerows(rows)


def _customer(number: str) -> tuple[str, ...]:
    return (number, f"Customer {number}", "12 Lake Avenue", "Cleveland", "OH", "44114", "US", "Net 30", "America/New_York")


def _invoice(chance: random.Random, number: str, company: str) -> tuple[str, ...]:
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(800))
    cents = chance.randrange(1_000, 500_000)
    total = f"{cents // 100}.{cents % 100:02}"
    balance = total if chance.random() < 0.2 else "0.00"
    due = day + timedelta(days=30)
    return (
        number,
        company,
        day.isoformat(),
        due.isoformat(),
        "USD",
        total,
        balance,
        f"PO-{number}",
        "Base rate and copies",
        "Front desk",
    )


def _lines(invoice: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for position in range(1, LINES_PER_INVOICE + 1):
        yield invoice[0], str(position), f"Black copies, meter {position}", "10000", "0.0085", "85.00"


def floor(folder: Path, database: Path) -> dict[str, float]:
    """Bare csv and sqlite3."""
    database.unlink(missing_ok=True)
    start = time.perf_counter()
    connection = sqlite3.connect(database)
    for name, header in HEADERS.items():
        columns = header.split()
        connection.execute(f"CREATE TABLE {name} ({', '.join(columns)}, PRIMARY KEY ({', '.join(columns[:2])}))")
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608 - our own names
    connection.commit()
    return {"seconds": time.perf_counter() - start}


def measure(folder: Path, database: Path) -> dict[str, float]:
    """The import as `ledgerline import` does it, twice."""
    from domain.adapters.sql.database import Database
    from domain.adapters.sql.tables import metadata

    books = Database(f"sqlite:///{database}")
    metadata.create_all(books.engine)
    reading, seconds = _bring_in(folder, books)
    _, again = _bring_in(folder, books)
    books.close()
    return {"seconds": seconds, "reading": reading, "again": again}


def _bring_in(folder: Path, books: Database) -> tuple[float, float]:
    from domain.adapters.dealer_csv import ImportOptions, read_folder
    from domain.erp.imports import apply

    start = time.perf_counter()
    batch = read_folder(folder, ImportOptions())
    reading = time.perf_counter() - start
    books.write(lambda store: apply(store, batch, datetime.now(UTC))).result()
    return reading, time.perf_counter() - start


def in_a_process(what: str, folder: Path) -> dict[str, float]:
    """Run `floor` or `measure` in a child; gives its figures and its peak memory in MB."""
    command = [sys.executable, "-m", "benchmarks.import_invoices", what, str(folder), str(folder / f"{what}.sqlite3")]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return figures


def rows(quick: bool) -> Iterator[Row]:
    """The import, between two floors."""
    invoices = 5_000 if quick else 50_000
    with tempfile.TemporaryDirectory(prefix="ledgerline-benchmark-") as name:
        folder = Path(name)
        make_folder(folder, invoices)
        before, ours, after = (in_a_process(what, folder) for what in ("floor", "measure", "floor"))
    least = (before["seconds"] + after["seconds"]) / 2
    yield Row(
        f"import of {invoices:,} invoices with {invoices * LINES_PER_INVOICE:,} lines, SQLite",
        f"time {ours['seconds'] / least:.1f}x",
        f"{ours['seconds']:.1f} s, {ours['megabytes']:.0f} MB; the same files again {ours['again']:.1f} s",
        f"{before['seconds']:.2f} s, {before['megabytes']:.0f} MB; afterwards {after['seconds']:.2f} s",
    )


if __name__ == "__main__":
    figures = {"floor": floor, "measure": measure}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps(figures | {"megabytes": megabytes(os.getpid(), "VmHWM")}))
