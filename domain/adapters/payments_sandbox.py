"""The payment provider of the demo and the tests: Sandbox Pay, spoken to over HTTP as a real one would be."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

import httpx

from domain.core.money import Money
from domain.core.ports import (
    METHOD_KINDS,
    SESSION_STATES,
    ProviderEvent,
    ProviderFault,
    ProviderMethod,
    ProviderSession,
    SessionRequest,
    SessionState,
    WebhookRefused,
)
from domain.core.providers import OfferedProvider

W = TypeVar("W", bound=str)
NOTICE_WINDOW_SECONDS = 300
_SIGNATURE = re.compile(r"t=([0-9]{1,12}),v1=([0-9a-f]{64})", re.ASCII)


class SandboxPay:
    """A ``PaymentProvider``. ``timeout`` is in seconds, for connecting and for each answer."""

    name = "sandbox"

    def __init__(self, base_url: str, api_key: str, webhook_secret: str, timeout: float = 10.0) -> None:
        self._secret = webhook_secret.encode()
        # The sandbox is on this machine: a proxy named in the environment is not the way to it.
        self._client = httpx.Client(
            base_url=f"{base_url.rstrip('/')}/api/v1",
            headers={"Authorization": f"Bearer {api_key}"},
            timeout=timeout,
            trust_env=False,
        )

    def create_session(self, request: SessionRequest, key: str) -> ProviderSession:
        answer = self._call("POST", "/sessions", json=_body(request), headers={"Idempotency-Key": key})
        return _session(_json(answer))

    def fetch_session(self, session: str) -> ProviderSession:
        return _session(_json(self._call("GET", f"/sessions/{quote(session, safe='')}")))

    def find_session(self, key: str) -> ProviderSession | None:
        found = _json(self._call("GET", "/sessions", params={"idempotency_key": key}))
        return _session(found[0]) if found else None

    def cancel_session(self, session: str) -> ProviderSession:
        return _session(_json(self._call("POST", f"/sessions/{quote(session, safe='')}/cancel")))

    def remove_method(self, ref: str) -> None:
        self._call("DELETE", f"/methods/{quote(ref, safe='')}", fine=(404,))

    def read_webhook(self, headers: Mapping[str, str], body: bytes, now: datetime) -> ProviderEvent:
        signature = next((value for name, value in headers.items() if name.lower() == "sandbox-signature"), "")
        self._check_signature(signature, body, now)
        try:
            event = json.loads(body)
            return ProviderEvent(_text(event["id"]), _text(event["data"]["session"]["id"]))
        except (ValueError, KeyError, TypeError):
            raise WebhookRefused("the event is not of the expected shape") from None

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _check_signature(self, signature: str, body: bytes, now: datetime) -> None:
        parts = _SIGNATURE.fullmatch(signature)
        if parts is None:
            raise WebhookRefused("the signature is missing or not of the expected shape")
        expected = hmac.new(self._secret, parts[1].encode() + b"." + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, parts[2]):
            raise WebhookRefused("the signature is wrong")
        if abs(now.timestamp() - int(parts[1])) > NOTICE_WINDOW_SECONDS:
            raise WebhookRefused("the signature is too old, or from the future")

    def _call(self, method: str, path: str, fine: tuple[int, ...] = (), **what: Any) -> httpx.Response:
        try:
            answer = self._client.request(method, path, **what)
        except httpx.HTTPError as error:
            raise ProviderFault(f"{method} {path}: {type(error).__name__}") from error
        if not answer.is_success and answer.status_code not in fine:
            raise ProviderFault(f"{method} {path}: HTTP {answer.status_code}")
        return answer


def _body(request: SessionRequest) -> dict[str, Any]:
    return {
        "purpose": request.purpose,
        "customer": request.customer,
        "customer_name": request.customer_name,
        "amount": request.amount.cents if request.amount else None,
        "currency": request.amount.currency if request.amount else "USD",
        "lines": [{"description": description, "amount": amount.cents} for description, amount in request.lines],
        "return_url": request.return_url,
        "language": request.language,
        "metadata": {"attempt": request.attempt},
    }


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        raise ProviderFault("the answer is not JSON") from error


def _session(told: Any) -> ProviderSession:
    try:
        return ProviderSession(
            id=_text(told["id"]),
            url=_text(told["url"]),
            state=_state(told["state"]),
            attempt=_text(told["metadata"]["attempt"]),
            amount=None if told["amount"] is None else Money(told["amount"], told["currency"]),
            confirmation=_text(told["confirmation"]),
            method_label=_text(told["method_label"]),
            saved_method=_method(told["saved_method"]),
            reason=_text(told["reason"]),
        )
    except (KeyError, TypeError) as error:
        raise ProviderFault("the answer is not of the expected shape") from error


def _method(told: Any) -> ProviderMethod | None:
    return (
        None
        if told is None
        else ProviderMethod(told["ref"], _word(told["kind"], METHOD_KINDS), told["brand"], told["last4"], told["expires"])
    )


def _state(value: Any) -> SessionState:
    return _word(value, SESSION_STATES)


def _word(value: Any, words: tuple[W, ...]) -> W:
    for word in words:
        if word == value:
            return word
    raise TypeError("a word that is known was expected")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return value


PROVIDER = OfferedProvider(
    name=SandboxPay.name,
    open=lambda account: SandboxPay(account.base_url, account.api_key, account.webhook_secret),
)
