"""Is it alive, is it ready, and how is it doing."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.conversation.service import Assistant
from bot.monitoring.metrics import MISMATCH
from domain.account import journal
from domain.core.ports import DatabaseFault, Store
from domain.customers.models import Person


def router(assistant: Assistant) -> APIRouter:
    """/healthz (the process answers), /readyz (the database does too), /metrics."""
    routes = APIRouter()

    @routes.get("/healthz")
    async def healthz() -> Response:
        return PlainTextResponse("ok\n")

    @routes.get("/readyz")
    async def readyz() -> Response:
        try:
            await assistant.read(lambda store: store.count(Person))
        except DatabaseFault:
            return PlainTextResponse("the database does not answer\n", 503)
        return PlainTextResponse("ready\n")

    @routes.get("/metrics")
    async def metrics() -> Response:
        def mismatch(store: Store) -> int:
            return sum(journal.sums(store).values())

        MISMATCH.set(await assistant.read(mismatch))
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return routes
