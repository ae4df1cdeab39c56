"""Reads config.yml into settings. Every mistake in the file is reported at once, with its line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import locales
from bot.settings import values
from bot.settings.channels import read_channels
from bot.settings.models import Dealer, Imports, Mail, Monitoring, Payments, Server, Settings, Texts
from bot.settings.providers import provider_named
from bot.settings.yaml_lines import ConfigError, Section, raise_problems, read_yaml
from domain.core.policy import Limits
from domain.core.providers import OfferedProvider

__all__ = ["ConfigError", "Settings", "load"]


def _shipped() -> Path:
    """The config.yml that is shipped, with faq.yml beside it: in this package in a wheel, at the top of a checkout."""
    packed = Path(__file__).resolve().with_name("shipped") / "config.yml"
    return packed if packed.exists() else Path(__file__).resolve().parents[2] / "config.yml"


SHIPPED = _shipped()
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
IMPORTED_FILES = ("customers", "contacts", "invoices", "invoice_lines", "credits", "equipment")


def load(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read ``path``, over the shipped config.yml; None reads the shipped one alone. Raises ConfigError with every mistake."""
    shipped = read_yaml(SHIPPED, environ)
    own = read_yaml(path, environ, fallback=shipped) if path else None
    root = own or shipped
    settings = _settings(root, path.parent if path else Path.cwd())
    root.close()
    raise_problems(own, shipped)
    _check_together(settings, root)
    raise_problems(own, shipped)
    return settings


def deployed(path: Path | None = None) -> Settings:
    """The settings of this file, or of config.yml in this folder, or as shipped. Raises ConfigError."""
    here = Path("config.yml")
    return load(path or (here if here.exists() else None), os.environ)


def _settings(root: Section, home: Path) -> Settings:
    """``home`` is the deployment's folder: data must never come to lie beside the shipped file, which may be read-only."""
    data_dir, server = home / (root.read("data_dir", values.text) or ""), _server(root.section("server"))
    return Settings(
        dealer=_dealer(root.section("dealer", own=True)),
        server=server,
        data_dir=data_dir,
        database_url=_database_url(root.section("database"), data_dir),
        mail=_mail(root.section("mail")),
        texts=_texts(root.section("texts")),
        payments=_payments(root.section("payments")),
        limits=_limits(root.section("linking")),
        monitoring=Monitoring(token=root.section("monitoring").secret("token")),
        channels=read_channels(root.section("channels"), server),
        semantic=root.section("understanding").read("semantic", values.flag),
        faq=root.read_path("faq"),
        imports=_imports(root.section("import")),
    )


def _dealer(section: Section) -> Dealer:
    hours = section.section("hours")
    by_day = {number: hours.read(day, values.hours) for number, day in enumerate(WEEKDAYS)}
    return Dealer(
        name=section.read("name", values.text),
        legal=section.read("legal", values.text),
        address=section.read_list("address", values.text),
        remittance_address=section.read_list("remittance_address", values.text),
        phone=section.read("phone", values.text),
        email=section.read("email", values.email),
        website=section.read("website", values.web_address),
        timezone=section.read("timezone", values.time_zone),
        languages=section.read_list("languages", values.one_of(*locales.codes())),
        company_prefixes=section.read_list("company_prefixes", values.company_prefix),
        hours={day: hours for day, hours in by_day.items() if hours},
    )


def _server(section: Section) -> Server:
    return Server(
        host=section.read("host", values.text),
        port=section.read("port", values.whole(0, 65535)),
        public_url=section.read_optional("public_url", values.web_address),
        trusted_proxies=section.read_list("trusted_proxies", values.network),
        secret_key=section.secret("secret_key"),
    )


def _database_url(section: Section, data_dir: Path) -> str:
    in_file = section.secret("url")
    given = section.source.environ.get("DATABASE_URL") or in_file
    if not given:
        return f"sqlite:///{data_dir}/ledgerline.sqlite3"
    try:
        return values.database_url(given)
    except ValueError as wrong:
        section.problem("url", str(wrong))
        return ""


def _mail(section: Section) -> Mail:
    return Mail(
        host=section.read("host", values.text),
        port=section.read("port", values.whole(1, 65535)),
        starttls=section.read("starttls", values.flag),
        username=section.read_optional("username", values.text),
        password=section.secret("password"),
        sender=section.read("sender", values.email),
        dispatch=section.read("dispatch", values.email),
        ar=section.read("ar", values.email),
        leads=section.read("leads", values.email),
    )


def _texts(section: Section) -> Texts:
    return Texts(url=section.read_optional("url", values.web_address), token=section.secret("token"))


def _payments(section: Section) -> Payments:
    waits = section.read_list("poll_seconds", values.whole(1, 86_400))
    module = section.read_optional("module", values.text)
    return Payments(
        provider=section.read("provider", lambda name: _provider(name, module)),
        base_url=section.read("base_url", values.web_address),
        api_key=section.secret("api_key"),
        webhook_secret=section.secret("webhook_secret"),
        link_life=_span(section, "link_minutes", 1, 1440, "minutes"),
        poll_after=tuple(timedelta(seconds=wait or 0) for wait in waits),
    )


def _provider(name: str, module: str | None) -> OfferedProvider:
    """The payment provider of this name. Raises ValueError as other values do."""
    try:
        return provider_named(name, module)
    except LookupError as fault:
        raise ValueError(str(fault)) from fault


def _limits(section: Section) -> Limits:
    def few(key: str) -> int:
        return section.read(key, values.whole(1, 100))

    return Limits(
        failures_per_person_day=few("failures_per_person_day"),
        failures_per_company_day=few("failures_per_company_day"),
        code_life=_span(section, "code_minutes", 1, 10, "minutes"),
        code_tries=few("code_tries"),
        sends_per_quarter_hour=few("sends_per_quarter_hour"),
        sends_per_day=few("sends_per_day"),
        recent_invoice=_span(section, "recent_invoice_days", 1, 3650, "days"),
    )


def _span(section: Section, key: str, low: int, high: int, unit: str) -> timedelta:
    return section.read(key, lambda value: timedelta(**{unit: values.whole(low, high)(value)}))


def _imports(section: Section) -> Imports:
    files = section.section("columns").sections(*IMPORTED_FILES)
    columns = {file: {name: names.read(name, values.text) for name in names} for file, names in files.items()}
    return Imports(date_format=section.read("date_format", values.date_format), columns=columns)


def _check_together(settings: Settings, root: Section) -> None:
    """Mistakes that no single value shows."""
    dealer = settings.dealer
    for key in ("address", "remittance_address", "languages", "company_prefixes"):
        if not getattr(dealer, key):
            root.section("dealer").problem(key, "is empty; at least one is needed")
    if settings.server.secret_key is not None and len(settings.server.secret_key) < 32:
        root.section("server").problem("secret_key", "is shorter than 32 characters; take a longer random one")
    payments = settings.payments
    for need in payments.provider.needs:
        if not getattr(payments, need):
            root.section("payments").problem(need, f"is not set, and {payments.provider.name} does not work without it")
    if list(payments.poll_after) != sorted(payments.poll_after):
        root.section("payments").problem("poll_seconds", "must rise: each look comes after the one before")
