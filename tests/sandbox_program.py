"""Starts the sandbox as the program it is, for any test that needs an outside world."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.waiting import free_port

API_KEY = "sandbox-key"
WEBHOOK_SECRET = "sandbox-secret"
_ROOT = Path(__file__).parents[1]
CARD = {"choice": "card", "expiry": "12/39", "cvc": "123", "name": "Pat Miller", "zip": "10001"}
BANK = {"choice": "bank", "holder": "Clark & Lowe", "routing": "110000000", "account_type": "checking"}


def card(number: str = "4242424242424242", **more: str) -> dict[str, str]:
    """The hosted page's form, filled in with a test card."""
    return {**CARD, "number": number, **more}


def bank(account: str = "000123456789", **more: str) -> dict[str, str]:
    """The hosted page's form, filled in with a test bank account."""
    return {**BANK, "account": account, **more}


class Outside:
    """The outside world at an address: its switches, and what came of it. Whoever started it ends it."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._client = httpx.Client(base_url=base_url, timeout=20, trust_env=False)
        self._api = httpx.Client(
            base_url=f"{base_url}/api/v1", headers={"Authorization": f"Bearer {API_KEY}"}, timeout=20, trust_env=False
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()
        self._api.close()

    def call(self, method: str, path: str, **what: Any) -> Any:
        """A call to the provider's API, under /api/v1; the JSON it answers."""
        answer = self._api.request(method, path, **what)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def inbox(self, to: str = "") -> list[dict[str, str]]:
        """E-mail and text messages to an address or phone, newest last."""
        found: list[dict[str, str]] = self._client.get("/inbox", params={"to": to}).json()
        return found

    def attachments(self, to: str = "") -> list[tuple[str, bytes]]:
        """Names and contents of what was attached to e-mails."""
        listed = self.list_attachments(to)
        return [(file["name"], self._client.get(file["url"]).content) for file in listed]

    def list_attachments(self, to: str = "") -> list[dict[str, Any]]:
        """What was attached to e-mails: name, mime, size, url."""
        listed: list[dict[str, Any]] = self._client.get("/inbox/attachments", params={"to": to}).json()
        return listed

    def captures(self) -> list[dict[str, Any]]:
        """Every payment that was captured."""
        found: list[dict[str, Any]] = self.call("GET", "/captures")
        return found

    def events(self) -> list[dict[str, Any]]:
        """Every event, with how far its delivery has come."""
        found: list[dict[str, Any]] = self.call("GET", "/events")
        return found

    def set_fault(self, kind: str, count: int = 1, seconds: float = 1.0, method: str = "") -> None:
        """Spoil the next calls or webhooks: slow, error, answer_lost, webhook_lost, webhook_doubled, webhook_reordered."""
        self.call("POST", "/faults", json={"kind": kind, "count": count, "seconds": seconds, "method": method})

    def clear_faults(self) -> None:
        self.call("DELETE", "/faults")

    def send_notices_to(self, url: str) -> None:
        """Deliver webhooks here from now on; empty: nowhere."""
        self.call("PUT", "/webhook", json={"url": url})

    def settle(self, session: str | None = None) -> None:
        """Bank payments take their next step now."""
        self.call("POST", "/settle", json={"session": session})

    def force(self, session: str, state: str) -> None:
        """A session becomes expired, failed, returned, refunded or disputed."""
        self.call("POST", f"/force/{session}", json={"state": state})

    def open_page(self, url: str) -> httpx.Response:
        """Look at a hosted page, as a browser does."""
        return self._client.get(url, headers={"Accept": "text/html"})

    def pay(self, url: str, form: dict[str, str] | None = None) -> httpx.Response:
        """Send a hosted page's form (see ``card`` and ``bank``); 303 leads back to the merchant, 402 and 422 are another try."""
        return self._client.post(url, data=form or card())


class SandboxProgram(Outside):
    """A running ``python -m sandbox``: its addresses, its switches, and what came of it."""

    def __init__(self, data: Path, *options: str) -> None:
        self.data = data
        self._options = options
        self._ports = (str(free_port()), str(free_port()))
        self.webhook_url = ""
        self._start()

    def _start(self) -> None:
        port, smtp_port = self._ports
        command = [sys.executable, "-m", "sandbox", "--port", port, "--smtp-port", smtp_port, "--data", str(self.data)]
        command += ["--webhook-url", self.webhook_url]
        self.process = subprocess.Popen([*command, *self._options], cwd=_ROOT, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        lines = [self.process.stdout.readline().strip() for _ in range(3)]
        assert all(lines), f"the sandbox did not start: {lines}"
        super().__init__(lines[0].split()[-1])
        self.smtp_port = int(lines[2].rpartition(":")[2])

    def send_notices_to(self, url: str) -> None:
        self.webhook_url = url
        super().send_notices_to(url)

    def stop(self) -> int:
        """End it as Ctrl-C or a service manager would; its exit status."""
        self.close()
        self.process.terminate()
        status = self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status

    def restart(self) -> None:
        """Stop, unless it is stopped, and start again on the same ports, with the same data."""
        if self.process.poll() is None:
            self.stop()
        self._start()


@contextmanager
def running_sandbox(*options: str) -> Iterator[SandboxProgram]:
    """A sandbox of one's own, on free ports with fresh data; ``options`` as of ``python -m sandbox``."""
    with tempfile.TemporaryDirectory() as data:
        program = SandboxProgram(Path(data), *options)
        try:
            yield program
        finally:
            if program.process.poll() is None:
                program.stop()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[SandboxProgram]:
    """One sandbox for all tests of a file. Bank payments settle only when told to (``settle``)."""
    with running_sandbox("--settle-seconds", "3600") as program:
        yield program
