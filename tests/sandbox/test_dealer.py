"""What the demo and the tests rely on in the invented dealer's books."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from domain.adapters.dealer_csv.folder import read_folder
from domain.adapters.dealer_csv.options import ImportOptions
from domain.billing.models import Invoice
from sandbox.dealer import write_dealer

TODAY = date(2026, 11, 22)
Books = dict[str, list[dict[str, str]]]


def read_books(folder: Path) -> Books:
    files = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.csv"))}
    return {name: list(csv.DictReader(text.splitlines())) for name, text in files.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("dealer")
    write_dealer(path, TODAY)
    return path


@pytest.fixture(scope="module")
def books(folder: Path) -> Books:
    return read_books(folder)


def days_past_due(invoice: dict[str, str]) -> int:
    return (TODAY - date.fromisoformat(invoice["due_date"])).days


def bucket(days: int) -> str:
    return "current" if days <= 0 else "1-30" if days <= 30 else "31-60" if days <= 60 else "61-90" if days <= 90 else "over 90"


def test_the_importer_finds_nothing_wrong(folder):
    batch = read_folder(folder, ImportOptions())
    assert len(batch.of(Invoice) or ()) == 400
    assert batch.notes == ()


def test_the_same_day_and_seed_give_the_same_files(folder, tmp_path):
    write_dealer(tmp_path / "again", TODAY)
    write_dealer(tmp_path / "other", TODAY, seed=8)
    files = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert {file.name: file.read_bytes() for file in (tmp_path / "again").iterdir()} == files
    assert {file.name: file.read_bytes() for file in (tmp_path / "other").iterdir()} != files


def test_there_are_enough_customers_invoices_and_machines(books):
    assert {name: len(rows) for name, rows in books.items() if name in ("customers", "invoices", "credits")} == {
        "customers": 40,
        "invoices": 400,
        "credits": 8,
    }
    assert len(books["equipment"]) >= 80


def test_company_numbers_have_the_three_beginnings_and_the_known_ones(books):
    numbers = [row["company_number"] for row in books["customers"]]
    assert {number[:2] for number in numbers} == {"CL", "TO", "AK"}
    assert {"CL4412", "CL1234", "TO1234", "AK1234"} < set(numbers)
    assert len(set(numbers)) == 40


def test_every_company_can_receive_a_code_and_owes_something_or_did(books):
    reachable = {row["company_number"] for row in books["contacts"] if row["email"] and row["phone"]}
    billed = {row["company_number"] for row in books["invoices"]}
    everybody = {row["company_number"] for row in books["customers"]}
    assert reachable == billed == everybody


def test_nobody_real_can_be_reached(books):
    for contact in books["contacts"]:
        assert contact["email"] or contact["phone"]
        assert not contact["email"] or contact["email"].endswith(".example")
        assert not contact["phone"] or re.fullmatch(r"\+1[2-9][0-9]{2}55501[0-9]{2}", contact["phone"])
    phones = [contact["phone"] for contact in books["contacts"] if contact["phone"]]
    assert len(phones) == len(set(phones))


def test_lines_add_up_to_the_totals_and_each_line_is_quantity_times_price(books):
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in books["invoice_lines"]:
        assert Decimal(line["quantity"]) * Decimal(line["unit_price"]) == Decimal(line["amount"])
        sums[line["invoice_number"]] += Decimal(line["amount"])
    assert sums == {row["invoice_number"]: Decimal(row["total"]) for row in books["invoices"]}


def test_invoices_are_of_every_age_and_paid_open_or_partly_paid(books):
    still_open = [row for row in books["invoices"] if Decimal(row["balance"])]
    ages = Counter(bucket(days_past_due(row)) for row in still_open)
    assert min(ages[age] for age in ("current", "1-30", "31-60", "61-90", "over 90")) >= 10
    assert sum(Decimal(row["balance"]) < Decimal(row["total"]) for row in still_open) >= 10
    assert len(still_open) < 350


def test_no_invoice_is_from_tomorrow_and_numbers_are_unique(books):
    assert all(date.fromisoformat(row["invoice_date"]) <= TODAY for row in books["invoices"])
    numbers = [row["invoice_number"] for row in books["invoices"]]
    assert len(set(numbers)) == 400
    assert all(re.fullmatch("[0-9]{5}", number) for number in numbers)


def test_the_demo_customer_owes_in_every_bucket_and_has_a_credit_and_three_machines(books):
    mine = {name: [row for row in rows if row.get("company_number") == "CL4412"] for name, rows in books.items()}
    still_open = [row for row in mine["invoices"] if Decimal(row["balance"])]
    assert {bucket(days_past_due(row)) for row in still_open} == {"current", "1-30", "31-60", "61-90", "over 90"}
    assert len(still_open) == len({row["total"] for row in still_open}) == 7
    assert "10482" in {row["invoice_number"] for row in still_open}
    assert (len(mine["credits"]), len(mine["equipment"]), len(mine["contacts"])) == (1, 3, 1)
    assert mine["contacts"][0]["email"]
    assert mine["contacts"][0]["phone"]
