"""The one place where the parts meet: settings in, a running program out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from bot.background.outbox import Outbox
from bot.background.senders import Senders
from bot.background.worker import Worker
from bot.conversation import models as talk
from bot.conversation.questions import NextTurn, OpenElsewhere, Waiting
from bot.conversation.service import Assistant
from bot.conversation.turn_services import TurnServices
from bot.documents import routes as documents
from bot.documents.service import DocumentService
from bot.payments import pages as payment_pages
from bot.payments import webhooks
from bot.payments.service import PaymentService
from bot.rendering.pages import Pages
from bot.rendering.signed_urls import SignedUrls
from bot.rendering.texts import Texts
from bot.settings.channel import ChannelServices, OpenChannel
from bot.settings.faq import Faq, load_faq
from bot.settings.models import Settings
from bot.settings.secret import secret_key
from bot.settings.yaml_lines import ConfigError
from bot.web import agent_desk, demo_page, health
from bot.web.site import make_site
from dialogs.engine.engine import Dialogue
from domain.adapters.clock import SystemClock
from domain.adapters.dealer_csv import ImportOptions, read_folder, write_folder
from domain.adapters.mail import SmtpMail
from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.printer import DealerPrinter
from domain.adapters.sql.answers import ANSWERS, next_turn, open_elsewhere
from domain.adapters.sql.database import Database
from domain.adapters.sql.migrate import migrate
from domain.adapters.sql.tables import CONVERSATION, INBOUND, MESSAGE, TABLES
from domain.adapters.text_messages import HttpTextSender
from domain.core.ports import Clock, PaymentProvider, Store
from domain.core.providers import ProviderAccount
from domain.core.tokens import SecretDeriver
from domain.customers.questions import CompanyPrefixes
from domain.erp import exports
from domain.erp.imports import Batch
from nlu.intents.semantic.encoder import NotInstalled
from nlu.understanding import Understanding

# Which table keeps which record: the domain's, and the conversation's own.
ALL_TABLES = {**TABLES, talk.Conversation: CONVERSATION, talk.Inbound: INBOUND, talk.Message: MESSAGE}
ALL_ANSWERS = ANSWERS | {
    NextTurn: next_turn(talk.Conversation, talk.Inbound, Waiting),
    OpenElsewhere: open_elsewhere(talk.Conversation),
}


@dataclass(frozen=True)
class Program:
    """Everything put together. ``web`` serves it; ``assistant`` is the door for channels."""

    settings: Settings
    database: Database
    assistant: Assistant
    payment_service: PaymentService
    worker: Worker
    web: FastAPI


def open_database(settings: Settings) -> Database:
    """The database, brought up to date. Raises CannotMigrate, or DatabaseFault when it cannot be reached."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate(settings.database_url)
    return Database(settings.database_url, ALL_TABLES, ALL_ANSWERS)


def read_books(settings: Settings, folder: Path, progress: Callable[[str], None]) -> Batch:
    """The dealer's CSV folder, read and checked. Raises FaultyFiles with every mistake."""
    return read_folder(folder, ImportOptions(settings.imports.date_format, settings.imports.columns), progress)


def write_books(database: Database, folder: Path) -> list[Path]:
    """Payments, service calls, leads and requests as CSV for the dealer's ERP; the files that were written."""
    return write_folder(folder, database.read(exports.tables).result())


def make_texts(settings: Settings) -> tuple[Texts, Faq]:
    """All texts, with the dealer's facts. Raises ConfigError for a faulty FAQ file."""
    faq = load_faq(settings.faq, settings)
    dealer_facts = {"dealer": settings.dealer.name, "phone": settings.dealer.phone, "email": settings.dealer.email}
    return Texts(faq, settings.dealer.languages, settings.dealer.timezone, dealer_facts), faq


def make_understanding(settings: Settings, faq: Faq, prefixes: tuple[str, ...]) -> Understanding:
    """The understanding, taught the dealer's own FAQ questions. Raises ConfigError if it wants an extra that is not there."""
    try:
        return Understanding.load(faq.examples(), prefixes, settings.data_dir, settings.semantic)
    except NotInstalled as error:
        raise ConfigError([f"understanding: semantic is on. {error}"]) from error


