"""A deployment's settings as frozen records. Secrets are left out of their ``repr``, so that no log can show one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.settings.channel import Channels
from domain.core.policy import Limits, Policy
from domain.core.providers import OfferedProvider


@dataclass(frozen=True)
class Dealer:
    """The house that the assistant speaks for. ``hours``: weekday (Monday 0) to opening and closing; a closed day is left out."""

    name: str
    legal: str
    address: tuple[str, ...]
    remittance_address: tuple[str, ...]
    phone: str
    email: str
    website: str
    timezone: ZoneInfo
    languages: tuple[str, ...]
    company_prefixes: tuple[str, ...]
    hours: Mapping[int, tuple[time, time]]


@dataclass(frozen=True)
class Server:
    """Where it listens. ``secret_key`` None: one is made and kept in the data folder."""

    host: str
    port: int
    public_url: str | None
    trusted_proxies: tuple[str, ...]
    secret_key: str | None = field(repr=False)

    @property
    def address(self) -> str:
        """How customers and providers reach it, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"


@dataclass(frozen=True)
class Mail:
    """The SMTP server that takes our mail, and who gets it in the house."""

    host: str
    port: int
    starttls: bool
    username: str | None
    password: str | None = field(repr=False)
    sender: str
    dispatch: str
    ar: str
    leads: str


@dataclass(frozen=True)
class Texts:
    """The gateway for text messages; ``url`` None: none are sent."""

    url: str | None
    token: str | None = field(repr=False)


@dataclass(frozen=True)
class Payments:
    """The payment provider, and our patience with it."""

    provider: OfferedProvider
    base_url: str
    api_key: str | None = field(repr=False)
    webhook_secret: str | None = field(repr=False)
    link_life: timedelta
    poll_after: tuple[timedelta, ...]


@dataclass(frozen=True)
class Monitoring:
    """Who may read /metrics: whoever sends the token; None: only this machine, and only while it has no public address."""

    token: str | None = field(repr=False)


@dataclass(frozen=True)
class Imports:
    """How the dealer's files are written. ``columns``: file to our column name to the header that stands in the file."""

    date_format: str
    columns: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Settings:
    """Everything a deployment decides. ``dataclasses.replace`` makes a variation of it.

    ``semantic``: the second stage of understanding is on.
    """

    dealer: Dealer
    server: Server
    data_dir: Path
    database_url: str = field(repr=False)
    mail: Mail
    texts: Texts
    payments: Payments
    limits: Limits
    monitoring: Monitoring
    channels: Channels
    semantic: bool
    faq: Path
    imports: Imports

    def policy(self) -> Policy:
        """What the business needs to know of this."""
        return Policy(
            dealer=self.dealer.name,
            timezone=self.dealer.timezone,
            hours=self.dealer.hours,
            dispatch_email=self.mail.dispatch,
            ar_email=self.mail.ar,
            leads_email=self.mail.leads,
            link_life=self.payments.link_life,
            poll_after=self.payments.poll_after,
            limits=self.limits,
            idle={one.channel.name: one.channel.idle for one in self.channels},
        )
