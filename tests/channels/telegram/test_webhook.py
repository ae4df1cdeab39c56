"""What is relied on in webhook mode: only Telegram gets in, and what it brings is kept before it is acknowledged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.app import Program
from bot.conversation.models import Inbound
from tests.channels.telegram.conftest import HELP, SECRET, running, settings_for
from tests.support.telegram_customer import Customer, Telegram, fake_telegram
from tests.support.waiting import wait_until

PATH, HEADER = "/webhooks/telegram", "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Telegram, Program]]:
    """A Telegram of its own, and an assistant that it calls."""
    with fake_telegram() as telegram:
        settings = settings_for(tmp_path_factory.mktemp("hooked"), telegram.url, mode="webhook")
        with running(settings) as program:
            wait_until(lambda: telegram.state()["webhook"])
            yield telegram, program


@pytest.fixture
def own(hooked: tuple[Telegram, Program]) -> Iterator[httpx.Client]:
    """A client of the assistant's own web server, as anybody on the internet has one."""
    with httpx.Client(base_url=hooked[1].settings.server.address, trust_env=False) as client:
        yield client


def update(number: int, text: str = "hello") -> dict[str, object]:
    chat = {"id": 77, "type": "private"}
    sender = {"id": 77, "is_bot": False, "first_name": "Pat"}
    return {"update_id": number, "message": {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": text}}


def kept(program: Program) -> int:
    found: list[Inbound] = program.database.read(lambda store: store.find(Inbound, conversation="telegram:77")).result()
    return len(found)


def test_telegram_calls_and_the_customer_is_answered(hooked: tuple[Telegram, Program]):
    telegram, program = hooked
    assert telegram.state()["webhook"] == {"url": f"{program.settings.server.address}{PATH}", "secret": SECRET}
    customer = Customer(telegram)
    customer.says("/help")
    customer.waits_for(HELP)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper()])
def test_a_caller_without_the_secret_is_refused_and_nothing_is_kept(own: httpx.Client, hooked, secret: str | None):
    before = kept(hooked[1])
    headers = {"X-Forwarded-For": "149.154.160.1"} | ({HEADER: secret} if secret is not None else {})
    answer = own.post(PATH, json=update(1, "let me in"), headers=headers)
    assert answer.status_code == 403 and "let me in" not in answer.text
    assert kept(hooked[1]) == before


def test_an_acknowledged_update_is_kept_and_a_repeated_one_is_kept_once(own: httpx.Client, hooked):
    before = kept(hooked[1])
    for _ in range(2):
        assert own.post(PATH, json=update(2), headers={HEADER: SECRET}).status_code == 200
    assert kept(hooked[1]) == before + 1


@pytest.mark.parametrize("body", ["", "{", "[]", "7"])
def test_a_body_that_is_no_update_is_refused_with_a_reason(own: httpx.Client, body: str):
    answer = own.post(PATH, content=body, headers={HEADER: SECRET})
    assert answer.status_code == 400 and "JSON" in answer.text


def test_with_long_polling_there_is_no_webhook_at_all(assistant: Program, web: httpx.Client):
    assert web.post(PATH, json=update(3), headers={HEADER: SECRET}).status_code in (404, 405)


def test_after_a_restart_telegram_brings_what_was_written_meanwhile(tmp_path: Path):
    with fake_telegram() as telegram:
        customer, settings = Customer(telegram), settings_for(tmp_path, telegram.url, mode="webhook")
        with running(settings):
            wait_until(lambda: telegram.state()["webhook"])
        customer.says("/help")
        with running(settings):
            customer.waits_for(HELP)
