"""The demo: the invented dealer and the pretend outside world (the sandbox program) around the real program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.app import import_books, secret_key
from bot.config.records import Settings
from bot.serving import CannotServe
from bot.web.demo import DemoFacts, Try
from domain.ports import Store
from domain.records import Company, Contact, Invoice
from domain.tokens import Mint

_KEY, _WEBHOOK_SECRET = "sandbox-key", "sandbox-secret"
_TRIES = ("CL4412", "TO1234", "AK1234")
_STOP_SECONDS = 10


@contextmanager
def outside_world(data: Path, port: int, webhook_url: str) -> Iterator[dict[str, str]]:
    """Run the sandbox as the program it is; gives its addresses by name (Sandbox, Inbox, SMTP). Raises CannotServe."""
    command = [sys.executable, "-m", "sandbox", "--port", str(port), "--data", str(data), "--webhook-url", webhook_url]
    command += ["--api-key", _KEY, "--webhook-secret", _WEBHOOK_SECRET, "--until-input-ends"]
    # A session of its own: Ctrl-C reaches only us, so that what we still send while stopping finds somebody there.
    # Its input ends when we do, however that happens, so that its ports are free for the next demo.
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
    try:
        yield _addresses(process)
    finally:
        process.terminate()
        process.wait(_STOP_SECONDS)


def _addresses(process: subprocess.Popen[str]) -> dict[str, str]:
    assert process.stdout and process.stderr
    found: dict[str, str] = {}
    while len(found) < 3:
        line = process.stdout.readline()
        if not line:
            raise CannotServe(f"The sandbox did not start: {process.stderr.read().strip()} Use --sandbox-port for another port.")
        name, _, address = line.strip().partition(": ")
        found[name] = address
    return found


def invented_customers(folder: Path) -> Path:
    """The invented dealer's CSV folder, with dates that fit today."""
    subprocess.run([sys.executable, "-m", "sandbox.dealer", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder


def settings_for(settings: Settings, data: Path, port: int, outside: dict[str, str]) -> Settings:
    """The deployment's settings, turned to the pretend outside."""
    host, _, smtp_port = outside["SMTP"].rpartition(":")
    channels = settings.channels
    turned = replace(
        settings,
        data_dir=data,
        server=replace(settings.server, port=port, public_url=settings.server.public_url or f"http://127.0.0.1:{port}"),
        mail=replace(settings.mail, host=host, port=int(smtp_port), starttls=False, username=None, password=None),
        texts=replace(settings.texts, url=f"{outside['Sandbox']}/texts", token=None),
        payments=replace(settings.payments, base_url=outside["Sandbox"], api_key=_KEY, webhook_secret=_WEBHOOK_SECRET),
    )
    # Derived from the data folder's secret, so that it stays the same between runs on the same --data.
    token = channels.rest.token or Mint(secret_key(turned)).token("rest", "demo")
    return replace(turned, channels=replace(channels, rest=replace(channels.rest, token=token)))


def bring_in(settings: Settings, folder: Path) -> None:
    """Import the customers' folder, all or nothing. Raises ImportFailed."""
    import_books(settings, folder, dry_run=False, force=True, progress=lambda _: None)


def facts(store: Store, outside: dict[str, str]) -> DemoFacts:
    """What the first page tells: a few customers, each with an open invoice and the address its code goes to."""
    known = [number for number in _TRIES if store.get(Company, number)]
    numbers = known or [company.number for company in store.find(Company, order="number", limit=3)]
    tries = tuple(one for number in numbers if (one := _try(store, number)))
    return DemoFacts(tries, outside["Inbox"], outside["Sandbox"])


def _try(store: Store, number: str) -> Try | None:
    company = store.get(Company, number)
    invoices = [invoice for invoice in store.find(Invoice, order="-invoice_date", company=number) if invoice.balance_cents]
    contacts = [contact for contact in store.find(Contact, order="id", company=number) if contact.email]
    if company is None or not invoices or not contacts:
        return None
    return Try(number, company.name, invoices[0].number, invoices[0].total.decimal(), contacts[0].email)
