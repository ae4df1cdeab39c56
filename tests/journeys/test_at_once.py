"""Several people, several clicks, several servers at the same moment: each thing happens once."""

from __future__ import annotations

import uuid
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

import pytest

from domain.payments.models import PaymentAttempt
from tests.journeys.customers import Customer
from tests.journeys.payer import Payer
from tests.journeys.program import Ledgerline, Place, house_at
from tests.journeys.story import ask_to_pay, confirmation_on, link_company
from tests.journeys.talk import RestTalk, Talk, WebTalk
from tests.journeys.together import at_once
from tests.sandbox_program import card, running_sandbox
from tests.support.waiting import free_port

REFUSALS = ("A payment is already under way", "This link no longer works", "The amount has changed")


def captures_of(services: Place, company: str) -> list[dict[str, object]]:
    return [one for one in services.outside.captures() if one["customer"] == company]


def two_people(services: Place, customer: Customer, leaving: ExitStack) -> list[tuple[Talk, Payer]]:
    """Two of a company, on two channels, each with a browser."""
    talks: list[Talk] = [RestTalk(services), WebTalk(services)]
    for talk in talks:
        leaving.callback(talk.close)
        link_company(talk, services, customer)
    return [(talk, leaving.enter_context(Payer())) for talk in talks]


def pay(payer: Payer, link: str) -> str:
    """Try to pay a link to the end; what the last page says."""
    payer.open(link)
    if "Continue to secure payment" in payer.text:
        payer.press("Continue to secure payment")
    if "/checkout/" in payer.url:
        payer.press("Pay", **card())
    return payer.text


def test_of_two_people_who_pay_the_same_invoice_at_the_same_second_one_pays(services):
    customer = max((services.customer() for _ in range(12)), key=lambda one: len(one.open))
    with ExitStack() as leaving:
        people = two_people(services, customer, leaving)
        for invoice, cents in customer.open.items():
            links = [ask_to_pay(talk, f"pay invoice {invoice}", cents) for talk, _ in people]
            pages = at_once(*(partial(pay, payer, link) for (_, payer), link in zip(people, links, strict=True)))
            assert sum("Your payment was received" in page for page in pages) == 1, pages
            assert sum(any(refusal in page for refusal in REFUSALS) for page in pages) == 1, pages
            services.books.check_money(services.outside, customer.number)
        assert [one["amount"] for one in captures_of(services, customer.number)] == list(customer.open.values())


def test_of_two_people_who_agree_at_the_same_second_one_pays(services):
    customer = max((services.customer() for _ in range(10)), key=lambda one: len(one.open))
    with ExitStack() as leaving:
        people = two_people(services, customer, leaving)

        def agree_and_pay(talk: Talk, payer: Payer) -> str:
            said = talk.press("Yes", "/pay/|on its way|under way|changed|nothing")
            return pay(payer, talk.last_link()) if "/pay/" in said else said

        for invoice in customer.open:
            for talk, _ in people:
                talk.say(f"pay invoice {invoice}", "Shall I send")
            at_once(*(partial(agree_and_pay, talk, payer) for talk, payer in people))
            services.books.check_money(services.outside, customer.number)
        assert [one["amount"] for one in captures_of(services, customer.number)] == list(customer.open.values())


def test_twenty_clicks_on_one_form_make_one_payment(services):
    customer = services.customer()
    invoice, cents = next(iter(customer.open.items()))
    talk = WebTalk(services)
    link_company(talk, services, customer)
    link = ask_to_pay(talk, f"pay invoice {invoice}", cents)
    with ExitStack() as leaving:
        payers = [leaving.enter_context(Payer()).open(link) for _ in range(20)]
        at_once(*(partial(payer.press, "Continue to secure payment") for payer in payers))
        assert len({payer.url for payer in payers}) == 1, "all are on one page of the provider's"
        at_once(*(partial(payer.press, "Pay", **card()) for payer in payers))
        numbers = {confirmation_on(payer) for payer in payers}
    assert numbers == {captures_of(services, customer.number)[0]["confirmation"]}
    assert len(captures_of(services, customer.number)) == 1
    assert len(services.books.find(PaymentAttempt, company=customer.number)) == 1
    talk.hear("Payment confirmed")
    services.books.check_money(services.outside, customer.number)
    talk.close()


@pytest.fixture(scope="module")
def two_servers(postgres, tmp_path_factory):
    """Two server processes on one PostgreSQL database, as two places."""
    name = postgres.make_database()
    with running_sandbox() as sandbox, house_at(tmp_path_factory.mktemp("two"), postgres.url(name), sandbox) as first:
        second = Ledgerline(first.program.config, first.program.env, "serve", "--port", str(free_port()))
        second.start()
        yield first, replace(first, program=second)
        second.close()


def test_two_servers_that_both_get_every_message_answer_each_once_and_in_order(two_servers):
    first, second = two_servers
    customer = first.customer()
    senders = [RestTalk(first), RestTalk(first), RestTalk(first)]
    for sender in senders:
        link_company(sender, first, customer)
    texts = ["what do I owe?", "pay the two oldest", "no", "log a service call", "other", "it is broken", "normal", "cancel"]

    def talk_to_both(here: RestTalk) -> dict[str, str]:
        """Each message goes to both at the same moment, the next one after both have answered."""
        there, said = RestTalk(second, here.sender), dict[str, str]()
        for text in texts * 3:
            message_id = str(uuid.uuid4())
            answers = at_once(partial(here.post, text, message_id), partial(there.post, text, message_id))
            assert answers[0] == answers[1], text
            said[message_id] = text
        there.close()
        return said

    for sender, said in zip(senders, at_once(*(partial(talk_to_both, sender) for sender in senders)), strict=True):
        first.books.check_transcript(sender.conversation, said)
        sender.close()


def test_a_message_through_one_server_is_seen_on_the_stream_of_the_other(two_servers):
    first, second = two_servers
    here = WebTalk(first)
    there = WebTalk(second, resume=here.resume)
    here.say("what can you do?", "in your own words")
    there.hear("in your own words")
    here.close()
    there.close()
