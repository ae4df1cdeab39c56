"""Is it alive, is it ready, and how is it doing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException

from bot.conversation.service import Assistant
from bot.monitoring.metrics import MISMATCH
from domain.account import journal
from domain.core.ports import DatabaseFault, Store
from domain.core.tokens import same
from domain.customers.models import Person


def router(assistant: Assistant, measure_outbox: Callable[[], Awaitable[None]], token: str | None, loopback: bool) -> APIRouter:
    """/healthz (the process answers), /readyz (the database does too), and /metrics, which is closed.

    It wants ``token`` as a bearer token. Without one it answers only who asks directly from this machine, if ``loopback`` allows
    even that: behind a proxy on the same machine everybody seems to.
    """
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
    async def metrics(request: Request) -> Response:
        if token is None and not (loopback and _is_local(request)):
            raise HTTPException(403, "Set monitoring.token in config.yml, and send it as 'Authorization: Bearer TOKEN'.")
        if token is not None and not same(request.headers.get("authorization", "").removeprefix("Bearer "), token):
            raise HTTPException(401, "Send monitoring.token as 'Authorization: Bearer TOKEN'.")

        def mismatch(store: Store) -> int:
            return sum(journal.sums(store).values())

        await measure_outbox()
        MISMATCH.set(await assistant.read(mismatch))
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return routes


def _is_local(request: Request) -> bool:
    """From this machine, and not handed on by a proxy that tells of it."""
    handed_on = any(name in request.headers for name in ("x-forwarded-for", "forwarded", "x-real-ip"))
    return request.client is not None and not handed_on and ip_address(request.client.host).is_loopback
