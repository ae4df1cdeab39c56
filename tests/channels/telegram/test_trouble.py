"""What is relied on when Telegram or the assistant is in trouble: nothing lost, nothing answered twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import Program
from bot.conversation import transcript
from bot.conversation.models import Conversation
from bot.messages import Reply
from domain.core.models import Delivery
from domain.core.ports import Store
from tests.channels.telegram.conftest import HELP, running, settings_for
from tests.support.telegram_customer import Customer, Telegram, fake_telegram
from tests.support.waiting import wait_until


def senders(program: Program, customer: Customer) -> list[Delivery]:
    """What was to be told to a customer."""
    found: list[Delivery] = program.database.read(lambda store: store.find(Delivery, to=str(customer.number))).result()
    return found


def test_the_same_update_twice_is_answered_once(customer: Customer, telegram: Telegram):
    update = customer.says("/help")
    customer.waits_for(HELP)
    telegram.control("/repeat", update)
    telegram.wait_until_read()
    customer.says("good morning")
    wait_until(lambda: any("Hello" in message["text"] for message in customer.seen()))
    assert sum(HELP in message["text"] for message in customer.seen()) == 1


def test_too_many_messages_are_told_to_wait_and_arrive_later(customer: Customer, telegram: Telegram, assistant: Program):
    telegram.fails("sendMessage", 429, retry_after=3)
    customer.says("/help")
    delivery = wait_until(lambda: next((one for one in senders(assistant, customer) if one.error), None))
    assert (delivery.next_at - delivery.created_at).total_seconds() >= 3
    customer.waits_for(HELP)


@pytest.mark.parametrize("trouble", [None, {"status": 429, "retry_after": 1}, {"status": 500}])
def test_what_is_said_in_one_breath_arrives_in_order(
    customer: Customer, telegram: Telegram, assistant: Program, trouble: dict[str, Any] | None
):
    customer.says("/help")
    customer.waits_for(HELP)
    now, said = datetime.now(UTC), [f"Part {number}" for number in range(5)]

    def say(store: Store) -> None:
        conversation = store.get(Conversation, f"telegram:{customer.number}", lock=True)
        assert conversation
        for text in said:
            conversation = transcript.post(store, assistant.settings.channels, conversation, "bot", Reply(text), now)
        transcript.save(store, conversation)

    if trouble:
        telegram.fails("sendMessage", **trouble)
    assistant.database.write(say).result()
    customer.waits_for(said[-1])
    wait_until(lambda: len(customer.seen()) > len(said))
    assert [message["text"] for message in customer.seen()][1:] == said


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_message_that_telegram_could_not_take_is_sent_again(customer: Customer, telegram: Telegram, status: int):
    telegram.fails("sendMessage", status)
    customer.says("/help")
    customer.waits_for(HELP)


def test_a_blocked_bot_is_not_tried_again(customer: Customer, telegram: Telegram, assistant: Program):
    telegram.control(f"/blocks/{customer.number}")
    customer.says("/help")
    delivery = wait_until(lambda: next((one for one in senders(assistant, customer) if one.failed_at), None))
    assert delivery.attempts == 1 and "blocked" in delivery.error


def test_an_answer_to_the_customer_does_not_depend_on_courtesies(customer: Customer, telegram: Telegram):
    telegram.fails("sendChatAction", 500)
    customer.says("/help")
    menu = customer.waits_for(HELP)
    telegram.fails("answerCallbackQuery", 500)
    telegram.fails("editMessageReplyMarkup", 500)
    customer.presses(customer.buttons(menu)[0]["text"])
    wait_until(lambda: len(customer.seen()) > 1)


def test_an_update_that_nobody_can_read_does_not_hold_up_the_others(customer: Customer, telegram: Telegram):
    telegram.control("/updates/message", {"what": "is this"})
    customer.says("/help")
    customer.waits_for(HELP)


def test_messages_written_while_the_assistant_was_away_are_answered_once_it_is_back(tmp_path: Path):
    with fake_telegram() as telegram:
        customer, settings = Customer(telegram), settings_for(tmp_path, telegram.url)
        with running(settings):
            customer.says("/help")
            customer.waits_for(HELP)
        customer.says("/start")
        with running(settings):
            customer.waits_for("Hello")
            telegram.wait_until_read()
        assert [message["text"][:5] for message in customer.seen()].count("Hello") == 1


def test_the_assistant_starts_without_telegram_and_answers_once_it_is_there(tmp_path: Path):
    with fake_telegram() as telegram:
        telegram.fails("getMe", 502)
        telegram.fails("getUpdates", 500)
        customer = Customer(telegram)
        customer.says("/help")
        with running(settings_for(tmp_path, telegram.url)):
            customer.waits_for(HELP)


def test_a_lost_answer_to_a_poll_repeats_nothing(customer: Customer, telegram: Telegram):
    telegram.fails("getUpdates", 500, after=True)
    customer.says("/help")
    customer.waits_for(HELP)
    customer.says("good morning")
    customer.waits_for("Hello")
    assert sum(HELP in message["text"] for message in customer.seen()) == 1
