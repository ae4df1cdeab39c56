"""The web application around all endpoints: files, errors as pages or JSON, limits, and which websites may call."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from bot.rendering.pages import STATIC, Pages
from bot.settings.channel import OpenChannel
from bot.web.middleware import RequestLimits

log = logging.getLogger(__name__)

_CORS_METHODS = ["GET", "POST"]


def make_site(
    running: Callable[[FastAPI], AbstractAsyncContextManager[None]],
    pages: Pages,
    routers: Sequence[APIRouter],
    channels: Sequence[OpenChannel],
) -> FastAPI:
    """The application; ``running`` is entered when it starts to serve, and left when it ends."""
    web = FastAPI(title="Ledgerline", lifespan=running, docs_url=None, redoc_url=None)
    for router in (*routers, *(router for channel in channels for router in channel.routers)):
        web.include_router(router)
    for address, folder in (pair for channel in channels for pair in channel.files.items()):
        web.mount(address, StaticFiles(directory=folder))
    web.mount("/static", StaticFiles(directory=STATIC))
    _handle_errors(web, pages)
    web.add_middleware(RequestLimits)
    origins = [origin for channel in channels for origin in channel.origins]
    if origins:
        web.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=_CORS_METHODS, allow_headers=["*"])
    return web


def faults_of(error: RequestValidationError) -> str:
    """What is wrong with a request, in a sentence."""
    faults = (f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in error.errors())
    return f"The request is not valid: {'; '.join(faults)}"


def _handle_errors(web: FastAPI, pages: Pages) -> None:
    """Errors as pages for people and as JSON for programs; neither tells anything of the inside."""

    def answer(request: Request, status: int, message: str) -> Response:
        if "text/html" in request.headers.get("accept", ""):
            return pages.error(status)
        return JSONResponse({"error": message}, status)

    @web.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail))

    @web.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return answer(request, 422, faults_of(error))

    @web.exception_handler(500)
    async def broken(request: Request, error: Exception) -> Response:
        log.error("request failed", exc_info=error)
        return answer(request, 500, "Something went wrong on our side. Please try again.")
