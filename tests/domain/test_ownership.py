"""Whose things are whose, and who may do what: every command, against another customer's things and with every role."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from dialogs.flows import begun_elsewhere
from domain.account.access import ROLES, permissions
from domain.account.view import load_account
from domain.billing import autopay, disputes, invoice_copies, methods, promises, statement
from domain.billing.models import Autopay, Dispute, InvoiceLine, Method, Promise
from domain.commands.handling import HANDLERS, Command
from domain.core.errors import BusinessError, CodeExpired, MethodInUse, NotAllowed, NotFound, NotLinked
from domain.core.models import Delivery
from domain.customers import contacts, hand_overs, language, leads, linking, privacy
from domain.customers.models import Membership, Person
from domain.payments import payments
from domain.payments.models import PayLink, PaymentAttempt
from domain.service import calls, meters, supplies
from domain.service.models import Equipment, MeterReading, ServiceCall, ServiceNote, SupplyOrder
from tests.support.business import MINT, Business

# Each command as a stranger would aim it at things of CL1001, and what it needs; None: open to everybody.
AIMED: dict[Command, str | None] = {
    payments.CreatePaymentLink((("10480", 5000),)): "pay",
    payments.CancelPayment("10481"): "pay",
    disputes.DisputeInvoice("10480", "amount", "too much"): "pay",
    disputes.WithdrawDispute("10481"): "pay",
    methods.NameMethod("method-1", "mine now"): "methods",
    methods.MakeDefault("method-1"): "methods",
    methods.RemoveMethod("method-1"): "methods",
    calls.LogServiceCall("machine-1", "jam", "normal", "me", "now"): "service",
    calls.AddServiceNote("SC-1", "psst"): "service",
    calls.CancelServiceCall("SC-1"): "service",
    meters.ReportMeter("machine-1", (("total", 45_210),)): "service",
    supplies.OrderSupplies("machine-1", (("black", 2),), "to the back door"): "service",
    autopay.RequestAutopay("method-1", 5, 10_000, "yes"): "pay",
    invoice_copies.SendInvoiceCopy("10480"): "see",
    linking.SwitchCompany("CL1001"): None,
    linking.Unlink("CL1001"): None,
}
# These name nothing that belongs to somebody.
AT_ONES_OWN: dict[Command, str | None] = {
    payments.CreateMethodLink(): "methods",
    autopay.StopAutopay(): "pay",
    statement.SendStatement(): "see",
    promises.PromisePayment(500, "2026-03-20", "check 77"): "pay",
    language.SpeakLanguage("es"): None,
    privacy.Mute(True): None,
    privacy.ForgetMe(): None,
    contacts.SendChangeCode("pat@cl1001.example"): "contacts",
    contacts.ChangeContact("no-such", "000000", "new@cl1001.example"): "contacts",
    hand_overs.AskForPerson("ar", "why", "me@x.example"): None,
    leads.AskSecurityAnalysis("Pat", "Customer", "me@x.example", "1-10"): None,
}
LINKING = {linking.ProveCompany, linking.SendCode, linking.ConfirmCode, linking.AcceptInvitation}


@pytest.fixture
def dealer(dealer: Business) -> Business:
    """CL1001 has one of everything; TO2002 has an invoice."""
    dealer.company("CL1001", {"10480": 5000, "10481": 2500})
    dealer.company("TO2002", {"20480": 7000})
    pat = dealer.person("pat", "CL1001", "admin")
    store, now = dealer.store, dealer.now
    store.insert(InvoiceLine("line-1", "10480", 1, "Toner", "1", "50.00", 5000))
    store.insert(Dispute("DP-1", "key-3", "CL1001", "pat", "10481", "paid", "check 12", "USD", 2500, "open", now))
    store.insert(Method("method-1", "CL1001", "vault-1", "card", "Visa", "4242", "2039-12", "", True, now))
    store.insert(Equipment("machine-1", "CL1001", "Canon", "iR"))
    store.insert(ServiceCall("SC-1", "key-1", "CL1001", "pat", "machine-1", "jam", "normal", "Pat", "any", "open", now))
    store.insert(ServiceNote("note-1", "key-2", "SC-1", "pat", "the door is at the back", now))
    link = dealer.do(pat, payments.CreatePaymentLink((("10481", 2500),)))["link"]
    attempt = payments.begin(store, MINT.token("pay", link), 2500, now)
    store.update(attempt, state="open", session="session-1", session_url="https://pay.example/1")
    return dealer


def everything(dealer: Business) -> list[Any]:
    """All that belongs to CL1001 or could tell a stranger something of it."""
    kinds = (
        PaymentAttempt,
        Autopay,
        Delivery,
        Dispute,
        Membership,
        MeterReading,
        Method,
        PayLink,
        Promise,
        ServiceCall,
        ServiceNote,
        SupplyOrder,
    )
    return [dealer.store.find(kind, order=fields(kind)[0].name) for kind in kinds]


def name_of(command: Any) -> str:
    return type(command).__name__ if is_dataclass(command) else str(command)


# tests/engine/test_channel_transfer.py aims it at a stranger's conversation.
CARRIED_OUT_BY_THE_TURN = {begun_elsewhere.TakeOver}


def test_every_command_is_looked_at_here():
    here = {type(command) for command in (*AIMED, *AT_ONES_OWN)} | LINKING | CARRIED_OUT_BY_THE_TURN
    assert here == set(HANDLERS) | CARRIED_OUT_BY_THE_TURN == set(Command.__subclasses__())


@pytest.mark.parametrize("command", AIMED, ids=name_of)
@pytest.mark.parametrize("linked", ["TO2002", ""])
def test_another_customers_things_cannot_be_reached(dealer, command, linked):
    mallory = dealer.person("mallory", linked, "admin")
    before = everything(dealer)
    with pytest.raises(BusinessError) as refused:
        dealer.do(mallory, command)
    assert not isinstance(refused.value, MethodInUse)
    told = repr(refused.value.facts)
    assert not any(secret in told for secret in ("2500", "4242", "Visa", "Pat", "CL1001"))
    assert everything(dealer) == before


@pytest.mark.parametrize(
    "command",
    [
        methods.NameMethod("no-such", "x"),
        calls.AddServiceNote("SC-9", "x"),
        invoice_copies.SendInvoiceCopy("99999"),
        payments.CancelPayment("10480"),
        disputes.DisputeInvoice("99999", "amount", ""),
        disputes.WithdrawDispute("10480"),
        calls.LogServiceCall("no-such", "jam", "normal", "me", "now"),
        meters.ReportMeter("no-such", (("total", 1),)),
        supplies.OrderSupplies("no-such", (("black", 1),), ""),
    ],
    ids=name_of,
)
def test_what_is_not_there_and_what_is_somebody_elses_get_the_same_answer(dealer, command):
    with pytest.raises(NotFound) as refused:
        dealer.do(dealer.person("mallory", "TO2002", "admin"), command)
    assert refused.value.facts == {}


def test_an_account_shows_its_own_customers_things_only(dealer):
    account = load_account(dealer.store, dealer.person("mallory", "TO2002", "admin"), dealer.policy, dealer.now)
    assert account.numbers == ("20480",)
    assert (account.methods, account.equipment, account.calls, account.payments) == ((), (), (), ())
    assert (account.disputes, account.promise) == ((), None)
    assert account.lines("10480") == []
    assert account.notes("SC-1") == []
    own = load_account(dealer.store, dealer.the(Person, "pat"), dealer.policy, dealer.now)
    assert len(own.lines("10480")) == len(own.notes("SC-1")) == len(own.disputes) == 1


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("command", "needs"), (AIMED | AT_ONES_OWN).items(), ids=name_of)
def test_a_role_may_do_what_it_covers_and_nothing_else(dealer, role, command, needs):
    someone = dealer.person("someone", "CL1001", role)
    allowed = needs is None or needs in ROLES[role]
    try:
        dealer.do(someone, command)
        refused = False
    except NotAllowed:
        refused = True
    except (CodeExpired, NotFound):
        refused = False  # past the gate: there is no such code, and no automatic payments to stop
    assert refused is not allowed


@pytest.mark.parametrize("role", ROLES)
def test_a_role_shows_what_it_covers_and_nothing_else(dealer, role):
    account = load_account(dealer.store, dealer.person("someone", "CL1001", role), dealer.policy, dealer.now)
    covers = ROLES[role]
    assert bool(account.numbers) is bool(account.payments) is bool(account.methods) is ("see" in covers)
    assert bool(account.equipment) is bool(account.calls) is ("service" in covers)


@pytest.mark.parametrize("command", [c for c, needs in (AIMED | AT_ONES_OWN).items() if needs], ids=name_of)
def test_nothing_of_an_account_works_without_a_link(dealer, command):
    with pytest.raises(NotLinked):
        dealer.do(dealer.person("stranger"), command)


def test_a_method_that_automatic_payments_use_is_not_removed(dealer):
    pat = dealer.the(Person, "pat")
    dealer.do(pat, autopay.RequestAutopay("method-1", 5, 10_000, "yes"))
    with pytest.raises(MethodInUse):
        dealer.do(pat, methods.RemoveMethod("method-1"))
    dealer.do(pat, autopay.StopAutopay())
    dealer.do(pat, methods.RemoveMethod("method-1"))
    assert dealer.the(Method, "method-1").removed_at == dealer.now


@pytest.mark.parametrize("command", [c for c in AIMED if not isinstance(c, linking.Unlink)], ids=name_of)
def test_the_same_key_does_it_once_and_gives_the_first_outcome_again(dealer, command):
    pat = dealer.the(Person, "pat")
    first = dealer.do(pat, command, key="message-1:1")
    after = everything(dealer)
    assert dealer.do(pat, command, key="message-1:1") == first
    assert everything(dealer) == after


def test_a_role_that_is_not_known_covers_nothing(dealer):
    link = dealer.store.find(Membership, person="pat")[0]
    made_up: Any = "made-up"
    assert permissions(replace(link, role=made_up)) == frozenset()
