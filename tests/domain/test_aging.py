"""What is owed by age: every invoice in exactly one bucket, the day taken in the dealer's time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.account.aging import OpenInvoice, age, bucket
from domain.account.view import load_account, local_day
from domain.billing.models import Credit
from domain.core.money import Money
from tests.support.business import POLICY, START, TODAY

CENTS = st.integers(0, 10**9)


def invoice(days_late: int, cents: int = 100, pending: int = 0) -> OpenInvoice:
    due = TODAY - timedelta(days=days_late)
    return OpenInvoice("1", due, due, Money(cents), Money(cents), Money(pending))


@pytest.mark.parametrize(
    ("days_late", "expected"),
    [(-400, 0), (-1, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (4000, 4)],
)
def test_the_bounds_of_the_buckets(days_late, expected):
    assert bucket(days_late) == expected
    buckets = age([invoice(days_late)], Money(0), TODAY).buckets
    assert [place for place, amount in enumerate(buckets) if amount] == [expected]


@given(
    st.lists(st.tuples(st.integers(-500, 500), st.integers(1, 10**9), st.integers(0, 10**9)), max_size=30), st.integers(0, 10**9)
)
def test_buckets_sum_to_what_is_open_and_credit_is_taken_off_once(rows, credit):
    aging = age([invoice(days, cents, pending) for days, cents, pending in rows], Money(credit), TODAY)
    total = sum(cents for _, cents, _ in rows)
    assert aging.open == Money(total)
    assert aging.total == Money(total - credit)
    assert aging.past_due == Money(sum(cents for days, cents, _ in rows if days > 0))
    assert aging.pending == Money(sum(pending for *_, pending in rows))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 11, 4, 59, 59, tzinfo=UTC), date(2026, 3, 10)),  # daylight saving time began on the 8th
        (datetime(2026, 3, 11, 5, 0, tzinfo=UTC), date(2026, 3, 11)),
        (datetime(2026, 1, 11, 5, 59, 59, tzinfo=UTC), date(2026, 1, 10)),
        (datetime(2028, 3, 1, 5, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2027, 1, 1, 5, 59, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_the_day_is_the_dealers_day(instant, day):
    assert local_day(instant, POLICY) == day


@given(st.datetimes(timezones=st.sampled_from([UTC, ZoneInfo("Asia/Tokyo")]), min_value=START.replace(tzinfo=None)))
def test_the_day_does_not_depend_on_how_the_instant_is_written(instant):
    assert local_day(instant, POLICY) == local_day(instant.astimezone(UTC), POLICY)


def test_an_invoice_grows_old_at_midnight_of_the_dealer(dealer):
    dealer.company("CL1001")
    dealer.invoice("CL1001", "10480", 5000, due=TODAY)
    pat = dealer.person("pat", "CL1001")
    dealer.now = datetime(2026, 3, 11, 4, 59, tzinfo=UTC)
    assert load_account(dealer.store, pat, dealer.policy, dealer.now).aging.current == Money(5000)
    dealer.wait(minutes=1)
    assert load_account(dealer.store, pat, dealer.policy, dealer.now).aging.days_1_30 == Money(5000)


def test_unapplied_credit_of_the_erp_is_told_beside_what_is_open(dealer):
    dealer.company("CL1001", {"10480": 5000})
    dealer.store.insert(Credit("C1", "CL1001", TODAY, "USD", 7000))
    account = load_account(dealer.store, dealer.person("pat", "CL1001"), dealer.policy, dealer.now)
    assert (account.aging.open, account.aging.credit, account.aging.total) == (Money(5000), Money(7000), Money(-2000))
