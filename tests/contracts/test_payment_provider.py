"""What the business relies on in any payment provider, shown with each one that can be named, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from domain.core.money import Money
from domain.core.ports import PaymentProvider, ProviderFault, SessionRequest, WebhookRefused
from tests.contracts.stand_ins import PROVIDERS, STAND_INS, SandboxStandIn
from tests.ear import Ear, listening
from tests.sandbox_program import SandboxProgram, bank, card
from tests.support.waiting import wait_until


@pytest.fixture(params=PROVIDERS)
def stand_in(request: pytest.FixtureRequest, sandbox: SandboxProgram) -> Iterator[SandboxStandIn]:
    """Each provider's pretend one; a provider without one cannot be offered."""
    yield STAND_INS[request.param](sandbox)
    sandbox.clear_faults()
    sandbox.send_notices_to("")


@pytest.fixture
def provider(stand_in: SandboxStandIn) -> Iterator[PaymentProvider]:
    with closing(stand_in.open()) as adapter:
        yield adapter


def test_it_is_called_as_it_is_offered(stand_in, provider):
    assert STAND_INS[provider.name] is type(stand_in)


@pytest.fixture
def request_to_pay() -> SessionRequest:
    lines = (("Invoice 10482", Money(120_000)), ("Invoice 10490", Money(450)))
    customer = f"CL{uuid4().hex[:8]}"
    return SessionRequest(
        "pay", customer, "Clark & Lowe", Money(120_450), lines, "http://127.0.0.1:9/back", "en", f"att-{uuid4()}"
    )


def to_add(request: SessionRequest) -> SessionRequest:
    return replace(request, purpose="add_method", amount=None, lines=())


def key() -> str:
    return f"key-{uuid4()}"


def captures_of(sandbox: SandboxProgram, attempt: str) -> list[dict[str, Any]]:
    return [row for row in sandbox.captures() if row["attempt"] == attempt]


def test_a_new_session_is_open_and_tells_what_it_is_for(provider, request_to_pay):
    session = provider.create_session(request_to_pay, key())
    assert (session.state, session.attempt, session.amount) == ("open", request_to_pay.attempt, Money(120_450))
    assert session.url.startswith("http")
    assert provider.fetch_session(session.id) == session


def test_the_same_key_gives_the_same_session(provider, request_to_pay):
    once = key()
    with ThreadPoolExecutor(8) as pool:
        sessions = list(pool.map(lambda _: provider.create_session(request_to_pay, once), range(8)))
    assert len({session.id for session in sessions}) == 1


def test_a_key_used_for_something_else_is_refused(provider, request_to_pay):
    once = key()
    provider.create_session(request_to_pay, once)
    with pytest.raises(ProviderFault):
        provider.create_session(replace(request_to_pay, amount=Money(1), lines=()), once)


def test_a_session_is_found_again_by_its_key(provider, request_to_pay):
    once = key()
    assert provider.find_session(once) is None
    session = provider.create_session(request_to_pay, once)
    assert provider.find_session(once) == session


def test_an_approved_card_pays_once_with_a_confirmation_number(provider, sandbox, request_to_pay):
    session = provider.create_session(request_to_pay, key())
    assert sandbox.pay(session.url).headers["location"] == request_to_pay.return_url
    paid = provider.fetch_session(session.id)
    assert (paid.state, paid.method_label, paid.reason, paid.saved_method) == ("succeeded", "Visa 4242", "", None)
    assert paid.confirmation
    [capture] = captures_of(sandbox, request_to_pay.attempt)
    assert (capture["session"], capture["amount"], capture["currency"]) == (session.id, 120_450, "USD")
    assert (capture["method"], capture["state"]) == ("Visa 4242", "captured")


@pytest.mark.parametrize(("number", "reason"), [("4000000000000002", "declined"), ("4000000000009995", "insufficient_funds")])
def test_a_refused_card_pays_nothing_and_leaves_another_try(provider, sandbox, request_to_pay, number, reason):
    session = provider.create_session(request_to_pay, key())
    assert sandbox.pay(session.url, card(number)).status_code == 402
    refused = provider.fetch_session(session.id)
    assert (refused.state, refused.reason) == ("open", reason)
    assert captures_of(sandbox, request_to_pay.attempt) == []
    sandbox.pay(session.url)
    assert provider.fetch_session(session.id).state == "succeeded"


