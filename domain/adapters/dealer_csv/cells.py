"""How one cell is read: a reader takes its text and gives the value, or says which rule it breaks and how to mend it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

import phonenumbers
from rapidfuzz import process

from domain.core.money import Money

CellReader = Callable[[str], Any]

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COMPANY_NUMBER = re.compile(r"[A-Z]{2}[0-9]{4}")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/#-]*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"-?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"-?[0-9][0-9.]*,[0-9]{1,2}")
_EMAIL = re.compile(r"[^@\s,;:<>()\"\\\[\]]{1,64}@[^@\s,;:<>()\"\\\[\]]+\.[^@\s,;:<>()\"\\\[\].]{2,}")
ISO_DAY = "%Y-%m-%d"
_EARLIEST, _LATEST = date(1980, 1, 1), date(2099, 12, 31)


class CellFault(ValueError):
    """A cell breaks a rule; ``mend`` tells the clerk what to do."""

    def __init__(self, rule: str, mend: str) -> None:
        super().__init__(rule, mend)
        self.rule = rule
        self.mend = mend


def clean(cell: str) -> str:
    """The cell without surrounding space, on one line. Raises CellFault for characters that no text should hold."""
    if cell.isprintable():
        return cell.strip()
    if bad := _FORBIDDEN.search(cell):
        raise CellFault(f"holds the control character U+{ord(bad[0]):04X}", "delete it or type the text anew")
    return " ".join(cell.split())


def text(longest: int) -> CellReader:
    """Any words, up to a number of characters."""

    def read(cell: str) -> str:
        if len(cell) > longest:
            raise CellFault(f"has {len(cell):,} characters, {longest} are allowed", "shorten it")
        return sys.intern(cell)  # descriptions and places repeat; one copy of each keeps a large import small

    return read


def identifier(cell: str) -> str:
    """A number or name that people quote: letters, digits and . _ / # - without spaces, at most 40."""
    if len(cell) > 40:
        raise CellFault(f"has {len(cell):,} characters, 40 are allowed", "shorten it")
    if not _IDENTIFIER.fullmatch(cell):
        raise CellFault("is not a number or name without spaces", "use letters, digits and . _ / # - only")
    return cell


def invoice_number(cell: str) -> str:
    """An identifier in capitals, since nobody can hear the difference."""
    return str(identifier(cell)).upper()


@lru_cache(maxsize=100_000)
def company_number(cell: str) -> str:
    """Two letters and four digits, in capitals."""
    number = cell.upper()
    if not _COMPANY_NUMBER.fullmatch(number):
        raise CellFault("is not a company number", "write two letters and four digits, like CL1234")
    return number


@lru_cache(maxsize=1000)
def currency(cell: str) -> str:
    """An ISO 4217 code."""
    if not _CURRENCY.fullmatch(cell.upper()):
        raise CellFault("is not a currency", "write its three-letter code, like USD")
    return cell.upper()


def cents(cell: str) -> int:
    """An amount in cents. Commas may part thousands, as in 1,204.50; a decimal comma and a third decimal are refused."""
    plain = _number(cell, "1204.50")
    if len(plain.partition(".")[2]) > 2:
        raise CellFault("has more than two decimals", "round it to cents")
    return Money.parse(plain).cents


def positive_cents(cell: str) -> int:
    """An amount in cents that is not negative."""
    amount = cents(cell)
    if amount < 0:
        raise CellFault("is negative", "write an amount of zero or more (what a customer has to its credit goes in credits.csv)")
    return amount


def decimal_text(cell: str) -> str:
    """A quantity or a price per piece, as plain decimal text of at most six decimals."""
    plain = _number(cell, "12 or 0.0085")
    if len(plain.partition(".")[2]) > 6:
        raise CellFault("has more than six decimals", "round it")
    return sys.intern(plain)


def _number(cell: str, example: str) -> str:
    if _NUMBER.fullmatch(cell):
        return cell.replace(",", "")
    if _DECIMAL_COMMA.fullmatch(cell):
        point = cell.replace(".", "").replace(",", ".")
        raise CellFault("has a decimal comma", f"write {point} with a point")
    raise CellFault("is not a number", f"write digits with a point for decimals, like {example}, without a currency sign")


def one_of(*values: str) -> CellReader:
    """One of these words, however capitals, spaces and hyphens are written."""

    def read(cell: str) -> str:
        word = re.sub(r"[\s-]+", "_", cell.strip().lower())
        if word not in values:
            raise CellFault("is not known here", f"write one of {', '.join(values)}")
        return word

    return read


def line_position(cell: str) -> int:
    """The place of a line on its invoice, 1 to 99999."""
    if not re.fullmatch(r"[0-9]{1,5}", cell, re.ASCII) or int(cell) == 0:
        raise CellFault("is not a line number", "number the lines of an invoice 1, 2, 3 ...")
    return int(cell)


def parse_day(cell: str, pattern: str) -> date | None:
    """The day written in a ``strptime`` pattern, or None."""
    try:
        return datetime.strptime(cell, pattern).date()  # noqa: DTZ007 - a calendar day has no time zone
    except ValueError:
        return None


def day(date_format: str = "") -> CellReader:
    """A day, in ISO form or in a declared ``strptime`` format; each is parsed once, as files repeat them."""
    formats = tuple(filter(None, (date_format, ISO_DAY)))
    example = date(2026, 3, 31).strftime(formats[0])

    @lru_cache(maxsize=100_000)
    def read(cell: str) -> date:
        found = next(filter(None, (parse_day(cell, pattern) for pattern in formats)), None)
        if found is None:
            raise CellFault("is not a date", f"write March 31, 2026 as {example}, or declare date_format")
        if not _EARLIEST <= found <= _LATEST:
            raise CellFault("is not a year from 1980 to 2099", "correct the year")
        return found

    return read


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1000)
def time_zone(cell: str) -> str:
    """A name of the IANA time zone database."""
    if cell not in _zones():
        nearest = process.extractOne(cell, sorted(_zones()), score_cutoff=70)
        mend = f"is {nearest[0]} meant?" if nearest else "write an IANA name, like America/New_York"
        raise CellFault("is not a time zone", mend)
    return cell


def email(cell: str) -> str:
    """One e-mail address; whether it exists is not known."""
    if len(cell) > 254 or not _EMAIL.fullmatch(cell) or ".." in cell:
        raise CellFault("is not one e-mail address", "write one address, like ap@example.com")
    return cell


def phone(region: str) -> CellReader:
    """A telephone number, given in E.164. Without a country code it is of ``region``; an extension is left out."""

    def read(cell: str) -> str:
        try:
            number = phonenumbers.parse(cell, region)
        except phonenumbers.NumberParseException:
            number = None
        possible = phonenumbers.ValidationResult.IS_POSSIBLE
        if number is None or phonenumbers.is_possible_number_with_reason(number) != possible:
            raise CellFault("is not a telephone number", "write it with its area code, like (216) 555-0123")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    return read
