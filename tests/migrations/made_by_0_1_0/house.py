"""The program of version 0.1.0 with its outside, and what its dealer does: files, invitations, opening hours, answers."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from domain.records.payments import Attempt

from tests.journeys.books import Books
from tests.journeys.customers import Customer, customers_of, invent_customers, rows
from tests.journeys.program import SECRETS, Ledgerline, Place, write_config
from tests.sandbox_program import SandboxProgram
from tests.support.programs import ROOT
from tests.support.telegram_customer import TOKEN, Telegram
from tests.support.waiting import free_port, wait_until

COMPANIES = ("CL4412", "CL1234", "TO1234", "AK1234", "CL8881", "CL2766", "CL4211")
ALWAYS, NEVER = "00:00-23:59", "closed"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLI = [sys.executable, "-m", "bot.cli"]
Row = dict[str, str]


@dataclass
class House:
    """A running Ledgerline and everybody around it. ``changes`` are what its config.yml has other than the shipped one."""

    place: Place
    sandbox: SandboxProgram
    telegram: Telegram
    customers: dict[str, Customer]
    changes: dict[str, Any]

    @property
    def books(self) -> Books:
        """The database, to look into."""
        return self.place.books

    @property
    def files(self) -> Path:
        """The dealer's CSV folder."""
        return self.place.folder / "customers"

    def settle(self) -> None:
        """Wait until nothing is left to answer, to handle or to send; some of it may be tried again after a minute."""
        wait_until(self.books.is_quiet, 100)

    def newest_attempt(self, company: str) -> Attempt:
        """The last payment that was begun for a company."""
        return self.books.find(Attempt, order="-created_at", company=company)[0]

    def first_attempt(self, company: str) -> Attempt:
        """The first payment that was begun for a company."""
        return self.books.find(Attempt, order="created_at", company=company)[0]

    def wait_for_attempt(self, company: str, state: str) -> Attempt:
        """The same, once it has come to this state."""
        wait_until(lambda: self.newest_attempt(company).state == state, 20)
        return self.newest_attempt(company)

    # ---- the dealer ----

    def invite(self, company: str, *options: str) -> str:
        """``ledgerline invite``: a token for a company."""
        answer = self.run("invite", company, *options)
        return answer.rpartition(": ")[2].strip()

    def bring_in(self) -> None:
        """``ledgerline import`` of the files as they are now."""
        self.run("import", "--force", str(self.files))

    def change(self, name: str, change: Callable[[Row], Row]) -> None:
        """Change each row of one of the dealer's files."""
        write_rows(self.files, name, [change(row) for row in rows(self.files, name)])

    def add_rows(self, name: str, *added: Row) -> None:
        """Add rows to one of the dealer's files, which may be a new one."""
        known = rows(self.files, name) if (self.files / f"{name}.csv").exists() else []
        write_rows(self.files, name, [*known, *added])

    def keep_rows(self, name: str, keep: Callable[[Row], bool]) -> None:
        """Leave rows out of one of the dealer's files."""
        write_rows(self.files, name, [row for row in rows(self.files, name) if keep(row)])

    def keep_hours(self, hours: str) -> None:
        """Start again with these opening hours on all days."""
        self.place.program.stop()
        self.changes["dealer"] = {"hours": dict.fromkeys(_DAYS, hours)}
        write_config(self.place.folder, **self.changes)
        self.place.program.start()

    def answer_person(self, mailbox: str, what: str, text: str = "") -> None:
        """Somebody at the dealer's uses the page behind the newest hand-over e-mail."""
        letters = "\n".join(letter["text"] for letter in self.sandbox.inbox(mailbox))
        address = re.findall(r"http\S+/handover/\S+", letters)[-1]
        answer = httpx.post(address, data={"what": what, "text": text}, trust_env=False)
        assert answer.status_code == 303, answer.text

    def run(self, *command: str) -> str:
        """One of the program's commands beside the running server; what it prints."""
        line = [*_CLI, "--config", str(self.place.program.config), *command]
        environment = {**os.environ, **self.place.program.env}
        return subprocess.run(line, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


@contextmanager
def open_house(folder: Path, database_url: str, sandbox: SandboxProgram, telegram: Telegram) -> Iterator[House]:
    """``ledgerline serve`` on every channel, with a few of the invented customers brought in."""
    port = free_port()
    changes = config_changes(sandbox, telegram)
    env = SECRETS | {"DATABASE_URL": database_url, "LEDGERLINE_TELEGRAM_TOKEN": TOKEN}
    program = Ledgerline(write_config(folder, **changes), env, "serve", "--port", str(port))
    keep_few(invent_customers(folder / "customers"))
    sandbox.send_notices_to(f"http://127.0.0.1:{port}/notices/sandbox")
    customers = {customer.number: customer for customer in customers_of(folder / "customers")}
    books = Books(database_url)
    house = House(Place(program, sandbox, books, folder, iter(())), sandbox, telegram, customers, changes)
    house.bring_in()
    program.start()
    try:
        yield house
    finally:
        books.close()
        program.close()


def config_changes(sandbox: SandboxProgram, telegram: Telegram) -> dict[str, Any]:
    """A deployment that is open day and night and speaks with the pretend outside."""
    bot = {"token": "${LEDGERLINE_TELEGRAM_TOKEN}", "mode": "polling", "secret": None, "api_base_url": telegram.url}
    return {
        "dealer": {"hours": dict.fromkeys(_DAYS, ALWAYS)},
        "mail": {"port": sandbox.smtp_port},
        "texts": {"url": f"{sandbox.base_url}/texts"},
        "payments": {"base_url": sandbox.base_url, "poll_seconds": [1, 1, 2]},
        "channels": {"telegram": bot},
    }


def keep_few(folder: Path) -> None:
    """Only a few companies, so that the dump stays small."""
    kept = {row["invoice_number"] for row in rows(folder, "invoices") if row["company_number"] in COMPANIES}
    for file in folder.glob("*.csv"):
        by = (lambda row: row["invoice_number"] in kept) if file.stem == "invoice_lines" else _is_kept
        write_rows(folder, file.stem, [row for row in rows(folder, file.stem) if by(row)])


def _is_kept(row: Row) -> bool:
    return row["company_number"] in COMPANIES


def write_rows(folder: Path, name: str, written: list[Row]) -> None:
    """Write one of the dealer's files anew."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*written[0]])
        writer.writeheader()
        writer.writerows(written)
