"""What the dealer's ERP is given back: exact, in the same bytes every time, and harmless in a spreadsheet."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.account import journal
from domain.adapters.dealer_csv import write_folder
from domain.billing.models import Autopay, Dispute, Invoice, Method, Promise, PromiseInstalment
from domain.core.money import Money
from domain.customers.models import Company, ContactChange, HandOver, Lead
from domain.erp import exports
from domain.erp.exports import ExportTable
from domain.payments.models import AttemptState, PaymentAttempt
from domain.service.models import MeterReading, ServiceCall, ServiceNote, SupplyOrder
from tests.support.paying import add_link, add_talk

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def attempt(id, state: AttemptState = "succeeded", hours=0):
    moment = NOON + timedelta(hours=hours)
    return PaymentAttempt(
        id, f"key-{id}", "link", "pay", "CL1001", "person", "talk", "USD", 10000, state, moment, moment,
        method_label="Visa 4242", confirmation=f"LL-{id}", settled_at=moment,
    )  # fmt: skip


def fill(store):
    store.insert(Company("CL1001", "Harbor Dental"))
    store.insert(Invoice("10480", "CL1001", NOON.date(), NOON.date(), "USD", 10000, 10000))
    add_talk(store, NOON)
    add_link(store, "CL1001", 10000, NOON)
    for number, payment in enumerate((attempt("A", "returned"), attempt("B", hours=1))):
        store.insert(payment)
        postings: journal.Postings = {
            (journal.CLEARING, None): 10000,
            (journal.APPLIED, "10480"): -8500,
            (journal.UNAPPLIED, None): -1500,
        }
        key, moment = f"{payment.id}:succeeded", NOON + timedelta(hours=number)
        journal.record(store, "payment_succeeded", key, payment.id, "CL1001", "USD", postings, moment)
    journal.reverse(store, "payment_returned", "A:reversed", "A:succeeded", NOON + timedelta(days=2))
    store.insert(replace(attempt("C", "failed"), confirmation=""))
    store.insert(
        ServiceCall("S-7", "k1", "CL1001", "person", "E-100", "=SUM(A1)", "high", "+12165550123", "9 to 5", "open", NOON)
    )
    store.insert(ServiceNote("n1", "k2", "S-7", "person", "Error E045", NOON))
    store.insert(ServiceNote("n2", "k3", "S-7", "person", "Bring toner, please", NOON + timedelta(hours=1)))
    store.insert(Lead("l1", "k4", "Ana Núñez", "Olé, Inc.", "ana@ole.example", "25", "talk", NOON))
    store.insert(Method("m1", "CL1001", "pm_1", "card", "Visa", "4242", "2030-01", "", True, NOON))
    store.insert(Autopay("a1", "k5", "CL1001", "person", "m1", 5, "USD", 50000, "requested", "I agree.", "web", NOON))
    store.insert(Dispute("DP-1", "k7", "CL1001", "person", "10480", "amount", "=1+1", "USD", 10000, "open", NOON))
    store.insert(Promise("p1", "k8", "CL1001", "person", "USD", "check 12", NOON))
    store.insert(PromiseInstalment("p1-1", "p1", 1, date(2026, 3, 20), 7550))
    store.insert(MeterReading("r1", "k9", "CL1001", "E-100", "person", {"color": 12003, "black": 45210}, "lower", NOON))
    store.insert(SupplyOrder("SO-1", "k10", "CL1001", "person", "E-100", {"staples": 1, "black": 2}, "PO 7", NOON))
    store.insert(
        ContactChange("c1", "k11", "CL1001", "CL1001:pat", "person", "email", "a@b.example", "c@d.example", "waiting", NOON)
    )
    store.insert(HandOver("h1", "k6", "ar", "talk", "person", "CL1001", "a question", "216-555-0123", "callback", NOON))


@pytest.fixture
def write(database, tmp_path):
    """Export everything, as it is now, to a folder; gives the folder."""

    def run(name="out"):
        found = database.read(exports.tables).result()
        write_folder(tmp_path / name, found)
        return tmp_path / name

    return run


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_kind_has_a_file_with_a_header_even_when_there_is_nothing(write):
    folder = write()
    assert sorted(path.name for path in folder.iterdir()) == [
        "autopay_requests.csv", "callbacks.csv", "contact_changes.csv", "disputes.csv", "leads.csv", "meter_readings.csv",
        "payment_allocations.csv",
        "payments.csv", "promises.csv", "service_calls.csv", "supply_orders.csv",
    ]  # fmt: skip
    assert rows(folder / "leads.csv") == [["external_key", "name", "company_name", "reach_at", "size", "created_at"]]


def test_payments_are_those_that_were_taken_with_what_became_of_them(database, write):
    database.write(fill).result()
    assert rows(write() / "payments.csv")[1:] == [
        ["payment:A", "LL-A", "CL1001", "2026-03-09T12:00:00Z", "100.00", "USD", "Visa 4242", "returned"],
        ["payment:B", "LL-B", "CL1001", "2026-03-09T13:00:00Z", "100.00", "USD", "Visa 4242", "succeeded"],
    ]


def test_allocations_sum_to_their_payment_and_name_what_is_credit(database, write):
    database.write(fill).result()
    assert rows(write() / "payment_allocations.csv")[3:] == [
        ["payment:B:unapplied", "payment:B", "LL-B", "CL1001", "", "15.00", "USD"],
        ["payment:B:10480", "payment:B", "LL-B", "CL1001", "10480", "85.00", "USD"],
    ]


def test_the_other_files_say_what_customers_asked_for(database, write):
    database.write(fill).result()
    folder = write()
    moment = "2026-03-09T12:00:00Z"
    assert rows(folder / "service_calls.csv")[1] == [
        "service_call:S-7", "S-7", "CL1001", "E-100", "'=SUM(A1)", "high", "'+12165550123", "9 to 5", "open", moment,
        "Error E045 | Bring toner, please",
    ]  # fmt: skip
    assert rows(folder / "leads.csv")[1] == ["lead:l1", "Ana Núñez", "Olé, Inc.", "ana@ole.example", "25", moment]
    assert rows(folder / "autopay_requests.csv")[1] == [
        "autopay:a1", "CL1001", "Visa 4242", "5", "500.00", "USD", "requested", moment, "", "web", "I agree.",
    ]  # fmt: skip
    assert rows(folder / "disputes.csv")[1] == [
        "dispute:DP-1", "DP-1", "CL1001", "10480", "100.00", "USD", "amount", "'=1+1", "open", moment, "",
    ]  # fmt: skip
    assert rows(folder / "contact_changes.csv")[1] == [
        "contact:c1", "CL1001", "", "email", "a@b.example", "c@d.example", "waiting", moment,
    ]  # fmt: skip
    assert rows(folder / "meter_readings.csv")[1] == [
        "meter:r1", "CL1001", "E-100", "black 45210, color 12003", "lower", moment,
    ]  # fmt: skip
    assert rows(folder / "supply_orders.csv")[1] == [
        "supplies:SO-1", "SO-1", "CL1001", "E-100", "2 x black toner, 1 x staples", "PO 7", moment,
    ]  # fmt: skip
    assert rows(folder / "promises.csv")[1] == ["promise:p1", "CL1001", "75.50", "USD", "2026-03-20", "check 12", moment, ""]
    assert rows(folder / "callbacks.csv")[1] == ["callback:h1", "ar", "CL1001", "216-555-0123", "a question", "callback", moment]


def test_the_same_data_exported_twice_gives_the_same_bytes(database, write):
    database.write(fill).result()
    first, second = write("one"), write("two")
    write("two")
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(tmp_path, start):
    write_folder(tmp_path, [ExportTable("t", ("a",), ((f"{start}1+1",),))])
    assert rows(tmp_path / "t.csv")[1] == [f"'{start}1+1"]


def test_numbers_stay_numbers_also_negative_ones(tmp_path):
    write_folder(tmp_path, [ExportTable("t", ("a", "b"), ((Money(-1050), -3),))])
    assert rows(tmp_path / "t.csv")[1] == ["-10.50", "-3"]


def test_a_file_that_cannot_be_finished_leaves_the_old_one_and_no_rest(tmp_path):
    write_folder(tmp_path, [ExportTable("t", ("a",), (("old",),))])
    with pytest.raises(UnicodeEncodeError):
        write_folder(tmp_path, [ExportTable("t", ("a",), (("new",), ("\ud800",)))])
    assert rows(tmp_path / "t.csv")[1] == ["old"]
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
