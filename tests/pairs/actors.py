"""Who may act at the same moment: every command, as the turn of a conversation, and all else that changes records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.conversation import erasure, notifications, turn
from bot.conversation.accept import accept
from bot.conversation.models import Conversation
from bot.messages import Incoming
from bot.web import agent_desk
from dialogs.engine.engine import Turn
from dialogs.engine.flow_stack import Business
from dialogs.engine.state import State
from dialogs.flows import begun_elsewhere
from dialogs.reading.input import Input
from domain.billing import autopay, disputes, invoice_copies, methods, promises, statement
from domain.billing.models import Credit, Invoice
from domain.commands.handling import Command
from domain.core.errors import BusinessError
from domain.core.models import Delivery
from domain.core.outbox import body_of
from domain.core.ports import SessionState, Store
from domain.customers import contacts, hand_overs, language, leads, linking, privacy
from domain.customers.models import Contact, HandOver, Person
from domain.erp.imports import Batch, apply
from domain.payments import payments, settlement
from domain.payments.models import WebhookEvent
from domain.service import calls, meters, supplies
from domain.service.models import CallStatus
from nlu.meaning import Meaning
from tests.dialogues.outside import SetClock
from tests.pairs import world as w
from tests.pairs.world import Base, Slot, World
from tests.support.office import START

Work = Callable[[Store], Any]


@dataclass(frozen=True)
class Actor:
    """One thing that can happen: ``work`` gives what runs in a transaction for whoever acts; ``base`` must be so before."""

    name: str
    work: Callable[[World, Slot], Work]
    base: str = "plain"


# ---- commands: each is what the dialogue comes to in one turn ----


class _Deaf:
    """In place of the understanding: what was said means nothing, and the dialogue knows what to do."""

    def read(self, text: str, language: str = "", expects: str = "") -> Meaning:
        return Meaning(text, language=language)


class _Determined:
    """In place of the dialogue: looks at the account as flows do, carries out one command, says nothing."""

    def __init__(self, command: Command | None) -> None:
        self._command = command
        self.came_to: Any = None

    def respond(self, state: State, heard: Input, business: Business) -> Turn:
        business.account()
        try:
            self.came_to = business.perform(self._command) if self._command else {}
        except BusinessError as error:
            self.came_to = told(error)
        return Turn(state, ())

    def resume(self, state: State, business: Business) -> Turn:
        return Turn(state, ())


def told(error: BusinessError) -> str:
    """An error as an outcome that can be compared."""
    return f"{type(error).__name__} {error.facts}"


def _turn(world: World, slot: Slot, command: Command | None, later: timedelta = timedelta()) -> Work:
    def work(store: Store) -> Any:
        dialogue: Any = _Determined(command)
        deaf: Any = _Deaf()
        services = replace(world.services, dialogue=dialogue, understanding=deaf, clock=SetClock(START + later))
        turn.run(store, slot.conversation, services)
        return dialogue.came_to

    return work


def command(wanted: Command, base: str = "plain") -> Actor:
    """An actor who gives this command."""
    return Actor(type(wanted).__name__, lambda world, slot: _turn(world, slot, wanted), base)


def _digits(world: World, slot: Slot) -> str:
    return world.deriver.code(w.code(slot.person))


def _confirm(world: World, slot: Slot) -> Work:
    return _turn(world, slot, linking.ConfirmCode(w.code(slot.person), _digits(world, slot)))


def _change_contact(world: World, slot: Slot) -> Work:
    new = f"{slot.conversation.partition(':')[2]}@clarklowe.example"
    return _turn(world, slot, contacts.ChangeContact(w.code(slot.person), _digits(world, slot), new))


def _linking(number: str) -> tuple[str, str, int]:
    return w.COMPANY, number, w.CENTS[number]


COMMANDS = (
    command(linking.ProveCompany(*_linking(w.FREE))),
    command(linking.SendCode(*_linking(w.FREE), w.EMAIL)),
    Actor("ConfirmCode", _confirm),
    command(linking.AcceptInvitation(w.INVITATION)),
    command(linking.Unlink(w.COMPANY)),
    command(linking.SwitchCompany(w.OTHER)),
    command(language.SpeakLanguage("es")),
    command(begun_elsewhere.TakeOver(w.ELSEWHERE)),
    command(contacts.SendChangeCode(w.EMAIL)),
    Actor("ChangeContact", _change_contact),
    command(privacy.Mute(True)),
    command(privacy.ForgetMe()),
    command(payments.CreatePaymentLink(((w.FREE, 5000), (w.LINKED, 5002)))),
    command(payments.CreateMethodLink()),
    command(payments.CancelPayment(w.PAYING)),
    command(disputes.DisputeInvoice(w.DISPUTABLE, "amount", "too much")),
    command(disputes.WithdrawDispute(w.DISPUTED)),
    command(promises.PromisePayment(500, "2026-03-21", "check 2")),
    command(methods.NameMethod("M2", "the blue one")),
    command(methods.MakeDefault("M2")),
    command(methods.RemoveMethod("M2")),
    command(calls.LogServiceCall("E1", "stripes", "normal", "me", "now")),
    command(calls.AddServiceNote(w.CALL, "the door is at the back")),
    command(calls.CancelServiceCall(w.CALL)),
    command(meters.ReportMeter("E1", (("total", 200),))),
    command(supplies.OrderSupplies("E1", (("black", 2),), "")),
    command(statement.SendStatement()),
    command(hand_overs.AskForPerson("ar", "why", "me@clarklowe.example")),
    command(autopay.RequestAutopay("M2", 5, 10_000, "yes")),
    command(autopay.StopAutopay(), "automatic payments"),
    command(leads.AskSecurityAnalysis("Pat", "Clark & Lowe", "me@clarklowe.example", "1-10")),
    command(invoice_copies.SendInvoiceCopy(w.FREE)),
)

# ---- what else changes records ----


def _settled(state: SessionState, **more: Any) -> Callable[[World, Slot], Work]:
    def make(world: World, slot: Slot) -> Work:
        attempt = world.office.read(w.attempt_of)
        told = w.truth(attempt, state, **more)
        return lambda store: settlement.settle(store, attempt.id, told, world.services.policy, START)

    return make


def _given_up(world: World, slot: Slot) -> Work:
    attempt = world.office.read(w.attempt_of)
    return lambda store: settlement.give_up(store, attempt.id, world.services.policy, START)


def _begins(world: World, slot: Slot) -> Work:
    token = world.deriver.token("pay", world.office.read(lambda store: w.link_of(store, w.LINKED)))
    return lambda store: payments.begin(store, token, w.CENTS[w.LINKED], START)


def _looks_later(world: World, slot: Slot) -> Work:
    attempt = world.office.read(w.attempt_of)
    return lambda store: payments.look_later(store, attempt.id, world.services.policy, START)


def _brings_in(store: Store) -> Any:
    """The dealer's files: one invoice paid there, one gone, one credit for another, a new phone number on file, a visit."""
    contacts = (
        Contact(w.CONTACT, w.COMPANY, "James Garcia", w.EMAIL, "+12185550199", "billing"),
        Contact(f"{w.COMPANY}-2", w.COMPANY, "Ann Lowe", "ann@clarklowe.example"),
    )
    day = START.date()
    owed = {number: cents for number, cents in w.CENTS.items() if number != w.FREE} | {w.PAYING: 0}
    invoices = [
        Invoice(number, w.COMPANY, day - timedelta(days=30), day, "USD", w.CENTS[number], owed[number]) for number in owed
    ]
    credits = [Credit("CR-2", w.COMPANY, day, "USD", 900)]
    calls = [CallStatus(w.CALL, w.COMPANY, "scheduled", w.day("2026-03-12"))]
    batch = Batch({Contact: contacts, Invoice: invoices, Credit: credits, CallStatus: calls})
    return str(apply(store, batch, START, force=True))


