"""Where the sandbox's parts meet: one process, an HTTP port, an SMTP port, one file."""

from __future__ import annotations

import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from sandbox import overview
from sandbox.inbox import web
from sandbox.inbox.smtp import serve_smtp
from sandbox.pages import HERE
from sandbox.pay import api, checkout
from sandbox.pay.events import Courier
from sandbox.pay.faults import FaultyAnswers
from sandbox.pay.sessions import Sessions
from sandbox.store import Store
from sandbox.ticker import Ticker

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Settings:
    """How this sandbox runs; ``base_url`` is how a browser reaches it."""

    data: Path
    base_url: str
    api_key: str
    webhook_secret: str
    webhook_url: str
    settle_seconds: float


class PortTaken(Exception):
    """Another program listens on the wanted port."""


def open_door(port: int) -> socket.socket:
    """A socket bound to a loopback port (0: any free one). Raises PortTaken."""
    # Only a socket that says it is TCP gets TCP_NODELAY from asyncio; without that each answer takes 40 ms.
    door = socket.socket(proto=socket.IPPROTO_TCP)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
    except OSError as error:
        door.close()
        raise PortTaken(f"Port {port} on {HOST} cannot be used ({error.strerror}).") from None
    return door


def build(settings: Settings, smtp_door: socket.socket) -> FastAPI:
    """The whole sandbox as one ASGI application."""
    settings.data.mkdir(parents=True, exist_ok=True)
    store = Store(settings.data / "sandbox.sqlite3")
    courier = Courier(store, settings.webhook_secret, settings.webhook_url)
    tickers: list[Ticker] = []

    def poke() -> None:
        for ticker in tickers:
            ticker.poke()

    sessions = Sessions(
        store,
        settings.base_url,
        settings.settle_seconds,
        listening=lambda: bool(courier.url),
        changed=poke,
    )
    tickers += [Ticker("bank", sessions.move_due), Ticker("courier", courier.deliver_due)]

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        for ticker in tickers:
            ticker.start()
        post_office = await serve_smtp(smtp_door, store)
        yield
        post_office.close()
        for ticker in tickers:
            ticker.stop()
        courier.close()
        store.close()

    app = FastAPI(title="Sandbox", openapi_url=None, lifespan=running)
    app.add_middleware(FaultyAnswers, store=store)
    api.answer_errors_as_json(app)
    for router in (
        api.routes(sessions, store, courier, settings.api_key, poke),
        checkout.routes(sessions),
        web.routes(store),
        overview.routes(sessions, store),
    ):
        app.include_router(router)
    app.mount("/assets", StaticFiles(directory=HERE / "assets"))
    return app


class _Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def serve(app: FastAPI, door: socket.socket, ready: Callable[[], None]) -> None:
    """Run until Ctrl-C or SIGTERM; ``ready`` is called once it answers."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2)
    # uvicorn shuts down, puts these back and raises the signal again: a clean end is no error here.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: None)
    _Server(config, ready).run(sockets=[door])
