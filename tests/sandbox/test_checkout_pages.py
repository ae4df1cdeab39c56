"""What a payer relies on in the hosted pages; the forms are sent as a browser without JavaScript would."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.sandbox.new_sessions import RETURN_URL, new_session, to_add
from tests.sandbox_program import bank, card


def test_the_page_shows_who_pays_what_and_names_the_amount_on_the_button(sandbox):
    page = sandbox.open_page(new_session(sandbox)["url"]).text
    assert "Invoice 10482" in page
    assert "Clark &lt;b&gt;&amp; Lowe&lt;/b&gt;" in page
    assert '<button type="submit">Pay $1,204.50</button>' in page
    assert f'href="{RETURN_URL}"' in page


def test_the_page_speaks_spanish_when_the_payer_does(sandbox):
    page = sandbox.open_page(new_session(sandbox, language="es")["url"]).text
    assert '<html lang="es">' in page
    assert "Pagar $1,204.50" in page


def test_the_page_is_not_kept_framed_or_scripted_from_elsewhere(sandbox):
    headers = sandbox.open_page(new_session(sandbox)["url"]).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "form-action 'self' http://127.0.0.1:9;" in headers["content-security-policy"] + ";"


def test_saving_is_a_choice_that_nobody_made_for_the_payer(sandbox):
    page = sandbox.open_page(new_session(sandbox)["url"]).text
    box = re.search(r'<input type="checkbox"[^>]*>', page)
    assert box is not None
    assert "checked" not in box[0]
    assert 'type="checkbox"' not in sandbox.open_page(to_add(sandbox)["url"]).text


def test_everything_wrong_with_a_card_is_said_at_once_and_only_its_secrets_are_forgotten(sandbox):
    form = card("4242424242424241", expiry="13/99", cvc="77", zip="abc", name="Pat Miller")
    answer = sandbox.pay(new_session(sandbox)["url"], form)
    assert answer.status_code == 422
    assert set(re.findall(r'id="(\w+)-mistake"', answer.text)) == {"number", "expiry", "cvc", "zip"}
    assert 'value="Pat Miller"' in answer.text
    assert 'value="13/99"' in answer.text
    assert "4242424242424241" not in answer.text
    assert 'value="77"' not in answer.text


def test_everything_wrong_with_a_bank_account_is_said_at_once(sandbox):
    form = {"choice": "bank", "routing": "021000021", "account": "12345", "holder": " ", "account_type": "piggy"}
    answer = sandbox.pay(new_session(sandbox)["url"], form)
    assert set(re.findall(r'id="(\w+)-mistake"', answer.text)) == {"routing", "account", "holder", "account_type"}
    assert 'value="12345"' not in answer.text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (card("4111111111111111"), "real cards are refused"),
        (card(expiry="01/20"), "has expired"),
        (card("378282246310005", cvc="123"), "the 4 digits"),
        ({"choice": "pm_of_somebody_else"}, "choose how to pay"),
        ({}, "card number"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(sandbox, form, words):
    session = new_session(sandbox)
    answer = sandbox.pay(session["url"], form or {"choice": "card"})
    assert answer.status_code == 422
    assert words in answer.text
    assert sandbox.call("GET", f"/sessions/{session['id']}")["state"] == "open"


@pytest.mark.parametrize("expiry", ["12/39", "12 / 2039", "1239", "12/2039"])
def test_an_expiry_date_may_be_typed_as_people_do(sandbox, expiry):
    assert sandbox.pay(new_session(sandbox)["url"], card("4242 4242 4242 4242", expiry=expiry)).status_code == 303


def test_a_refused_card_is_named_with_the_reason(sandbox):
    session = new_session(sandbox)
    answer = sandbox.pay(session["url"], card("4000000000009995"))
    assert "Visa 9995 was declined: not enough funds." in answer.text
    assert sandbox.events()[-1]["type"] == "payment.failed"
    assert "not enough funds. Nothing was charged" not in sandbox.open_page(session["url"]).text


def test_a_stored_method_is_offered_to_its_owner_only(sandbox):
    owner = f"AK{uuid4().hex[:6]}"
    added = to_add(sandbox, customer=owner)
    sandbox.pay(added["url"], card())
    [method] = sandbox.call("GET", f"/customers/{owner}/methods")
    assert method["ref"] in sandbox.open_page(new_session(sandbox, customer=owner)["url"]).text
    stranger = new_session(sandbox, customer="TO1234")
    assert method["ref"] not in sandbox.open_page(stranger["url"]).text
    assert sandbox.pay(stranger["url"], {"choice": method["ref"]}).status_code == 422


def test_a_card_without_funds_can_be_stored_and_shows_it_when_used(sandbox):
    owner = f"AK{uuid4().hex[:6]}"
    sandbox.pay(to_add(sandbox, customer=owner)["url"], card("4000000000009995"))
    [method] = sandbox.call("GET", f"/customers/{owner}/methods")
    assert sandbox.pay(new_session(sandbox, customer=owner)["url"], {"choice": method["ref"]}).status_code == 402


def test_after_the_end_the_page_says_how_it_ended(sandbox):
    paid, pending, closed = new_session(sandbox), new_session(sandbox), new_session(sandbox)
    sandbox.pay(paid["url"])
    sandbox.pay(pending["url"], bank())
    sandbox.call("POST", f"/sessions/{closed['id']}/cancel")
    told = [sandbox.open_page(session["url"]).text for session in (paid, pending, closed)]
    assert "$1,204.50 was paid with Visa 4242" in told[0]
    assert "Payment pending" in told[1]
    assert "canceled or took too long" in told[2]


def test_an_unknown_page_is_not_found(sandbox):
    assert sandbox.open_page("/checkout/ps_nothing").status_code == 404
    assert sandbox.pay("/checkout/ps_nothing").status_code == 404


def test_page_addresses_cannot_be_guessed(sandbox):
    ids = {new_session(sandbox)["id"] for _ in range(5)}
    assert len(ids) == 5
    assert min(map(len, ids)) >= 3 + 32
