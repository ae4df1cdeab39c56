"""News finds its human, once: in a call that goes on, after it has ended, and when it ends at that moment."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversation.models import Message
from domain.core.money import Money
from domain.core.outbox import Facts, News, enqueue
from domain.customers.models import Contact
from tests.support.office import Office

CONTACT = "CL4412-1"
PAID = "$50.00 is pending"


def linked(office: Office, channel: str) -> None:
    office.hear("hello", channel=channel)
    office.wait(seconds=1)
    office.link(channel, contact=CONTACT)
    office.hear("hello", channel=channel)
    office.run(office.outbox.send_due())
    office.outbound.taken.clear()


def news(office: Office, channel: str) -> None:
    facts: Facts = {"amount": Money(5000), "invoices": ["10480"], "method": "Visa 4242"}
    body, now = News(f"{channel}:pat", "CL4412", "payment-processing", facts), office.clock.now()
    office.write(lambda store: enqueue(store, "news", body, now))


def settle(office: Office) -> None:
    while office.run(office.outbox.send_due()):
        pass


def sent(office: Office) -> list[str]:
    return [to for to, text in office.outbound.taken if PAID in text]


def test_a_silent_caller_hears_the_news_and_then_the_question_again(office):
    linked(office, "phone")
    (question,) = office.hear("log a service call", channel="phone")
    news(office, "phone")
    settle(office)
    told, again = office.hear("", channel="phone", kind="silence")
    assert PAID in told
    assert again == question
    assert office.hear("", channel="phone", kind="silence")[-1] == question


def test_a_caller_who_answers_hears_the_news_and_what_follows_his_answer(office):
    linked(office, "phone")
    office.hear("log a service call", channel="phone")
    news(office, "phone")
    settle(office)
    told, following = office.hear("the E1", channel="phone")
    assert PAID in told
    assert "iR E1" in following


def test_what_a_caller_did_not_stay_for_is_sent_to_his_phone_once(office):
    linked(office, "phone")
    news(office, "phone")
    settle(office)
    for _ in range(2):
        office.hear("", channel="phone", kind="hangup", identity="hangup")
        settle(office)
    assert sent(office) == ["+12185550141"]


def test_what_a_caller_did_not_stay_for_is_told_where_he_is_else(office):
    linked(office, "telegram")
    linked(office, "phone")
    news(office, "phone")
    settle(office)
    assert sent(office) == []
    office.hear("", channel="phone", kind="hangup")
    settle(office)
    assert sent(office) == ["pat"]


@pytest.mark.parametrize("round_", range(4))
def test_news_that_comes_as_the_caller_hangs_up_is_told_once(office, second, round_):
    linked(office, "phone")
    news(office, "phone")

    async def at_once():
        await asyncio.gather(
            office.outbox.send_due(),
            second.assistant.hear(office.incoming("", channel="phone", kind="hangup")),
            second.outbox.send_due(),
        )

    office.run(at_once())
    settle(office)
    assert sent(office) == ["+12185550141"]


def test_two_processes_tell_it_once(office, second):
    linked(office, "telegram")
    linked(office, "rest")
    news(office, "telegram")

    async def at_once():
        await asyncio.gather(*(one.outbox.send_due() for one in (office, second, office, second)))

    office.run(at_once())
    settle(office)
    told = [message.conversation for message in office.find(Message) if PAID in message.reply["text"]]
    assert told == ["rest:pat"]
    assert sent(office) == []


def test_without_a_phone_on_file_the_news_goes_by_letter(office):
    linked(office, "phone")
    (contact,) = office.find(Contact)
    office.write(lambda store: store.update(contact, phone=""))
    office.hear("", channel="phone", kind="hangup")
    news(office, "phone")
    settle(office)
    assert sent(office) == ["james@clarklowe.example"]
