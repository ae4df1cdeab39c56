"""The words of the widget's controls: one JavaScript module made from ``locales``, beside those that are files."""

from __future__ import annotations

import json

from fastapi import APIRouter
from fastapi.responses import Response

import locales


def router() -> APIRouter:
    """GET /static/widget/strings.js."""
    routes, module = APIRouter(), _module()

    @routes.get("/static/widget/strings.js")
    async def strings() -> Response:
        return Response(module, media_type="text/javascript")

    return routes


def _module() -> str:
    """It exports STRINGS: the words by language, the usual language first."""
    strings = {locale.code: locale.labels("widget") for locale in locales.every()}
    return f"export const STRINGS = {json.dumps(strings, ensure_ascii=False)};\n"
