"""The pretend outside world of the demo: the sandbox program, and the invented dealer's files. Both are other programs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from bot.cli.errors import CommandFailed
from bot.web.sockets import CannotServe

KEY, WEBHOOK_SECRET = "sandbox-key", "sandbox-secret"
_STOP_SECONDS = 10


class Outside:
    """The outside while it starts: ask for its addresses and files when they are needed."""

    def __init__(self, sandbox: subprocess.Popen[str], dealer: subprocess.Popen[bytes], customers: Path) -> None:
        self._sandbox, self._dealer, self._customers = sandbox, dealer, customers

    def signed_urls(self) -> dict[str, str]:
        """Addresses by name (Sandbox, Inbox, SMTP), once it answers. Raises CannotServe."""
        assert self._sandbox.stdout and self._sandbox.stderr
        found: dict[str, str] = {}
        while len(found) < 3:
            line = self._sandbox.stdout.readline()
            if not line:
                why = self._sandbox.stderr.read().strip()
                raise CannotServe(f"The sandbox did not start: {why} Use --sandbox-port for another port.")
            name, _, address = line.strip().partition(": ")
            found[name] = address
        return found

    def customers(self) -> Path:
        """The invented dealer's CSV folder, with dates that fit today, once it is written. Raises CannotServe."""
        if self._dealer.wait() != 0:
            raise CannotServe(f"The invented customers could not be written to {self._customers}. Is the disk full?")
        return self._customers


@contextmanager
def outside_world(data: Path, port: int, webhook_url: str) -> Iterator[Outside]:
    """Run the sandbox as the program it is, with its state in ``data``, and have the invented dealer's files written.

    Raises CommandFailed where the extra is missing that the sandbox's inbox needs.
    """
    if find_spec("aiosmtpd") is None:
        raise CommandFailed("The demo's inbox needs the extra `demo` of Ledgerline. Install it: pip install aiosmtpd")
    command = [
        sys.executable,
        "-m",
        "sandbox",
        "--port",
        str(port),
        "--data",
        str(data / "sandbox"),
        "--webhook-url",
        webhook_url,
    ]
    command += ["--api-key", KEY, "--webhook-secret", WEBHOOK_SECRET, "--until-input-ends"]
    # A session of its own: Ctrl-C reaches only us, so that what we still send while stopping finds somebody there.
    # Its input ends when we do, however that happens, so that its ports are free for the next demo.
    pipe = subprocess.PIPE
    sandbox = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
    customers = data / "customers"
    dealer = subprocess.Popen([sys.executable, "-m", "sandbox.dealer", str(customers)], stdout=subprocess.DEVNULL)
    try:
        yield Outside(sandbox, dealer, customers)
    finally:
        for process in (sandbox, dealer):
            process.terminate()
            process.wait(_STOP_SECONDS)
