"""Where Telegram's webhook comes in."""

from __future__ import annotations

import json

from fastapi import APIRouter, HTTPException, Request

from bot.channels.telegram.service import PATH, TelegramChannel, TelegramRefused

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not what it carries


def router(door: TelegramChannel) -> APIRouter:
    """The endpoint for updates. What is not answered with 200, Telegram sends again."""
    routes = APIRouter()

    @routes.post(PATH)
    async def webhook(request: Request) -> dict[str, str]:
        secret = request.headers.get(SECRET_HEADER)
        try:
            door.authorise(secret)
            update = json.loads(await request.body())
        except TelegramRefused as refused:
            raise HTTPException(403, str(refused)) from refused
        except ValueError as error:
            raise HTTPException(400, "The body is not JSON.") from error
        if not isinstance(update, dict):
            raise HTTPException(400, "The body is not a JSON object.")
        await door.take(update, secret)
        return {}

    return routes
