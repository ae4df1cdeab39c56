"""Several requests in one message, and refusals: nothing is paid that a customer says not to pay."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nlu.requests.rules import PAYING
from nlu.understanding import Understanding


@pytest.fixture(scope="module")
def understanding():
    return Understanding.load()


def intents(meaning):
    return [meaning.intent, *(more.intent for more in meaning.also)]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("show my balance and pay the oldest", ["show_balance", "pay_invoices"]),
        ("cancel the service call and then set up autopay", ["service_cancel", "setup_autopay"]),
        ("what do we owe and which are past due", ["show_balance", "show_past_due"]),
        ("pay 10482 and email me the receipt", ["pay_invoices", "send_receipt"]),
        ("email me the receipt, and add a card", ["send_receipt", "add_method"]),
        ("pay 10482 and 10491", ["pay_invoices"]),
        ("hello, what is my balance?", ["show_balance"]),
        ("add a note to my ticket and tell the technician to call first", ["service_note"]),
    ],
)
def test_the_requests_of_a_message_are_told_apart_in_order(understanding, said, wanted):
    assert intents(understanding.read(said, "en")) == wanted


def test_each_request_has_its_own_entities_where_they_stand(understanding):
    said = "show invoice 10491 and pay 10482"
    meaning = understanding.read(said, "en")
    assert meaning.all("invoice_number") == ("10491",)
    (paying,) = meaning.also
    assert paying.first("selection").numbers == ("10482",)
    (entity,) = [entity for entity in paying.entities if entity.kind == "invoice_number"]
    assert said[entity.start : entity.end] == "10482"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("don't pay, just tell me", "show_balance"),
        ("don't pay anything, what do I owe", "show_balance"),
        ("I don't want to pay, show me my open invoices", "show_invoices"),
        ("show me the invoices but don't pay them", "show_invoices"),
        ("please don't pay 10482", "deny"),
        ("i'm not paying this", "deny"),
        ("no pague nada, solo dígame cuánto debo", "show_balance"),
        ("no pague la 10482", "deny"),
    ],
)
def test_a_refusal_to_pay_pays_nothing(understanding, said, wanted):
    meaning = understanding.read(said, "en")
    assert intents(meaning) == [wanted]
    assert meaning.first("selection") is None


_REFUSALS = [
    "don't",
    "do not",
    "please don't",
    "I don't want to",
    "never",
    "we won't",
    "i am not going to",
    "dont",
    "no, do not",
    "i can't",
]
_PAYMENTS = [
    "pay 10482",
    "pay it",
    "pay everything",
    "pay all of them",
    "pay the oldest",
    "pay $500",
    "pay the past due ones",
    "pay",
]


@given(st.sampled_from(_REFUSALS), st.sampled_from(_PAYMENTS), st.sampled_from(["", "selection", "yes_no", "money"]))
def test_no_refused_payment_ever_comes_out_as_one(understanding, refusal, payment, asked):
    meaning = understanding.read(f"{refusal} {payment}", "en", asked)
    assert not set(intents(meaning)) & {*PAYING, "answer"} or meaning.first("yes_no") is False


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("pay everything, don't pay 10482", '{everything: true, without: {numbers: ["10482"]}}'),
        ("pay all but don't pay 10482", '{everything: true, without: {numbers: ["10482"]}}'),
        ("don't pay everything, only 10482", '{numbers: ["10482"]}'),
        ("don't forget to pay 10482", '{numbers: ["10482"]}'),
    ],
)
def test_to_refuse_some_is_to_pay_the_others(understanding, said, chosen):
    meaning = understanding.read(said, "en")
    assert intents(meaning) == ["pay_invoices"]
    assert meaning.first("selection").to_json() == yaml.safe_load(chosen)
