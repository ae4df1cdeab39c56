"""Invoice copies and receipts behind signed addresses."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from fastapi.responses import Response

from bot.addresses import Addresses
from bot.paperwork import Paperwork
from bot.web.pages import Pages
from domain.errors import NotFound


def router(paperwork: Paperwork, addresses: Addresses, pages: Pages) -> APIRouter:
    """The endpoints under /documents. A wrong or old signature and a missing document get the same answer."""
    routes = APIRouter(prefix="/documents")

    @routes.get("/{kind}/{identity}/{token}")
    async def document(kind: Literal["invoice", "receipt"], identity: str, token: str, lang: str = "en") -> Response:
        if not addresses.allows(kind, identity, token):
            return pages.error(404)
        try:
            file = await (paperwork.invoice(identity, lang) if kind == "invoice" else paperwork.receipt(identity, lang))
        except NotFound:
            return pages.error(404)
        return Response(file.content, media_type=file.mime, headers={"content-disposition": f'inline; filename="{file.name}"'})

    return routes
