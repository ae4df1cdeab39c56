"""A customer, and a provider, who repeat themselves until they are acknowledged, and afterwards say everything twice again."""

from __future__ import annotations

import hashlib
import hmac
import random
import time
import uuid
from collections.abc import Callable
from typing import TypeVar

import httpx

from bot.conversation.models import Conversation
from domain.core.tokens import digest
from domain.payments.models import WebhookEvent
from tests.journeys.customers import Customer
from tests.journeys.payer import Payer
from tests.journeys.program import Place
from tests.journeys.story import ask_to_pay, link_company
from tests.journeys.talk import RestTalk, WebTalk
from tests.sandbox_program import WEBHOOK_SECRET, card

T = TypeVar("T")
_PATIENCE = 60.0


def insist(action: Callable[[], T]) -> T:
    """Do it again until it is acknowledged."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return action()
        except httpx.HTTPError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


class Insistent:
    """One customer on two channels with a browser. Everything said is remembered with the answer that was acknowledged."""

    def __init__(self, place: Place, customer: Customer) -> None:
        self.place, self.customer = place, customer
        self.program, self.chat, self.payer = RestTalk(place), WebTalk(place), Payer()
        self.answers: dict[str, list[str]] = {}
        self.said: dict[str, str] = {}
        self.typed: dict[str, str] = {}
        link_company(self.program, place, customer)
        link_company(self.chat, place, customer)

    def close(self) -> None:
        """Leave."""
        self.program.close()
        self.chat.close()
        self.payer.close()

    def say(self, text: str) -> None:
        """Over REST."""
        message_id = str(uuid.uuid4())
        self.answers[message_id] = insist(lambda: self.program.post(text, message_id))
        self.said[message_id] = text

    def type(self, text: str) -> None:
        """In the website's chat."""
        cid = str(uuid.uuid4())
        insist(lambda: self.chat.post(text, cid))
        self.typed[cid] = text

    def ask_for_link(self, invoice: str) -> None:
        """Open our payment page, in peace."""
        self.payer.open(ask_to_pay(self.chat, f"pay invoice {invoice}", self.customer.open[invoice]))

    def pay(self) -> None:
        """From our page to the provider's and back, whatever happens on the way."""
        insist(lambda: self.payer.press("Continue to secure payment"))
        while "/checkout/" not in self.payer.url:  # the provider's page could not be made: the page offers to try again
            insist(lambda: self.payer.open(self.payer.url).press("Continue to secure payment"))
        insist(lambda: self.payer.press("Pay", **card()))

    def log_service_call(self) -> None:
        """From the first word to the number."""
        for text in ("log a service call", "other", "it makes a noise", "normal", "508-555-0199", "any time", "yes"):
            self.say(text)

    def say_everything_again(self) -> None:
        """Twice, in any order. Raises AssertionError when an answer is another one than the first time."""
        for message_id in random.sample(sorted(self.said), len(self.said)) * 2:
            assert self.program.post(self.said[message_id], message_id) == self.answers[message_id], self.said[message_id]
        for cid in random.sample(sorted(self.typed), len(self.typed)) * 2:
            assert not self.chat.post(self.typed[cid], cid)

    def check_transcripts(self) -> None:
        """Everything acknowledged was answered once, in order, on both channels; the chat saw each message once."""
        (chat,) = self.place.books.find(Conversation, secret_hash=digest(self.chat.resume))
        self.place.books.check_transcript(self.program.conversation, self.said)
        self.place.books.check_transcript(chat.id, self.typed)
        assert self.chat.ids == list(range(1, len(self.chat.ids) + 1))


def notify_again(place: Place) -> None:
    """The provider sends each notice of its twice more, in any order."""
    notices = place.books.find(WebhookEvent)
    for notice in random.sample(notices, len(notices)) * 2:
        at, body = int(time.time()), notice.body.encode()
        signature = hmac.new(WEBHOOK_SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
        headers = {"Sandbox-Signature": f"t={at},v1={signature}"}
        httpx.post(f"{place.url}/webhooks/payments/sandbox", content=body, headers=headers, trust_env=False).raise_for_status()
