"""The demo: the deployment's settings turned to the pretend outside, its customers brought in, and what its page tells."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.channels.rest.channel import Rest
from bot.cli.books import import_books
from bot.cli.demo_world import KEY, WEBHOOK_SECRET
from bot.settings.models import Settings
from bot.settings.providers import provider_named
from bot.settings.secret import secret_key
from bot.web.demo_page import DemoFacts, Try
from domain.billing.models import Invoice
from domain.core.ports import Store
from domain.core.tokens import SecretDeriver
from domain.customers.models import Company, Contact

_TRIES = ("CL4412", "TO1234", "AK1234")


def settings_for(settings: Settings, data: Path, port: int, outside: dict[str, str]) -> Settings:
    """The deployment's settings, turned to the pretend outside."""
    host, _, smtp_port = outside["SMTP"].rpartition(":")
    sandbox = provider_named("sandbox")
    account: Any = {"base_url": outside["Sandbox"], "api_key": KEY, "webhook_secret": WEBHOOK_SECRET}
    turned = replace(
        settings,
        data_dir=data,
        server=replace(settings.server, port=port, public_url=settings.server.public_url or f"http://127.0.0.1:{port}"),
        mail=replace(settings.mail, host=host, port=int(smtp_port), starttls=False, username=None, password=None),
        texts=replace(settings.texts, url=f"{outside['Sandbox']}/texts", token=None),
        payments=replace(settings.payments, provider=sandbox, **account),
    )
    # Derived from the data folder's secret, so that it stays the same between runs on the same --data.
    token = rest_token(settings) or SecretDeriver(secret_key(turned)).token("rest", "demo")
    return replace(turned, channels=turned.channels.changed("rest", token=token))


def rest_token(settings: Settings) -> str:
    """What opens the REST channel; empty where it is off."""
    rest: Rest = settings.channels.settings("rest")
    return rest.token or ""


def bring_in(settings: Settings, folder: Path) -> None:
    """Import the customers' folder, all or nothing. Raises FaultyFiles."""
    import_books(settings, folder, dry_run=False, force=True, progress=lambda _: None)


def facts(store: Store, settings: Settings, outside: dict[str, str]) -> DemoFacts:
    """What the first page tells: a few customers, each with an open invoice and the address its code goes to."""
    known = [number for number in _TRIES if store.get(Company, number)]
    numbers = known or [company.number for company in store.find(Company, order="number", limit=3)]
    tries = tuple(one for number in numbers if (one := _try(store, number)))
    return DemoFacts(tries, outside["Inbox"], outside["Sandbox"], rest_token(settings), program_name())


def program_name() -> str:
    """What starts this program: the command that a wheel installs, or the script at the top of a checkout."""
    return "ledgerline" if Path(sys.argv[0]).name == "ledgerline" else "./ledgerline"


def _try(store: Store, number: str) -> Try | None:
    company = store.get(Company, number)
    invoices = [invoice for invoice in store.find(Invoice, order="-invoice_date", company=number) if invoice.balance_cents]
    contacts = [contact for contact in store.find(Contact, order="id", company=number) if contact.email]
    if company is None or not invoices or not contacts:
        return None
    return Try(number, company.name, invoices[0].number, invoices[0].total.decimal(), contacts[0].email)
