"""Sample customers: one with something of everything, and others who differ from it in one thing each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.billing.models import Autopay, Dispute, Invoice, InvoiceLine, Method
from domain.core.models import Counter
from domain.core.policy import Policy
from domain.core.tokens import digest
from domain.customers.models import Company, Contact, Invitation, Membership, Person
from domain.payments.models import AttemptState, Hold, PayLink, PayLinkInvoice, PaymentAttempt, PaymentAttemptInvoice
from domain.service.calls import FIRST_NUMBER
from domain.service.models import Equipment, ServiceCall

POLICY = Policy(
    dealer="Lakeside Office Equipment",
    timezone=ZoneInfo("America/Chicago"),
    hours={day: (time(8), time(17)) for day in range(5)},
    dispatch_email="dispatch@lakeside.example",
    ar_email="ar@lakeside.example",
    leads_email="sales@lakeside.example",
)
INVITATION = "invitation-for-clark-and-lowe"

_TUESDAY = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
_AT_NIGHT = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
_DAY = timedelta(days=1)
_NUMBER, _OTHER_NUMBER, _PERSON = "CL4412", "AK1234", "pat"


@dataclass(frozen=True)
class Customer:
    """A person with a dealer's records. ``condition`` tells how it differs from the usual customer; empty for that one."""

    condition: str
    records: tuple[Any, ...]
    now: datetime = _TUESDAY

    @property
    def person(self) -> Person:
        return next(record for record in self.records if isinstance(record, Person))


def customers(language: str = "en") -> tuple[Customer, ...]:
    """All sample customers, the usual one first; all speak this language."""
    usual = _usual(language)
    held = tuple(record for invoice in ("10480", "10481", "10482") for record in _payment(invoice, "open"))
    return (
        Customer("", usual),
        Customer("no company is linked", _without(usual, Membership)),
        Customer("out of office hours", usual, _AT_NIGHT),
        Customer("nothing is owed", tuple(_paid(record) for record in usual)),
        Customer("there are no invoices", _without(usual, Invoice, InvoiceLine)),
        Customer("nothing is past due", tuple(_due_later(record) for record in usual)),
        Customer("a payment is under way", (*usual, *_payment("10481", "open"))),
        Customer("payments are under way for all", (*usual, *held)),
        Customer("an invoice is in dispute", (*usual, _dispute("10480"))),
        Customer("two invoices are in dispute", (*usual, _dispute("10480"), _dispute("10481"))),
        Customer("everything is in dispute", (*usual, *(_dispute(invoice) for invoice in ("10480", "10481", "10482")))),
        Customer("something was paid before", (*usual, *_payment("10470", "succeeded"))),
        Customer("no payment method is stored", _without(usual, Method)),
        Customer("automatic payments are on", (*usual, _autopay())),
        Customer("no machine is on file", _without(usual, Equipment)),
        Customer("there is one open service call", (*_without(usual, ServiceCall), _call(FIRST_NUMBER))),
        Customer("there are no service calls", _without(usual, ServiceCall)),
        Customer("one address is on file", tuple(replace(r, phone="") if isinstance(r, Contact) else r for r in usual)),
        Customer("two companies are linked", (*usual, _link(_OTHER_NUMBER))),
    )


