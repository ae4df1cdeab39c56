"""Disputes and promises: they are kept, told to AR once, and change nothing of what is owed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.account.view import load_account
from domain.billing import disputes, promises
from domain.billing.models import Dispute, Invoice, Promise
from domain.billing.promises import MOST_DAYS_AHEAD
from domain.core.errors import (
    AlreadyDisputed,
    AmountTooLarge,
    DayOutOfReach,
    NothingDue,
    NotInDispute,
    NotOnOffer,
    UnknownInvoice,
)
from domain.core.models import Delivery
from domain.core.money import Money
from domain.customers.models import Person
from tests.support.business import TODAY, Business

DISPUTE = disputes.DisputeInvoice("10480", "amount", "too many copies")


@pytest.fixture
def pat(dealer: Business) -> Person:
    dealer.company("CL1001", {"10480": 5000, "10481": 2500})
    return dealer.person("pat", "CL1001")


def account(dealer: Business):
    return load_account(dealer.store, dealer.the(Person, "pat"), dealer.policy, dealer.now)


def letters(dealer: Business) -> list[str]:
    """By their names: the clock stands still here, so their order says nothing."""
    return sorted(delivery.body["text"] for delivery in dealer.store.find(Delivery, to="ar@lakeside.example"))


def test_a_dispute_changes_nothing_of_what_is_owed(dealer, pat):
    before = account(dealer).aging
    assert dealer.do(pat, DISPUTE) == {"number": "DP-1001"}
    assert account(dealer).aging == before
    assert account(dealer).disputed == Money(5000)
    assert letters(dealer) == ["mail-ar-dispute"]


def test_the_disputed_sum_is_what_is_open_now_and_ends_with_the_invoice(dealer, pat):
    dealer.do(pat, DISPUTE)
    invoice = dealer.the(Invoice, "10480")
    dealer.store.upsert_all([Invoice(**{**vars(invoice), "balance_cents": 1200})])
    assert account(dealer).disputed == Money(1200)
    dealer.store.upsert_all([Invoice(**{**vars(invoice), "balance_cents": 0})])
    assert account(dealer).disputes == ()
    assert dealer.the(Dispute, "DP-1001").amount == Money(5000)


def test_an_invoice_is_in_one_dispute_at_a_time(dealer, pat):
    dealer.do(pat, DISPUTE)
    with pytest.raises(AlreadyDisputed) as refused:
        dealer.do(pat, DISPUTE)
    assert refused.value.facts == {"invoice": "10480", "number": "DP-1001"}
    dealer.do(pat, disputes.WithdrawDispute("10480"))
    assert account(dealer).disputes == ()
    assert dealer.do(pat, DISPUTE) == {"number": "DP-1002"}
    assert letters(dealer) == ["mail-ar-dispute", "mail-ar-dispute", "mail-ar-dispute-withdrawn"]


def test_a_paid_invoice_and_a_made_up_reason_cannot_be_disputed(dealer, pat):
    with pytest.raises(NotOnOffer):
        dealer.do(pat, disputes.DisputeInvoice("10480", "because", ""))
    with pytest.raises(NotInDispute):
        dealer.do(pat, disputes.WithdrawDispute("10481"))
    dealer.store.upsert_all([Invoice(**{**vars(dealer.the(Invoice, "10480")), "balance_cents": 0})])
    with pytest.raises(UnknownInvoice):
        dealer.do(pat, DISPUTE)


def test_the_newest_promise_holds_and_the_earlier_one_is_kept(dealer, pat):
    for cents, day in ((7500, TODAY), (1000, TODAY + timedelta(days=MOST_DAYS_AHEAD))):
        dealer.do(pat, promises.PromisePayment(cents, day.isoformat(), ""))
        dealer.wait(minutes=1)
    promise = account(dealer).promise
    assert promise and promise.amount == Money(1000)
    assert len(dealer.store.find(Promise)) == 2
    assert len(dealer.store.find(Promise, replaced_at=None)) == 1
    assert letters(dealer) == ["mail-ar-promise", "mail-ar-promise"]


@pytest.mark.parametrize(
    ("cents", "days", "refusal"),
    [(7501, 1, AmountTooLarge), (0, 1, NothingDue), (-5, 1, NothingDue), (100, -1, DayOutOfReach), (100, 61, DayOutOfReach)],
)
def test_a_promise_is_for_what_is_owed_and_for_a_day_in_reach(dealer, pat, cents, days, refusal):
    with pytest.raises(refusal):
        dealer.do(pat, promises.PromisePayment(cents, (TODAY + timedelta(days=days)).isoformat(), ""))
    assert account(dealer).promise is None
    assert letters(dealer) == []
