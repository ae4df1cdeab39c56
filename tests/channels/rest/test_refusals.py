"""What the REST channel does not answer is told as Rasa tells it, and only on the channel's own addresses."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.app import Program, build
from bot.settings.load import load

TOKEN = "open sesame"
WEBHOOK = "/webhooks/rest/webhook"


class Client:
    """Asks the program's web application, whose background work is not running."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def ask(self, method: str, path: str, token: str = TOKEN, **what: Any) -> httpx.Response:
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}

        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(self._program.web)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
                return await client.request(method, path, **what)

        return asyncio.run(answer())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a program with the REST channel on."""
    folder = tmp_path_factory.mktemp("rest")
    settings = load(None, {"LEDGERLINE_REST_TOKEN": TOKEN})
    program = build(replace(settings, data_dir=folder, database_url=f"sqlite:///{folder}/ledgerline.sqlite3"))
    yield Client(program)
    program.database.close()


def refused(answer) -> tuple[int, str]:
    """The status and the reason, from an error object of Rasa's that is complete."""
    body = answer.json()
    assert {"version", "status", "message", "reason", "details", "help", "code"} == body.keys()
    assert (body["status"], body["code"]) == ("failure", answer.status_code)
    return answer.status_code, body["reason"]


def test_nothing_is_answered_without_the_token(client):
    said = {"sender": "pat", "message": "hello"}
    assert refused(client.ask("POST", WEBHOOK, token="guessed", json=said)) == (401, "NotAuthenticated")
    assert refused(client.ask("GET", "/conversations/pat/tracker", token="")) == (401, "NotAuthenticated")


@pytest.mark.parametrize("body", [b"", b"{", b'{"sender": "pat"}', b'{"sender": "", "message": "hello"}', b"[]"])
def test_a_request_that_does_not_fit_the_format_is_told_what_is_wrong(client, body):
    answer = client.ask("POST", WEBHOOK, content=body)
    assert refused(answer) == (400, "BadRequest")
    assert answer.json()["message"].startswith("The request is not valid: ")


def test_a_conversation_that_nobody_began_is_not_found(client):
    assert refused(client.ask("GET", "/conversations/nobody/tracker")) == (404, "NotFound")


def test_other_addresses_keep_their_own_way_to_refuse(client):
    answer = client.ask("POST", "/chat/v1/session", json={"lang": "xx"})
    assert (answer.status_code, list(answer.json())) == (422, ["error"])
