"""What a setting may look like: each function turns its text into a value, or raises ValueError with how to mend it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from datetime import date, datetime, time
from difflib import get_close_matches
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+|[^@\s<>,;]+@localhost", re.ASCII)
_PHONE = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
_PREFIX = re.compile(r"[A-Z]{1,4}", re.ASCII)
_HOURS = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])\s*-\s*([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_SAMPLE_DAY = date(2031, 12, 24)


def text(value: str) -> str:
    """Any text that is not blank."""
    if not value.strip():
        raise ValueError("is blank; a text is needed")
    return value.strip()


def flag(value: str) -> bool:
    """true or false."""
    if value.lower() not in {"true", "false", "yes", "no", "on", "off"}:
        raise ValueError(f"{value!r} must be true or false")
    return value.lower() in {"true", "yes", "on"}


def whole(low: int, high: int) -> Callable[[str], int]:
    """A whole number between two bounds, both allowed."""

    def parse(value: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,12}", value, re.ASCII) or not low <= int(value) <= high:
            raise ValueError(f"{value!r} must be a whole number from {low} to {high}")
        return int(value)

    return parse


def one_of(*options: str) -> Callable[[str], str]:
    """One of some words."""

    def parse(value: str) -> str:
        if value not in options:
            raise ValueError(f"{value!r} must be one of: {', '.join(options)}")
        return value

    return parse


def email(value: str) -> str:
    """An e-mail address, without a name before it."""
    if not _EMAIL.fullmatch(value):
        raise ValueError(f"{value!r} is not an e-mail address like ar@example.com")
    return value


def e164(value: str) -> str:
    """A telephone number in international form."""
    compact = re.sub(r"[\s().-]", "", value)
    if not _PHONE.fullmatch(compact):
        raise ValueError(f"{value!r} is not a number with country code like +1 555 010 0100")
    return compact


def web_address(value: str) -> str:
    """An http or https address, without a slash at its end."""
    parts = _split(value)
    if parts is None or parts[0] not in {"http", "https"} or not parts[1]:
        raise ValueError(f"{value!r} is not an address like https://chat.example.com")
    return value.rstrip("/")


def origin(value: str) -> str:
    """What a browser sends as Origin: scheme and host, without path."""
    if value == "*":
        raise ValueError("'*' would let any website use the chat; name each website, like https://www.example.com")
    address = web_address(value)
    if urlsplit(address).path or urlsplit(address).query:
        raise ValueError(f"{value!r} must be scheme and host only, like https://www.example.com")
    return address


def network(value: str) -> str:
    """An IP address or network."""
    try:
        return str(ipaddress.ip_network(value)).removesuffix("/32").removesuffix("/128")
    except ValueError:
        raise ValueError(f"{value!r} is not an IP address like 10.0.0.5 or a network like 10.0.0.0/24") from None


def time_zone(value: str) -> ZoneInfo:
    """An IANA time zone."""
    zones = available_timezones()
    if value not in zones:
        near = get_close_matches(value, zones, n=1)
        raise ValueError(
            f"{value!r} is not a time zone; {f'did you mean {near[0]}?' if near else 'write one like America/Chicago'}"
        )
    return ZoneInfo(value)


def hours(value: str) -> tuple[time, time] | None:
    """Opening hours of a day, in 24-hour form; None: closed."""
    if value == "closed":
        return None
    match = _HOURS.fullmatch(value)
    if not match:
        raise ValueError(f"{value!r} must be hours like 08:00-17:00, or closed")
    opens, closes = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    if opens >= closes:
        raise ValueError(f"{value!r} closes before it opens")
    return opens, closes


def company_prefix(value: str) -> str:
    """The letters that company numbers begin with."""
    if not _PREFIX.fullmatch(value):
        raise ValueError(f"{value!r} must be one to four capital letters, like CL")
    return value


def date_format(value: str) -> str:
    """How days are written in imported files, in the words of ``strptime``."""
    if "%" not in value or not _reads_back(value):
        raise ValueError(f"{value!r} must tell day, month and year, like %Y-%m-%d or %m/%d/%Y")
    return value


def database_url(value: str) -> str:
    """A database address, naming the driver that is used."""
    address = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", value)
    if not address.startswith(("postgresql+psycopg://", "sqlite:///")):
        raise ValueError("the database address must be postgresql://user:password@host/database or sqlite:////path/to/file")
    return address


def _split(value: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return None
    return (parts.scheme, parts.netloc) if not re.search(r"\s", value) else None


def _reads_back(pattern: str) -> bool:
    try:
        return datetime.strptime(_SAMPLE_DAY.strftime(pattern), pattern).date() == _SAMPLE_DAY  # noqa: DTZ007 - a day, no instant
    except ValueError:
        return False
