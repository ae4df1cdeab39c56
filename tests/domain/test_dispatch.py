"""What dispatch says of service calls moves ours on, and tells who logged them: once, and only what is news."""

from __future__ import annotations

from datetime import date

import pytest

from domain.core.errors import CallClosed
from domain.core.models import Delivery
from domain.core.words import one_of
from domain.customers.models import Person
from domain.service.call_updates import Followed, follow
from domain.service.calls import AddServiceNote, CancelServiceCall, LogServiceCall
from domain.service.models import CALL_STATES, CallStatus, ServiceCall
from tests.support.business import Business

DAY = date(2026, 3, 12)


@pytest.fixture
def pat(dealer: Business) -> Person:
    dealer.company("CL1001", {"10480": 5000})
    dealer.company("TO2002", {"20480": 7000})
    return dealer.person("pat", "CL1001")


@pytest.fixture
def number(dealer: Business, pat: Person) -> str:
    logged: str = dealer.do(pat, LogServiceCall("", "paper jam", "normal", "Pat", "any time"))["number"]
    return logged


def says(dealer: Business, number: str, state: str, day: date | None = None, company: str = "CL1001") -> Followed:
    dealer.wait(hours=1)
    return follow(
        dealer.store, [CallStatus(number, company, one_of(CALL_STATES, state), day)], f"import-{dealer.now}", dealer.now
    )


def told(dealer: Business) -> list[str]:
    news = dealer.store.find(Delivery, order="created_at", kind="tell")
    assert {delivery.to for delivery in news} <= {"rest:pat"}
    return [delivery.body["text"].removeprefix("service-news-") for delivery in news]


def test_each_step_is_told_once(dealer, number):
    for state, day in (("scheduled", DAY), ("scheduled", DAY), ("on_the_way", DAY), ("done", DAY), ("done", DAY)):
        says(dealer, number, state, day)
    assert told(dealer) == ["scheduled", "on-the-way", "done"]


def test_another_day_is_news(dealer, number):
    assert says(dealer, number, "scheduled", DAY) == Followed(1, 0)
    assert says(dealer, number, "scheduled", date(2026, 3, 13)) == Followed(1, 0)
    assert told(dealer) == ["scheduled", "scheduled"]
    assert dealer.the(ServiceCall, number).visit_on == date(2026, 3, 13)


def test_that_a_call_waits_is_no_news(dealer, number):
    assert says(dealer, number, "open") == Followed(0, 0)
    says(dealer, number, "scheduled", DAY)
    says(dealer, number, "open")
    assert told(dealer) == ["scheduled"]


def test_what_the_customer_called_off_stays_called_off(dealer, pat, number):
    dealer.do(pat, CancelServiceCall(number))
    assert says(dealer, number, "scheduled", DAY) == Followed(0, 0)
    assert (dealer.the(ServiceCall, number).state, told(dealer)) == ("cancelled", [])


@pytest.mark.parametrize(("other", "company"), [("SC-99999", "CL1001"), ("", "TO2002")])
def test_a_call_that_was_not_logged_here_for_this_company_is_left_out(dealer, number, other, company):
    assert says(dealer, other or number, "done", company=company) == Followed(0, 1)
    assert (dealer.the(ServiceCall, number).state, told(dealer)) == ("open", [])


def test_a_call_is_open_for_notes_until_it_is_done(dealer, pat, number):
    says(dealer, number, "on_the_way", DAY)
    dealer.do(pat, AddServiceNote(number, "ring twice"))
    says(dealer, number, "done", DAY)
    with pytest.raises(CallClosed):
        dealer.do(pat, AddServiceNote(number, "too late"))
