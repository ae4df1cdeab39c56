"""The provider's webhooks: checked, kept, acknowledged; what they mean is found out afterwards."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from bot.monitoring.metrics import NOTICES
from bot.payments.service import PaymentService
from domain.core.ports import NoticeRefused

log = logging.getLogger(__name__)


def router(payment_service: PaymentService) -> APIRouter:
    """POST /notices/<provider>."""
    routes = APIRouter()

    @routes.post(f"/notices/{payment_service.provider.name}")
    async def notice(request: Request) -> Response:
        body = await request.body()
        try:
            await payment_service.take_notice(dict(request.headers), body)
        except NoticeRefused as refused:
            NOTICES.labels("refused").inc()
            log.warning("notice refused: %s", refused)
            return JSONResponse({"error": "refused"}, 400)
        return JSONResponse({"received": True})

    return routes
