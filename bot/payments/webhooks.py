"""The provider's webhooks: checked, kept, acknowledged; what they mean is found out afterwards."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from bot.monitoring.metrics import WEBHOOK_EVENTS
from bot.payments.service import PaymentService
from domain.core.ports import WebhookRefused

log = logging.getLogger(__name__)


def router(payment_service: PaymentService) -> APIRouter:
    """POST /webhooks/payments/<provider>."""
    routes = APIRouter()

    @routes.post(f"/webhooks/payments/{payment_service.provider.name}")
    async def event(request: Request) -> Response:
        body = await request.body()
        try:
            await payment_service.keep_webhook_event(dict(request.headers), body)
        except WebhookRefused as refused:
            WEBHOOK_EVENTS.labels("refused").inc()
            log.warning("webhook event refused: %s", refused)
            return JSONResponse({"error": "refused"}, 400)
        return JSONResponse({"received": True})

    return routes
