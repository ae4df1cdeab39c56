"""The dealer's CSV files to measure with: invented companies, the same every time."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

_HEADERS = {
    "customers": "company_number name street city state postal_code country terms time_zone",
    "contacts": "company_number name email phone role",
    "invoices": "invoice_number company_number invoice_date due_date currency total balance po_number description location",
    "invoice_lines": "invoice_number line description quantity unit_price amount",
}
# Company numbers are a prefix and four digits; more companies want more prefixes.
_PREFIXES = [f"{first}{second}" for first in "CTABDEFGHJ" for second in "LOKMNPQRSTUVWXYZ"]
_ADDRESS = ("12 Lake Avenue", "Cleveland", "OH", "44114", "US", "Net 30", "America/New_York")
_OPEN = 6
_FIRST_OPEN, _FIRST_PAID = 900_001, 10_001


@dataclass(frozen=True)
class Company:
    """What somebody must know to speak for a company: an e-mail address on file, its newest invoice and that one's total."""

    number: str
    email: str
    invoice: str
    total: str


def companies_of(folder: Path) -> list[Company]:
    """The companies of a dealer's folder that have one e-mail address on file and two open invoices or more."""
    emails: dict[str, list[str]] = defaultdict(list)
    for row in _read(folder, "contacts"):
        emails[row["company_number"]] += [row["email"]] if row["email"] else []
    invoices: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _read(folder, "invoices"):
        invoices[row["company_number"]].append(row)
    found = []
    for number, own in invoices.items():
        newest = max(own, key=lambda row: row["invoice_date"])
        if len(emails[number]) == 1 and sum(row["balance"] != "0.00" for row in own) > 1:
            found.append(Company(number, emails[number][0], newest["invoice_number"], newest["total"]))
    return found


def company_number(position: int) -> str:
    """The number of the company at a position."""
    return f"{_PREFIXES[position // 10_000]}{position % 10_000:04}"


def make_books(folder: Path, companies: int, paid: Iterable[int] = (), open_each: int = _OPEN) -> Path:
    """Companies with an e-mail address and so many open invoices each; the first ones have as many paid ones as ``paid`` says.

    Paid invoices are numbered from 10001 on, company after company. Past the ones named in ``paid`` and the first fifty,
    companies have no invoice.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, "customers", ((company_number(at), f"Company {at}", *_ADDRESS) for at in range(companies)))
    talking = range(min(companies, 50))
    contacts = ((company_number(at), "Accounts Payable", f"ap{at}@costs.example", "", "billing") for at in talking)
    _write(folder, "contacts", contacts)
    invoices = [*_open_invoices(talking, open_each), *_paid_invoices(paid)]
    _write(folder, "invoices", invoices)
    lines = ((invoice[0], "1", "Black copies, meter 1", "10000", "0.0100", invoice[5]) for invoice in invoices)
    _write(folder, "invoice_lines", lines)
    return folder


def _open_invoices(companies: Iterable[int], each: int) -> Iterator[tuple[str, ...]]:
    for company in companies:
        for nth in range(each):
            total = f"{100 + nth}.{company:02}"
            yield _invoice(str(_FIRST_OPEN + company * each + nth), company, 5 + 20 * nth, total, total)


def _paid_invoices(paid: Iterable[int]) -> Iterator[tuple[str, ...]]:
    number = _FIRST_PAID
    for company, many in enumerate(paid):
        for nth in range(many):
            yield _invoice(str(number), company, 200 + nth % 1500, f"{50 + nth % 400}.00", "0.00")
            number += 1


def _invoice(number: str, company: int, days_old: int, total: str, balance: str) -> tuple[str, ...]:
    day = datetime.now(UTC).date() - timedelta(days=days_old)
    dates = (day.isoformat(), (day + timedelta(days=30)).isoformat())
    return (number, company_number(company), *dates, "USD", total, balance, f"PO-{number}", "Base rate and copies", "Front desk")


def _write(folder: Path, name: str, rows: Iterable[tuple[str, ...]]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADERS[name].split())
        writer.writerows(rows)


def _read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
