"""What customers do, told once for every channel."""

from __future__ import annotations

import re

from tests.journeys.customers import Customer, dollars
from tests.journeys.payer import Payer
from tests.journeys.program import Place
from tests.journeys.talk import Talk
from tests.sandbox_program import card
from tests.support.waiting import wait_until

CONFIRMATION = re.compile(r"SP-[0-9A-Z]{4}-[0-9A-Z]{4}")


def code_for(place: Place, to: str, before: int = 0) -> str:
    """The newest code sent to an address (empty: to anybody), once one has come after the first ``before`` messages."""

    def newest() -> str | None:
        messages = place.outside.inbox(to)[before:]
        codes = [re.search(r"\b\d{6}\b", message["text"]) for message in messages]
        return next((code.group() for code in reversed(codes) if code), None)

    return wait_until(newest)


def link_company(talk: Talk, place: Place, customer: Customer) -> None:
    """Prove to belong to a company, with a code read from the inbox."""
    before = len(place.outside.inbox())
    talk.say("link my account", "company number")
    talk.say(customer.number, "invoice")
    talk.say(customer.invoice, "exact total")
    asked = talk.say(customer.total, "code")
    if "Where shall I send" in asked:
        talk.press("@", "six.digit code")
    talk.say(code_for(place, "", before), "linked to")


def ask_to_pay(talk: Talk, what: str, cents: int) -> str:
    """Agree to a sum; the address of the link that comes."""
    talk.say(what, re.escape(dollars(cents)))
    talk.press("Yes", "/pay/")
    return talk.last_link()


def pay_on_the_pages(payer: Payer, link: str, **form: str) -> Payer:
    """Go through our page to the provider's, and pay there."""
    payer.open(link).press("Continue to secure payment")
    return payer.press("Pay", **(form or card()))


def confirmation_on(payer: Payer) -> str:
    """The confirmation number of the page. Raises AssertionError if it has none."""
    found = CONFIRMATION.search(payer.text)
    assert found, payer.text
    return found.group()
