"""A payment of ours is deducted exactly once: by us until the ERP shows it, by the ERP from then on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.account import journal
from domain.billing.models import Invoice
from domain.erp.imports import apply
from domain.erp.reconciliation import covered, outstanding
from domain.payments.models import Entry, Posting
from tests.support.paying import add_attempt, add_link, add_talk

START = datetime(2026, 3, 9, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("movements", "fall", "balance", "absorbed"),
    [
        ([5000], 5000, 5000, 5000),
        ([5000], 4999, 5001, 0),
        ([5000], 7500, 2500, 5000),
        ([3000, 7000], 3000, 17000, 3000),
        ([3000, 7000], 7000, 13000, 7000),
        ([3000, 7000, -3000], 7000, 10000, 7000),
        ([10000], 2000, 8000, 0),
        ([10000], 8000, 0, 10000),
        ([5000, -5000], 5000, 5000, 0),
        ([], 5000, 5000, 0),
        # absorbed already, then returned by the bank: the ERP will put it back
        ([5000, -5000, -5000], -5000, 10000, -5000),
        ([5000, -5000, -5000], 2000, 3000, 0),
    ],
)
def test_a_fall_of_the_balance_covers_whole_payments(movements, fall, balance, absorbed):
    assert covered(movements, fall, balance) == absorbed


@given(st.lists(st.integers(-10_000, 10_000), max_size=8), st.integers(0, 20_000), st.integers(1, 20_000))
def test_never_more_is_absorbed_than_fell_or_than_was_paid(movements, fall, balance):
    absorbed = covered(movements, fall, balance)
    assert 0 <= absorbed <= min(fall, max(sum(movements), 0))


@given(st.lists(st.integers(1, 10_000), max_size=8), st.integers(0, 80_000))
def test_what_is_outstanding_sums_to_what_is_left(payments, taken):
    taken = min(taken, sum(payments))
    assert sum(outstanding([*payments, -taken])) == sum(payments) - taken


class Books:
    """The dealer's books over some days: our payments, and what the ERP says each night."""

    def __init__(self, database, folder):
        self.database, self.folder, self.now = database, folder, START

    def pay(self, attempt, invoice, cents, unapplied=0):
        self.now += timedelta(hours=1)
        postings = {
            (journal.CLEARING, None): cents + unapplied,
            (journal.APPLIED, invoice): -cents,
            (journal.UNAPPLIED, None): -unapplied,
        }
        self.database.write(lambda store: add_attempt(store, attempt, "CL1001", cents + unapplied, self.now)).result()
        self._journal("payment_succeeded", f"{attempt}:succeeded", attempt, postings)

    def bounce(self, attempt):
        self.now += timedelta(hours=1)
        reverse = (f"{attempt}:reversed", f"{attempt}:succeeded", self.now)
        self.database.write(lambda store: journal.reverse(store, "payment_returned", *reverse)).result()

    def _journal(self, kind, key, attempt, postings):
        write = (kind, key, attempt, "CL1001", "USD", postings, self.now)
        self.database.write(lambda store: journal.record(store, *write)).result()

    def night(self, old="", new="", file="invoices.csv"):
        if old:
            self.folder.replace(file, old, new)
        batch = self.folder.read()
        self.now += timedelta(days=1)
        return self.database.write(lambda store: apply(store, batch, self.now)).result()

    def shown(self, number):
        """What the customer sees as open: the ERP's balance less what is ours."""

        def look(store):
            return store.get(Invoice, number).balance_cents - journal.applied_by_invoice(store, "CL1001").get(number, 0)

        return self.database.read(look).result()

    def unapplied(self):
        return self.database.read(lambda store: journal.unapplied(store, "CL1001", "USD").cents).result()


@pytest.fixture
def books(database, folder):
    books = Books(database, folder)
    books.night()

    def talk(store):
        add_talk(store, START)
        add_link(store, "CL1001", 10000, START)

    database.write(talk).result()
    return books


def test_a_payment_stays_deducted_until_the_erp_shows_it(books):
    books.pay("A", "10480", 4000)
    assert books.shown("10480") == 6000
    assert books.night().reconciled == 0
    assert books.shown("10480") == 6000
    assert books.night("100.00,100.00,PO-7", "100.00,60.00,PO-7").reconciled == 1
    assert books.shown("10480") == 6000
    assert books.night().reconciled == 0


def test_two_payments_that_reach_the_erp_on_two_nights_are_each_deducted_once(books):
    books.pay("A", "10480", 3000)
    books.pay("B", "10480", 2000)
    books.night("100.00,100.00,PO-7", "100.00,70.00,PO-7")
    assert books.shown("10480") == 5000
    books.night("100.00,70.00,PO-7", "100.00,50.00,PO-7")
    assert books.shown("10480") == 5000


def test_an_invoice_that_the_erp_closed_or_dropped_has_taken_over_all_payments(books):
    books.pay("A", "10480", 10000)
    row = "10480,CL1001,2026-01-05,2026-02-04,USD,100.00,100.00,PO-7,Base rate,Front desk\n"
    books.folder.replace("invoice_lines.csv", "10480,1,Base rate,1,100.00,100.00\n", "")
    assert books.night(row, "").reconciled == 1
    assert books.shown("10480") == 0


def test_a_payment_returned_after_the_erp_took_it_over_is_owed_again_at_once_and_once(books):
    books.pay("A", "10480", 4000)
    books.night("100.00,100.00,PO-7", "100.00,60.00,PO-7")
    books.bounce("A")
    assert books.shown("10480") == 10000
    books.night("100.00,60.00,PO-7", "100.00,100.00,PO-7")
    assert books.shown("10480") == 10000


def test_money_beyond_all_invoices_is_credit_of_ours_until_it_is_credit_in_the_erp(books):
    books.pay("A", "10480", 10000, unapplied=1500)
    assert books.unapplied() == 1500
    books.night("CL1001,2026-02-01,USD,25.00", "CL1001,2026-02-01,USD,40.00", file="credits.csv")
    assert books.unapplied() == 0


def test_every_absorption_is_an_entry_that_sums_to_zero(books):
    books.pay("A", "10480", 4000)
    books.night("100.00,100.00,PO-7", "100.00,60.00,PO-7")
    entries, postings = books.database.read(lambda store: (store.find(Entry), store.find(Posting))).result()
    (entry,) = [entry for entry in entries if entry.kind == "reconciled"]
    assert entry.key == "reconciled:import-2:10480"
    assert {(p.account, p.cents) for p in postings if p.entry == entry.id} == {(journal.APPLIED, 4000), (journal.EXPORTED, -4000)}
    assert books.database.read(journal.sums).result() == {journal.CLEARING: 4000, journal.APPLIED: 0, journal.EXPORTED: -4000}
