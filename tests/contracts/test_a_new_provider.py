"""A payment provider of a dealer's own: a module, named in config.yml, that takes money through the running program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings.load import ConfigError, load
from bot.settings.providers import shipped
from domain.payments.models import PaymentAttempt, WebhookEvent
from tests.contracts.stand_ins import OWN, PROVIDERS, STAND_INS
from tests.journeys.payer import Payer
from tests.journeys.program import SECRETS, Place, house_at, write_config
from tests.journeys.story import ask_to_pay, confirmation_on, link_company, pay_on_the_pages
from tests.journeys.talk import RestTalk
from tests.sandbox_program import running_sandbox
from tests.support.waiting import wait_until


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """``ledgerline serve`` with the provider that was added."""
    url = f"sqlite:///{tmp_path}/ledgerline.sqlite3"
    payments = {"provider": "otherpay", "module": OWN}
    with running_sandbox() as sandbox, house_at(tmp_path, url, sandbox, payments=payments) as place:
        sandbox.send_notices_to(f"{place.url}/webhooks/payments/otherpay")
        yield place


def test_a_customer_pays_through_it_and_its_notices_are_its_own(place):
    customer, talk, payer = place.customer(), RestTalk(place), Payer()
    link_company(talk, place, customer)
    number, cents = next(iter(customer.open.items()))
    pay_on_the_pages(payer, ask_to_pay(talk, f"pay invoice {number}", cents))
    assert confirmation_on(payer)
    wait_until(lambda: [one for one in place.books.find(PaymentAttempt, company=customer.number) if one.state == "succeeded"])
    wait_until(lambda: place.books.find(WebhookEvent))
    assert {event.provider for event in place.books.find(WebhookEvent)} == {"otherpay"}
    place.books.check_money(place.outside, customer.number)
    talk.close()
    payer.close()


def test_every_provider_that_can_be_named_has_a_pretend_one():
    assert set(PROVIDERS) == STAND_INS.keys() > set(shipped())


@pytest.mark.parametrize(
    ("payments", "fault"),
    [
        ({"provider": "sandbx"}, "provider: no payment provider is called 'sandbx'; did you mean sandbox?"),
        ({"provider": "otherpay"}, "provider: no payment provider is called 'otherpay'; ours are sandbox"),
        ({"provider": "otherpay", "module": "no.such"}, "provider: the module no.such gives no PROVIDER: No module named 'no'"),
        (
            {"provider": "mypay", "module": OWN},
            f"provider: PROVIDER in the module {OWN} must be an OfferedProvider with the name mypay",
        ),
    ],
)
def test_a_provider_that_is_not_there_is_told_with_its_line(tmp_path, payments, fault):
    with pytest.raises(ConfigError, match=rf"config.yml:\d+: payments.{re.escape(fault)}"):
        load(write_config(tmp_path, payments=payments), SECRETS)


def test_what_a_provider_needs_and_is_not_set_is_told_at_once(tmp_path):
    config = write_config(tmp_path, payments={"provider": "otherpay", "module": OWN})
    with pytest.raises(ConfigError) as told:
        load(config, {})
    assert [re.sub(r"^.*yml:\d+: ", "", problem) for problem in told.value.problems] == [
        "payments.api_key: is not set, and otherpay does not work without it",
        "payments.webhook_secret: is not set, and otherpay does not work without it",
    ]
