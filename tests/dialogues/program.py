"""The real program for a story: every part as ``bot.app`` puts it together, with a clock, mailbox and provider of the story's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from bot import app
from bot.background.outbox import Outbox
from bot.background.senders import Senders
from bot.conversation.service import Assistant
from bot.conversation.turn_services import TurnServices
from bot.documents.service import DocumentService
from bot.payments.service import PaymentService
from bot.rendering.signed_urls import SignedUrls
from bot.rendering.texts import Texts
from bot.settings import load
from bot.settings.faq import Faq
from bot.settings.models import Settings
from bot.settings.secret import secret_key
from dialogs.engine.engine import Dialogue
from domain.adapters.dealer_csv import ImportOptions, read_folder
from domain.adapters.sql.database import Database
from domain.core.tokens import SecretDeriver
from domain.erp import imports
from nlu.understanding import Understanding
from tests.dialogues.outside import Mail, Mailbox, Provider, Pushed, SetClock, TextGateway

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
    payment_service: PaymentService
    outbox: Outbox
    settings: Settings

    async def settle_down(self) -> None:
        """Do all that is due in the background."""
        while await self.payment_service.reconcile_due() + await self.outbox.send_due():
            pass


@cache
def shipped() -> Settings:
    """The shipped settings, with a secret of the stories'."""
    return load.load(None, {"LEDGERLINE_SECRET_KEY": _SECRET})


@cache
def taught() -> tuple[Texts, Faq, Understanding]:
    """The texts and the understanding; learning takes a second, so it is done once."""
    texts, faq = app.make_texts(shipped())
    return texts, faq, app.make_understanding(shipped(), faq, shipped().dealer.company_prefixes)


def settings_in(folder: Path) -> Settings:
    """The shipped settings, with their data in a folder of the story's own."""
    return replace(shipped(), data_dir=folder, database_url=f"sqlite:///{folder}/ledgerline.sqlite3")


def start(folder: Path, outside: Outside) -> Program:
    """Put the program together over the database in a folder."""
    own = settings_in(folder)
    database = app.open_database(own)
    texts, _, understanding = taught()
    clock, deriver = outside.clock, SecretDeriver(secret_key(own))
    dialogue = Dialogue(texts, app.prefixes_of(own, database))
    signed_urls = SignedUrls(own.server.address, deriver, clock)
    services = TurnServices(understanding, dialogue, texts, own.policy(), deriver, clock, own.channels)
    assistant = Assistant(database, services, signed_urls)
    payment_service = PaymentService(database, outside.provider, own.policy(), clock, signed_urls)
    document_service = DocumentService(database, app.make_printer(own), own.policy(), outside.clock)
    mail, gateway = Mail(outside.mailbox), TextGateway(outside.mailbox)
    senders = Senders(assistant, payment_service, document_service, mail, gateway, deriver, {"telegram": Pushed().push})
    return Program(database, assistant, payment_service, Outbox(assistant, senders), own)


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
