"""The company that all pairs act upon, and the people who act: a world in which every command can succeed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.conversation.accept import accept
from bot.conversation.models import Conversation, Inbound, Message
from bot.conversation.turn_services import TurnServices
from bot.messages import Incoming, Reply
from dialogs.engine.state import Frame, State
from domain.account.context import CommandContext
from domain.billing import disputes, promises
from domain.billing.models import Credit, Invoice, Method
from domain.commands.handling import Command
from domain.commands.perform import perform
from domain.core.outbox import Email, News, enqueue
from domain.core.ports import ProviderMethod, ProviderSession, SessionState, Store
from domain.core.tokens import SecretDeriver, digest
from domain.customers.hand_overs import AskForPerson
from domain.customers.models import Company, Contact, Invitation, Membership, OneTimeCode, Person
from domain.payments import payments
from domain.payments.models import PayLink, PaymentAttempt, WebhookEvent
from domain.payments.settlement import settle
from domain.service import calls, meters
from domain.service.models import Equipment
from tests.pairs.names import ids_of
from tests.support.office import START, Office

COMPANY, OTHER = "CL4412", "TO2002"
CONTACT = f"{COMPANY}-1"
EMAIL, PHONE = "james@clarklowe.example", "+12185550141"
FREE, PAYING, LINKED, DISPUTED, DISPUTABLE = "10480", "10481", "10482", "10483", "10484"
CENTS = {FREE: 5000, PAYING: 5001, LINKED: 5002, DISPUTED: 5003, DISPUTABLE: 5004}
INVITATION = "an invitation from the dealer"
CALL = "SC-10001"
# Who proved the same contact on another channel, and left something open there.
ELSEWHERE = "console:lee"
# When everything that is on file happened.
BEFORE = START - timedelta(seconds=30)


@dataclass(frozen=True)
class Slot:
    """Where an actor acts: whose turn it would be, and in which conversation."""

    person: str
    conversation: str


FIRST = Slot("pat", "rest:pat")
# In which conversation the second of a pair acts.
SECONDS = {"the same person": Slot("pat", "rest:pat-2"), "two persons": Slot("kim", "rest:kim")}
_SLOTS = (FIRST, *SECONDS.values())


@dataclass(frozen=True)
class World:
    """What an actor may use, besides the records."""

    office: Office

    @property
    def services(self) -> TurnServices:
        return self.office.assistant.services

    @property
    def deriver(self) -> SecretDeriver:
        return self.office.deriver


# A change of the world before the actor it is for can succeed, by name.
Base = Callable[[World, Store], None]


def code(person: str) -> str:
    """The id of the code that was sent to a person's address on file."""
    return f"code-{person}"


def attempt_of(store: Store) -> PaymentAttempt:
    """The payment that is under way."""
    (attempt,) = store.find(PaymentAttempt, purpose="pay")
    return attempt


def link_of(store: Store, invoice: str) -> str:
    """The id of the link that pays this invoice."""
    made = store.find(PayLink, state="active")
    return next(link.id for link in made if link.amount_cents == CENTS[invoice])


def truth(attempt: PaymentAttempt, state: SessionState, **more: Any) -> ProviderSession:
    """What the provider tells of the page of an attempt."""
    told = ProviderSession("session-1", "https://pay.example/session-1", state, attempt.id, attempt.amount)
    used = {"confirmation": "SP-1", "method_label": "Visa 4242"} if state in ("succeeded", "returned") else {}
    return replace(told, **{**used, **more})


def saved_method() -> ProviderMethod:
    """A method that the payer chose to store."""
    return ProviderMethod("vault-3", "card", "Visa", "4242", "2039-12")


def build(world: World, extra: Base) -> None:
    """Fill an empty database: two companies, pat and kim who act for both, and one of everything."""

    def fill(store: Store) -> None:
        with ids_of("base"):
            _books(store)
            _people(world, store)
            _business(world, store)
            extra(world, store)

    world.office.write(fill)


def _books(store: Store) -> None:
    for number in (COMPANY, OTHER):
        store.insert(Company(number, f"Customer {number}"))
    store.insert(Contact(CONTACT, COMPANY, "James Garcia", EMAIL, PHONE, "billing"))
    store.insert(Contact(f"{COMPANY}-2", COMPANY, "Ann Lowe", "ann@clarklowe.example"))
    day = START.date()
    for number, cents in CENTS.items():
        store.insert(Invoice(number, COMPANY, day - timedelta(days=30), day, "USD", cents, cents))
    store.insert(Credit("CR-1", COMPANY, day, "USD", 700))
    for number in "12":
        store.insert(
            Method(f"M{number}", COMPANY, f"vault-{number}", "card", "Visa", f"111{number}", "2039-12", "", number == "1", BEFORE)
        )
        store.insert(Equipment(f"E{number}", COMPANY, "Canon", f"iR {number}"))


