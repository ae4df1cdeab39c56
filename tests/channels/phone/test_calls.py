"""Whole calls over HTTP, as the telephone provider makes them, to a running Ledgerline."""

from __future__ import annotations

import re

import pytest

from bot.conversation.models import Conversation, Inbound, Message
from domain.customers.models import Person
from domain.payments.models import PayLink
from tests.channels.phone.calling import keyed, link, name_company
from tests.channels.phone.conftest import TOKEN
from tests.journeys.payer import Payer
from tests.journeys.story import confirmation_on, pay_on_the_pages
from tests.support.caller import Caller
from tests.support.waiting import wait_until

CARD = "4242424242424242"


def test_a_caller_links_by_keys_pays_by_a_texted_link_and_hears_that_it_is_paid(caller, place):
    customer = place.customer()
    assert "linked to" in link(caller, place, customer)
    assert "dollars" in caller.say("what do I owe")
    asked = caller.say("pay the oldest")
    assert caller.gather["bargeIn"] == "false", "the amount must be heard before it is agreed to"
    phone = re.search(r"ending in ([\d ,]+)", asked)
    assert phone, asked
    before = texts_to(place, phone[1])
    assert "sending you a secure link" in caller.press("1")
    assert "http" not in " ".join(caller.heard), "an address is never read out"
    sent = wait_until(lambda: texts_to(place, phone[1])[len(before) :])

    assert caller.silence() == "", "somebody who is paying is not hurried"
    with Payer() as payer:
        pay_on_the_pages(payer, re.findall(r"http\S+/pay/[\w-]+", sent[-1])[0])
        confirmation_on(payer)
    wait_until(lambda: [news for news in messages(place, caller) if "Payment confirmed" in news.reply["text"]])
    told = caller.silence()
    assert "is confirmed" in told
    assert "did not hear" not in told
    assert [caller.post(action_of(caller, -1), {}).text for _ in "12"] == [caller.document] * 2, "told again to who asks again"
    caller.close_streams()


def test_a_service_call_is_logged_by_voice_and_keys_and_dispatch_gets_a_copy(caller, place):
    customer = place.customer()
    link(caller, place, customer)
    assert "machine" in caller.say("log a service call")
    assert "wrong" in caller.press("1")
    assert "urgent" in caller.say("paper jam in tray two, heard on the phone")
    assert "call" in caller.press("1")
    assert "get in" in caller.say("Pat Miller, 508 555 0199")
    caller.say("any time")
    assert caller.gather["bargeIn"] == "false"
    caller.press("1")

    def copies():
        return [mail for mail in place.outside.inbox("dispatch@lakeside.example") if "heard on the phone" in mail["text"]]

    (copy,) = wait_until(copies)
    assert customer.number in copy["text"]


def messages(place, caller):
    """What was said in a call, on both sides."""
    return place.books.find(Message, conversation=f"phone:{caller.call}")


def texts_to(place, ending):
    """Text messages to a number with this ending."""
    digits = "".join(re.findall(r"\d", ending))
    return [message["text"] for message in place.outside.inbox() if message["kind"] == "text" and message["to"].endswith(digits)]


def action_of(caller, step):
    """The address of the turn now awaited, or of one ``step`` turns away."""
    return re.sub(r"n=(\d+)", lambda n: f"n={int(n[1]) + step}", caller.gather["action"])


def test_a_webhook_that_comes_again_gets_the_same_answer_and_does_nothing_twice(caller, place):
    customer = place.customer()
    link(caller, place, customer)
    caller.say("pay the oldest")
    action = caller.gather["action"]
    first = caller.post(action, {"Digits": "1"})
    assert "sending you" in first.text
    assert caller.post(action, {"Digits": "1"}).text == first.text
    assert caller.post(action, {}).text == first.text, "also when the keys got lost on the way"
    said = messages(place, caller)
    assert len([message for message in said if "sending you" in message.reply["speech"]]) == 1
    assert len([link for link in place.books.find(PayLink) if link.company == customer.number]) == 1


