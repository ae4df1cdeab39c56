"""The provider's webhooks: checked, kept, acknowledged; what they mean is found out afterwards."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from bot.cashier import Cashier
from bot.measures import NOTICES
from domain.ports import NoticeRefused

log = logging.getLogger(__name__)


def router(cashier: Cashier) -> APIRouter:
    """POST /notices/<provider>."""
    routes = APIRouter()

    @routes.post(f"/notices/{cashier.provider.name}")
    async def notice(request: Request) -> Response:
        body = await request.body()
        try:
            await cashier.take_notice(dict(request.headers), body)
        except NoticeRefused as refused:
            NOTICES.labels("refused").inc()
            log.warning("notice refused: %s", refused)
            return JSONResponse({"error": "refused"}, 400)
        return JSONResponse({"received": True})

    return routes
