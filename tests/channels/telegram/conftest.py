"""The assistant as it runs in production, on SQLite, talking over HTTP to a pretend Telegram."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import httpx
import pytest
import uvicorn

from bot.app import Program, build, make_texts, open_database
from bot.cli.invite import invite
from bot.settings.load import load
from bot.settings.models import Settings
from bot.web.sockets import bind_socket
from domain.billing.models import Invoice
from domain.core.ports import Store
from domain.customers.models import Company
from tests.support.telegram_customer import TOKEN, Customer, Telegram, fake_telegram
from tests.support.waiting import free_port, wait_until

SECRET = "a-secret_for-tests"
COMPANY = Company("CL4412", "Smith <b>& Sons</b>")
HELP = make_texts(load(None, {}))[0].text("help", {}, "en")
_numbers = count(501)


@contextmanager
def running(settings: Settings) -> Iterator[Program]:
    """The whole program with its web server and background work, in a thread, until the block ends."""
    program = build(settings)
    with bind_socket("127.0.0.1", settings.server.port) as door:
        server = uvicorn.Server(uvicorn.Config(program.web, log_config=None, timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, args=([door],))
        thread.start()
        wait_until(lambda: server.started)
        try:
            yield program
        finally:
            server.should_exit = True
            thread.join(20)
            program.database.close()


def settings_for(data: Path, telegram_url: str, mode: str = "polling") -> Settings:
    """A deployment that knows one company and its two invoices, and talks to the pretend Telegram."""
    shipped = load(None, {"LEDGERLINE_TELEGRAM_TOKEN": TOKEN, "LEDGERLINE_TELEGRAM_SECRET": SECRET})
    port = free_port()
    settings = replace(
        shipped,
        data_dir=data,
        database_url=f"sqlite:///{data}/ledgerline.sqlite3",
        server=replace(shipped.server, port=port, public_url=f"http://127.0.0.1:{port}"),
        channels=shipped.channels.changed("telegram", mode=mode, api_base_url=telegram_url),
    )
    database = open_database(settings)
    database.write(_bring_in).result()
    database.close()
    return settings


def _bring_in(store: Store) -> None:
    if store.get(Company, COMPANY.number):
        return
    store.insert(COMPANY)
    today = datetime.now(UTC).date()
    for number, cents, age in (("10482", 120450, 40), ("10511", 31000, 5)):
        day = today - timedelta(days=age)
        store.insert(Invoice(number, COMPANY.number, day, day + timedelta(days=30), "USD", cents, cents, description="Toner"))


@pytest.fixture(scope="module")
def telegram() -> Iterator[Telegram]:
    """The pretend Telegram of these tests."""
    with fake_telegram() as running_telegram:
        yield running_telegram


@pytest.fixture(scope="module")
def settings(telegram: Telegram, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A deployment with Telegram by long polling."""
    return settings_for(tmp_path_factory.mktemp("ledgerline"), telegram.url)


@pytest.fixture(scope="module")
def assistant(settings: Settings) -> Iterator[Program]:
    """The running assistant."""
    with running(settings) as program:
        yield program


@pytest.fixture
def customer(assistant: Program, telegram: Telegram) -> Customer:
    """Somebody nobody has talked with yet."""
    return Customer(telegram, next(_numbers))


@pytest.fixture
def linked(settings: Settings, customer: Customer) -> Customer:
    """A customer who came by an invitation's deep link, and acts for the company."""
    customer.says(f"/start {invite(settings, COMPANY.number, 'admin', 1)}")
    customer.waits_for("CL4412")
    return customer


@pytest.fixture
def web(settings: Settings, assistant: Program) -> Iterator[httpx.Client]:
    """A client of the assistant's own web server."""
    with httpx.Client(base_url=settings.server.address, trust_env=False) as client:
        yield client
