"""The invented dealer's books as a folder of CSV files: customers, contacts, invoices of every age, credits and equipment.

``python -m sandbox.dealer DIR`` writes it; the same day and seed always give the same files.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sandbox.dealer_words import (
    BUSINESSES,
    CITIES,
    CREDIT_REASONS,
    FIRST_NAMES,
    INVOICE_KINDS,
    LAST_NAMES,
    LOCATIONS,
    MACHINES,
    ROLES,
    STREETS,
    TERMS,
)

DEMO_CUSTOMER = "CL4412"
FIRST_INVOICE = 10022
_KNOWN_NUMBERS = {"CL": ("4412", "1234"), "TO": ("1234",), "AK": ("1234",)}
_INVOICES = 400
# The demo customer's open invoices: number, days past due (negative: not due yet), kind, share that is still open.
_DEMO_INVOICES = (
    ("10482", -12, 0, 1.0),
    ("10475", -3, 1, 1.0),
    ("10431", 17, 4, 1.0),
    ("10396", 44, 2, 1.0),
    ("10388", 52, 0, 0.5),
    ("10327", 78, 1, 1.0),
    ("10219", 121, 2, 1.0),
)
_HEADERS = {
    "customers": "company_number name street city state postal_code country terms time_zone",
    "contacts": "company_number name email phone role",
    "invoices": "invoice_number company_number invoice_date due_date currency total balance po_number description location",
    "invoice_lines": "invoice_number line description quantity unit_price amount",
    "credits": "credit_number company_number credit_date currency amount description",
    "equipment": "equipment_id company_number make model serial_number location contract",
}
Row = Mapping[str, object]


def write_dealer(folder: Path, today: date, seed: int = 7) -> None:
    """Write the six files into ``folder`` (made if missing), with dates relative to ``today``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in _Dealer(today, seed).books.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _HEADERS[name].split(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


class _Dealer:
    """Makes up the books, file by file; ``books`` holds the rows of each."""

    def __init__(self, today: date, seed: int) -> None:
        self._today = today
        self._chance = random.Random(seed)  # noqa: S311  # invented data, not secrets
        self._phones = iter(self._chance.sample(range(100, 200), 100))
        self.books: dict[str, list[Row]] = {name: [] for name in _HEADERS}
        for number, name in self._company_numbers():
            self._add_company(number, name)
        self._add_demo_invoices()
        self._add_invoices()
        self._add_credits()

    def _company_numbers(self) -> list[tuple[str, str]]:
        """Two letters of the name and four digits; the numbers that guides and tests speak of come first."""
        numbers = []
        taken = {prefix: list(known) for prefix, known in _KNOWN_NUMBERS.items()}
        for name in BUSINESSES:
            prefix = name[:2].upper()
            digits = taken[prefix].pop(0) if taken[prefix] else f"{self._chance.randrange(2000, 9999)}"
            numbers.append((prefix + digits, name))
        return numbers

    def _add_company(self, number: str, name: str) -> None:
        city, state, postal, area, zone = self._chance.choice(CITIES)
        terms = self._chance.choices(list(TERMS), weights=(8, 2, 1))[0]
        place = {
            "street": f"{self._chance.randrange(1, 980)} {self._chance.choice(STREETS)}",
            "city": city,
            "state": state,
            "postal_code": f"{postal}{self._chance.randrange(1, 99):02d}",
            "country": "US",
        }
        self.books["customers"].append({"company_number": number, "name": name, **place, "terms": terms, "time_zone": zone})
        self._add_contacts(number, name, area)
        self._add_equipment(number)

    def _add_contacts(self, number: str, name: str, area: str) -> None:
        """One to three people; the first can be reached by e-mail, the others by e-mail, phone or both."""
        words = [word.lower() for word in name.split() if word.isalpha()]
        domain = "".join(words[:2])
        people = 1 if number == DEMO_CUSTOMER else self._chance.choice((1, 2, 2, 3))
        firsts = self._chance.sample(FIRST_NAMES, people)
        for place, first in enumerate(firsts):
            has_email = place == 0 or self._chance.random() < 0.6
            phone = next(self._phones, None) if number == DEMO_CUSTOMER or not has_email or place == 0 else None
            last = self._chance.choice(LAST_NAMES)
            self.books["contacts"].append({
                "company_number": number,
                "name": f"{first} {last}",
                "email": f"{first}.{last}@{domain}.example".lower() if has_email else "",
                "phone": f"+1{area}555{phone:04d}" if phone else "",
                "role": ROLES[place],
            })  # fmt: skip

    def _add_equipment(self, number: str) -> None:
        machines = 3 if number == DEMO_CUSTOMER else self._chance.choice((1, 2, 3, 3))
        models = self._chance.sample(MACHINES, machines)
        for location, (make, model, beginning) in zip(self._chance.sample(LOCATIONS, machines), models, strict=True):
            under_contract = number == DEMO_CUSTOMER or self._chance.random() < 0.8
            self.books["equipment"].append({
                "equipment_id": f"E{2001 + len(self.books['equipment'])}",
                "company_number": number,
                "make": make,
                "model": model,
                "serial_number": f"{beginning}{self._chance.randrange(10_000, 99_999)}",
                "location": location,
                "contract": f"MC-{self._chance.randrange(3000, 3999)}" if under_contract else "",
            })  # fmt: skip

    def _add_demo_invoices(self) -> None:
        for number, days_past_due, kind, share in _DEMO_INVOICES:
            self._add_invoice(number, self._customer(DEMO_CUSTOMER), days_past_due, kind, share)

    def _add_invoices(self) -> None:
        """Everybody else's invoices, oldest first, so that numbers rise with the dates; most of the old ones are paid."""
        taken = {number for number, *_ in _DEMO_INVOICES}
        free = [str(number) for number in range(FIRST_INVOICE, FIRST_INVOICE + 500) if str(number) not in taken]
        numbers = sorted(self._chance.sample(free, _INVOICES - len(taken)))
        ages = sorted((self._chance.randrange(230) for _ in numbers), reverse=True)
        for number, age in zip(numbers, ages, strict=True):
            customer = self._chance.choice(self.books["customers"])
            days_past_due = age - TERMS[str(customer["terms"])]
            paid = customer["company_number"] == DEMO_CUSTOMER or self._chance.random() < (0.3 if days_past_due < 30 else 0.6)
            share = 0.0 if paid else self._chance.choice((1.0, 1.0, 1.0, 1.0, 0.5))
            self._add_invoice(number, customer, days_past_due, self._chance.randrange(len(INVOICE_KINDS)), share)

    def _add_invoice(self, number: str, customer: Row, days_past_due: int, kind: int, share: float) -> None:
        description, parts = INVOICE_KINDS[kind]
        total = sum(self._add_line(number, line, *part) for line, part in enumerate(parts, start=1))
        balance = round(total * share)
        due = self._today - timedelta(days=days_past_due)
        self.books["invoices"].append({
            "invoice_number": number,
            "company_number": customer["company_number"],
            "invoice_date": due - timedelta(days=TERMS[str(customer["terms"])]),
            "due_date": due,
            "currency": "USD",
            "total": _decimal(total),
            "balance": _decimal(balance),
            "po_number": f"PO-{self._chance.randrange(1000, 9999)}" if self._chance.random() < 0.4 else "",
            "description": description,
            "location": self._chance.choice(self._locations(str(customer["company_number"]))),
        })  # fmt: skip

    def _add_line(self, invoice: str, line: int, description: str, least: int, most: int, unit_price: int) -> int:
        """The amount of the line, in cents."""
        quantity = self._chance.randint(least, most)
        self.books["invoice_lines"].append({
            "invoice_number": invoice,
            "line": line,
            "description": description,
            "quantity": quantity,
            "unit_price": _decimal(unit_price),
            "amount": _decimal(quantity * unit_price),
        })  # fmt: skip
        return quantity * unit_price

    def _add_credits(self) -> None:
        others = [row["company_number"] for row in self.books["customers"] if row["company_number"] != DEMO_CUSTOMER]
        for place, company in enumerate([DEMO_CUSTOMER, *self._chance.sample(others, 7)]):
            self.books["credits"].append({
                "credit_number": f"CM{501 + place}",
                "company_number": company,
                "credit_date": self._today - timedelta(days=self._chance.randrange(3, 90)),
                "currency": "USD",
                "amount": _decimal(self._chance.randrange(1_500, 12_000)),
                "description": self._chance.choice(CREDIT_REASONS),
            })  # fmt: skip

    def _customer(self, number: str) -> Row:
        return next(row for row in self.books["customers"] if row["company_number"] == number)

    def _locations(self, company: str) -> Sequence[str]:
        return [str(row["location"]) for row in self.books["equipment"] if row["company_number"] == company]


def _decimal(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox.dealer", description="Write an invented dealer's CSV folder.")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--today", type=date.fromisoformat, help="the day all dates are relative to (default: today, UTC)")
    parser.add_argument("--seed", type=int, default=7, help="another number, another dealer (default 7)")
    args = parser.parse_args()
    write_dealer(args.folder, args.today or datetime.now(UTC).date(), args.seed)
    print(f"Wrote {', '.join(f'{name}.csv' for name in _HEADERS)} to {args.folder}")


if __name__ == "__main__":
    main()
