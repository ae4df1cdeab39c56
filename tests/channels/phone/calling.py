"""What callers do in more than one test: key in numbers, and link a company by keys alone."""

from __future__ import annotations

import re

from tests.journeys.customers import Customer
from tests.journeys.program import Place
from tests.support.caller import Caller
from tests.support.waiting import wait_until

_KEYS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999", strict=True))


def keyed(number: str) -> str:
    """A company number as one keys it."""
    return "".join(_KEYS.get(char, char) for char in number)


def name_company(caller: Caller, customer: Customer, after: str = "") -> str:
    """Key in a company number, and say which is meant where several fit."""
    heard = caller.press(keyed(customer.number) + after)
    return caller.press(key_for(heard, f"{customer.number[0].lower()} as in")) if "Which of these" in heard else heard


def link(caller: Caller, place: Place, customer: Customer) -> str:
    """Link a company by keys alone; what is said at the end."""
    before = len(codes_for(place, customer))
    caller.dial()
    assert "company number" in caller.press("1")
    assert "invoice" in name_company(caller, customer)
    assert "total" in caller.press(f"{customer.invoice}#")
    heard = caller.press(customer.total.replace(".", "") + "#")
    if "Where shall I send" in heard:
        heard = caller.press(key_for(heard, f"beginning with {customer.email[0]}"))
    assert "six digit code" in heard
    return caller.press(_code_for(place, customer, before))


def _code_for(place: Place, customer: Customer, before: int) -> str:
    """The code that the customer gets by e-mail, after so many before."""
    return wait_until(lambda: codes_for(place, customer)[before:])[-1]


def codes_for(place: Place, customer: Customer) -> list[str]:
    """The codes that the customer got by e-mail."""
    return [code for message in place.outside.inbox(customer.email) for code in re.findall(r"\b\d{6}\b", message["text"])]


def key_for(heard: str, what: str) -> str:
    """The key that is offered for something."""
    offers: list[tuple[str, str]] = re.findall(r"For ([^.]*?), press (\d)", heard)
    return next(key for offer, key in offers if what in offer.casefold())
