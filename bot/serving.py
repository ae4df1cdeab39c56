"""The web server around the program: one process on SQLite, a clean stop, and a word when it answers."""

from __future__ import annotations

import fcntl
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

_STOP_SECONDS = 8


class CannotServe(Exception):
    """The server cannot start; the message says why and what to do."""


def open_door(host: str, port: int) -> socket.socket:
    """A socket bound to host and port (0: any free one). Raises CannotServe."""
    # Only a socket that says it is TCP gets TCP_NODELAY from asyncio; without that each answer takes 40 ms.
    door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, proto=socket.IPPROTO_TCP)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as error:
        door.close()
        raise CannotServe(f"Port {port} on {host} cannot be used ({error.strerror}). Choose another with --port.") from None
    return door


@contextmanager
def only_server(data_dir: Path) -> Iterator[None]:
    """Hold the data folder: SQLite wants one serving process. Raises CannotServe if another one holds it."""
    with (data_dir / "serving.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotServe(
                f"Another Ledgerline is serving from {data_dir}. Stop it first, or use PostgreSQL (DATABASE_URL) to run several."
            ) from None
        yield


class _Server(uvicorn.Server):
    """uvicorn that tells when it answers, and when it is about to stop."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], stopping: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready, self._stopping = ready, stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._stopping()
        await super().shutdown(sockets)


def serve(
    web: FastAPI,
    door: socket.socket,
    trusted_proxies: tuple[str, ...],
    ready: Callable[[], None],
    stopping: Callable[[], None],
) -> None:
    """Run until Ctrl-C or SIGTERM. ``ready`` is called once it answers, ``stopping`` before open requests are waited for."""
    config = uvicorn.Config(
        web,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=list(trusted_proxies),
        timeout_graceful_shutdown=_STOP_SECONDS,
        timeout_keep_alive=10,
        limit_concurrency=2000,
    )
    # uvicorn shuts down, puts these back and raises the signal again: a clean end is no error here.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: None)
    _Server(config, ready, stopping).run(sockets=[door])