def _erases(world: World, slot: Slot) -> Work:
    def work(store: Store) -> None:
        (person,) = store.find(Person, external_id=slot.person)
        erasure.erase(store, person.id, START)

    return work


def _at_the_desk(what: str) -> Callable[[World, Slot], Work]:
    def make(world: World, slot: Slot) -> Work:
        hand_over = world.office.read(lambda store: store.find(HandOver)[0].id)
        return lambda store: agent_desk._act(store, world.office.assistant, hand_over, what, "Hello, this is Ann.")

    return make


def _tells(world: World, slot: Slot) -> Work:
    (delivery,) = world.office.read(lambda store: store.find(Delivery, key="news-1"))
    news: Any = body_of(delivery)
    return lambda store: notifications.tell(store, delivery, news, world.services, START)


def _marks_sent(world: World, slot: Slot) -> Work:
    (delivery,) = world.office.read(lambda store: store.find(Delivery, key="letter-1"))
    return lambda store: store.update(delivery, sent_at=START)


def _marks_notice(world: World, slot: Slot) -> Work:
    (notice,) = world.office.read(lambda store: store.find(WebhookEvent))
    return lambda store: store.update(notice, handled_at=START)


def _accepts(world: World, slot: Slot) -> Work:
    said = Incoming("rest", f"{slot.conversation}-2", slot.conversation, slot.person, "text", "and again")
    return lambda store: accept(store, said, START)


