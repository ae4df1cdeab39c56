"""Our page, the provider's page and its notices, through crashes, silence and lost answers."""

from __future__ import annotations

import pytest

from domain.account.context import CommandContext
from domain.billing.methods import RemoveMethod
from domain.billing.models import Method
from domain.commands.perform import perform
from domain.core.errors import LinkExpired
from domain.core.ports import ProviderFault
from domain.core.tokens import new_id
from domain.customers.models import Person
from domain.payments import payments
from domain.payments.models import Hold, PaymentAttempt, WebhookEvent
from domain.payments.payments import CancelPayment, CreatePaymentLink
from tests.support.office import Office

BASKET = (("10480", 5000), ("10481", 5001))


@pytest.fixture
def token(office: Office) -> str:
    office.hear("hello")
    office.link()
    made = command(office, CreatePaymentLink(BASKET))
    return office.deriver.token("pay", made["link"])


def command(office: Office, wanted):
    person = office.find(Person)[0]
    around = (person, office.assistant.services.policy, office.deriver, office.clock.now(), new_id())
    return office.write(lambda store: perform(CommandContext(store, *around), wanted))


def begin(office: Office, token: str) -> str:
    return office.run(office.payment_service.begin(token, 10001))


def reconcile_due(office: Office) -> int:
    return office.run(office.payment_service.reconcile_due())


def the_attempt(office: Office) -> PaymentAttempt:
    (attempt,) = office.find(PaymentAttempt)
    return attempt


def event(office: Office, identity: str, session: str) -> None:
    kept = WebhookEvent(identity, "story", session, "{}", office.clock.now())
    office.write(lambda store: store.insert(kept))


def test_a_page_is_made_once_however_often_it_is_asked_for(office, token):
    assert begin(office, token) == begin(office, token) == "https://pay.example/session-1"
    assert (the_attempt(office).state, len(office.find(Hold))) == ("open", 2)


def test_a_crash_before_the_page_was_made_is_taken_up_again_by_the_next_click(office, token):
    office.write(lambda store: payments.begin(store, token, 10001, office.clock.now()))
    assert begin(office, token) == "https://pay.example/session-1"
    assert the_attempt(office).state == "open"


def test_a_crash_before_the_page_was_made_frees_the_invoices_after_a_while(office, token):
    office.write(lambda store: payments.begin(store, token, 10001, office.clock.now()))
    reconcile_due(office)
    assert (the_attempt(office).state, len(office.find(Hold))) == ("created", 2)
    office.wait(minutes=6)
    reconcile_due(office)
    assert (the_attempt(office).state, office.find(Hold)) == ("expired", [])


def test_a_page_that_was_made_just_before_a_crash_is_found_again(office, token, second):
    attempt = office.write(lambda store: payments.begin(store, token, 10001, office.clock.now()))
    request = office.read(lambda store: payments.session_request(store, attempt, "", "en"))
    second.provider.create_session(request, attempt.key)
    second.provider.tell("succeeded", confirmation="SP-1")
    reconcile_due(second)
    assert (the_attempt(office).state, office.find(Hold)) == ("succeeded", [])


def test_a_page_made_too_late_is_closed_and_nobody_is_sent_there(office, token):
    office.wait(seconds=1)
    attempt = office.write(lambda store: payments.begin(store, token, 10001, office.clock.now()))
    office.wait(minutes=6)
    office.provider.on_create = lambda: reconcile_due(office)
    with pytest.raises(LinkExpired):
        begin(office, token)
    assert the_attempt(office).state == "expired"
    found = office.provider.find_session(attempt.key)
    assert found is not None
    assert found.state == "canceled"


def test_a_lost_notice_is_made_good_by_asking(office, token):
    begin(office, token)
    office.provider.tell("succeeded", confirmation="SP-1", method_label="Visa 4242")
    office.wait(seconds=11)
    assert reconcile_due(office) == 1
    assert the_attempt(office).state == "succeeded"
    assert reconcile_due(office) == 0


