"""Figures of the program are for the dealer's own monitoring, and for nobody who passes by."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import httpx
import pytest

from bot.app import Program, build
from bot.settings.load import load

TOKEN = "for the monitoring only"
HERE, ELSEWHERE = "127.0.0.1", "203.0.113.7"
Make = Callable[..., Program]


@pytest.fixture
def made(tmp_path) -> Iterator[Make]:
    """Makes a program with these secrets and this public address."""
    programs: list[Program] = []

    def make(public_url: str | None = None, **environ: str) -> Program:
        settings = load(None, environ)
        own = replace(
            settings,
            server=replace(settings.server, public_url=public_url),
            data_dir=tmp_path,
            database_url=f"sqlite:///{tmp_path}/ledgerline.sqlite3",
        )
        programs.append(build(own))
        return programs[-1]

    yield make
    for program in programs:
        program.database.close()


def asked(program: Program, sender: str = HERE, headers: Mapping[str, str] | None = None) -> httpx.Response:
    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(program.web, client=(sender, 50_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
            return await client.get("/metrics")

    return asyncio.run(answer())


def test_without_a_token_only_this_machine_is_answered(made):
    program = made()
    answer = asked(program)
    assert answer.status_code == 200
    assert "ledgerline_money_mismatch_cents 0.0" in answer.text
    assert asked(program, "::1").status_code == 200
    refused = asked(program, ELSEWHERE)
    assert refused.status_code == 403
    assert "monitoring.token" in refused.json()["error"]
    assert "ledgerline_money" not in refused.text


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "x-real-ip"])
def test_who_is_handed_on_by_a_proxy_on_this_machine_is_not_this_machine(made, header):
    assert asked(made(), headers={header: ELSEWHERE}).status_code == 403


def test_behind_a_public_address_nobody_is_answered_without_a_token(made):
    assert asked(made(public_url="https://chat.dealer.example")).status_code == 403


def test_with_a_token_it_must_be_sent_from_wherever(made):
    program = made(public_url="https://chat.dealer.example", LEDGERLINE_MONITORING_TOKEN=TOKEN)
    assert asked(program).status_code == 401
    assert asked(program, headers={"authorization": "Bearer guessed"}).status_code == 401
    assert asked(program, headers={"authorization": "Bearer "}).status_code == 401
    assert asked(program, ELSEWHERE, {"authorization": f"Bearer {TOKEN}"}).status_code == 200
