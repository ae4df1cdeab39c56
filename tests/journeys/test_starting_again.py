"""Ledgerline ends politely when asked, or not at all politely, and goes on where it was when it is started on the same data."""

from __future__ import annotations

import signal

import httpx
import pytest

from tests.journeys.customers import dollars
from tests.journeys.payer import Payer
from tests.journeys.story import ask_to_pay, confirmation_on, link_company, pay_on_the_pages
from tests.journeys.talk import RestTalk, WebTalk
from tests.support.waiting import PATIENCE


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_after_a_restart_everybody_goes_on_where_he_was(ending, demo):
    customer = demo.customer()
    number, cents = next(iter(customer.open.items()))
    program, chat = RestTalk(demo), WebTalk(demo)
    link_company(program, demo, customer)
    link_company(chat, demo, customer)
    link = ask_to_pay(chat, f"pay invoice {number}", cents)
    program.say("log a service call", "Which machine")

    if ending == signal.SIGKILL:
        demo.program.kill()
    else:
        assert demo.program.stop(ending) == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(demo.url, trust_env=False)
    demo.program.start()

    program.press(r"\(", "What is wrong")  # the question from before
    assert dollars(customer.owes) in chat.say("what do I owe?", "Over 90")
    with Payer() as payer:
        pay_on_the_pages(payer, link)
        assert confirmation_on(payer) in chat.hear("Payment confirmed")
    assert chat.ids == list(range(1, len(chat.ids) + 1)), "nothing is missing, nothing came twice"
    program.close()
    chat.close()


def test_the_demo_stops_without_waiting_for_open_chat_windows(demo):
    chat = WebTalk(demo)
    chat.say("hello", "Hello|help")
    demo.program.process.process.send_signal(signal.SIGINT)
    assert demo.program.process.process.wait(PATIENCE) == 0
    assert "graceful shutdown exceeded" not in demo.program.process.output  # what uvicorn says of lines it had to cut
    demo.program.close()
    demo.program.start()
    chat.close()
