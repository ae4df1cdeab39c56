"""The real program for a story: every part as ``bot.app`` puts it together, with a clock, mailbox and provider of the story's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from bot import app, settings
from bot.addresses import Addresses
from bot.assistant import Assistant
from bot.cashier import Cashier
from bot.config.records import Settings
from bot.delivery import Deliveries
from bot.faq import Faq
from bot.jobs import Jobs
from bot.paperwork import Paperwork
from bot.turn import House
from bot.words import Words
from dialogs.engine import Dialogue
from domain import imports
from domain.adapters.dealer_csv import ImportOptions, read_folder
from domain.adapters.sql.database import Database
from domain.tokens import Mint
from nlu.understanding import Understanding
from tests.dialogues.outside import Mail, Mailbox, Provider, Pushed, SetClock, Texts

BOOKS = Path(__file__).parent / "books"
_SECRET = "known to the stories only, and longer than 32 bytes"


class Outside:
    """What goes on while the program is restarted: time, letters, the provider."""

    def __init__(self, now: datetime) -> None:
        self.clock, self.mailbox, self.provider = SetClock(now), Mailbox(), Provider()


@dataclass(frozen=True)
class Program:
    """The running program, as far as a story needs it."""

    database: Database
    assistant: Assistant
    cashier: Cashier
    jobs: Jobs
    settings: Settings

    async def settle_down(self) -> None:
        """Do all that is due in the background."""
        while await self.cashier.look_after_all() + await self.jobs.send_due():
            pass


@cache
def shipped() -> Settings:
    """The shipped settings, with a secret of the stories'."""
    return settings.load(None, {"LEDGERLINE_SECRET_KEY": _SECRET})


@cache
def taught() -> tuple[Words, Faq, Understanding]:
    """The texts and the understanding; learning takes a second, so it is done once."""
    words, faq = app.make_words(shipped())
    return words, faq, app.make_understanding(shipped(), faq, shipped().dealer.company_prefixes)


def settings_in(folder: Path) -> Settings:
    """The shipped settings, with their data in a folder of the story's own."""
    return replace(shipped(), data_dir=folder, database_url=f"sqlite:///{folder}/ledgerline.sqlite3")


def start(folder: Path, outside: Outside) -> Program:
    """Put the program together over the database in a folder."""
    own = settings_in(folder)
    database = app.open_database(own)
    words, _, understanding = taught()
    clock, mint = outside.clock, Mint(app.secret_key(own))
    dialogue = Dialogue(words, app.prefixes_of(own, database))
    addresses = Addresses(own.server.address, mint, clock)
    assistant = Assistant(database, House(understanding, dialogue, words, own.policy(), mint, clock), addresses)
    cashier = Cashier(database, outside.provider, own.policy(), clock, addresses)
    paperwork = Paperwork(database, app.DealerPrinter(own), own.policy(), outside.clock)
    mail, texts = Mail(outside.mailbox), Texts(outside.mailbox)
    deliveries = Deliveries(assistant, cashier, paperwork, mail, texts, mint, {"telegram": Pushed()})
    return Program(database, assistant, cashier, Jobs(assistant, cashier, deliveries), own)


def bring_in(database: Database, folder: Path, now: datetime) -> None:
    """Import a dealer's folder as of this instant."""
    batch = read_folder(folder, ImportOptions())
    database.write(lambda store: imports.apply(store, batch, now)).result()


def make_books(folder: Path, now: datetime) -> Path:
    """A database with the stories' customers in it, for copying."""
    database = app.open_database(settings_in(folder))
    bring_in(database, BOOKS, now)
    database.close()
    return folder


def copy_books(books: Path, folder: Path) -> None:
    """A story's own copy."""
    shutil.copytree(books, folder)


def tell_of_call(database: Database, folder: Path, status: str, now: datetime) -> None:
    """Import the books again, with what dispatch says of a service call: a row of service_calls.csv."""
    changed = folder / "changed-books"
    shutil.copytree(BOOKS, changed, dirs_exist_ok=True)
    (changed / "service_calls.csv").write_text(f"number,company_number,state,visit_on\n{status}\n", encoding="utf-8")
    bring_in(database, changed, now)


def change_invoice(
    database: Database, folder: Path, number: str, change: Callable[[list[str]], list[str]], now: datetime
) -> None:
    """Import the books again, with one invoice changed."""
    changed = folder / "changed-books"
    shutil.copytree(BOOKS, changed, dirs_exist_ok=True)
    file = changed / "invoices.csv"
    rows = [line.split(",") for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(",".join(change(row) if row[0] == number else row) for row in rows) + "\n", encoding="utf-8")
    bring_in(database, changed, now)
