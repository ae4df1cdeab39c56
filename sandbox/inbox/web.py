"""The inbox over HTTP: the text-message API, the page for people, and JSON for programs."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Header, HTTPException, Query, Response
from pydantic import BaseModel, Field

from sandbox.inbox import messages
from sandbox.pages import page
from sandbox.store import Store, iso

# What a browser may show in place; everything else is only ever downloaded.
_SHOWN_IN_PLACE = ("application/pdf", "image/png", "image/jpeg", "text/plain")


class TextMessage(BaseModel):
    """The body of POST /texts; ``to`` is E.164."""

    to: str = Field(pattern=r"^\+[1-9][0-9]{6,14}$")
    text: str = Field(min_length=1, max_length=1600)
    key: str = Field(min_length=1, max_length=200)


def routes(store: Store) -> APIRouter:
    router = APIRouter()

    @router.post("/texts", status_code=201)
    def take_text(body: TextMessage) -> dict[str, Any]:
        with store.transaction() as db:
            new = messages.put(db, messages.Message("text", body.to, body.key, body.text))
        return {"to": body.to, "key": body.key, "repeated": not new}

    @router.get("/inbox", response_model=None)
    def inbox(to: Annotated[str, Query()] = "", accept: Annotated[str, Header()] = "") -> Response | list[dict[str, Any]]:
        address = _address(to)
        if "text/html" in accept:
            return _page(store, address)
        with store.transaction() as db:
            return [messages.as_json(row) for row in messages.arrived(db, address)]

    @router.get("/inbox/attachments")
    def attachments(to: Annotated[str, Query()] = "") -> list[dict[str, Any]]:
        with store.transaction() as db:
            return [_attachment_json(row) for row in messages.attached(db, _address(to))]

    @router.get("/inbox/attachments/{number}")
    def download(number: int) -> Response:
        with store.transaction() as db:
            file = messages.attachment(db, number)
        if file is None:
            raise HTTPException(404, "No such attachment.")
        return _as_download(file)

    return router


def _address(to: str) -> str:
    """``+1555...`` typed into a query without escaping arrives with a space in place of the plus."""
    return f"+{to[1:]}" if to.startswith(" ") and to[1:].isdigit() else to.strip()


def _attachment_json(row: Any) -> dict[str, Any]:
    facts = {"to": row["recipient"], "subject": row["subject"], "name": row["name"], "mime": row["mime"], "size": row["size"]}
    return {**facts, "url": f"/inbox/attachments/{row['id']}"}


def _page(store: Store, to: str) -> Response:
    with store.transaction() as db:
        rows, files = messages.arrived(db, to), messages.attached(db, to)
        everybody = sorted({row["recipient"] for row in messages.arrived(db)}, key=str.lower)
    by_message = defaultdict(list)
    for file in files:
        by_message[file["message"]].append(file)
    shown = [(row, iso(row["at"]), by_message[row["id"]]) for row in reversed(rows)]
    return page("inbox.html", to=to, shown=shown, everybody=everybody)


def _as_download(file: messages.File) -> Response:
    safe = file.mime in _SHOWN_IN_PLACE
    headers = {
        "Content-Disposition": f"{'inline' if safe else 'attachment'}; filename*=UTF-8''{quote(file.name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(file.content, media_type=file.mime if safe else "application/octet-stream", headers=headers)
