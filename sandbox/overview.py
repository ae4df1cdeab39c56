"""The first page: what was captured, which faults are on, which webhooks went out."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sandbox.pages import page
from sandbox.pay.events import list_events
from sandbox.pay.faults import KINDS, list_faults
from sandbox.pay.sessions import Sessions
from sandbox.pay.wording import money
from sandbox.store import Store

_LATEST = 20


def routes(sessions: Sessions, store: Store) -> APIRouter:
    router = APIRouter()

    @router.get("/")
    def overview() -> Response:
        with store.transaction() as db:
            faults = [(fault.kind, fault.count, KINDS[fault.kind]) for fault in list_faults(db)]
            events = [(_time(event["created"]), event["type"], event["state"], event["tries"]) for event in list_events(db)]
        captures = [
            (_time(taken["at"]), taken["customer"], money(taken["amount"], taken["currency"]), taken["method"],
             taken["confirmation"], taken["state"])
            for taken in sessions.captures()
        ]  # fmt: skip
        return page("overview.html", captures=captures[: -_LATEST - 1 : -1], faults=faults, events=events[: -_LATEST - 1 : -1])

    return router


def _time(at: str) -> str:
    return f"{at[:10]} {at[11:19]}"