def _usual(language: str) -> tuple[Any, ...]:
    return (
        Company(_NUMBER, "Clark & Lowe"),
        Company(_OTHER_NUMBER, "Aker Law"),
        Person(_PERSON, "rest", _PERSON, language, _TUESDAY, company=_NUMBER, conversation=f"rest:{_PERSON}"),
        _link(_NUMBER),
        Contact(f"{_NUMBER}-1", _NUMBER, "James Garcia", "james@clarklowe.example", "+12185550141", "billing"),
        _invoice("10470", 42_000, due=-70, balance=0),
        _invoice("10480", 120_450, due=-45),
        _invoice("10481", 8_625, due=-10),
        _invoice("10482", 30_000, due=20),
        InvoiceLine("10480-1", "10480", 1, "Copies in January", "12045", "0.10", 120_450),
        Equipment("E1", _NUMBER, "Canon", "iR-ADV C3530", "XKJ02114", "Reception"),
        Equipment("E2", _NUMBER, "HP", "LaserJet M507", "PHB3F12345", "Accounting"),
        Method("M1", _NUMBER, "vault-1", "card", "Visa", "1881", "2028-05", "", True, _TUESDAY - 9 * _DAY),
        Method("M2", _NUMBER, "vault-2", "bank", "First Bank", "6789", "", "", False, _TUESDAY - 8 * _DAY),
        _call(FIRST_NUMBER),
        _call(FIRST_NUMBER + 1, "E2", "Prints blank pages"),
        Counter("service_call", FIRST_NUMBER + 1),
        Invitation(digest(INVITATION), _NUMBER, "payer", _TUESDAY - _DAY, _TUESDAY + 9 * _DAY),
    )


def _without(records: Iterable[Any], *kinds: type[Any]) -> tuple[Any, ...]:
    return tuple(record for record in records if not isinstance(record, kinds))


def _link(company: str) -> Membership:
    return Membership(f"link-{company}", _PERSON, company, "admin", _TUESDAY - _DAY, used_at=_TUESDAY - _DAY)


def _invoice(number: str, cents: int, due: int, balance: int | None = None) -> Invoice:
    day = _TUESDAY.date() + due * _DAY
    return Invoice(number, _NUMBER, day - 30 * _DAY, day, "USD", cents, cents if balance is None else balance)


def _paid(record: Any) -> Any:
    return replace(record, balance_cents=0) if isinstance(record, Invoice) else record


def _due_later(record: Any) -> Any:
    return replace(record, due_date=_TUESDAY.date() + 9 * _DAY) if isinstance(record, Invoice) else record


def _payment(invoice: str, state: AttemptState) -> tuple[Any, ...]:
    """A payment of an invoice, and its link; one that is open holds it."""
    identity, link, cents, talk = f"attempt-{invoice}", f"link-{invoice}", 8_625, f"rest:{_PERSON}"
    begun, until = _TUESDAY - _DAY, _TUESDAY - _DAY + timedelta(minutes=30)
    agreed = PayLink(link, link, link, "pay", _NUMBER, _PERSON, talk, "USD", cents, "consumed", begun, until)
    attempt = PaymentAttempt(
        id=identity,
        key=identity,
        link=link,
        purpose="pay",
        company=_NUMBER,
        person=_PERSON,
        conversation=talk,
        currency="USD",
        amount_cents=cents,
        state=state,
        created_at=begun,
        next_look_at=_TUESDAY,
        method_label="Visa 1881",
        confirmation="P-1001",
    )
    basket = (
        PayLinkInvoice(f"{link}:{invoice}", link, 1, invoice, cents),
        PaymentAttemptInvoice(f"{identity}:{invoice}", identity, 1, invoice, cents),
    )
    held = (Hold(invoice, identity, cents, _TUESDAY),) if state == "open" else ()
    return (agreed, attempt, *basket, *held)


def _dispute(invoice: str) -> Dispute:
    identity = f"DP-{invoice}"
    return Dispute(identity, identity, _NUMBER, _PERSON, invoice, "amount", "", "USD", 8_625, "open", created_at=_TUESDAY - _DAY)


def _autopay() -> Autopay:
    return Autopay("A1", "A1", _NUMBER, _PERSON, "M1", 5, "USD", 50_000, "requested", "", "rest", _TUESDAY - _DAY)


def _call(number: int, equipment: str = "E1", problem: str = "Paper jams in tray two") -> ServiceCall:
    identity = f"SC-{number}"
    return ServiceCall(
        number=identity,
        key=identity,
        company=_NUMBER,
        person=_PERSON,
        equipment=equipment,
        problem=problem,
        urgency="normal",
        call_back="Pat, +12185550141",
        access="",
        state="open",
        created_at=_TUESDAY - _DAY,
    )
