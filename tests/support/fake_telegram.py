"""Telegram's Bot API as a program of its own, for one bot: it speaks the real wire format, checks what it is sent as strictly
as we know Telegram does, and has a second door, /control, where a test is the customer: says, presses, reads, makes trouble.

    python -m tests.support.fake_telegram --port 0
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.datastructures import UploadFile

from tests.support.telegram_world import TOKEN, FakeTelegram, Refusal


async def _given(request: Request) -> dict[str, Any]:
    """Parameters as Telegram takes them: query, form fields (JSON where it is not a string), files by attach://name."""
    form = await request.form()
    fields: dict[str, Any] = dict(request.query_params)
    files = {name: value for name, value in form.items() if isinstance(value, UploadFile)}
    fields |= {name: value for name, value in form.items() if isinstance(value, str)}
    for name in ("reply_markup", "commands", "allowed_updates", "link_preview_options", "protect_content", "show_alert"):
        if name in fields:
            fields[name] = json.loads(fields[name].lower() if fields[name] in ("True", "False") else fields[name])
    for name, value in list(fields.items()):
        if isinstance(value, str) and value.startswith("attach://"):
            files[name] = files.pop(value.removeprefix("attach://"))
    for name, file in files.items():
        fields |= {name: await file.read(), f"{name}_name": file.filename}
    return fields


def make_app(telegram: FakeTelegram) -> FastAPI:
    """Both doors as one web application."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        delivery = asyncio.create_task(telegram.deliver())
        yield
        delivery.cancel()

    app = FastAPI(openapi_url=None, lifespan=running)
    _add_bot_api(app, telegram)
    _add_control(app, telegram)
    return app


def _add_bot_api(app: FastAPI, telegram: FakeTelegram) -> None:
    @app.api_route("/bot{token}/{method}", methods=["GET", "POST"])
    async def bot_api(token: str, method: str, request: Request) -> Response:
        fault = telegram.next_fault(method)
        try:
            if token != TOKEN:
                raise Refusal(401, "Unauthorized")
            if fault and not fault["after"]:
                raise _refusal(fault)
            result = await telegram.call(method, await _given(request))
            if fault:
                raise _refusal(fault)
        except Refusal as refusal:
            return JSONResponse(refusal.body, refusal.status)
        return JSONResponse({"ok": True, "result": result})


def _refusal(fault: dict[str, Any]) -> Refusal:
    waiting = {"retry_after": fault["retry_after"]} if fault["retry_after"] else {}
    return Refusal(fault["status"], "Trouble that the test asked for", **waiting)


def _add_control(app: FastAPI, telegram: FakeTelegram) -> None:
    @app.post("/control/says")
    async def says(body: dict[str, Any]) -> Any:
        return telegram.customer_says(body["chat"], body["from"], body["content"])

    @app.post("/control/presses")
    async def presses(body: dict[str, Any]) -> Any:
        return telegram.customer_presses(body["message_id"], body["data"], body["from"])

    @app.post("/control/updates/{kind}")
    async def updates(kind: str, content: dict[str, Any]) -> Any:
        return telegram.add_update(kind, content)

    @app.post("/control/repeat")
    async def repeat(update: dict[str, Any]) -> None:
        telegram.updates.append(update)
        telegram.arrived.set()

    @app.post("/control/blocks/{chat}")
    async def blocks(chat: int) -> None:
        telegram.gone.add(chat)

    @app.post("/control/faults")
    async def faults(body: dict[str, Any]) -> None:
        telegram.faults += [{"retry_after": 0, "after": False, **body}] * body.get("times", 1)

    @app.get("/control/state")
    async def state() -> Any:
        waiting = [update["update_id"] for update in telegram.updates]
        return {
            "messages": list(telegram.messages.values()),
            "calls": telegram.calls,
            "waiting": waiting,
            "webhook": telegram.webhook,
        }


def main() -> None:
    """Serve until ended; says its address first."""
    parser = argparse.ArgumentParser(description="A pretend Telegram for tests.")
    parser.add_argument("--port", type=int, default=0, help="0: any free one")
    options = parser.parse_args()
    config = uvicorn.Config(
        make_app(FakeTelegram()), host="127.0.0.1", port=options.port, log_level="warning", timeout_graceful_shutdown=1
    )
    listener = config.bind_socket()
    listener.listen()
    print(f"Fake Telegram: http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    uvicorn.Server(config).run([listener])


if __name__ == "__main__":
    main()