@pytest.mark.parametrize(
    ("account", "states"),
    [
        ("000123456789", ["processing", "succeeded", "succeeded"]),
        ("000111111116", ["processing", "failed", "failed"]),
        ("000222222227", ["processing", "succeeded", "returned"]),
    ],
)
def test_a_bank_account_is_pending_until_the_bank_has_spoken(provider, sandbox, request_to_pay, account, states):
    session = provider.create_session(request_to_pay, key())
    sandbox.pay(session.url, bank(account))
    seen = [provider.fetch_session(session.id).state]
    assert captures_of(sandbox, request_to_pay.attempt) == []
    for _ in states[1:]:
        sandbox.settle(session.id)
        seen.append(provider.fetch_session(session.id).state)
    assert seen == states
    assert bool(provider.fetch_session(session.id).reason) == (states[-1] != "succeeded")


def test_a_method_is_kept_only_when_the_payer_says_so(provider, sandbox, request_to_pay):
    session = provider.create_session(request_to_pay, key())
    sandbox.pay(session.url, card("5555555555554444", save="yes"))
    saved = provider.fetch_session(session.id).saved_method
    assert saved is not None
    assert (saved.kind, saved.brand, saved.last4, saved.expires) == ("card", "Mastercard", "4444", "2039-12")


def test_a_stored_method_pays_and_a_removed_one_does_not(provider, sandbox, request_to_pay):
    adding = provider.create_session(to_add(request_to_pay), key())
    sandbox.pay(adding.url, card())
    added = provider.fetch_session(adding.id)
    assert (added.state, added.amount) == ("succeeded", None)
    assert added.saved_method is not None

    with_stored = {"choice": added.saved_method.ref}
    paying = provider.create_session(request_to_pay, key())
    sandbox.pay(paying.url, with_stored)
    assert provider.fetch_session(paying.id).state == "succeeded"

    provider.remove_method(added.saved_method.ref)
    provider.remove_method(added.saved_method.ref)
    later = provider.create_session(request_to_pay, key())
    assert sandbox.pay(later.url, with_stored).status_code == 422
    assert provider.fetch_session(later.id).state == "open"


def test_storing_a_method_captures_nothing(provider, sandbox, request_to_pay):
    session = provider.create_session(to_add(request_to_pay), key())
    sandbox.pay(session.url, bank())
    added = provider.fetch_session(session.id)
    assert (added.state, added.method_label) == ("succeeded", "Sandbox Bank 6789")
    assert captures_of(sandbox, request_to_pay.attempt) == []


def test_a_canceled_page_takes_no_money(provider, sandbox, request_to_pay):
    session = provider.create_session(request_to_pay, key())
    assert provider.cancel_session(session.id).state == "canceled"
    sandbox.pay(session.url)
    assert provider.fetch_session(session.id).state == "canceled"
    assert captures_of(sandbox, request_to_pay.attempt) == []


def test_a_paid_session_stays_paid_when_canceled(provider, sandbox, request_to_pay):
    session = provider.create_session(request_to_pay, key())
    sandbox.pay(session.url)
    assert provider.cancel_session(session.id).state == "succeeded"


def test_paying_twice_at_once_captures_once(provider, sandbox, request_to_pay):
    session = provider.create_session(request_to_pay, key())
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: sandbox.pay(session.url), range(6)))
    assert {answer.status_code for answer in answers} == {303}
    assert len(captures_of(sandbox, request_to_pay.attempt)) == 1


@pytest.mark.parametrize("state", ["expired", "returned", "refunded", "disputed"])
def test_what_becomes_of_a_session_later_is_told(provider, sandbox, request_to_pay, state):
    session = provider.create_session(request_to_pay, key())
    if state != "expired":
        sandbox.pay(session.url)
    sandbox.force(session.id, state)
    assert provider.fetch_session(session.id).state == state