def test_a_return_whose_notice_was_lost_is_found_within_a_day(office, token):
    begin(office, token)
    office.provider.tell("succeeded", confirmation="SP-1")
    for days in (0, 1, 30):
        office.wait(days=days, seconds=11)
        reconcile_due(office)
    office.provider.tell("returned")
    office.wait(days=1)
    reconcile_due(office)
    assert the_attempt(office).state == "returned"


def test_a_page_nobody_used_is_closed_when_its_link_has_run_out(office, token):
    begin(office, token)
    office.wait(minutes=31)
    reconcile_due(office)
    assert (the_attempt(office).state, office.find(Hold)) == ("expired", [])


def test_a_silent_provider_is_asked_again_later_and_nothing_is_made_up(office, token):
    begin(office, token)
    office.provider.down = True
    asked = 0
    for _ in range(60):
        office.wait(minutes=1)
        asked += reconcile_due(office)
    assert 3 <= asked <= 10
    assert the_attempt(office).state == "open"
    office.provider.down = False
    office.provider.tell("succeeded", confirmation="SP-1")
    office.wait(hours=1)
    reconcile_due(office)
    assert the_attempt(office).state == "succeeded"


def test_a_page_that_cannot_be_made_charges_nothing_and_may_be_tried_again(office, token):
    office.provider.down = True
    with pytest.raises(ProviderFault):
        begin(office, token)
    office.provider.down = False
    assert begin(office, token) == "https://pay.example/session-1"
    assert len(office.find(PaymentAttempt)) == 1


# ---- notices ----


def test_notices_lead_to_the_truth_whatever_they_claim_and_however_often(office, token):
    begin(office, token)
    for number in range(3):
        event(office, f"early-{number}", "session-1")
    office.run(office.payment_service.handle_webhook_events())
    assert the_attempt(office).state == "open"
    office.provider.tell("succeeded", confirmation="SP-1")
    for number in range(3):
        event(office, f"late-{number}", "session-1")
    assert office.run(office.payment_service.handle_webhook_events()) == 3
    assert the_attempt(office).state == "succeeded"
    assert office.run(office.payment_service.handle_webhook_events()) == 0


def test_a_notice_outlasts_an_hour_without_the_provider(office, token):
    begin(office, token)
    office.provider.tell("succeeded", confirmation="SP-1")
    office.provider.down = True
    event(office, "n", "session-1")
    asked = 0
    for _ in range(240):
        office.run(office.payment_service.handle_webhook_events())
        office.wait(seconds=15)
        asked = office.find(WebhookEvent)[0].attempts
    assert 6 <= asked <= 14
    office.provider.down = False
    office.wait(hours=2)
    assert office.run(office.payment_service.handle_webhook_events()) == 1
    assert the_attempt(office).state == "succeeded"


def test_a_notice_that_leads_nowhere_does_not_hold_up_the_others(office, token):
    begin(office, token)
    event(office, "a", "no such session")
    event(office, "b", "session-1")
    office.provider.tell("succeeded", confirmation="SP-1")
    office.run(office.payment_service.handle_webhook_events())
    assert the_attempt(office).state == "succeeded"


# ---- what the outbox asks of the provider ----


def test_a_payment_given_up_is_closed_at_the_provider_first(office, token):
    begin(office, token)
    command(office, CancelPayment("10480"))
    assert len(office.find(Hold)) == 2
    office.run(office.outbox.send_due())
    assert (the_attempt(office).state, office.find(Hold)) == ("canceled", [])


def test_a_payment_that_was_made_meanwhile_stays_made(office, token):
    begin(office, token)
    office.provider.tell("succeeded", confirmation="SP-1")
    command(office, CancelPayment("10480"))
    office.run(office.outbox.send_due())
    assert the_attempt(office).state == "succeeded"


def test_a_removed_method_is_forgotten_by_the_provider(office, token):

    method = Method("m", "CL4412", "vault-1", "card", "Visa", "4242", "2039-12", "", True, office.clock.now())
    office.write(lambda store: store.insert(method))
    command(office, RemoveMethod("m"))
    office.run(office.outbox.send_due())
    assert office.provider.removed == ["vault-1"]
