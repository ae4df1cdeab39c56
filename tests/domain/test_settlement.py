"""What the provider's truth makes of a payment: the same in every order, however often it is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.account import journal
from domain.account.view import load_account
from domain.billing.models import Invoice, Method
from domain.core.errors import BasketChanged, LinkExpired, NothingDue, PaymentUnderWay
from domain.core.models import Delivery
from domain.core.money import Money
from domain.core.ports import ProviderMethod
from domain.core.tokens import SecretDeriver
from domain.payments import baskets, payments
from domain.payments.models import Hold, PayLink, PaymentAttempt
from domain.payments.payments import CreateMethodLink, CreatePaymentLink
from domain.payments.settlement import RANK, give_up, settle
from tests.support.business import MINT, Business, business, truth

CARD = ProviderMethod("vault-1", "card", "Visa", "4242", "2039-12")
INVOICES = {"10480": 5000, "10481": 2500}

# What a provider's page can go through, from its opening to its end.
LIVES = [
    ("open", "succeeded"),
    ("open", "processing", "succeeded", "returned"),
    ("open", "processing", "failed"),
    ("open", "canceled"),
    ("open", "expired"),
    ("open", "succeeded", "refunded", "disputed"),
    ("open", "processing", "succeeded", "returned", "disputed"),
]


def begin(dealer: Business, basket=None, person="pat") -> PaymentAttempt:
    made = dealer.do(dealer.person(person, "CL1001"), CreatePaymentLink(tuple((basket or INVOICES).items())))
    return payments.begin(dealer.store, MINT.token("pay", made["link"]), sum((basket or INVOICES).values()), dealer.now)


def tell(dealer: Business, attempt: PaymentAttempt, state: str, **more) -> PaymentAttempt:
    dealer.wait(seconds=1)
    settled = settle(dealer.store, attempt.id, truth(attempt, state, **more), dealer.policy, dealer.now)
    assert settled
    return settled


def outcome(dealer: Business, attempt: PaymentAttempt):
    """Everything that may not depend on the order of the news."""
    now = dealer.the(PaymentAttempt, attempt.id)
    link = dealer.the(PayLink, attempt.link)
    return (
        (now.state, now.session, now.confirmation, now.method_label, now.reason),
        link.state,
        journal.sums(dealer.store),
        journal.applied_by_invoice(dealer.store, "CL1001"),
        sorted(hold.invoice for hold in dealer.store.find(Hold)),
    )


def told(dealer: Business, kind: str = "tell") -> list[str]:
    return [delivery.body["text"] for delivery in dealer.store.find(Delivery, order="created_at", kind=kind)]


@pytest.mark.parametrize("life", LIVES, ids="-".join)
def test_every_order_of_the_same_truths_ends_the_same(life):
    ends = []
    for order in permutations(life):
        with business() as dealer:
            dealer.company("CL1001", INVOICES)
            attempt = begin(dealer)
            for state in order:
                tell(dealer, attempt, state)
            ends.append(outcome(dealer, attempt))
    assert ends == [ends[0]] * len(ends)
    assert ends[0][0][0] == life[-1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([state for state in RANK if state not in ("created", "unknown")]), min_size=1, max_size=8))
def test_the_highest_truth_wins_and_repeats_change_nothing(states):
    with business() as dealer:
        dealer.company("CL1001", INVOICES)
        attempt = begin(dealer)
        for state in states:
            before = dealer.the(PaymentAttempt, attempt.id)
            after = tell(dealer, attempt, state)
            assert RANK[after.state] >= RANK[before.state]
        highest = max(states, key=RANK.__getitem__)
        ended = outcome(dealer, attempt)
        assert ended[0][0] == highest
        count = dealer.store.count(Delivery)
        for state in states:
            tell(dealer, attempt, state)
        assert outcome(dealer, attempt) == ended
        assert dealer.store.count(Delivery) == count


def test_a_payment_is_booked_told_and_receipted_once(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    for _ in range(3):
        tell(dealer, attempt, "succeeded")
    assert journal.applied_by_invoice(dealer.store, "CL1001") == INVOICES
    assert told(dealer) == ["payment-succeeded"]
    assert told(dealer, "email") == ["mail-receipt"]
    assert dealer.store.find(Hold) == []
    assert dealer.the(PayLink, attempt.link).state == "consumed"


def test_a_declined_card_pays_nothing_and_the_page_stays_open(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    tell(dealer, attempt, "open", reason="declined")
    tell(dealer, attempt, "open", reason="declined")
    assert told(dealer) == ["payment-declined"]
    assert journal.sums(dealer.store) == {}
    assert len(dealer.store.find(Hold)) == 2
    tell(dealer, attempt, "succeeded")
    assert told(dealer) == ["payment-declined", "payment-succeeded"]


@pytest.mark.parametrize("end", ["canceled", "expired", "failed"])
def test_a_payment_that_came_to_nothing_frees_its_invoices_and_says_so(dealer, end):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    tell(dealer, attempt, end)
    assert dealer.store.find(Hold) == []
    assert told(dealer) == [f"payment-{end}"]
    assert begin(dealer, person="kim").state == "created"


def test_a_pending_bank_payment_is_not_called_paid_and_keeps_its_invoices(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    tell(dealer, attempt, "processing")
    assert told(dealer) == ["payment-processing"]
    account = load_account(dealer.store, dealer.person("kim", "CL1001"), dealer.policy, dealer.now)
    assert account.payable == ()
    assert (account.aging.open, account.aging.pending) == (Money(7500), Money(7500))


@pytest.mark.parametrize("seen_before", [True, False])
def test_a_returned_payment_is_owed_again_whether_or_not_we_saw_it_succeed(dealer, seen_before):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    if seen_before:
        tell(dealer, attempt, "succeeded")
    tell(dealer, attempt, "returned")
    account = load_account(dealer.store, dealer.person("kim", "CL1001"), dealer.policy, dealer.now)
    assert account.aging.open == Money(7500)
    assert set(journal.sums(dealer.store).values()) == {0}
    assert told(dealer)[-1] == "payment-returned"
    assert "mail-ar-reversed" in told(dealer, "email")
    assert ("payment-succeeded" in told(dealer)) is seen_before


def test_money_for_an_invoice_paid_elsewhere_meanwhile_is_kept_as_credit_and_ar_is_told(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    invoice = dealer.the(Invoice, "10480")
    dealer.store.update(invoice, balance_cents=1000)
    tell(dealer, attempt, "succeeded")
    assert journal.applied_by_invoice(dealer.store, "CL1001") == {"10480": 1000, "10481": 2500}
    assert journal.unapplied(dealer.store, "CL1001", "USD") == Money(4000)
    assert "mail-ar-unapplied" in told(dealer, "email")


def test_money_that_comes_on_a_page_we_had_given_up_is_taken_and_dated_when_it_came(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    tell(dealer, attempt, "expired")
    dealer.wait(days=1)
    paid = tell(dealer, attempt, "succeeded")
    assert journal.applied_by_invoice(dealer.store, "CL1001") == INVOICES
    assert paid.settled_at == dealer.now


def test_more_or_less_than_was_asked_for_is_booked_as_it_came(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    tell(dealer, attempt, "succeeded", amount=Money(6000))
    assert sum(journal.applied_by_invoice(dealer.store, "CL1001").values()) == 6000
    assert journal.sums(dealer.store)[journal.CLEARING] == 6000


def test_a_method_the_payer_chose_to_keep_is_kept_once(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    for _ in range(2):
        tell(dealer, attempt, "succeeded", saved_method=CARD)
    (method,) = dealer.store.find(Method)
    assert (method.company, method.last4, method.is_default) == ("CL1001", "4242", True)


def test_adding_a_method_moves_no_money(dealer):
    dealer.company("CL1001", INVOICES)
    pat = dealer.person("pat", "CL1001")
    made = dealer.do(pat, CreateMethodLink())
    attempt = payments.begin(dealer.store, MINT.token("pay", made["link"]), 0, dealer.now)
    tell(dealer, attempt, "succeeded", saved_method=CARD)
    assert told(dealer) == ["method-added"]
    assert journal.sums(dealer.store) == {}
    assert dealer.store.find(Hold) == []


def test_a_truth_about_somebody_elses_payment_changes_nothing(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    stranger = truth(replace(attempt, id="not-ours"), "succeeded")
    assert settle(dealer.store, "not-ours", stranger, dealer.policy, dealer.now) is None
    assert journal.sums(dealer.store) == {}


# ---- before the provider knows of it ----


def ended(dealer: Business, attempt: PaymentAttempt) -> str:
    give_up(dealer.store, attempt.id, dealer.policy, dealer.now)
    return dealer.the(PaymentAttempt, attempt.id).state


def test_an_attempt_the_provider_never_heard_of_frees_its_invoices(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    assert ended(dealer, attempt) == "expired"
    assert dealer.store.find(Hold) == []
    assert told(dealer) == []


@pytest.mark.parametrize("state", ["open", "processing", "succeeded", "returned"])
def test_a_page_that_is_known_is_not_given_up(dealer, state):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    tell(dealer, attempt, state)
    assert ended(dealer, attempt) == state


# ---- links ----


def test_beginning_twice_goes_on_with_the_same_attempt(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    link = dealer.the(PayLink, attempt.link)
    assert payments.begin(dealer.store, MINT.token("pay", link.id), 7500, dealer.now) == attempt
    assert dealer.store.count(PaymentAttempt) == 1


def test_a_second_payer_of_the_same_invoice_hears_of_the_first(dealer):
    dealer.company("CL1001", INVOICES)
    pat, kim = dealer.person("pat", "CL1001"), dealer.person("kim", "CL1001")
    links = [dealer.do(one, CreatePaymentLink((("10480", 5000),)))["link"] for one in (pat, kim)]
    first = payments.begin(dealer.store, MINT.token("pay", links[0]), 5000, dealer.now)
    with pytest.raises(PaymentUnderWay) as refused:
        dealer.or_nothing(lambda store: payments.begin(store, MINT.token("pay", links[1]), 5000, dealer.now))
    assert refused.value.facts == {"invoice": "10480", "amount": Money(5000), "since": dealer.now}
    assert [hold.attempt for hold in dealer.store.find(Hold)] == [first.id]
    with pytest.raises(PaymentUnderWay):
        dealer.do(kim, CreatePaymentLink((("10480", 5000),)))


def test_a_changed_amount_is_shown_before_it_is_paid(dealer):
    dealer.company("CL1001", INVOICES)
    made = dealer.do(dealer.person("pat", "CL1001"), CreatePaymentLink(tuple(INVOICES.items())))
    token = MINT.token("pay", made["link"])
    dealer.store.update(dealer.the(Invoice, "10480"), balance_cents=1000)
    with pytest.raises(BasketChanged) as changed:
        dealer.or_nothing(lambda store: payments.begin(store, token, 7500, dealer.now))
    assert changed.value.facts == {"agreed": Money(7500), "now": Money(3500)}
    attempt = payments.begin(dealer.store, token, 3500, dealer.now)
    assert (baskets.of_attempt(dealer.store, attempt.id), attempt.amount) == ({"10480": 1000, "10481": 2500}, Money(3500))


def test_nothing_is_left_to_pay_when_all_was_paid_elsewhere(dealer):
    dealer.company("CL1001", {"10480": 5000})
    made = dealer.do(dealer.person("pat", "CL1001"), CreatePaymentLink((("10480", 5000),)))
    dealer.store.update(dealer.the(Invoice, "10480"), balance_cents=0)
    with pytest.raises(NothingDue):
        payments.begin(dealer.store, MINT.token("pay", made["link"]), 5000, dealer.now)


def test_links_end_by_age_by_a_newer_one_and_by_being_paid(dealer):
    dealer.company("CL1001", INVOICES)
    pat = dealer.person("pat", "CL1001")
    older, newer = (dealer.do(pat, CreatePaymentLink(tuple(INVOICES.items())))["link"] for _ in range(2))

    def refused(link):
        with pytest.raises(LinkExpired):
            payments.begin(dealer.store, MINT.token("pay", link), 7500, dealer.now)

    refused(older)
    dealer.wait(minutes=30)
    refused(newer)
    paid = dealer.do(pat, CreatePaymentLink(tuple(INVOICES.items())))["link"]
    tell(dealer, payments.begin(dealer.store, MINT.token("pay", paid), 7500, dealer.now), "succeeded")
    refused(paid)
    refused("made up")


def test_a_token_of_another_key_opens_nothing(dealer):
    dealer.company("CL1001", INVOICES)
    made = dealer.do(dealer.person("pat", "CL1001"), CreatePaymentLink(tuple(INVOICES.items())))
    with pytest.raises(LinkExpired):
        payments.find_link(dealer.store, SecretDeriver(b"another key, that somebody guessed").token("pay", made["link"]))


@pytest.mark.parametrize("cents", [-5000, 0, 4999, 5001, 10**12])
def test_a_link_is_only_made_for_what_is_open_or_less(dealer, cents):
    dealer.company("CL1001", INVOICES)
    pat = dealer.person("pat", "CL1001")
    if 0 < cents <= 5000:
        assert dealer.do(pat, CreatePaymentLink((("10480", cents),)))["minutes"] == 30
    else:
        with pytest.raises(BasketChanged):
            dealer.do(pat, CreatePaymentLink((("10480", cents),)))


# ---- who is asked again, and when ----


def test_the_provider_is_asked_about_a_payment_until_it_can_no_longer_be_returned(dealer):
    dealer.company("CL1001", INVOICES)
    attempt = begin(dealer)
    tell(dealer, attempt, "succeeded")
    days = 0
    for _ in range(400):
        if payments.take_for_a_look(dealer.store, dealer.now):
            payments.look_later(dealer.store, attempt.id, dealer.policy, dealer.now)
            days += 1
        dealer.wait(days=1)
    assert 65 <= days <= 75


@pytest.mark.parametrize("end", ["failed", "canceled", "expired", "returned", "refunded", "disputed"])
def test_nobody_asks_about_what_has_ended(dealer, end):
    dealer.company("CL1001", INVOICES)
    tell(dealer, begin(dealer), end)
    dealer.wait(days=1)
    assert payments.next_look(dealer.store) is None
    assert payments.take_for_a_look(dealer.store, dealer.now) is None
