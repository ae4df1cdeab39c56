"""The telephone's webhooks: a call comes in, the caller keys or speaks, the call ends. All signed, all repeatable."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.channels.phone.call import Form, Line, Query
from bot.channels.phone.channel import Phone
from bot.channels.phone.signature import SETTINGS, SIGNATURE, Fields, Signatures, Unsigned
from bot.conversation.service import Assistant

log = logging.getLogger(__name__)

# The provider gives up after 15 s; a caller does sooner.
PATIENCE_SECONDS = 10.0
_MOST_FIELDS = 200

# A document of TwiML, or nothing to say.
Answer = Callable[[Form, Query], Awaitable[str | None]]


def router(settings: Phone, assistant: Assistant, public_url: str, patience: float = PATIENCE_SECONDS) -> APIRouter:
    """POST /voice/incoming, /voice/turn, /voice/status, signed with the auth token; /voice/fallback for when we are down.

    ``public_url`` is the address that the provider calls, without a slash at the end. Raises ValueError without a token.
    """
    signatures = Signatures(settings.auth_token or "", public_url)
    line = Line(assistant, f"{public_url}/voice", patience)
    routes = APIRouter(prefix="/voice")
    for path, answer in (("/incoming", line.turn), ("/turn", line.turn), ("/status", line.status)):
        routes.add_api_route(path, _signed(signatures, answer), methods=["POST"])

    # Not signed: it tells everybody the same, and must answer when nothing else does.
    @routes.api_route("/fallback", methods=["GET", "POST"])
    async def fallback() -> Response:
        return _xml(line.unavailable())

    return routes


def _signed(signatures: Signatures, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that answers only what the provider signed; everything else gets an empty 403."""

    async def endpoint(request: Request) -> Response:
        query = request.url.query
        target = f"{request.url.path}?{query}" if query else request.url.path
        try:
            fields = _fields(await request.body())
            signatures.check(target, fields, request.headers.get(SIGNATURE, ""), request.headers.get(SETTINGS, ""))
        except Unsigned as refused:
            log.warning("telephone webhook refused: %s", refused)
            return Response(status_code=403)
        document = await answer(dict(fields), dict(parse_qsl(query)))
        return Response(status_code=204) if document is None else _xml(document)

    return endpoint


def _fields(body: bytes) -> Fields:
    """The posted fields as they were sent. Raises Unsigned for anything that is no form."""
    try:
        return parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise Unsigned("the body is not a form") from None


def _xml(document: str) -> Response:
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>\n{document}', media_type="application/xml")
