"""Invoice copies, receipts and statements behind signed addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Literal
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Query
from fastapi.responses import Response

from bot.documents.service import DocumentService
from bot.rendering.pages import Pages
from bot.rendering.signed_urls import SignedUrls
from domain.core.errors import NotFound
from domain.core.ports import Attachment


def router(document_service: DocumentService, signed_urls: SignedUrls, pages: Pages) -> APIRouter:
    """The endpoints under /documents. A wrong or old signature and a missing document get the same answer."""
    routes = APIRouter(prefix="/documents")

    @routes.get("/{kind}/{token}")
    async def document(
        kind: Literal["invoice", "receipt", "statement"],
        token: str,
        of: Annotated[str, Query(max_length=100)],
        lang: Annotated[str, Query(pattern="^[a-z]{2}$")] = "en",
    ) -> Response:
        file = await _file(document_service, signed_urls, kind, of, token, lang)
        if file is None:
            return pages.error(404)
        return Response(file.content, media_type=file.mime, headers={"content-disposition": f'inline; filename="{file.name}"'})

    return routes


def fetcher(document_service: DocumentService, signed_urls: SignedUrls) -> Callable[[str], Awaitable[bytes | None]]:
    """For channels that hand over the file itself: the bytes behind one of our addresses, or None as above."""

    async def fetch(url: str) -> bytes | None:
        address = urlsplit(url)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        parts = address.path.removeprefix("/documents/").split("/")
        if len(parts) != 2 or "of" not in query:
            return None
        file = await _file(document_service, signed_urls, parts[0], query["of"], parts[1], query.get("lang", "en"))
        return file.content if file else None

    return fetch


async def _file(
    document_service: DocumentService, signed_urls: SignedUrls, kind: str, identity: str, token: str, lang: str
) -> Attachment | None:
    if not signed_urls.allows(kind, identity, token):
        return None
    try:
        return await document_service.document(kind, identity, lang)
    except NotFound:
        return None
