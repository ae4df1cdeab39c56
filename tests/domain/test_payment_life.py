"""The whole life of money, driven at random: links, pages, declines, late and repeated truths, returns, imports, two people.

The rules are what can happen; the invariants are what must hold after every step (the rules of docs/money.md).
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from domain.account import journal
from domain.account.view import load_account, open_invoices
from domain.billing.models import Invoice
from domain.core.errors import BasketChanged, LinkExpired, NothingDue, PaymentUnderWay
from domain.core.models import Delivery
from domain.core.ports import ProviderSession
from domain.erp.imports import Batch, apply
from domain.payments import baskets, payments
from domain.payments.models import Entry, Hold, PayLink, PaymentAttempt, Posting
from domain.payments.payments import CreatePaymentLink
from domain.payments.settlement import RANK, give_up, settle
from tests.support.business import MINT, business, truth

COMPANIES = {"CL1001": {"10480": 5000, "10481": 2500, "10482": 100}, "TO2002": {"20480": 7000}}
# What may become of a page, from each state; what is not named is an end.
NEXT = {
    "open": ("open", "processing", "succeeded", "canceled", "expired"),
    "processing": ("failed", "succeeded"),
    "succeeded": ("returned", "refunded", "disputed"),
    "refunded": ("disputed",),
    "returned": ("disputed",),
}


class PaymentLife(RuleBasedStateMachine):
    links, sessions = Bundle("links"), Bundle("sessions")

    def __init__(self) -> None:
        super().__init__()
        self.running = ExitStack()
        self.dealer = self.running.enter_context(business())
        for number, invoices in COMPANIES.items():
            self.dealer.company(number, invoices)
        people = {"pat": "CL1001", "kim": "CL1001", "lou": "TO2002"}
        self.people = {name: self.dealer.person(name, company) for name, company in people.items()}
        self.provider: dict[str, list[ProviderSession]] = {}
        self.ranks: dict[str, int] = {}
        self.paid_once: set[str] = set()

    def teardown(self) -> None:
        try:
            self.everything_is_learnt_in_the_end()
        finally:
            self.running.close()

    # ---- what can happen ----

    @rule(seconds=st.sampled_from([1, 60, 600, 1860]))
    def time_passes(self, seconds):
        self.dealer.wait(seconds=seconds)

    @rule(target=links, who=st.sampled_from(["pat", "kim", "lou"]), data=st.data())
    def somebody_asks_for_a_link(self, who, data):
        person = self.people[who]
        payable = load_account(self.dealer.store, person, self.dealer.policy, self.dealer.now).payable
        if not payable:
            return multiple()
        chosen = data.draw(st.lists(st.sampled_from(payable), min_size=1, unique_by=lambda invoice: invoice.number))
        part = data.draw(st.sampled_from([1, 2]))
        basket = tuple((invoice.number, max(invoice.balance.cents // part, 1)) for invoice in chosen)
        return self.dealer.do(person, CreatePaymentLink(basket))["link"]

    @rule(target=sessions, link=links, sum_seen=st.sampled_from(["now", "agreed"]), page_made=st.booleans())
    def somebody_opens_the_page(self, link, sum_seen, page_made):
        pay_link = self.dealer.the(PayLink, link)
        now = sum(payments.current_basket(self.dealer.store, pay_link, baskets.of_link(self.dealer.store, pay_link.id)).values())
        accepted = now if sum_seen == "now" else pay_link.amount_cents
        token = MINT.token("pay", link)
        try:
            attempt = self.dealer.or_nothing(lambda store: payments.begin(store, token, accepted, self.dealer.now))
        except (LinkExpired, NothingDue, PaymentUnderWay, BasketChanged):
            return multiple()
        if attempt.id not in self.provider and page_made:
            self.provider[attempt.id] = [truth(attempt, "open", id=f"session-{attempt.id}")]
        return attempt.id

    @rule(attempt=sessions)
    def a_page_that_was_never_made_is_given_up(self, attempt):
        if attempt not in self.provider:
            give_up(self.dealer.store, attempt, self.dealer.policy, self.dealer.now)

    @rule(attempt=sessions, data=st.data())
    def something_happens_at_the_provider(self, attempt, data):
        history = self.provider.get(attempt)
        if history and history[-1].state in NEXT:
            state = data.draw(st.sampled_from(NEXT[history[-1].state]))
            reason = data.draw(st.sampled_from(["declined", "insufficient_funds"])) if state == "open" else ""
            told = truth(self.dealer.the(PaymentAttempt, attempt), state, id=f"session-{attempt}", reason=reason)
            history.append(told)

    @rule(attempt=sessions, data=st.data(), times=st.integers(1, 3))
    def we_hear_of_it_late_twice_or_in_any_order(self, attempt, data, times):
        history = self.provider.get(attempt)
        if not history:
            return
        heard = data.draw(st.sampled_from(history))
        company = self.dealer.the(PaymentAttempt, attempt).company
        before = journal.applied_by_invoice(self.dealer.store, company)
        was_open = {i.number: i.balance.cents for i in open_invoices(self.dealer.store, company)}
        for _ in range(times):
            settle(self.dealer.store, attempt, heard, self.dealer.policy, self.dealer.now)
        for invoice, cents in journal.applied_by_invoice(self.dealer.store, company).items():
            # What is newly applied to an invoice was open on it.
            assert cents - before.get(invoice, 0) <= was_open.get(invoice, 0)

    @rule(data=st.data(), balance=st.sampled_from([0, 1, 50, 3000, 9000]))
    def the_erp_says_something_new(self, data, balance):
        number = data.draw(st.sampled_from([n for invoices in COMPANIES.values() for n in invoices]))
        told = [
            replace(invoice, balance_cents=balance, total_cents=max(balance, invoice.total_cents))
            if invoice.number == number
            else invoice
            for invoice in self.dealer.store.find(Invoice)
        ]
        self.dealer.wait(seconds=1)
        apply(self.dealer.store, Batch({Invoice: told}), self.dealer.now, force=True)

    # ---- what must hold ----

    @invariant()
    def every_entry_sums_to_zero_in_whole_cents(self):
        sums: dict[tuple[str, str], int] = defaultdict(int)
        for posting in self.dealer.store.find(Posting):
            assert type(posting.cents) is int
            sums[posting.entry, posting.currency] += posting.cents
        assert not any(sums.values())
        assert {entry for entry, _ in sums} == {entry.id for entry in self.dealer.store.find(Entry)}

    @invariant()
    def what_was_captured_is_what_was_allocated(self):
        for number in COMPANIES:
            attempts = self.dealer.store.find(PaymentAttempt, company=number, state="succeeded")
            by_account: dict[str, int] = defaultdict(int)
            for posting in self.dealer.store.find(Posting, company=number):
                by_account[posting.account] += posting.cents
            captured = sum(attempt.amount_cents for attempt in attempts)
            assert by_account[journal.CLEARING] == captured
            assert -(by_account[journal.APPLIED] + by_account[journal.UNAPPLIED] + by_account[journal.EXPORTED]) == captured

    @invariant()
    def nothing_is_owed_less_than_nothing(self):
        for number in COMPANIES:
            assert all(invoice.balance.cents > 0 for invoice in open_invoices(self.dealer.store, number))

    @invariant()
    def a_receipt_and_the_word_paid_once_for_what_was_received_and_for_nothing_else(self):
        attempts = {attempt.id: attempt for attempt in self.dealer.store.find(PaymentAttempt)}
        self.paid_once |= {attempt.id for attempt in attempts.values() if attempt.state == "succeeded"}
        receipts = [d.body["receipt"] for d in self.dealer.store.find(Delivery, kind="email") if "receipt" in d.body]
        assert sorted(receipts) == sorted(self.paid_once)
        said = [d for d in self.dealer.store.find(Delivery, kind="tell") if d.body["text"] == "payment-succeeded"]
        assert sorted(d.key.split(":")[1] for d in said) == sorted(self.paid_once)

    @invariant()
    def the_truth_never_goes_back(self):
        for attempt in self.dealer.store.find(PaymentAttempt):
            assert RANK[attempt.state] >= self.ranks.get(attempt.id, 0)
            self.ranks[attempt.id] = RANK[attempt.state]

    @invariant()
    def an_invoice_is_held_by_one_payment_that_has_not_ended_and_by_no_other(self):
        held: dict[str, set[str]] = defaultdict(set)
        for hold in self.dealer.store.find(Hold):
            held[hold.attempt].add(hold.invoice)
        under_way = self.dealer.store.find(PaymentAttempt, state=payments.UNDER_WAY)
        assert held == {attempt.id: set(baskets.of_attempt(self.dealer.store, attempt.id)) for attempt in under_way}

    @invariant()
    def a_link_and_a_payment_are_about_their_own_customers_invoices(self):
        links = [(one, baskets.of_link(self.dealer.store, one.id)) for one in self.dealer.store.find(PayLink)]
        attempts = [(one, baskets.of_attempt(self.dealer.store, one.id)) for one in self.dealer.store.find(PaymentAttempt)]
        baskets_of: list[tuple[PayLink | PaymentAttempt, dict[str, int]]] = [*links, *attempts]
        for one, basket in baskets_of:
            assert set(basket) <= set(COMPANIES[one.company])
            assert sum(basket.values()) == one.amount_cents

    @invariant()
    def every_open_invoice_is_in_one_bucket(self):
        for person in self.people.values():
            account = load_account(self.dealer.store, person, self.dealer.policy, self.dealer.now)
            assert account.aging.open.cents == sum(invoice.balance.cents for invoice in account.open_invoices)

    def everything_is_learnt_in_the_end(self):
        """Told the newest truth of each page, the books agree with the provider to the cent."""
        for attempt, history in self.provider.items():
            settle(self.dealer.store, attempt, history[-1], self.dealer.policy, self.dealer.now)
            assert self.dealer.the(PaymentAttempt, attempt).state == history[-1].state
        captured = sum(h[-1].amount.cents for h in self.provider.values() if h[-1].state == "succeeded" and h[-1].amount)
        assert journal.sums(self.dealer.store).get(journal.CLEARING, 0) == captured
        self.what_was_captured_is_what_was_allocated()
        self.an_invoice_is_held_by_one_payment_that_has_not_ended_and_by_no_other()


TestPaymentLife = PaymentLife.TestCase
TestPaymentLife.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow]
)