def test_a_call_that_comes_in_twice_is_greeted_the_same(caller, place):
    caller.dial()
    assert caller.post(f"{caller.public_url}/voice/incoming", {}).text == caller.document
    assert len(messages(place, caller)) == 1


def test_three_silences_end_the_call(caller):
    caller.dial()
    assert "did not hear" in caller.silence()
    assert not caller.ended
    assert "press 0" in caller.silence()
    assert "Call again any time, or our office at 2 1 8, 5 5 5, 0 1, 4 0" in caller.silence()
    assert caller.ended


def test_a_pound_sign_left_over_is_no_answer_and_the_question_is_heard_again(caller, place):
    customer = place.customer()
    caller.dial()
    caller.press("1")
    caller.press(f"{keyed(customer.number)}#")
    question = caller.document
    caller.press("")
    assert caller.document == question
    assert len(place.books.find(Inbound, conversation=f"phone:{caller.call}")) == 3


def test_zero_brings_a_person_at_every_prompt(caller, place):
    customer = place.customer()
    steps = [
        lambda: caller.press("1"),
        lambda: name_company(caller, customer),
        lambda: caller.press(f"{customer.invoice}#"),
    ]
    for answers in range(len(steps) + 1):
        caller.dial()
        for step in steps[:answers]:
            step()
        assert "Who would you like to reach" in caller.press("0"), caller.heard


def test_star_goes_back_to_the_question_before(caller, place):
    caller.dial()
    caller.press("1")
    assert "invoice number" in name_company(caller, place.customer())
    assert "company number" in caller.press("*")


def test_keys_that_fit_two_companies_are_asked_about_and_never_guessed(caller):
    caller.dial()
    caller.press("1")
    heard = caller.press("251234")
    assert "C as in Charlie, L as in Lima" in heard
    assert "A as in Alfa, K as in Kilo" in heard
    assert caller.gather["numDigits"] == "1"
    assert "invoice" in caller.press("1")


def test_a_caller_is_known_by_the_call_and_never_by_the_number_called_from(caller, place):
    link(caller, place, place.customer())
    caller.close_streams()
    caller.dial()
    assert "linking your company" in caller.heard[0]
    assert "dollars" not in caller.say("what do I owe")
    assert not [person for person in place.books.find(Person) if caller.number in person.external_id]


def test_a_call_that_ends_closes_its_conversation(caller, place):
    caller.dial()
    assert caller.post(f"{caller.public_url}/voice/status", {"CallStatus": "in-progress"}).status_code == 204
    assert caller.close_streams().status_code == 204

    def closed():
        (conversation,) = place.books.find(Conversation, id=f"phone:{caller.call}")
        return conversation.mode == "closed"

    wait_until(closed)


@pytest.mark.parametrize("how", ["press", "say"])
def test_a_card_number_is_kept_nowhere(how, caller, place):
    link(caller, place, place.customer())
    caller.say("pay an amount")
    heard = caller.press(f"{CARD}#") if how == "press" else caller.say("my card is 4242 4242 4242 4242")
    assert "card" in heard
    kept = messages(place, caller) + place.books.find(Inbound)
    digits = re.sub(r"[^0-9a-z]", "", f"{kept}{place.program.process.output}")
    assert CARD not in digits


def test_spanish_is_answered_in_spanish_from_then_on(caller):
    caller.dial()
    caller.say("¿cuánto debo en total, por favor?")
    assert caller.gather["language"] == "es-US"
    assert "cliente" in caller.heard[-1] or "empresa" in caller.heard[-1]


@pytest.mark.parametrize("method", ["get", "post"])
def test_when_all_else_fails_the_caller_is_told_whom_to_call(method, caller):
    answer = caller.fetch(method, f"{caller.public_url}/voice/fallback")
    assert answer.status_code == 200
    assert "2 1 8, 5 5 5, 0 1, 4 0" in answer.text
    assert answer.text.endswith("<Hangup /></Response>")


def test_two_callers_at_once_do_not_hear_each_other(caller, place):
    other = Caller(place.url, TOKEN)
    caller.dial()
    other.dial()
    assert "company number" in caller.press("1")
    assert "Who would you like to reach" in other.press("0")
    assert "invoice" in caller.press("864321")
    other.close()