def _people(world: World, store: Store) -> None:
    """pat, kim and lee; pat and kim have a message waiting in each of their conversations."""
    for slot in (*_SLOTS, Slot("lee", ELSEWHERE)):
        channel = slot.conversation.partition(":")[0]
        accept(store, Incoming(channel, f"{slot.conversation}-1", slot.conversation, slot.person, "text", "do it"), BEFORE)
        _spoke(store, slot)
    for name in ("pat", "kim", "lee"):
        (person,) = store.find(Person, external_id=name)
        for at, company in enumerate((OTHER, COMPANY)):
            contact = CONTACT if company == COMPANY else ""
            linked = BEFORE - timedelta(days=2 - at)
            store.insert(Membership(f"{name}-{company}", person.id, company, "admin", linked, used_at=BEFORE, contact=contact))
        store.update(person, company=COMPANY)
        expires = START + timedelta(minutes=10)
        store.insert(OneTimeCode(code(name), person.id, COMPANY, CONTACT, EMAIL, created_at=BEFORE, expires_at=expires))
    left = State(stack=(Frame("Pay", {}),))
    (answered,) = store.find(Inbound, conversation=ELSEWHERE, done_at=None)
    store.update(answered, done_at=BEFORE)
    elsewhere = store.get(Conversation, ELSEWHERE)
    assert elsewhere
    store.update(elsewhere, state=left.to_json(), heard_at=BEFORE)
    expires = START + timedelta(days=1)
    store.insert(Invitation(digest(INVITATION), COMPANY, "payer", BEFORE, expires, contact=CONTACT))


def _spoke(store: Store, slot: Slot) -> None:
    """Something was said there and answered, an hour ago."""
    then = BEFORE - timedelta(hours=1)
    body = {"kind": "text", "text": "hello", "external_id": "0", "redacted": False, "too_long": False}
    store.insert(Inbound(f"{slot.conversation}-0", slot.conversation, body, then, done_at=then))
    answer = Reply("Good day.").to_json()
    store.insert(
        Message(f"{slot.conversation}:00000001", slot.conversation, 1, "bot", answer, f"{slot.conversation}-0", "", then)
    )
    conversation = store.get(Conversation, slot.conversation)
    assert conversation
    store.update(conversation, last_number=1, heard_at=then)


def _business(world: World, store: Store) -> None:
    """What was asked for and begun before: a payment under way, a link, a dispute, a promise, a service call with a reading."""
    perform_all: tuple[Command, ...] = (
        payments.CreatePaymentLink(((PAYING, CENTS[PAYING]),)),
        disputes.DisputeInvoice(DISPUTED, "amount", "too much"),
        promises.PromisePayment(1000, "2026-03-20", "check 1"),
        calls.LogServiceCall("E1", "jam", "normal", "me", "now"),
        meters.ReportMeter("E1", (("total", 100),)),
        AskForPerson("ar", "why", "me@clarklowe.example"),
    )
    for number, command in enumerate(perform_all):
        do(world, store, "pat", command, f"base:{number}")
    attempt = payments.begin(store, world.deriver.token("pay", link_of(store, PAYING)), CENTS[PAYING], BEFORE)
    settle(store, attempt.id, truth(attempt, "open"), world.services.policy, BEFORE)
    do(world, store, "pat", payments.CreatePaymentLink(((LINKED, CENTS[LINKED]),)), "base:link")
    store.insert(WebhookEvent("event-1", "story", "session-1", "{}", BEFORE))
    enqueue(store, "news-1", News(FIRST.conversation, COMPANY, "method-added", {"method": "Visa 4242"}), BEFORE)
    enqueue(store, "letter-1", Email(EMAIL, "mail-receipt", {}), BEFORE)


def do(world: World, store: Store, name: str, command: Command, key: str) -> dict[str, Any]:
    """Carry out a command before the pair begins."""
    (person,) = store.find(Person, external_id=name)
    return perform(CommandContext(store, person, world.services.policy, world.deriver, BEFORE, key), command)


def day(text: str) -> date:
    """A day, from ISO."""
    return date.fromisoformat(text)
