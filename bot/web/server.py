"""The web server around the program: a clean stop, and a word when it answers."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

_STOP_SECONDS = 8


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