def _comes_anew(world: World, slot: Slot) -> Work:
    said = Incoming("rest", f"{slot.conversation}-new", "rest:new", "new", "text", "hello")
    return lambda store: accept(store, said, START)


def _fails(world: World, slot: Slot) -> Work:
    return lambda store: turn.note_failure(store, slot.conversation, world.services)


OTHERS = (
    Actor("a message that changes nothing, after a while", lambda world, slot: _turn(world, slot, None, timedelta(minutes=2))),
    Actor("settlement: succeeded, with a stored method", _settled("succeeded", saved_method=w.saved_method())),
    Actor("settlement: expired", _settled("expired")),
    Actor("settlement: returned", _settled("returned"), "paid"),
    Actor("an attempt is given up", _given_up, "not yet open"),
    Actor("a payment begins on the pay page", _begins),
    Actor("the next look at a payment is planned", _looks_later),
    Actor("the dealer's files come in", lambda world, slot: _brings_in),
    Actor("what a person said is erased", _erases),
    Actor("the desk joins", _at_the_desk("join")),
    Actor("the desk replies", _at_the_desk("reply"), "at the desk"),
    Actor("the desk gives back", _at_the_desk("give_back"), "at the desk"),
    Actor("news is told", _tells),
    Actor("a delivery is marked as sent", _marks_sent),
    Actor("a notice is marked as handled", _marks_notice),
    Actor("a message is accepted", _accepts),
    Actor("somebody new says something", _comes_anew),
    Actor("a failed turn is counted", _fails),
)
ACTORS = COMMANDS + OTHERS


# ---- what must be so before ----


def _plain(world: World, store: Store) -> None:
    """Nothing more."""


def _with_automatic_payments(world: World, store: Store) -> None:
    w.do(world, store, "pat", autopay.RequestAutopay("M1", 5, 10_000, "yes"), "base:autopay")


def _paid(world: World, store: Store) -> None:
    attempt = w.attempt_of(store)
    settlement.settle(store, attempt.id, w.truth(attempt, "succeeded"), world.services.policy, w.BEFORE)


def _not_yet_open(world: World, store: Store) -> None:
    store.update(w.attempt_of(store), state="created", session="", session_url="")


def _at_the_desk_already(world: World, store: Store) -> None:
    conversation = store.get(Conversation, w.FIRST.conversation)
    assert conversation
    store.update(conversation, mode="human")
    store.update(store.find(HandOver)[0], state="human")


BASES: Mapping[str, Base] = {
    "plain": _plain,
    "automatic payments": _with_automatic_payments,
    "paid": _paid,
    "not yet open": _not_yet_open,
    "at the desk": _at_the_desk_already,
}
