"""The one place where the parts meet: settings in, a running program out."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from bot.background.outbox import Outbox
from bot.background.senders import Pusher, Senders
from bot.background.worker import Worker
from bot.channels.rest import routes as rest
from bot.channels.website import routes as website
from bot.conversation import models as talk
from bot.conversation.service import Assistant
from bot.conversation.turn_services import TurnServices
from bot.documents import routes as documents
from bot.documents.service import DocumentService
from bot.payments import pages as payment_pages
from bot.payments import webhooks
from bot.payments.service import PaymentService
from bot.rendering.pages import STATIC, Pages
from bot.rendering.signed_urls import SignedUrls
from bot.rendering.texts import Texts
from bot.settings.faq import Faq, load_faq
from bot.settings.models import Settings
from bot.settings.secret import secret_key
from bot.settings.yaml_lines import ConfigError
from bot.web import agent_desk, demo_page, health, middleware
from dialogs.engine.engine import Dialogue
from domain.adapters.clock import SystemClock
from domain.adapters.dealer_csv import ImportFailed as ImportFailed  # noqa: PLC0414 - the command line catches it, and may not import adapters
from domain.adapters.dealer_csv import ImportOptions, read_folder, write_folder
from domain.adapters.mail import SmtpMail
from domain.adapters.payments_sandbox import SandboxPay
from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.printer import DealerPrinter
from domain.adapters.sql.database import Database
from domain.adapters.sql.migrate import migrate
from domain.adapters.sql.schema import SHELVES, Shelf
from domain.adapters.text_messages import HttpTextSender
from domain.core.ports import Clock, PaymentProvider, Store
from domain.core.tokens import SecretDeriver
from domain.customers.models import Company
from domain.erp import exports
from domain.erp.imports import Batch
from nlu.intents.semantic.encoder import NotInstalled
from nlu.understanding import Understanding

if TYPE_CHECKING:
    from bot.channels.telegram.service import TelegramChannel

log = logging.getLogger(__name__)

ALL_SHELVES = SHELVES | {
    talk.Conversation: Shelf(indexes=(("person",), ("secret_hash",))),
    talk.Inbound: Shelf(indexes=(("conversation", "done_at"), ("done_at", "received_at"))),
    talk.Message: Shelf(indexes=(("conversation", "number"), ("inbound",), ("conversation", "seen_at"))),
}
_CORS_METHODS = ["GET", "POST"]


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
    """The database, brought up to date. Raises what SQLAlchemy raises when it cannot be reached."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate(settings.database_url)
    return Database(settings.database_url, ALL_SHELVES)


def read_books(settings: Settings, folder: Path, progress: Callable[[str], None]) -> Batch:
    """The dealer's CSV folder, read and checked. Raises ImportFailed with every mistake."""
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
    numbers = database.read(lambda store: [company.number for company in store.find(Company)]).result()
    return tuple(sorted({*settings.dealer.company_prefixes, *(number[:2] for number in numbers)}))


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
    return SandboxPay(payments.base_url, payments.api_key or "", payments.webhook_secret or "")


def build(
    settings: Settings, clock: Clock | None = None, demo_facts: Callable[[Store], demo_page.DemoFacts] | None = None
) -> Program:
    """Put the program together; nothing runs yet but the database. ``demo_facts`` looks up what the demo's first page tells."""
    clock = clock or SystemClock()
    database = open_database(settings)
    texts, faq = make_texts(settings)
    prefixes = prefixes_of(settings, database)
    deriver = SecretDeriver(secret_key(settings))
    services = TurnServices(
        make_understanding(settings, faq, prefixes), Dialogue(texts, prefixes), texts, settings.policy(), deriver, clock
    )
    signed_urls = SignedUrls(settings.server.address, deriver, clock)
    assistant = Assistant(database, services, signed_urls)
    payment_service = PaymentService(database, make_provider(settings), settings.policy(), clock, signed_urls)
    document_service = DocumentService(database, make_printer(settings), settings.policy(), clock)
    telegram = _telegram_door(settings, assistant, document_service)
    pushers: dict[str, Pusher] = {"telegram": telegram} if telegram else {}
    mail = settings.mail
    sender = SmtpMail(mail.host, mail.port, mail.sender, mail.username or "", mail.password or "", mail.starttls)
    text_sender = HttpTextSender(settings.texts.url, settings.texts.token or "") if settings.texts.url else None
    senders = Senders(assistant, payment_service, document_service, sender, text_sender, deriver, pushers)
    worker = Worker(assistant, payment_service, Outbox(assistant, senders))
    web = _web(settings, assistant, payment_service, document_service, Pages(texts, settings.dealer.name), worker, telegram)
    if demo_facts:
        web.include_router(demo_page.router(Pages(texts, settings.dealer.name), database.read(demo_facts).result(), settings))
    return Program(settings, database, assistant, payment_service, worker, web)


