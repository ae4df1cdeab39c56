"""What a merchant's server relies on in the API beyond the provider contract: clear refusals."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

GOOD: dict[str, Any] = {
    "purpose": "pay",
    "customer": "CL4412",
    "customer_name": "Clark & Lowe",
    "amount": 100,
    "lines": [{"description": "Invoice 1", "amount": 100}],
    "return_url": "http://127.0.0.1:9/back",
    "metadata": {"attempt": "att-1"},
}


def ask(sandbox: Any, body: Any, **headers: str) -> httpx.Response:
    known = {"Authorization": "Bearer sandbox-key", "Idempotency-Key": "k", **headers}
    return httpx.post(f"{sandbox.base_url}/api/v1/sessions", json=body, headers=known, trust_env=False)


@pytest.mark.parametrize("bearer", ["", "Bearer wrong", "sandbox-key"])
def test_without_the_key_nothing_is_answered(sandbox, bearer):
    for path in ("/captures", "/sessions/x", "/faults"):
        answer = httpx.get(f"{sandbox.base_url}/api/v1{path}", headers={"Authorization": bearer}, trust_env=False)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")


def test_all_mistakes_of_a_request_are_named_at_once(sandbox):
    answer = ask(sandbox, {**GOOD, "amount": 1.5, "currency": "dollars", "extra": 1})
    assert answer.status_code == 422
    assert {wrong["field"] for wrong in answer.json()["error"]["fields"]} == {"amount", "currency", "extra"}


@pytest.mark.parametrize(
    "wrong",
    [{"amount": None}, {"amount": 99}, {"amount": -100}, {"purpose": "add_method"}, {"return_url": "javascript:alert(1)"}],
)
def test_a_session_that_makes_no_sense_is_refused(sandbox, wrong):
    assert ask(sandbox, {**GOOD, **wrong}).status_code == 422


def test_an_idempotency_key_is_required_and_bound_to_its_body(sandbox):
    assert ask(sandbox, GOOD, **{"Idempotency-Key": ""}).status_code == 422
    first = ask(sandbox, GOOD, **{"Idempotency-Key": "same"})
    assert ask(sandbox, GOOD, **{"Idempotency-Key": "same"}).json() == first.json()
    other = ask(sandbox, {**GOOD, "customer": "TO1234"}, **{"Idempotency-Key": "same"})
    assert (other.status_code, other.json()["error"]["code"]) == (409, "conflict")


def test_what_cannot_happen_to_a_session_is_refused(sandbox):
    session = ask(sandbox, GOOD, **{"Idempotency-Key": "force"}).json()["id"]
    for path, status in ((f"/force/{session}", 409), ("/force/ps_nothing", 404)):
        answer = httpx.post(
            f"{sandbox.base_url}/api/v1{path}",
            json={"state": "refunded"},
            headers={"Authorization": "Bearer sandbox-key"},
            trust_env=False,
        )
        assert answer.status_code == status


def test_the_first_page_shows_captures_faults_and_webhooks(sandbox):
    session = ask(sandbox, GOOD, **{"Idempotency-Key": "overview"}).json()
    sandbox.pay(session["url"])
    sandbox.set_fault("webhook_lost", count=3)
    page = sandbox.open_page("/").text
    sandbox.clear_faults()
    for texts in ("$1.00", "Visa 4242", "payment.succeeded", "webhook_lost", "never sent"):
        assert texts in page
    assert session["id"] not in page
