"""Meter readings and supplies: kept once, compared with what was before, refused where they make no sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.account.view import load_account
from domain.core.errors import InvalidReading, NotOnOffer
from domain.core.models import Delivery
from domain.customers.models import Person
from domain.service import meters, supplies
from domain.service.models import Equipment, MeterReading, SupplyOrder
from tests.support.business import Business

COUNTERS = st.dictionaries(st.sampled_from(meters.KINDS), st.integers(0, 10_000_000), min_size=1)


@pytest.fixture
def pat(dealer: Business) -> Person:
    dealer.company("CL1001")
    dealer.store.insert(Equipment("E1", "CL1001", "Canon", "iR"))
    return dealer.person("pat", "CL1001")


def told(dealer: Business, to: str) -> list[dict[str, object]]:
    return [delivery.body["facts"] for delivery in dealer.store.find(Delivery, to=to, order="created_at")]


def test_a_reading_is_kept_and_told_with_the_one_before_and_what_is_odd(dealer, pat):
    for counters in ((("total", 5000),), (("total", 4000),)):
        dealer.do(pat, meters.ReportMeter("E1", counters))
        dealer.wait(days=1)
    first, second = told(dealer, "ar@lakeside.example")
    assert (first["reading"], first["last"], first["doubt"]) == ("total 5000", "-", "none")
    assert (second["reading"], second["last"], second["doubt"]) == ("total 4000", "total 5000", "lower")
    account = load_account(dealer.store, pat, dealer.policy, dealer.now)
    newest = account.last_reading("E1")
    assert newest and newest.counters == {"total": 4000}


@pytest.mark.parametrize("counters", [(), (("total", -1),), (("pages", 5),)])
def test_what_is_no_reading_is_refused(dealer, pat, counters):
    with pytest.raises(InvalidReading):
        dealer.do(pat, meters.ReportMeter("E1", counters))
    assert dealer.store.find(MeterReading) == []


@given(COUNTERS, COUNTERS)
def test_only_counters_that_both_readings_have_are_compared(last, now):
    shared = [now[kind] - last[kind] for kind in now if kind in last]
    assert (meters.doubt(last, now) == "lower") is any(more < 0 for more in shared)
    assert meters.doubt(last, last) == meters.doubt({}, now) == ""


def test_supplies_get_a_number_and_dispatch_is_told(dealer, pat):
    order = supplies.OrderSupplies("E1", (("staples", 1), ("black", 2)), "")
    assert [dealer.do(pat, order)["number"] for _ in range(2)] == ["SO-1001", "SO-1002"]
    assert told(dealer, "dispatch@lakeside.example")[0]["items"] == "2 x black toner, 1 x staples"


@pytest.mark.parametrize("items", [(), (("black", 0),), (("black", 51),), (("toner", 1),)])
def test_what_cannot_be_ordered_is_refused(dealer, pat, items):
    with pytest.raises(NotOnOffer):
        dealer.do(pat, supplies.OrderSupplies("E1", items, ""))
    assert dealer.store.find(SupplyOrder) == []
