"""The hosted pages: plain HTML forms that work without JavaScript, in the payer's language."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from sandbox.pages import page
from sandbox.pay.form import NEVER_SHOWN_AGAIN, Mistake, read_form
from sandbox.pay.instruments import ACCOUNTS, CARDS, ROUTING, Instrument
from sandbox.pay.sessions import Sessions
from sandbox.pay.wording import money, say

_ENDINGS = {"processing": "pending", "succeeded": "done", "failed": "failed", "returned": "failed"}


async def _typed(request: Request) -> dict[str, str]:
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def routes(sessions: Sessions) -> APIRouter:
    """GET shows the page, POST pays; both by the session's unguessable id."""
    router = APIRouter(prefix="/checkout")

    @router.get("/{session}")
    def show(session: str) -> Response:
        found = sessions.page(session)
        if found is None:
            return _unknown()
        row, stored = found
        return _form(row, stored) if row["state"] == "open" else _ending(row)

    @router.post("/{session}")
    def pay(session: str, typed: Annotated[dict[str, str], Depends(_typed)]) -> Response:
        found = sessions.page(session)
        if found is None:
            return _unknown()
        row, stored = found
        reading = read_form(typed, stored, datetime.now(UTC).date())
        if row["state"] == "open" and reading.instrument is None:
            return _form(row, stored, typed, reading.mistakes, status=422)
        if reading.instrument is not None:
            row = sessions.pay(session, reading.instrument, reading.save)
        if row["state"] == "open":
            return _form(row, stored, typed, status=402)
        return RedirectResponse(row["return_url"], 303)

    return router


def _form(
    row: sqlite3.Row,
    stored: Sequence[Instrument],
    typed: Mapping[str, str] | None = None,
    mistakes: Mapping[str, Mistake] | None = None,
    status: int = 200,
) -> Response:
    told = partial(say, row["language"])
    kept = {name: value for name, value in (typed or {}).items() if name not in NEVER_SHOWN_AGAIN}
    refusal = row["reason"] if status == 402 else ""
    return page(
        "checkout.html",
        status,
        leads_to=row["return_url"],
        say=told,
        session=row,
        lines=[(text, money(cents, row["currency"])) for text, cents in json.loads(row["lines"])],
        amount=_amount(row),
        stored=stored,
        choice=kept.get("choice") or (stored[0].ref if stored else "card"),
        typed=kept,
        mistakes={name: told(mistake.text, **mistake.facts) for name, mistake in (mistakes or {}).items()},
        refusal=told(refusal, label=row["method_label"]) if refusal else "",
        test_numbers=_test_numbers(told),
    )


def _ending(row: sqlite3.Row) -> Response:
    """What a page says once nothing can be paid on it any more."""
    told = partial(say, row["language"])
    ending = _ENDINGS.get(row["state"], "closed")
    text = f"done_{row['purpose']}" if ending == "done" else ending
    words = told(text, amount=_amount(row), label=row["method_label"])
    confirmation = row["confirmation"] if ending in ("done", "pending") else ""
    facts: dict[str, Any] = {"title": told(f"{ending}_title"), "words": words, "confirmation": confirmation}
    return page("ending.html", say=told, language=row["language"], return_url=row["return_url"], **facts)


def _unknown() -> Response:
    told = partial(say, "en")
    facts = {"title": told("unknown_title"), "words": told("unknown"), "confirmation": "", "return_url": ""}
    return page("ending.html", 404, say=told, language="en", **facts)


def _amount(row: sqlite3.Row) -> str:
    return "" if row["amount"] is None else money(row["amount"], row["currency"])


def _test_numbers(told: Any) -> dict[str, list[tuple[str, str]]]:
    refusals = ("declined", "insufficient_funds")
    cards = [(number, f"{brand}: {told(f'outcome_{end}' if end in refusals else end)}") for number, (brand, end) in CARDS.items()]
    accounts = [(number, told(outcome)) for number, outcome in ACCOUNTS.items()]
    return {told("help_cards"): cards, told("help_bank", routing=ROUTING): accounts}
