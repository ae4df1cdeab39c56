"""Money from several sides at the same moment: one payment, no deadlock, and books that agree."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from domain.account import journal
from domain.account.context import CommandContext
from domain.account.view import open_invoices
from domain.billing.models import Invoice
from domain.commands.perform import perform
from domain.core.errors import BusinessError
from domain.core.tokens import new_id
from domain.customers.models import Person
from domain.erp.imports import Batch, apply
from domain.payments import payments
from domain.payments.models import Entry, Hold, PayLink, PaymentAttempt
from domain.payments.payments import CreatePaymentLink
from domain.payments.settlement import settle
from tests.support.business import truth
from tests.support.office import Office

BASKET = (("10480", 5000), ("10481", 5001), ("10482", 5002))
TOTAL = 15003


@pytest.fixture
def payers(office: Office) -> list[Person]:
    for name in ("pat", "kim"):
        office.hear("hello", name=name)
        office.link(name=name)
    return office.find(Person, order="-external_id")


def make_link(office: Office, person: Person, basket: Any = BASKET) -> str:
    around = (person, office.assistant.services.policy, office.deriver, office.clock.now(), new_id())
    made = office.write(lambda store: perform(CommandContext(store, *around), CreatePaymentLink(tuple(basket))))
    return office.deriver.token("pay", made["link"])


def begin(office: Office, token: str, accepted: int = TOTAL) -> Future[PaymentAttempt]:
    return office.database.write(lambda store: payments.begin(store, token, accepted, office.clock.now()))


def tell(office: Office, attempt: PaymentAttempt, state: str) -> Future[Any]:
    told = truth(attempt, state, id=f"session-{attempt.id}")
    policy, now = office.assistant.services.policy, office.clock.now()
    return office.database.write(lambda store: settle(store, attempt.id, told, policy, now))


def outcomes(futures: list[Future[Any]]) -> list[Any]:
    """What each came to; anything but a thing a customer could be told is a defect."""
    found = []
    for future in futures:
        error = future.exception(30)
        if error is not None and not isinstance(error, BusinessError):
            raise error
        found.append(error or future.result())
    return found


def test_of_many_who_pay_the_same_invoices_at_once_one_does(office, second, payers):
    tokens = [make_link(office, person, basket) for person in payers for basket in (BASKET, BASKET[::-1])]
    live = [link.id for link in office.find(PayLink, state="active")]
    assert len(live) == 2
    came = outcomes([begin(one, token) for token in tokens for one in (office, second) for _ in range(3)])
    begun = {one.id for one in came if isinstance(one, PaymentAttempt)}
    assert len(begun) == 1
    assert {hold.attempt for hold in office.find(Hold)} == begun
    assert len(office.find(Hold)) == 3


@pytest.mark.parametrize("round_", range(6))
def test_nobody_begins_to_pay_what_is_being_paid_at_that_moment(office, second, payers, round_):
    first, other = (make_link(office, person) for person in payers)
    paid = begin(office, first).result(30)
    came = outcomes([tell(second, paid, "succeeded"), *(begin(office, other) for _ in range(4)), tell(office, paid, "succeeded")])
    assert [one for one in came[1:-1] if isinstance(one, PaymentAttempt)] == []
    assert office.read(lambda store: open_invoices(store, "CL4412")) == ()
    assert len(office.find(Entry)) == 1


def test_late_money_on_a_given_up_page_and_a_new_try_do_not_wait_for_each_other_for_ever(office, second, payers):
    for _ in range(8):
        token = make_link(office, payers[0], (("10480", 5000),))
        attempt = begin(office, token, 5000).result(30)
        tell(office, attempt, "expired").result(30)
        both = [tell(second, attempt, "succeeded"), begin(office, token, 5000), tell(office, attempt, "succeeded")]
        both.append(office.database.write(partial(_supersede, office=office, person=payers[0])))
        came = outcomes(both)
        if isinstance(came[1], PaymentAttempt):
            tell(office, came[1], "canceled").result(30)
        tell(office, attempt, "refunded").result(30)
    assert set(office.read(journal.sums).values()) == {0}
    assert office.find(Hold) == []


def _supersede(store: Any, office: Office, person: Person) -> Any:
    context = CommandContext(store, person, office.assistant.services.policy, office.deriver, office.clock.now(), new_id())
    return perform(context, CreatePaymentLink((("10482", 5002),)))


def test_two_payments_for_one_invoice_are_weighed_against_the_same_books(office, second, payers):
    """The first page was given up and paid all the same, at the same moment as the second."""
    attempts = []
    for person in payers:
        attempt = begin(office, make_link(office, person)).result(30)
        tell(office, attempt, "expired").result(30)
        attempts.append(attempt)
    outcomes([tell(one, attempt, "succeeded") for attempt in attempts for one in (office, second)])
    applied = office.read(lambda store: journal.applied_by_invoice(store, "CL4412"))
    assert applied == dict(BASKET)
    assert office.read(lambda store: journal.unapplied(store, "CL4412", "USD")).cents == TOTAL
    assert len(office.find(Entry)) == 2


def test_turns_news_and_payments_of_one_conversation_at_once(office, second, payers):
    attempt = begin(office, make_link(office, payers[0])).result(30)

    async def everything():
        settled = asyncio.wrap_future(tell(second, attempt, "succeeded"))
        talk = (one.assistant.hear(office.incoming(f"what do I owe? {n}")) for n in range(4) for one in (office, second))
        await asyncio.gather(settled, *talk, office.outbox.send_due(), second.outbox.send_due())
        while await office.outbox.send_due():
            pass

    office.run(everything())
    said = [text for sender, text in office.transcript() if sender == "bot"]
    assert len([text for text in said if "Visa 4242" in text]) == 1
    assert len(said) == 1 + 8 + 1


def test_an_import_and_a_payment_at_once_leave_books_that_agree(office, second, payers):
    attempt = begin(office, make_link(office, payers[0])).result(30)
    lower = [replace(invoice, balance_cents=invoice.balance_cents - 1000) for invoice in office.find(Invoice)]

    def bring_in(store):
        return apply(store, Batch({Invoice: lower}), office.clock.now(), force=True)

    outcomes([second.database.write(bring_in), tell(office, attempt, "succeeded")])
    assert sum(office.read(journal.sums).values()) == 0
    applied = office.read(lambda store: journal.applied_by_invoice(store, "CL4412"))
    rest = office.read(lambda store: journal.unapplied(store, "CL4412", "USD")).cents
    assert sum(applied.values()) + rest == TOTAL
