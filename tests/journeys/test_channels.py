"""The main job on every channel, through the running program: link, hear, pay, receipt; and a service call."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.customers import dollars
from tests.journeys.payer import Payer
from tests.journeys.program import Place
from tests.journeys.story import ask_to_pay, confirmation_on, link_company, pay_on_the_pages
from tests.journeys.talk import RestTalk, Talk, TerminalTalk, WebTalk
from tests.journeys.talk_phone import PhoneTalk
from tests.journeys.talk_telegram import TelegramTalk
from tests.support.telegram_customer import Telegram
from tests.support.waiting import wait_until

CHANNELS = ("rest", "web", "terminal", "telegram", "phone")


@contextmanager
def talk_on(channel: str, place: Place, telegram: Telegram, folder: Path) -> Iterator[Talk]:
    """A new customer on a channel."""
    ways: dict[str, Callable[[], Talk]] = {
        "rest": lambda: RestTalk(place),
        "web": lambda: WebTalk(place),
        "terminal": lambda: TerminalTalk(place, folder),
        "telegram": lambda: TelegramTalk(telegram),
        "phone": lambda: PhoneTalk(place),
    }
    talk = ways[channel]()
    try:
        yield talk
    finally:
        talk.close()


# The last row in writing; by ear the first three rows come first.
AGING = "Over 90|31 to 60"


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_customer_links_hears_the_balance_pays_two_invoices_and_gets_the_receipt(channel, place, telegram, tmp_path):
    customer = place.customer()
    with talk_on(channel, place, telegram, tmp_path) as talk, Payer() as payer:
        link_company(talk, place, customer)
        assert dollars(customer.owes) in talk.say("what do I owe?", AGING)

        two = customer.oldest(2)
        link = ask_to_pay(talk, "pay the two oldest", sum(two.values()))
        payer.open(link)
        assert all(number in payer.text for number in two)
        assert dollars(sum(two.values())) in payer.text
        pay_on_the_pages(payer, link)
        assert "Your payment was received" in payer.text
        number = confirmation_on(payer)

        told = talk.hear(r"Payment confirmed|payment of \S+ is confirmed")
        assert bare(number) in bare(told)
        assert dollars(sum(two.values())) in told
        assert dollars(customer.owes - sum(two.values())) in talk.say("what do I owe?", AGING)
    assert_receipt(place, number)


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_service_call_gets_a_number_and_dispatch_a_copy(channel, place, telegram, tmp_path):
    customer = place.customer()
    with talk_on(channel, place, telegram, tmp_path) as talk:
        link_company(talk, place, customer)
        talk.say("log a service call", "Which machine")
        talk.press(r"\(", "What is wrong")
        talk.say(f"paper jam in tray 2, heard on {channel}", "How urgent")
        talk.press("Urgent", "call")
        talk.say("Pat Miller, 508-555-0199", "get in")
        talk.press("Any time", "Shall I send this")
        logged = talk.press("Yes", r"SC-?\d+")
    found = re.search(r"SC-?(\d+)", logged)
    assert found
    number = f"SC-{found[1]}"

    def sent() -> list[str]:
        return [mail["text"] for mail in place.outside.inbox("dispatch@lakeside.example") if number in mail["subject"]]

    (copy,) = wait_until(sent)
    assert f"heard on {channel}" in copy
    assert customer.number in copy


def bare(text: str) -> str:
    """Letters and digits alone: on the telephone a number has no dashes."""
    return re.sub(r"\W", "", text)


def assert_receipt(place: Place, confirmation: str) -> None:
    """One e-mail tells the number, with a receipt as PDF that does too."""

    def receipts() -> list[str]:
        return [mail["subject"] for mail in place.outside.inbox() if confirmation in mail["subject"]]

    assert len(wait_until(receipts)) == 1
    files = [content for name, content in place.outside.attachments() if confirmation in name]
    (receipt,) = files
    assert confirmation in PdfReader(io.BytesIO(receipt)).pages[0].extract_text()
