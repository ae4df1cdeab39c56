"""What a merchant relies on in webhooks: they come until they were taken, also over a restart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ear import Ear, listening
from tests.sandbox.new_sessions import new_session, to_add
from tests.sandbox_program import SandboxProgram, bank, card, running_sandbox
from tests.support.waiting import wait_until


@pytest.fixture
def ear(sandbox: SandboxProgram) -> Iterator[Ear]:
    with listening() as listener:
        sandbox.send_notices_to(listener.url)
        yield listener
        sandbox.send_notices_to("")
        sandbox.clear_faults()


def settled(sandbox: SandboxProgram) -> bool:
    """Whether nothing is on its way any more."""
    return all(event["state"] != "waiting" for event in sandbox.events())


def test_every_step_of_a_payment_is_told_with_what_it_became(sandbox, ear):
    session = new_session(sandbox)
    sandbox.pay(session["url"], card("4000000000000002"))
    sandbox.pay(session["url"], bank("000222222227"))
    sandbox.settle(session["id"])
    sandbox.settle(session["id"])
    wait_until(lambda: len(ear.heard) == 4)
    assert ear.types() == ["payment.failed", "payment.processing", "payment.succeeded", "payment.returned"]
    told = [event["data"]["session"] for event in ear.events()]
    assert [each["state"] for each in told] == ["open", "processing", "succeeded", "returned"]
    assert (told[0]["reason"], told[0]["metadata"]) == ("declined", {"attempt": "att-1"})
    assert len({event["id"] for event in ear.events()}) == 4


def test_storing_a_method_is_told_as_such(sandbox, ear):
    sandbox.pay(to_add(sandbox)["url"])
    wait_until(lambda: ear.heard)
    assert ear.types() == ["method.succeeded"]


def test_a_refused_webhook_comes_again_with_the_same_id(sandbox, ear):
    ear.statuses = [500, 302]
    sandbox.pay(new_session(sandbox)["url"])
    wait_until(lambda: len(ear.heard) == 3)
    assert len({event["id"] for event in ear.events()}) == 1
    wait_until(lambda: settled(sandbox))


def test_a_lost_webhook_never_comes(sandbox, ear):
    sandbox.set_fault("webhook_lost")
    sandbox.pay(new_session(sandbox)["url"])
    sandbox.pay(new_session(sandbox)["url"])
    wait_until(lambda: ear.heard and settled(sandbox))
    assert len(ear.heard) == 1
    assert [event["state"] for event in sandbox.events()[-2:]] == ["lost", "delivered"]


def test_a_doubled_webhook_comes_twice(sandbox, ear):
    sandbox.set_fault("webhook_doubled")
    sandbox.pay(new_session(sandbox)["url"])
    wait_until(lambda: len(ear.heard) == 2 and settled(sandbox))
    assert ear.heard[0][1] == ear.heard[1][1]


def test_a_reordered_webhook_comes_after_the_next(sandbox, ear):
    sandbox.set_fault("webhook_reordered")
    session = new_session(sandbox)
    sandbox.pay(session["url"], bank())
    sandbox.settle(session["id"])
    wait_until(lambda: len(ear.heard) == 2)
    assert ear.types() == ["payment.succeeded", "payment.processing"]


def test_webhooks_that_wait_and_payments_that_clear_survive_a_restart():
    with listening() as ear, running_sandbox("--settle-seconds", "0.4") as own:
        own.send_notices_to("http://127.0.0.1:9/nobody")
        session = new_session(own)
        own.pay(session["url"], bank())
        own.stop()
        own.webhook_url = ear.url
        own.restart()
        wait_until(lambda: "payment.succeeded" in ear.types() and "payment.processing" in ear.types())
        assert own.call("GET", f"/sessions/{session['id']}")["state"] == "succeeded"
        assert len(own.captures()) == 1