def _web(
    settings: Settings,
    assistant: Assistant,
    payment_service: PaymentService,
    document_service: DocumentService,
    pages: Pages,
    worker: Worker,
    telegram: TelegramChannel | None,
) -> FastAPI:
    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        await assistant.sweep()
        if settings.database_url.startswith("sqlite"):
            await worker.outbox.take_over()
        worker.start()
        if telegram:
            await telegram.start()
        yield
        if telegram:
            await telegram.stop()
        await worker.stop()
        await assistant.drain()

    web = FastAPI(title="Ledgerline", lifespan=running, docs_url=None, redoc_url=None)
    channels = settings.channels
    web.include_router(health.router(assistant))
    web.include_router(payment_pages.router(assistant, payment_service, pages))
    web.include_router(documents.router(document_service, assistant.signed_urls, pages))
    web.include_router(agent_desk.router(assistant, pages))
    web.include_router(webhooks.router(payment_service))
    if channels.web.enabled:
        web.include_router(website.router(assistant, channels.web.allowed_origins))
    if channels.rest.token:
        web.include_router(rest.router(assistant, channels.rest.token))
    if channels.phone.auth_token:
        from bot.channels.phone import routes as phone

        web.include_router(phone.router(channels.phone, assistant, settings.server.address))
    if telegram and channels.telegram.mode == "webhook":
        from bot.channels.telegram.webhook import router as telegram_router

        web.include_router(telegram_router(telegram))
    web.mount("/static/widget", StaticFiles(directory=website.WIDGET))
    web.mount("/static", StaticFiles(directory=STATIC))
    _handle_errors(web, pages)
    web.add_middleware(middleware.RequestLimits)
    if channels.web.allowed_origins:
        web.add_middleware(
            CORSMiddleware, allow_origins=list(channels.web.allowed_origins), allow_methods=_CORS_METHODS, allow_headers=["*"]
        )
    return web


def _telegram_door(settings: Settings, assistant: Assistant, document_service: DocumentService) -> TelegramChannel | None:
    """Imported only where it is on: python-telegram-bot alone would double the time to start."""
    if not settings.channels.telegram.token:
        return None
    from bot.channels.telegram.service import TelegramChannel

    return TelegramChannel(settings.channels.telegram, assistant, documents.fetcher(document_service, assistant.signed_urls))


def _handle_errors(web: FastAPI, pages: Pages) -> None:
    """Errors as pages for people and as JSON for programs; neither tells anything of the inside."""

    def answer(request: Request, status: int, message: str) -> Response:
        if "text/html" in request.headers.get("accept", ""):
            return pages.error(status)
        return JSONResponse({"error": message}, status)

    @web.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail))

    @web.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        faults = "; ".join(f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in error.errors())
        if rest.speaks(request.url.path):
            return rest.refuse(request, rest.malformed(f"The request is not valid: {faults}"))
        return answer(request, 422, f"The request is not valid: {faults}")

    @web.exception_handler(500)
    async def broken(request: Request, error: Exception) -> Response:
        log.error("request failed", exc_info=error)
        return answer(request, 500, "Something went wrong on our side. Please try again.")

    web.add_exception_handler(rest.Refused, rest.refuse)
