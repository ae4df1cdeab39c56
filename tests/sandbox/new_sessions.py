"""Sessions as a merchant's server asks for them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.sandbox_program import SandboxProgram

RETURN_URL = "http://127.0.0.1:9/back"


def new_session(sandbox: SandboxProgram, **more: Any) -> dict[str, Any]:
    body = {
        "purpose": "pay",
        "customer": "CL4412",
        "customer_name": "Clark <b>& Lowe</b>",
        "amount": 120_450,
        "lines": [{"description": "Invoice 10482", "amount": 120_450}],
        "return_url": RETURN_URL,
        "metadata": {"attempt": "att-1"},
        **more,
    }
    session: dict[str, Any] = sandbox.call("POST", "/sessions", json=body, headers={"Idempotency-Key": str(uuid4())})
    return session


def to_add(sandbox: SandboxProgram, **more: Any) -> dict[str, Any]:
    return new_session(sandbox, purpose="add_method", amount=None, lines=[], **more)
