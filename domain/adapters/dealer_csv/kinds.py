"""The seven files: their columns, what must be unique, what refers to what, and the record that a row becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from domain.adapters.dealer_csv import cells
from domain.adapters.dealer_csv.cells import CellReader
from domain.adapters.dealer_csv.options import ImportOptions
from domain.billing.models import Credit, Invoice, InvoiceLine
from domain.core.money import Money
from domain.customers.models import Company, Contact
from domain.service.models import CALL_STATES, CallStatus, Equipment

Values = Mapping[str, Any]
Breach = tuple[str, str, str]


@dataclass(frozen=True)
class Column:
    """A column that must be there if ``needed``; its cells must hold something unless they ``may_be_empty``.

    ``default`` is the value of an empty cell or a missing column.
    """

    name: str
    read: CellReader
    needed: bool = True
    may_be_empty: bool = False
    default: Any = ""


@dataclass(frozen=True)
class FileKind:
    """One file of the set.

    ``key``: the columns that are unique together; ``refers_to``: a column and the file that must know its value;
    ``rules``: what the cells of a row break together, as (column, rule, mend); ``usual``: its absence is worth a word.
    """

    name: str
    record: type[Any]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    build: Callable[[Values], Any]
    refers_to: tuple[str, str] | None = None
    rules: Callable[[Values], Iterator[Breach]] = lambda values: iter(())
    needed: bool = False
    usual: bool = True


def _words(name: str, longest: int, default: str = "") -> Column:
    return Column(name, cells.text(longest), needed=False, may_be_empty=True, default=default)


def file_kinds(options: ImportOptions) -> tuple[FileKind, ...]:
    """The files in the order they are read: what is referred to comes before what refers to it."""
    company = Column("company_number", cells.company_number)
    day = cells.day(options.date_format)
    currency = Column("currency", cells.currency, needed=False, may_be_empty=True, default=options.currency)
    return (
        _customers(company),
        _contacts(company, cells.phone(options.region)),
        _invoices(company, currency, day),
        _lines(),
        _credits(company, currency, day),
        _equipment(company),
        _service_calls(company, day),
    )


def _customers(company: Column) -> FileKind:
    address = (
        _words("street", 120),
        _words("city", 80),
        _words("state", 60),
        _words("postal_code", 20),
        _words("country", 60, "US"),
    )
    zone = Column("time_zone", cells.time_zone, needed=False, may_be_empty=True)
    return FileKind(
        name="customers.csv",
        record=Company,
        columns=(company, Column("name", cells.text(120)), *address, _words("terms", 60), zone),
        key=("company_number",),
        build=lambda row: Company(
            number=row["company_number"],
            timezone=row["time_zone"],
            **{name: row[name] for name in ("name", "street", "city", "state", "postal_code", "country", "terms")},
        ),
        needed=True,
    )


def _contacts(company: Column, phone: CellReader) -> FileKind:
    reach = (
        Column("email", cells.email, needed=False, may_be_empty=True),
        Column("phone", phone, needed=False, may_be_empty=True),
    )
    return FileKind(
        name="contacts.csv",
        record=Contact,
        columns=(company, Column("name", cells.text(120)), *reach, _words("role", 60)),
        key=("company_number", "name"),
        build=lambda row: Contact(
            id=f"{row['company_number']}:{row['name'].casefold()}",
            company=row["company_number"],
            **{name: row[name] for name in ("name", "email", "phone", "role")},
        ),
        refers_to=("company_number", "customers.csv"),
    )


def _invoices(company: Column, currency: Column, day: CellReader) -> FileKind:
    dates = (Column("invoice_date", day), Column("due_date", day))
    sums = (Column("total", cells.positive_cents), Column("balance", cells.positive_cents))
    return FileKind(
        name="invoices.csv",
        record=Invoice,
        columns=(
            Column("invoice_number", cells.invoice_number),
            company,
            *dates,
            currency,
            *sums,
            _words("po_number", 60),
            _words("description", 500),
            _words("location", 200),
        ),
        key=("invoice_number",),
        build=lambda row: Invoice(
            number=row["invoice_number"],
            company=row["company_number"],
            total_cents=row["total"],
            balance_cents=row["balance"],
            **{name: row[name] for name in ("invoice_date", "due_date", "currency", "po_number", "description", "location")},
        ),
        refers_to=("company_number", "customers.csv"),
        rules=_invoice_rules,
        needed=True,
    )


def _invoice_rules(row: Values) -> Iterator[Breach]:
    if {"total", "balance"} <= row.keys() and row["balance"] > row["total"]:
        yield "balance", f"is more than the total, {Money(row['total']).decimal()}", "correct whichever is wrong"
    if {"invoice_date", "due_date"} <= row.keys() and row["due_date"] < row["invoice_date"]:
        yield "due_date", f"is before the invoice date, {row['invoice_date']}", "correct whichever is wrong"


def _lines() -> FileKind:
    return FileKind(
        name="invoice_lines.csv",
        record=InvoiceLine,
        columns=(
            Column("invoice_number", cells.invoice_number),
            Column("line", cells.line_position),
            Column("description", cells.text(500), may_be_empty=True),
            Column("quantity", cells.decimal_text),
            Column("unit_price", cells.decimal_text),
            Column("amount", cells.cents),
        ),
        key=("invoice_number", "line"),
        build=lambda row: InvoiceLine(
            id=f"{row['invoice_number']}:{row['line']}",
            invoice=row["invoice_number"],
            position=row["line"],
            description=row["description"],
            quantity=row["quantity"],
            unit_price=row["unit_price"],
            amount_cents=row["amount"],
        ),
        refers_to=("invoice_number", "invoices.csv"),
    )


def _credits(company: Column, currency: Column, day: CellReader) -> FileKind:
    return FileKind(
        name="credits.csv",
        record=Credit,
        columns=(
            Column("credit_number", cells.identifier),
            company,
            Column("credit_date", day),
            currency,
            Column("amount", cells.positive_cents),
            _words("description", 500),
        ),
        key=("credit_number",),
        build=lambda row: Credit(
            number=row["credit_number"],
            company=row["company_number"],
            amount_cents=row["amount"],
            **{name: row[name] for name in ("credit_date", "currency", "description")},
        ),
        refers_to=("company_number", "customers.csv"),
    )


def _equipment(company: Column) -> FileKind:
    made = (Column("make", cells.text(80), may_be_empty=True), Column("model", cells.text(80)))
    return FileKind(
        name="equipment.csv",
        record=Equipment,
        columns=(
            Column("equipment_id", cells.identifier),
            company,
            *made,
            _words("serial_number", 60),
            _words("location", 200),
            _words("contract", 60),
        ),
        key=("equipment_id",),
        build=lambda row: Equipment(
            id=row["equipment_id"],
            company=row["company_number"],
            **{name: row[name] for name in ("make", "model", "serial_number", "location", "contract")},
        ),
        refers_to=("company_number", "customers.csv"),
    )


def _service_calls(company: Column, day: CellReader) -> FileKind:
    return FileKind(
        name="service_calls.csv",
        record=CallStatus,
        columns=(
            Column("number", cells.identifier),
            company,
            Column("state", cells.one_of(*CALL_STATES)),
            Column("visit_on", day, needed=False, may_be_empty=True, default=None),
        ),
        key=("number",),
        build=lambda row: CallStatus(row["number"], row["company_number"], row["state"], row["visit_on"]),
        refers_to=("company_number", "customers.csv"),
        usual=False,
    )