def prefixes_of(settings: Settings, database: Database) -> tuple[str, ...]:
    """What company numbers begin with: as configured, and as the customers on file show."""
    on_file = database.read(lambda store: store.ask(CompanyPrefixes())).result()
    return tuple(sorted({*settings.dealer.company_prefixes, *on_file}))


def make_printer(settings: Settings) -> DealerPrinter:
    """Prints documents with the dealer's face."""
    dealer = settings.dealer
    face = DealerFace(
        name=dealer.legal or dealer.name,
        address=dealer.address,
        phone=dealer.phone,
        email=dealer.email,
        website=dealer.website,
        remit_to=dealer.remittance_address,
        timezone=str(dealer.timezone),
    )
    return DealerPrinter(face)


def make_provider(settings: Settings) -> PaymentProvider:
    """The payment provider that config.yml names."""
    payments = settings.payments
    return payments.provider.open(ProviderAccount(payments.base_url, payments.api_key or "", payments.webhook_secret or ""))


def make_mail(settings: Settings) -> SmtpMail:
    """The SMTP server that config.yml names."""
    mail = settings.mail
    return SmtpMail(mail.host, mail.port, mail.sender, mail.username or "", mail.password or "", mail.starttls)


def make_text_sender(settings: Settings) -> HttpTextSender | None:
    """The gateway for text messages, if config.yml names one."""
    return HttpTextSender(settings.texts.url, settings.texts.token or "") if settings.texts.url else None


def build(
    settings: Settings, clock: Clock | None = None, demo_facts: Callable[[Store], demo_page.DemoFacts] | None = None
) -> Program:
    """Put the program together; nothing runs yet but the database. ``demo_facts`` looks up what the demo's first page tells."""
    clock, policy = clock or SystemClock(), settings.policy()
    database = open_database(settings)
    texts, faq = make_texts(settings)
    prefixes = prefixes_of(settings, database)
    deriver = SecretDeriver(secret_key(settings))
    understanding, dialogue = make_understanding(settings, faq, prefixes), Dialogue(texts, prefixes)
    signed_urls = SignedUrls(settings.server.address, deriver, clock)
    assistant = Assistant(
        database, TurnServices(understanding, dialogue, texts, policy, deriver, clock, settings.channels), signed_urls
    )
    payment_service = PaymentService(database, make_provider(settings), policy, clock, signed_urls)
    document_service = DocumentService(database, make_printer(settings), policy, clock)
    fetch_document = documents.fetcher(document_service, signed_urls)
    channels = settings.channels.open(ChannelServices(assistant, signed_urls.public_url, fetch_document))
    pushed = {name: channel.push for name, channel in channels.items() if channel.push}
    mail, text_sender = make_mail(settings), make_text_sender(settings)
    senders = Senders(assistant, payment_service, document_service, mail, text_sender, deriver, pushed)
    outbox = Outbox(assistant, senders)
    worker = Worker(assistant, payment_service, outbox, database.signals)
    pages = Pages(texts, settings.dealer.name)
    routers = [
        health.router(assistant, outbox.measure, settings.monitoring.token, loopback=settings.server.public_url is None),
        payment_pages.router(assistant, payment_service, pages),
        documents.router(document_service, signed_urls, pages),
        agent_desk.router(assistant, pages),
        webhooks.router(payment_service),
    ]
    if demo_facts:
        routers.append(demo_page.router(pages, database.read(demo_facts).result(), settings))
    alone = settings.database_url.startswith("sqlite")
    running = partial(_running, assistant, worker, tuple(channels.values()), alone)
    web = make_site(running, pages, routers, tuple(channels.values()))
    return Program(settings, database, assistant, payment_service, worker, web)


@asynccontextmanager
async def _running(
    assistant: Assistant, worker: Worker, channels: Sequence[OpenChannel], alone: bool, _: FastAPI
) -> AsyncIterator[None]:
    """What runs while the program serves. ``alone``: no other process works on this database."""
    await assistant.sweep()
    if alone:
        await worker.outbox.take_over()
    worker.start()
    for channel in channels:
        if channel.start:
            await channel.start()
    yield
    for channel in channels:
        if channel.stop:
            await channel.stop()
    await worker.stop()
    await assistant.drain()
