"""The demo's first page: what to try, with an invented customer's facts, and the chat beside it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import Response

import locales
from bot.rendering.pages import Pages
from bot.settings.models import Settings


@dataclass(frozen=True)
class Try:
    """A customer to try the demo with; amounts as one types them."""

    company: str
    name: str
    invoice: str
    total: str
    email: str


@dataclass(frozen=True)
class DemoFacts:
    """What the page shows besides the texts; ``program`` is what starts this program in a terminal."""

    tries: tuple[Try, ...]
    inbox_url: str
    provider_url: str
    rest_token: str
    program: str


def router(pages: Pages, facts: DemoFacts, settings: Settings) -> APIRouter:
    """GET /, in the language of ``?lang=``."""
    routes, on = APIRouter(), {one.channel.name for one in settings.channels.on()}
    languages = [(code, locales.find(code).name) for code in settings.dealer.languages]

    @routes.get("/")
    async def home(lang: str = settings.dealer.languages[0]) -> Response:
        return pages.page(
            "demo.html",
            lang if lang in settings.dealer.languages else settings.dealer.languages[0],
            tries=facts.tries,
            inbox_url=facts.inbox_url,
            provider_url=facts.provider_url,
            telegram="telegram" in on,
            phone="phone" in on,
            rest_token=facts.rest_token,
            program=facts.program,
            rest_url=f"{settings.server.address}/webhooks/rest/webhook",
            languages=languages,
        )

    return routes
