"""How replies reach Telegram: documents as files, and nothing twice when a part of a reply fails."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from telegram import Bot

from bot.channels.telegram.sending import FetchDocument, Sender
from bot.messages import Document, Reply
from domain.core.ports import DeliveryFault
from tests.support.telegram_customer import TOKEN, Customer, Telegram

INVOICE = Reply(
    "Here is your copy.", document=Document("invoice-10482.pdf", "application/pdf", "https://bot.example/d/1"), sensitive=True
)


@pytest.fixture
def chat(telegram: Telegram) -> Customer:
    """A chat that the bot may write to."""
    customer = Customer(telegram, 88_001)
    customer.says("hello")
    return customer


def with_sender(telegram: Telegram, work: Callable[[Sender], Awaitable[None]], fetch: FetchDocument | None = None) -> None:
    """Run some sending against the pretend Telegram."""

    async def run() -> None:
        async with Bot(TOKEN, base_url=f"{telegram.url}/bot") as bot:
            await work(Sender(bot, fetch))

    asyncio.run(run())


async def pdf(url: str) -> bytes | None:
    return b"%PDF-1.7 of " + url.encode()


async def nothing(url: str) -> bytes | None:
    return None


def test_a_document_arrives_as_a_protected_file_with_its_name(telegram: Telegram, chat: Customer):
    with_sender(telegram, lambda sender: sender.send(str(chat.number), INVOICE, "telegram:telegram:88001:00000001"), pdf)
    text, file = chat.seen()[-2:]
    assert text["text"] == "Here is your copy."
    assert (file["document"]["file_name"], file["document"]["file_size"]) == ("invoice-10482.pdf", 35)
    assert file["has_protected_content"]


@pytest.mark.parametrize("fetch", [nothing, None])
def test_a_document_that_cannot_be_fetched_is_a_button_to_its_address(
    telegram: Telegram, chat: Customer, fetch: FetchDocument | None
):
    with_sender(telegram, lambda sender: sender.send(str(chat.number), INVOICE, "k:2"), fetch)
    assert chat.buttons(chat.seen()[-1]) == [{"text": "invoice-10482.pdf", "url": "https://bot.example/d/1"}]


def test_after_a_fault_only_what_did_not_arrive_is_sent_again(telegram: Telegram, chat: Customer):
    before = len(chat.seen())

    async def twice(sender: Sender) -> None:
        with pytest.raises(DeliveryFault) as raised:
            await sender.send(str(chat.number), INVOICE, "k:3")
        assert (raised.value.permanent, raised.value.retry_after) == (False, 2)
        await sender.send(str(chat.number), INVOICE, "k:3")

    telegram.fails("sendDocument", 429, retry_after=2)
    with_sender(telegram, twice, pdf)
    assert ["text" in message for message in chat.seen()[before:]] == [True, False]


def test_a_chat_that_does_not_exist_is_never_tried_again(telegram: Telegram):
    async def send(sender: Sender) -> None:
        with pytest.raises(DeliveryFault) as raised:
            await sender.send("404404", INVOICE, "k:4")
        assert raised.value.permanent

    with_sender(telegram, send)


def test_a_refused_token_is_tried_again_later_and_not_told(telegram: Telegram, chat: Customer):
    async def send(sender: Sender) -> None:
        with pytest.raises(DeliveryFault) as raised:
            await sender.send(str(chat.number), INVOICE, "k:5")
        assert not raised.value.permanent and raised.value.retry_after >= 60
        assert TOKEN not in str(raised.value)

    telegram.fails("sendMessage", 401)
    with_sender(telegram, send)


def test_telegram_makes_no_preview_of_an_address_that_is_the_customers_alone(telegram: Telegram, chat: Customer):
    with_sender(telegram, lambda sender: sender.send(str(chat.number), Reply("See https://bot.example/pay/x"), "k:6"))
    assert telegram.calls("sendMessage")[-1]["link_preview_options"] == {"is_disabled": True}
