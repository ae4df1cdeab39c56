"""The provider's API under /api/v1: what a merchant's server calls, and the switches and books that tests look at."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.exceptions import HTTPException as AnyHTTPException

from sandbox.pay import vault
from sandbox.pay.events import Courier, list_events
from sandbox.pay.faults import KINDS, Fault, clear_faults, list_faults, set_fault
from sandbox.pay.sessions import KeyReused, Sessions, Wish, WrongState
from sandbox.store import Store

Json = dict[str, Any]
_WEB_ADDRESS = r"^https?://[^\s]+$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Line(_Strict):
    description: str = Field(min_length=1, max_length=200)
    amount: int


class Metadata(_Strict):
    attempt: str = Field(min_length=1, max_length=200)


class NewSession(_Strict):
    """The body of POST /sessions; amounts are whole cents."""

    purpose: Literal["pay", "add_method"]
    customer: str = Field(min_length=1, max_length=64)
    customer_name: str = Field(min_length=1, max_length=200)
    amount: int | None = Field(default=None, gt=0, lt=10**10)
    currency: str = Field(default="USD", pattern="^[A-Z]{3}$")
    lines: list[Line] = Field(default_factory=list, max_length=500)
    return_url: str = Field(pattern=_WEB_ADDRESS, max_length=2000)
    language: str = Field(default="en", pattern="^[a-z]{2}$")
    metadata: Metadata

    @model_validator(mode="after")
    def _adds_up(self) -> NewSession:
        if self.purpose == "pay" and self.amount is None:
            raise ValueError("to pay, an amount is needed")
        if self.purpose == "add_method" and (self.amount is not None or self.lines):
            raise ValueError("storing a method takes no amount and no lines")
        if self.lines and sum(line.amount for line in self.lines) != self.amount:
            raise ValueError("the lines do not add up to the amount")
        return self

    def wish(self) -> Wish:
        lines = tuple((line.description, line.amount) for line in self.lines)
        whole = (self.purpose, self.customer, self.customer_name, self.amount, self.currency, lines)
        return Wish(*whole, self.return_url, self.language, self.metadata.attempt)


class NewFault(_Strict):
    kind: Literal["slow", "error", "answer_lost", "webhook_lost", "webhook_doubled", "webhook_reordered"]
    count: int = Field(default=1, ge=1, le=10_000)
    seconds: float = Field(default=1.0, ge=0, le=60)
    method: Literal["", "GET", "POST", "DELETE"] = ""


class Target(_Strict):
    url: str = Field(pattern=rf"^$|{_WEB_ADDRESS}")


class Settle(_Strict):
    session: str | None = None


class NewState(_Strict):
    state: Literal["expired", "failed", "returned", "refunded", "disputed"]


def routes(sessions: Sessions, store: Store, courier: Courier, api_key: str, changed: Callable[[], None]) -> APIRouter:
    """All of /api/v1, behind the bearer key; ``changed`` is called when there may be more to deliver."""

    def allowed(authorization: Annotated[str, Header()] = "") -> None:
        if not hmac.compare_digest(authorization.encode(), f"Bearer {api_key}".encode()):
            raise HTTPException(401, "The API key is missing or wrong: send it as 'Authorization: Bearer ...'.")

    router = APIRouter(prefix="/api/v1", dependencies=[Depends(allowed)])
    _merchant_routes(router, sessions, store)
    _watching_routes(router, sessions, store)
    _steering_routes(router, sessions, store)
    _webhook_route(router, courier, changed)
    return router


def _merchant_routes(router: APIRouter, sessions: Sessions, store: Store) -> None:
    @router.post("/sessions", status_code=201)
    def create(body: NewSession, idempotency_key: Annotated[str, Header(min_length=1, max_length=200)]) -> Json:
        fingerprint = hashlib.sha256(json.dumps(body.model_dump(), sort_keys=True).encode()).hexdigest()
        try:
            return sessions.create(body.wish(), idempotency_key, fingerprint)
        except KeyReused:
            raise HTTPException(409, "This Idempotency-Key came with another body before: use a new key.") from None

    @router.get("/sessions")
    def find(key: Annotated[str, Query(alias="idempotency_key")]) -> list[Json]:
        return sessions.find(key)

    @router.get("/sessions/{session}")
    def fetch(session: str) -> Json:
        return _found(sessions.fetch(session))

    @router.post("/sessions/{session}/cancel")
    def cancel(session: str) -> Json:
        return _found(sessions.cancel(session))

    @router.get("/customers/{customer}/methods")
    def methods(customer: str) -> list[Json | None]:
        return sessions.methods(customer)

    @router.delete("/methods/{ref}", status_code=204)
    def forget(ref: str) -> Response:
        with store.transaction() as db:
            known = vault.forget(db, ref)
        if not known:
            raise HTTPException(404, "No such payment method.")
        return Response(status_code=204)


def _watching_routes(router: APIRouter, sessions: Sessions, store: Store) -> None:
    @router.get("/captures")
    def captures() -> list[Json]:
        return sessions.captures()

    @router.get("/events")
    def events() -> list[Json]:
        with store.transaction() as db:
            return list_events(db)

    @router.get("/faults")
    def faults() -> list[Json]:
        with store.transaction() as db:
            return [{**asdict(fault), "meaning": KINDS[fault.kind]} for fault in list_faults(db)]


def _steering_routes(router: APIRouter, sessions: Sessions, store: Store) -> None:
    @router.post("/faults", status_code=201)
    def switch_on(body: NewFault) -> Json:
        with store.transaction() as db:
            set_fault(db, Fault(body.kind, body.count, body.seconds, body.method))
        return body.model_dump()

    @router.delete("/faults", status_code=204)
    def switch_off() -> Response:
        with store.transaction() as db:
            clear_faults(db)
        return Response(status_code=204)

    @router.post("/settle")
    def settle(body: Settle) -> list[Json]:
        return sessions.settle(body.session)

    @router.post("/force/{session}")
    def force(session: str, body: NewState) -> Json:
        try:
            return sessions.force(session, body.state)
        except LookupError:
            raise HTTPException(404, "No such session.") from None
        except WrongState as wrong:
            raise HTTPException(409, f"Not possible: {wrong}.") from None


def _webhook_route(router: APIRouter, courier: Courier, changed: Callable[[], None]) -> None:
    @router.put("/webhook")
    def listen(body: Target) -> Json:
        courier.send_to(body.url)
        changed()
        return body.model_dump()


def answer_errors_as_json(app: FastAPI) -> None:
    """Errors of the API in one shape: {"error": {"code", "message", "fields"}}, every wrong field at once."""

    @app.exception_handler(AnyHTTPException)
    def refused(_: Request, error: AnyHTTPException) -> JSONResponse:
        codes = {401: "unauthorized", 404: "not_found", 405: "not_allowed", 409: "conflict", 422: "invalid"}
        return JSONResponse(
            {"error": {"code": codes.get(error.status_code, "refused"), "message": error.detail}}, error.status_code
        )

    @app.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        fields = [{"field": ".".join(map(str, wrong["loc"][1:])), "message": wrong["msg"]} for wrong in error.errors()]
        message = "The request has mistakes, listed in fields."
        return JSONResponse({"error": {"code": "invalid", "message": message, "fields": fields}}, 422)


def _found(session: Json | None) -> Json:
    if session is None:
        raise HTTPException(404, "No such session.")
    return session
