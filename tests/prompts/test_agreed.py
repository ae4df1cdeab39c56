"""Money moves only as agreed: the sum sent is the sum shown and agreed to, and a correction takes an agreement back."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.rendering import written
from domain.billing.models import Autopay, Invoice
from domain.core.money import Money
from domain.customers.models import Membership
from domain.payments import baskets
from domain.payments.models import PayLink
from tests.prompts.interruptions import CHANNELS
from tests.support.chat import Chat, chat_at, chat_with
from tools.exploring.customers import customers
from tools.exploring.walk import MINT, prompts

# Hundreds of conversations each, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)
EXAMPLES = settings(max_examples=400, deadline=None)
USUAL = customers()[0]
OWED = {record.number: record.balance_cents for record in USUAL.records if isinstance(record, Invoice) and record.balance_cents}
ASKING = ("pay everything", "pay the two oldest", "pay 10482", "pay $50.00", "pay what is past due", "pay all but 10481", "pay")
CHANGING = (
    "no, only 10482",
    "only the oldest",
    "no, $75.50",
    "yes, but leave out 10480",
    "actually 10481",
    "not 10482",
    "all",
    "2",
)
ASIDE = ("what is my balance?", "cancel", "go back", "wait a moment", "help", "pay $90,000.00", "zzkrt")
ANSWERING = ("yes", "yes please", "no", "sí", "1")
FIRST_TERMS = (5, 1204)
AGREEMENTS = ("yes", "sí", "1")

said = st.sampled_from((*ASKING, *CHANGING, *ASIDE, *ANSWERING, *ANSWERING))
books_change = st.tuples(st.sampled_from(sorted(OWED)), st.integers(0, 200_000))
pause = st.timedeltas(timedelta(minutes=1), timedelta(hours=3))
chosen = st.sets(st.sampled_from(sorted(OWED)), min_size=1).map(sorted)


@given(st.sampled_from(CHANNELS), st.sampled_from(ASKING), st.lists(st.one_of(said, said, said, books_change, pause), max_size=8))
@EXAMPLES
def test_the_sum_sent_is_the_sum_agreed(channel, first, acts):
    with chat_with(USUAL, channel, "en") as chat:
        shown = ""
        for act in (first, *acts):
            if isinstance(act, str):
                shown = _say_and_look(chat, act, shown)
            elif isinstance(act, timedelta):
                chat.clock.set(chat.clock.now() + act)
            else:
                _change(chat, *act)


def _say_and_look(chat: Chat, text: str, shown: str) -> str:
    """Say it; a link that came of it must be for what was shown last, and the message a yes to that. What is shown now."""
    before = {link.id for link in _links(chat)}
    replies = chat.hear("text", text)
    for link in (link for link in _links(chat) if link.id not in before):
        assert text.startswith(AGREEMENTS), text
        assert written.money(link.amount, "en") in shown, (link.amount, shown)
        basket = baskets.of_link(chat.store, link.id)
        assert link.amount_cents == sum(basket.values())
        assert all(number in shown for number in basket), (basket, shown)
        assert all(0 < cents <= _balance(chat, number) for number, cents in basket.items())
        assert any(written.money(link.amount, "en") in reply.text for reply in replies)
    # Whoever asks for a moment is given it: what was shown before still waits for the answer.
    return shown if replies[-1].patient else replies[-1].text


@given(chosen, st.lists(chosen, min_size=1, max_size=2))
@EXAMPLES
def test_a_corrected_choice_is_agreed_to_anew_and_is_what_is_sent(first, corrections):
    assume(all(one != other for one, other in pairwise((first, *corrections))))
    with chat_with(USUAL, "web", "en") as chat:
        chat.hear("text", f"pay {_listed(first)}")
        for numbers in corrections:
            replies = chat.hear("text", f"no, only {_listed(numbers)}")
            assert not _links(chat)
            assert written.money(_total(numbers), "en") in replies[-1].text, replies[-1].text
        chat.hear("text", "yes")
        (link,) = _links(chat)
        assert baskets.of_link(chat.store, link.id) == {number: OWED[number] for number in corrections[-1]}


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 90_000)), min_size=1, max_size=2))
@EXAMPLES
def test_corrected_terms_of_automatic_payments_are_those_that_are_asked_for(terms):
    assume(all(day != other_day and cap != other_cap for (day, cap), (other_day, other_cap) in pairwise((FIRST_TERMS, *terms))))
    with chat_at(prompts()["SetUpAutopay.agreed:autopay-confirm"].stop, "web", "en") as chat:
        for day, dollars in terms:
            chat.hear("text", f"no, at most ${dollars}.00")
            replies = chat.hear("text", f"no, on day {day}")
            assert f"day {day}," in replies[-1].text and written.money(Money(dollars * 100), "en") in replies[-1].text
        assert not chat.store.find(Autopay)
        chat.hear("text", "yes")
        (request,) = chat.store.find(Autopay)
        assert (request.day, request.cap_cents) == (terms[-1][0], terms[-1][1] * 100)


def test_a_corrected_company_takes_back_its_proof_and_the_code_that_was_sent():
    unlinked = next(customer for customer in customers() if customer.condition == "no company is linked")
    with chat_with(unlinked, "web", "en") as chat:
        for text in ("link my company", "CL4412", "10480", "$1,204.50", "1"):
            chat.hear("text", text)
        sent = chat.state.stack[-1].answers["sent"]["challenge"]
        chat.hear("text", "no wait, the company is AK1234")
        chat.hear("text", MINT.code(sent))
        assert not chat.store.find(Membership)


# ---- the books ----


def _links(chat: Chat) -> list[PayLink]:
    return chat.store.find(PayLink, purpose="pay")


def _balance(chat: Chat, number: str) -> int:
    invoice = chat.store.get(Invoice, number)
    assert invoice
    return invoice.balance_cents


def _change(chat: Chat, number: str, cents: int) -> None:
    """The dealer's next files show another balance."""
    invoice = chat.store.get(Invoice, number)
    assert invoice
    chat.store.update(invoice, balance_cents=cents, total_cents=max(cents, invoice.total_cents))


def _total(numbers: list[str]) -> Money:
    return Money(sum(OWED[number] for number in numbers))


def _listed(numbers: list[str]) -> str:
    return " and ".join(numbers)
