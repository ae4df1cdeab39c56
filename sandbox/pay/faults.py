"""Faults by switch: each spoils a number of calls or webhooks, and then is gone."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.store import Store

KINDS = {
    "slow": "the next API calls wait this many seconds before anything is done",
    "error": "the next API calls answer 500 and do nothing",
    "answer_lost": "the next API calls do their work, then the connection drops",
    "webhook_lost": "the next webhooks are never sent",
    "webhook_doubled": "the next webhooks are sent twice",
    "webhook_reordered": "the next webhooks wait until a later one was delivered",
}
_PROVIDER_PATHS = ("/api/v1/sessions", "/api/v1/customers", "/api/v1/methods")


@dataclass(frozen=True)
class Fault:
    """``method`` limits it to calls of one HTTP method, so that a merchant's polling does not use it up; empty: any call."""

    kind: str
    count: int
    seconds: float
    method: str = ""


def set_fault(db: sqlite3.Connection, fault: Fault) -> None:
    """Replaces a fault of the same kind."""
    db.execute("INSERT OR REPLACE INTO faults VALUES (?, ?, ?, ?)", (fault.kind, fault.count, fault.seconds, fault.method))


def clear_faults(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM faults")


def list_faults(db: sqlite3.Connection) -> list[Fault]:
    return [Fault(**row) for row in db.execute("SELECT * FROM faults ORDER BY kind")]


def take_fault(db: sqlite3.Connection, kind: str, method: str = "") -> Fault | None:
    """Use the fault once, if it is switched on for a call of this method."""
    row = db.execute("SELECT * FROM faults WHERE kind = ? AND method IN ('', ?)", (kind, method)).fetchone()
    if row is None:
        return None
    db.execute("UPDATE faults SET count = count - 1 WHERE kind = ?", (kind,))
    db.execute("DELETE FROM faults WHERE count < 1")
    return Fault(**row)


class FaultyAnswers:
    """ASGI middleware that spoils the provider's calls; switches, captures and pages stay as they are."""

    def __init__(self, app: ASGIApp, store: Store) -> None:
        self._app = app
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(_PROVIDER_PATHS):
            await self._app(scope, receive, send)
            return
        slow, error, lost = await run_in_threadpool(self._take, scope["method"])
        if slow:
            await asyncio.sleep(slow.seconds)
        if error:
            spoiled = JSONResponse({"error": {"code": "internal", "message": "Something went wrong (fault: error)."}}, 500)
            await spoiled(scope, receive, send)
        elif lost:
            await self._app(scope, receive, _nowhere)
            # A body is announced and never comes, so the server closes the connection on the caller.
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})
        else:
            await self._app(scope, receive, send)

    def _take(self, method: str) -> tuple[Fault | None, Fault | None, Fault | None]:
        with self._store.transaction() as db:
            slow, error = take_fault(db, "slow", method), take_fault(db, "error", method)
            return slow, error, None if error else take_fault(db, "answer_lost", method)


async def _nowhere(message: Message) -> None:
    """Where a lost answer goes."""
