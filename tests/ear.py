"""Listens for webhooks as a merchant's server would."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any


class Ear:
    """Keeps the headers and bodies it was sent; answers with the ``statuses`` given, then with 200."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []
        self.server = HTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}/notices"

    def events(self) -> list[dict[str, Any]]:
        """What was heard, as JSON, in the order of arrival."""
        return [json.loads(body) for _, body in self.heard]

    def types(self) -> list[str]:
        return [event["type"] for event in self.events()]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        ear = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(ear.statuses.pop(0) if ear.statuses else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()
                ear.heard.append((dict(self.headers), body))

            def log_message(self, *_: object) -> None:
                """Quiet."""

        return Handler


@contextmanager
def listening() -> Iterator[Ear]:
    """An ear at work."""
    ear = Ear()
    thread = Thread(target=ear.server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield ear
    finally:
        ear.server.shutdown()
        thread.join()
        ear.server.server_close()
