"""The invented dealer's customers as their CSV folder tells them: what a customer knows of himself, to prove and compare with."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import ROOT


@dataclass(frozen=True)
class Customer:
    """A company with an e-mail address on file; ``open`` maps its open invoices to cents, the oldest first.

    ``invoice`` and ``total`` are its newest invoice and that one's exact total; ``credit`` its unapplied credit in cents.
    """

    number: str
    name: str
    email: str
    invoice: str
    total: str
    open: dict[str, int]
    credit: int

    def oldest(self, count: int) -> dict[str, int]:
        """The oldest open invoices, number to cents."""
        return dict(list(self.open.items())[:count])

    @property
    def owes(self) -> int:
        """What it owes in all, in cents, credits taken off."""
        return sum(self.open.values()) - self.credit


def invent_customers(folder: Path) -> Path:
    """Write the invented dealer's folder."""
    subprocess.run([sys.executable, "-m", "sandbox.dealer", str(folder)], check=True, capture_output=True, cwd=ROOT)
    return folder


def customers_of(folder: Path) -> Iterator[Customer]:
    """Customers with an e-mail address and at least two open invoices, each once."""
    contacts = {row["company_number"]: row["email"] for row in reversed(rows(folder, "contacts")) if row["email"]}
    credits = rows(folder, "credits")
    for company in rows(folder, "customers"):
        number = company["company_number"]
        invoices = [row for row in rows(folder, "invoices") if row["company_number"] == number]
        newest = max(invoices, key=lambda row: row["invoice_date"])
        still_open = sorted((row for row in invoices if cents(row["balance"])), key=lambda row: row["due_date"])
        customer = Customer(
            number,
            company["name"],
            contacts.get(number, ""),
            newest["invoice_number"],
            newest["total"],
            {row["invoice_number"]: cents(row["balance"]) for row in still_open},
            sum(cents(row["amount"]) for row in credits if row["company_number"] == number),
        )
        if customer.email and len(customer.open) > 1:
            yield customer


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """One of the dealer's files."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cents(amount: str) -> int:
    """``1014.80`` in cents."""
    return int(amount.replace(".", "").replace(",", ""))


def dollars(amount: int) -> str:
    """Cents as our texts write them: ``$1,436.85``."""
    return f"${amount // 100:,}.{amount % 100:02}"
