"""A provider that is slow, errs, loses answers and mixes up its notices: the money is right all the same, and told truthfully."""

from __future__ import annotations

import pytest

from domain.payments.models import PaymentAttempt
from tests.journeys.payer import Payer
from tests.journeys.program import Place
from tests.journeys.story import ask_to_pay, confirmation_on, link_company, pay_on_the_pages
from tests.journeys.talk import WebTalk
from tests.sandbox_program import bank, card


class Paying:
    """A linked customer who is about to pay the oldest invoice."""

    def __init__(self, services: Place) -> None:
        self.services, self.customer = services, services.customer()
        self.number, self.cents = next(iter(self.customer.open.items()))
        self.talk, self.payer = WebTalk(services), Payer()
        link_company(self.talk, services, self.customer)
        self.link = ask_to_pay(self.talk, f"pay invoice {self.number}", self.cents)

    def close(self) -> None:
        self.talk.close()
        self.payer.close()
        self.services.outside.clear_faults()
        self.services.books.check_money(self.services.outside, self.customer.number)

    def captures(self) -> list[int]:
        return [one["amount"] for one in self.services.outside.captures() if one["customer"] == self.customer.number]

    def sessions(self) -> set[str]:
        return {attempt.session for attempt in self.services.books.find(PaymentAttempt, company=self.customer.number)}


@pytest.fixture
def paying(services):
    somebody = Paying(services)
    yield somebody
    somebody.close()


def assert_paid_once(paying):
    assert confirmation_on(paying.payer) in paying.talk.hear("Payment confirmed")
    assert paying.captures() == [paying.cents]
    assert sum("Payment confirmed" in said for said in paying.talk.heard) == 1


def test_a_slow_provider_is_waited_for(paying):
    paying.services.outside.set_fault("slow", 2, seconds=0.5, method="POST")
    pay_on_the_pages(paying.payer, paying.link)
    assert_paid_once(paying)


@pytest.mark.parametrize("fault", ["error", "answer_lost"])
def test_a_provider_that_fails_is_asked_again_by_the_payer_with_the_same_key(paying, fault):
    paying.services.outside.set_fault(fault, method="POST")  # other payments of this house are asked about meanwhile
    paying.payer.open(paying.link).press("Continue to secure payment")
    assert paying.payer.status == 503
    assert "Try again" in paying.payer.text
    pay_on_the_pages(paying.payer, paying.link)
    assert_paid_once(paying)
    assert len(paying.sessions()) == 1


def test_a_payment_whose_notice_is_lost_is_found_by_asking(paying):
    paying.payer.open(paying.link).press("Continue to secure payment")
    paying.services.outside.set_fault("webhook_lost", 5)
    paying.services.outside.pay(paying.payer.url, card())  # and the payer never comes back to our page
    paying.talk.hear("Payment confirmed")
    assert paying.captures() == [paying.cents]


def test_doubled_notices_are_told_once(paying):
    paying.services.outside.set_fault("webhook_doubled", 5)
    pay_on_the_pages(paying.payer, paying.link)
    assert_paid_once(paying)
    paying.talk.say("what do I owe?", "Over 90")
    assert sum("Payment confirmed" in said for said in paying.talk.heard) == 1


def test_notices_in_the_wrong_order_end_in_the_truth(paying):
    paying.payer.open(paying.link).press("Continue to secure payment")
    paying.services.outside.set_fault("webhook_reordered")
    paying.payer.press("Pay", **card("4000000000000002"))
    paying.payer.press("Pay", **card())
    assert_paid_once(paying)


def test_a_bank_payment_is_followed_although_no_notice_ever_comes(paying):
    paying.services.outside.set_fault("webhook_lost", 9)
    pay_on_the_pages(paying.payer, paying.link, **bank())
    paying.talk.hear("It is not paid yet")
    (session,) = paying.sessions()
    paying.services.outside.settle(session)
    paying.talk.hear("Payment confirmed")
    assert paying.captures() == [paying.cents]
