"""Ledgerline as one starts it, with its outside world: ended politely or by kill -9, and started again on the same data."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.journeys.books import Books
from tests.journeys.customers import Customer, customers_of, invent_customers, rows
from tests.sandbox_program import API_KEY, WEBHOOK_SECRET, Outside, SandboxProgram
from tests.support.programs import ROOT, Program, program
from tests.support.telegram_customer import TOKEN as TELEGRAM_TOKEN
from tests.support.waiting import free_port

TOKEN = "the-token-of-the-rest-channel"
PHONE_TOKEN = "the token that signs calls"
SECRETS = {
    "LEDGERLINE_REST_TOKEN": TOKEN,
    "LEDGERLINE_TWILIO_AUTH_TOKEN": PHONE_TOKEN,
    "LEDGERLINE_SECRET_KEY": "a secret key of the journeys, long enough",
    "LEDGERLINE_PAYMENTS_KEY": API_KEY,
    "LEDGERLINE_PAYMENTS_WEBHOOK_SECRET": WEBHOOK_SECRET,
}
_CLI = [sys.executable, "-m", "bot"]


class Ledgerline:
    """One ``ledgerline`` server process at a time, on the same port whenever it is started."""

    def __init__(self, config: Path, env: Mapping[str, str], *command: str | Path, patience: float = 60) -> None:
        self._command, self._patience = [*_CLI, "--config", config, *command], patience
        self.config, self.env = config, env
        self._running = ExitStack()
        self.url = ""
        self.process: Program

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.process = self._running.enter_context(program(self._command, r"^Assistant: \S+$", self.env, self._patience))
        self.url = self.process.wait_for(r"^Assistant: (\S+)/$")[1]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it as Ctrl-C (SIGINT) or a service manager (SIGTERM) would; its exit status."""
        self.process.process.send_signal(how)
        status = self.process.process.wait(15)
        self._running.close()
        return status

    def kill(self) -> None:
        """End it as a crash or a lost machine would."""
        self.process.kill()
        self._running.close()

    def close(self) -> None:
        """End it, if it still runs."""
        self._running.close()

    @property
    def pid(self) -> int:
        """The id of the running process."""
        return self.process.process.pid


@dataclass
class Place:
    """A running Ledgerline, the world around it, its books, and customers who have not been here yet."""

    program: Ledgerline
    outside: Outside
    books: Books
    folder: Path
    newcomers: Iterator[Customer]

    @property
    def url(self) -> str:
        """Where the program answers."""
        return self.program.url

    def customer(self) -> Customer:
        """One whom no other test talks for."""
        return next(self.newcomers)

    def import_files(self) -> subprocess.Popen[str]:
        """``ledgerline import`` of the customers' folder as it is now, while the program serves."""
        return _import(self.program.config, self.program.env, self.folder / "customers")

    def change_balance(self, invoice: str, cents: int) -> subprocess.Popen[str]:
        """The dealer's files tell another balance of an invoice from now on, and come in."""
        file = self.folder / "customers" / "invoices.csv"
        lines = rows(self.folder / "customers", "invoices")
        for line in lines:
            if line["invoice_number"] == invoice:
                line["balance"] = f"{cents // 100}.{cents % 100:02}"
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)
        return self.import_files()


@contextmanager
def demo_at(folder: Path, database_url: str, telegram_url: str = "", patience: float = 60, **changes: Any) -> Iterator[Place]:
    """``ledgerline demo`` keeping its data in ``folder``; ``database_url`` empty is SQLite there. See ``write_config``.

    ``patience``: seconds that a start may take, which is long where sentences are learnt first.
    """
    data = folder / "data"
    sandbox_port = str(free_port())
    env = SECRETS | {"DATABASE_URL": database_url} | changes.pop("env", {})
    if telegram_url:
        env["LEDGERLINE_TELEGRAM_TOKEN"] = TELEGRAM_TOKEN
        telegram = {"token": "${LEDGERLINE_TELEGRAM_TOKEN}", "mode": "polling", "secret": None, "api_base_url": telegram_url}
        changes["channels"] = {"telegram": telegram}
    config = write_config(folder, **changes)
    arguments = ("demo", "--port", str(free_port()), "--sandbox-port", sandbox_port, "--data", data)
    running, outside = Ledgerline(config, env, *arguments, patience=patience), Outside(f"http://127.0.0.1:{sandbox_port}")
    running.start()
    books = Books(database_url or f"sqlite:///{data}/ledgerline.sqlite3")
    try:
        yield Place(running, outside, books, folder, customers_of(data / "customers"))
    finally:
        books.close()
        outside.close()
        running.close()


@contextmanager
def house_at(folder: Path, database_url: str, sandbox: SandboxProgram, **changes: Any) -> Iterator[Place]:
    """``ledgerline serve`` beside a sandbox that outlives it, with the invented customers brought in by ``ledgerline import``."""
    port = str(free_port())
    changes = {"mail": {"port": sandbox.smtp_port}, **changes}
    changes["payments"] = {"base_url": sandbox.base_url, "poll_seconds": [1, 1, 2]} | changes.get("payments", {})
    env = SECRETS | {"DATABASE_URL": database_url}
    config = write_config(folder, **changes)
    customers = invent_customers(folder / "customers")
    assert _import(config, env, customers).wait() == 0
    running = Ledgerline(config, env, "serve", "--port", port)
    sandbox.send_notices_to(f"http://127.0.0.1:{port}/webhooks/payments/sandbox")
    running.start()
    books = Books(database_url)
    try:
        yield Place(running, sandbox, books, folder, customers_of(customers))
    finally:
        books.close()
        running.close()


def _import(config: Path, env: Mapping[str, str], customers: Path) -> subprocess.Popen[str]:
    command: list[str | Path] = [*_CLI, "--config", config, "import", "--force", customers]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, text=True, cwd=ROOT, env={**os.environ, **env})


def write_config(folder: Path, faq: Path = ROOT / "faq.yml", **changes: Any) -> Path:
    """The shipped config.yml with some sections changed, as a deployment's own file."""
    config = yaml.safe_load((ROOT / "config.yml").read_text())
    for section, values in changes.items():
        config[section] = {**config[section], **values}
    config["faq"] = str(faq)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "config.yml"
    file.write_text(re.sub(r"^(\s+\w+): null$", r"\1:", yaml.safe_dump(config), flags=re.MULTILINE))
    return file
