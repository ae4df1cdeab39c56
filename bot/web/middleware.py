"""What uvicorn does not do by itself: a limit on bodies, the security headers, and who may call from which website."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_BYTES = 64 * 1024
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'"
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", f"{_POLICY}; frame-ancestors 'none'".encode()),
]
_NO_STORE = (b"cache-control", b"no-store")


class _TooLarge(Exception):
    """The body is over the limit."""


class RequestLimits:
    """ASGI middleware around everything. Bodies are counted as they come, since Content-Length may lie or be missing."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        taken, started = 0, False

        async def counted() -> MutableMapping[str, Any]:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MOST_BYTES:
                raise _TooLarge()
            return message

        async def with_headers(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = _complete(list(message["headers"]), scope["path"])
            await send(message)

        try:
            await self._app(scope, counted, with_headers)
        except _TooLarge:
            if not started:
                await _refuse(with_headers)


def _complete(headers: list[tuple[bytes, bytes]], path: str) -> list[tuple[bytes, bytes]]:
    present = {name.lower() for name, _ in headers}
    added = [header for header in _HEADERS if header[0] not in present]
    # The chat's files are asked for again (by ETag), so that an upgrade never mixes old and new ones.
    caching = (b"cache-control", b"no-cache") if path.startswith("/static/") else _NO_STORE
    return headers + added + ([] if b"cache-control" in present else [caching])


async def _refuse(send: Send) -> None:
    body = b'{"error": "The message is larger than 64 KiB. Please send less."}'
    await send({"type": "http.response.start", "status": 413, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": body})
