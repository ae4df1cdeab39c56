"""What an import does to the books: all or nothing, once, and never by mistake to most of them."""

from datetime import UTC, datetime

import pytest

from domain.adapters.dealer_csv import ImportOptions
from domain.billing.models import Invoice, InvoiceLine
from domain.customers.models import Company, Contact
from domain.erp.imports import Counts, TooManyGone, apply
from domain.erp.models import ImportRun
from domain.service.models import Equipment

MONDAY = datetime(2026, 3, 9, 6, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 10, 6, tzinfo=UTC)


@pytest.fixture
def bring_in(database, folder):
    """Read the folder as it is now and bring it in."""

    def run(as_of=MONDAY, force=False):
        batch = folder.read(ImportOptions())
        return database.write(lambda store: apply(store, batch, as_of, force)).result()

    return run


@pytest.fixture
def books(database):
    """All records of a class, by key."""
    return lambda kind, order: database.read(lambda store: store.find(kind, order=order)).result()


def test_the_first_import_adds_everything(bring_in, books):
    summary = bring_in()
    assert summary.counts == {
        "customers": Counts(added=2),
        "contacts": Counts(added=2),
        "invoices": Counts(added=6),
        "invoice lines": Counts(added=3),
        "credits": Counts(added=1),
        "equipment": Counts(added=1),
    }
    assert len(books(Invoice, "number")) == 6
    (run,) = books(ImportRun, "id")
    assert run.as_of == MONDAY
    assert run.summary["counts"]["invoices"]["added"] == 6


def test_the_same_files_again_change_nothing_but_the_as_of(bring_in, books):
    bring_in()
    before = books(Invoice, "number")
    summary = bring_in(TUESDAY)
    assert {(counts.added, counts.changed, counts.gone) for counts in summary.counts.values()} == {(0, 0, 0)}
    assert books(Invoice, "number") == before
    assert [run.as_of for run in books(ImportRun, "as_of")] == [MONDAY, TUESDAY]


def test_a_changed_file_updates(bring_in, books, folder):
    bring_in()
    folder.replace("customers.csv", "Harbor Dental Group", "Harbor Dental").replace(
        "invoice_lines.csv", "0.0085,85.00", "0.0100,100.00"
    )
    summary = bring_in()
    assert summary.counts["customers"] == Counts(changed=1, unchanged=1)
    assert summary.counts["invoice lines"] == Counts(changed=1, unchanged=2)
    assert books(Company, "number")[0].name == "Harbor Dental"
    assert books(InvoiceLine, "id")[1].unit_price == "0.0100"


def test_an_invoice_that_is_gone_counts_as_paid_and_is_kept_with_its_lines(bring_in, books, folder):
    bring_in()
    folder.files["invoices.csv"] = "".join(
        row for row in folder.files["invoices.csv"].splitlines(True) if not row.startswith("10480")
    )
    folder.replace("invoice_lines.csv", "10480,1,Base rate,1,100.00,100.00\n", "")
    summary = bring_in()
    assert summary.counts["invoices"] == Counts(unchanged=5, gone=1)
    gone = books(Invoice, "number")[0]
    assert (gone.number, gone.total_cents, gone.balance_cents) == ("10480", 10000, 0)
    assert [line.invoice for line in books(InvoiceLine, "id")] == ["10480", "10481", "10481"]
    assert bring_in().counts["invoices"] == Counts(unchanged=5)


def test_contacts_and_equipment_that_are_gone_are_removed_and_customers_are_kept(bring_in, books, folder):
    bring_in()
    folder.replace("contacts.csv", "TO2002,José Peña,,419-555-0188,\n", "")
    folder.files["equipment.csv"] = folder.files["equipment.csv"].splitlines()[0]
    folder.files["invoices.csv"] = "".join(row for row in folder.files["invoices.csv"].splitlines(True) if "TO2002" not in row)
    folder.replace("customers.csv", "TO2002,Café Olé,,,,,,,\n", "")
    summary = bring_in(force=True)
    assert [contact.name for contact in books(Contact, "id")] == ["Dana Fox"]
    assert books(Equipment, "id") == []
    assert [company.number for company in books(Company, "number")] == ["CL1001", "TO2002"]
    assert summary.counts["customers"].gone == 1
    assert "customers no longer in the files, and kept: 1" in summary.notes


def test_a_file_that_is_not_there_leaves_what_is_known(bring_in, books, folder):
    bring_in()
    del folder.files["contacts.csv"]
    assert "contacts" not in bring_in().counts
    assert len(books(Contact, "id")) == 2


def test_when_more_than_a_fifth_of_the_open_invoices_vanish_nothing_is_imported(bring_in, books, folder):
    bring_in()
    rows = folder.files["invoices.csv"].splitlines(True)
    folder.files["invoices.csv"] = "".join(rows[:-2])
    folder.replace("customers.csv", "Harbor Dental Group", "Changed")
    with pytest.raises(TooManyGone) as refused:
        bring_in()
    assert str(refused.value) == (
        "2 of 5 open invoices are missing from invoices.csv, over 20 %. Nothing was imported. "
        "If they were all paid, import again with --force; otherwise export the complete file."
    )
    assert books(Company, "number")[0].name == "Harbor Dental Group"
    assert bring_in(force=True).counts["invoices"].gone == 2


def test_a_dry_run_tells_the_same_and_leaves_nothing(bring_in, books, database, folder):
    class DryRun(Exception):
        pass

    def rehearse(store):
        told.append(apply(store, batch, MONDAY))
        raise DryRun

    told: list[object] = []
    batch = folder.read()
    with pytest.raises(DryRun):
        database.write(rehearse).result()
    assert books(Invoice, "number") == []
    assert books(ImportRun, "id") == []
    assert bring_in() == told[0]


def test_customers_whom_nobody_can_link_are_pointed_out(bring_in, folder):
    folder.replace("contacts.csv", "419-555-0188", "")
    assert bring_in().notes == ("customers without e-mail or phone on file, whom nobody can link: 1 (TO2002)",)


def test_the_summary_reads_as_a_table(bring_in):
    assert str(bring_in()).splitlines()[:2] == [
        "                   added   changed  unchanged    gone",
        "customers              2         0          0       0",
    ]
