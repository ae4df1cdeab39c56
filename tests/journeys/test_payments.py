"""What becomes of payments, as the payer sees it on the pages and hears it in the conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest

from domain.payments.models import PaymentAttempt
from tests.journeys.customers import Customer, dollars
from tests.journeys.payer import Payer
from tests.journeys.program import Place
from tests.journeys.story import ask_to_pay, confirmation_on, link_company, pay_on_the_pages
from tests.journeys.talk import WebTalk
from tests.sandbox_program import bank, card
from tests.support.waiting import wait_until

DECLINED, RETURNED = "4000000000000002", "000222222227"


@pytest.fixture
def customer(services: Place) -> Iterator[Customer]:
    """One who has not been here before, and whose money must be right afterwards."""
    customer = services.customer()
    yield customer
    services.books.check_money(services.outside, customer.number)


@pytest.fixture
def talk(services: Place, customer: Customer) -> Iterator[WebTalk]:
    """This customer in the website's chat, linked."""
    talk = WebTalk(services)
    link_company(talk, services, customer)
    yield talk
    talk.close()


@pytest.fixture
def payer() -> Iterator[Payer]:
    with Payer() as somebody:
        yield somebody


def oldest(customer: Customer) -> tuple[str, int]:
    return next(iter(customer.open.items()))


def owes(talk: WebTalk, cents: int) -> bool:
    return dollars(cents) in talk.say("what do I owe?", "Over 90")


def session_of(services: Place, customer: Customer) -> str:
    return services.books.find(PaymentAttempt, order="-created_at", company=customer.number)[0].session


def captures_of(services: Place, customer: Customer) -> list[int]:
    return [capture["amount"] for capture in services.outside.captures() if capture["customer"] == customer.number]


def test_after_a_declined_card_another_one_pays_on_the_same_page(services, customer, talk, payer):
    number, cents = oldest(customer)
    link = ask_to_pay(talk, f"pay invoice {number}", cents)
    pay_on_the_pages(payer, link, **card(DECLINED))
    assert "declined" in payer.text
    assert "declined, so nothing was charged" in talk.hear("declined")
    assert owes(talk, customer.owes)
    payer.press("Pay", **card())
    assert confirmation_on(payer) in talk.hear("Payment confirmed")
    assert owes(talk, customer.owes - cents)
    assert captures_of(services, customer) == [cents]


def test_a_bank_payment_is_pending_until_the_bank_says_so(services, customer, talk, payer):
    number, cents = oldest(customer)
    pay_on_the_pages(payer, ask_to_pay(talk, f"pay invoice {number}", cents), **bank())
    assert "Your payment is being processed" in payer.text
    assert "It is not paid yet" in talk.hear("pending")
    assert captures_of(services, customer) == []
    services.outside.settle(session_of(services, customer))
    assert dollars(cents) in talk.hear("Payment confirmed")
    assert owes(talk, customer.owes - cents)
    assert "Your payment was received" in payer.open(payer.url).text


def test_a_bank_payment_that_comes_back_late_is_open_again_and_the_dealer_is_told(services, customer, talk, payer):
    number, cents = oldest(customer)
    pay_on_the_pages(payer, ask_to_pay(talk, f"pay invoice {number}", cents), **bank(RETURNED))
    session = session_of(services, customer)
    services.outside.settle(session)
    talk.hear("Payment confirmed")
    assert owes(talk, customer.owes - cents)
    services.outside.settle(session)
    assert number in talk.hear("Your bank returned the payment")
    assert owes(talk, customer.owes)
    assert "The bank sent the payment back" in payer.open(payer.url).text

    def told() -> bool:
        return any(customer.number in mail["text"] for mail in services.outside.inbox("ar@lakeside.example"))

    wait_until(told)


def test_looking_at_a_payment_page_starts_nothing(services, customer, talk, payer):
    number, cents = oldest(customer)
    link = ask_to_pay(talk, f"pay invoice {number}", cents)
    assert httpx.head(link, trust_env=False).status_code == 200
    for _ in range(2):
        assert dollars(cents) in payer.open(link).text
    assert services.books.find(PaymentAttempt, company=customer.number) == []
    pay_on_the_pages(payer, link)
    assert captures_of(services, customer) == [cents]
    assert "Your payment was received" in payer.open(link).text, "the link of a paid basket tells what became of it"


def test_an_amount_that_changed_after_the_link_was_made_has_to_be_agreed_to_anew(services, customer, talk, payer):
    two = customer.oldest(2)
    link = ask_to_pay(talk, "pay the two oldest", sum(two.values()))
    payer.open(link)
    number = next(iter(two))
    left = two[number] - 100
    assert services.change_balance(number, left).wait() == 0
    payer.press("Continue to secure payment")
    assert "The amount has changed" in payer.text
    total = sum(two.values()) - 100
    assert dollars(total) in payer.text
    payer.press(f"Pay {dollars(total)}").press("Pay", **card())
    assert "Your payment was received" in payer.text
    assert captures_of(services, customer) == [total]
    assert dollars(total) in talk.hear("Payment confirmed")


def test_an_invoice_paid_elsewhere_meanwhile_is_not_paid_again(services, customer, talk, payer):
    number, cents = oldest(customer)
    payer.open(ask_to_pay(talk, f"pay invoice {number}", cents))
    assert services.change_balance(number, 0).wait() == 0
    payer.press("Continue to secure payment")
    assert "no longer works" in payer.text
    assert captures_of(services, customer) == []


def test_an_expired_link_pays_nothing_and_says_so(services, customer, talk, payer):
    number, cents = oldest(customer)
    link = ask_to_pay(talk, f"pay invoice {number}", cents)
    payer.open(link)
    services.books.let_pass("pay_link.expires_at", minutes=31)
    payer.press("Continue to secure payment")
    assert "This link no longer works" in payer.text
    assert services.books.find(PaymentAttempt, company=customer.number) == []
    assert ask_to_pay(talk, f"pay invoice {number}", cents) != link


def test_a_method_saved_while_paying_is_offered_the_next_time(services, customer, talk, payer):
    (first, cents), (second, more) = list(customer.open.items())[:2]
    pay_on_the_pages(payer, ask_to_pay(talk, f"pay invoice {first}", cents), **card(save="yes"))
    talk.hear("Payment confirmed")
    assert "4242" in talk.say("my payment methods", "stored")
    payer.open(ask_to_pay(talk, f"pay invoice {second}", more)).press("Continue to secure payment")
    assert "Visa 4242" in payer.text
    payer.press("Pay")  # with what is chosen already: the stored card
    assert confirmation_on(payer) in talk.hear(rf"Payment confirmed: {re.escape(dollars(more))}")


def test_a_method_is_stored_without_paying(services, customer, talk, payer):
    talk.say("add a payment method", "/pay/")
    payer.open(talk.last_link()).press("Continue").press("Save this method", **card("5555555555554444"))
    assert "Your payment method is saved" in payer.text
    assert "Mastercard 4444" in talk.hear("is stored")
    assert captures_of(services, customer) == []


def test_customers_are_answered_while_the_dealers_files_come_in(services, customer, talk):
    number, cents = oldest(customer)
    importing = services.change_balance(number, cents - 1)
    while importing.poll() is None:
        talk.say("what do I owe?", "Over 90")
    assert importing.wait() == 0
    assert owes(talk, customer.owes - 1)