def test_a_lost_answer_is_a_fault_and_the_session_is_found_again(provider, sandbox, request_to_pay):
    once = key()
    sandbox.set_fault("answer_lost")
    with pytest.raises(ProviderFault):
        provider.create_session(request_to_pay, once)
    found = provider.find_session(once)
    assert found == provider.create_session(request_to_pay, once)


def test_an_error_is_a_fault_and_nothing_was_done(provider, sandbox, request_to_pay):
    once = key()
    sandbox.set_fault("error", count=2)
    for _ in range(2):
        with pytest.raises(ProviderFault):
            provider.create_session(request_to_pay, once)
    assert provider.find_session(once) is None


def test_an_answer_that_takes_too_long_is_a_fault(stand_in, sandbox, request_to_pay):
    sandbox.set_fault("slow", seconds=0.6)
    with closing(stand_in.open_hasty(timeout=0.2)) as hasty, pytest.raises(ProviderFault):
        hasty.create_session(request_to_pay, key())


def test_a_provider_that_is_away_is_a_fault(stand_in, request_to_pay):
    with closing(stand_in.open(base_url="http://127.0.0.1:9")) as nobody, pytest.raises(ProviderFault):
        nobody.create_session(request_to_pay, key())


def test_a_wrong_api_key_is_a_fault(stand_in, request_to_pay):
    with closing(stand_in.open(api_key="guessed")) as stranger, pytest.raises(ProviderFault, match="401"):
        stranger.create_session(request_to_pay, key())


@pytest.fixture
def ear(sandbox: SandboxProgram) -> Iterator[Ear]:
    with listening() as listener:
        sandbox.send_notices_to(listener.url)
        yield listener
        sandbox.send_notices_to("")


@pytest.fixture
def event(provider, sandbox, request_to_pay, ear):
    """A real webhook: which session it is about, its headers and body."""
    session = provider.create_session(request_to_pay, key())
    sandbox.pay(session.url)
    wait_until(lambda: ear.heard)
    return session.id, *ear.heard[0]


def test_a_genuine_notice_names_its_event_and_session(provider, event):
    session, headers, body = event
    read = provider.read_webhook({name.lower(): value for name, value in headers.items()}, body, datetime.now(UTC))
    assert (read.session, read.event_id[:4]) == (session, "evt_")


@pytest.mark.parametrize("away", [timedelta(seconds=310), timedelta(seconds=-310)])
def test_an_old_notice_or_one_from_the_future_is_refused(provider, event, away):
    _, headers, body = event
    with pytest.raises(WebhookRefused):
        provider.read_webhook(headers, body, datetime.now(UTC) + away)


def test_a_changed_or_unsigned_notice_is_refused(stand_in, provider, event):
    _, headers, body = event
    signature = headers[stand_in.signature]
    forged = [
        (headers, body.replace(b"succeeded", b"processed")),
        ({}, body),
        ({stand_in.signature: signature.replace("v1=", "v1=0")}, body),
        ({stand_in.signature: signature + ",t=1"}, body),
        ({stand_in.signature: "t=٣,v1=" + "0" * 64}, body),
    ]
    for bad_headers, bad_body in forged:
        with pytest.raises(WebhookRefused):
            provider.read_webhook(bad_headers, bad_body, datetime.now(UTC))


def test_a_notice_signed_with_another_secret_is_refused(stand_in, event):
    _, headers, body = event
    with closing(stand_in.open(secret="another-secret")) as other, pytest.raises(WebhookRefused, match="wrong"):
        other.read_webhook(headers, body, datetime.now(UTC))


def test_a_signed_notice_of_another_shape_is_refused(stand_in, provider):
    now = datetime.now(UTC)
    for body in (b"[]", b"{}", b"\xff", b'{"id": 7, "data": {"session": {"id": "ps_1"}}}'):
        with pytest.raises(WebhookRefused, match="shape"):
            provider.read_webhook(stand_in.signed(body, now), body, now)
