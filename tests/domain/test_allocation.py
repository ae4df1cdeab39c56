"""Money finds its invoices: never more than is open, never more than came, and every cent is accounted for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.account import journal
from domain.account.aging import OpenInvoice
from domain.core.errors import AmountTooLarge
from domain.core.money import Money
from domain.payments.allocation import fit, toward_account
from domain.payments.models import Entry, Posting
from tests.support.business import START

numbers = st.sampled_from(["10480", "10481", "10482", "10483", "10484"])
baskets = st.dictionaries(numbers, st.integers(1, 10_000))


@given(baskets, st.dictionaries(numbers, st.integers(0, 10_000)), st.integers(0, 60_000))
def test_received_money_is_applied_within_three_bounds_and_the_rest_is_left_over(proposed, open_cents, received):
    applied, rest = fit(proposed, open_cents, received)
    assert sum(applied.values()) + rest == received
    assert rest >= 0
    for invoice, cents in applied.items():
        assert 0 < cents <= min(proposed[invoice], open_cents[invoice])
    could = sum(min(cents, open_cents.get(invoice, 0)) for invoice, cents in proposed.items())
    assert sum(applied.values()) == min(received, could)


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=6), st.data())
def test_an_amount_toward_the_account_fills_the_oldest_first(balances, data):
    day = date(2026, 3, 1)
    invoices = [OpenInvoice(str(n), day, day, Money(b), Money(b), Money(0)) for n, b in enumerate(balances)]
    amount = data.draw(st.integers(1, sum(balances)))
    chosen = toward_account(invoices, Money(amount))
    assert sum(chosen.values()) == amount
    assert list(chosen) == [str(n) for n in range(len(chosen))]
    assert all(chosen[str(n)] == balances[n] for n in range(len(chosen) - 1))
    with pytest.raises(AmountTooLarge) as refused:
        toward_account(invoices, Money(sum(balances) + 1))
    assert refused.value.facts["owed"] == Money(sum(balances))


# ---- the journal ----


def record(dealer, key, postings):
    return journal.record(dealer.store, "payment_succeeded", key, None, "CL1001", "USD", postings, START)


def test_an_entry_that_does_not_balance_is_refused(dealer):
    with pytest.raises(journal.Unbalanced):
        record(dealer, "k", {(journal.CLEARING, None): 100, (journal.APPLIED, "10480"): -99})
    assert dealer.store.count(Entry) == dealer.store.count(Posting) == 0


def test_an_entry_is_booked_once_and_reversed_once(dealer):
    dealer.company("CL1001", {"10480": 100})
    postings = {(journal.CLEARING, None): 100, (journal.APPLIED, "10480"): -70, (journal.UNAPPLIED, None): -30}
    assert [record(dealer, "k", postings), record(dealer, "k", postings)] == [True, False]
    assert journal.applied_by_invoice(dealer.store, "CL1001") == {"10480": 70}
    assert journal.unapplied(dealer.store, "CL1001", "USD") == Money(30)
    back = [journal.reverse(dealer.store, "payment_returned", "back", "k", START) for _ in range(2)]
    assert back == [True, False]
    assert set(journal.sums(dealer.store).values()) == {0}
    assert journal.applied_by_invoice(dealer.store, "CL1001") == {}
    assert journal.reverse(dealer.store, "payment_returned", "x", "never booked", START) is False
