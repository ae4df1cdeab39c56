"""A customer's account as it stands at one instant: the only thing a conversation ever looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from domain.account import access
from domain.account.aging import Aging, OpenInvoice, age
from domain.account.questions import CreditCents, InvoiceNumbers, OpenInvoices, ReceivedSince
from domain.billing.models import Autopay, Dispute, Invoice, InvoiceLine, Method, Promise, PromiseInstalment
from domain.core.money import Money
from domain.core.policy import Policy
from domain.core.ports import Store
from domain.customers.models import Company, Contact, Membership, OneTimeCode, Person
from domain.erp.models import ImportRun
from domain.payments.models import ATTEMPT_STATES, AttemptState, PaymentAttempt, PaymentAttemptInvoice
from domain.service.models import Equipment, MeterReading, ServiceCall, ServiceNote

# More invoices than a person has in mind.
_LATEST = 300
_LATEST_PAYMENTS = 8
# Every state but "created": of an attempt that never reached the provider nobody is told.
_TRIED: tuple[AttemptState, ...] = tuple(state for state in ATTEMPT_STATES if state != "created")


@dataclass(frozen=True)
class Account:
    """Everything one person may see of one company now. Without a link, ``company`` is None and the rest is empty.

    Records are fetched when they are first asked for, and then kept: most messages need only a few of them.
    """

    today: date
    open_now: bool
    language: str
    person: str
    store: Store
    company: Company | None = None
    permissions: frozenset[str] = frozenset()
    link: Membership | None = None
    muted: bool = False
    companies: tuple[tuple[str, str], ...] = ()

    @cached_property
    def as_of(self) -> datetime | None:
        """Of when the dealer's books are."""
        runs = self.store.find(ImportRun, order="-as_of", limit=1) if access.SEE in self.permissions else []
        return runs[0].as_of if runs else None

    @cached_property
    def open_invoices(self) -> tuple[OpenInvoice, ...]:
        """Invoices with something still to pay, oldest due first."""
        number = self._number(access.SEE)
        return open_invoices(self.store, number) if number else ()

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of invoices that a customer may speak of without saying them whole: the latest, open or paid."""
        number = self._number(access.SEE)
        return self.store.ask(InvoiceNumbers(number, _LATEST)) if number else ()

    @cached_property
    def has_invoices(self) -> bool:
        """Is there an invoice, open or paid?"""
        number = self._number(access.SEE)
        return bool(number and self.store.ask(InvoiceNumbers(number, 1)))

    def paid_invoices(self, most: int) -> tuple[tuple[Invoice, ...], int]:
        """The invoices that are settled, the latest due first, at most so many; and how many there are in all."""
        number, open_ = self._number(access.SEE), {invoice.number for invoice in self.open_invoices}
        if not number:
            return (), 0
        latest = self.store.find(Invoice, order="-due_date", limit=most + len(open_), company=number)
        paid = [invoice for invoice in latest if invoice.number not in open_]
        return tuple(paid[:most]), self.store.count(Invoice, company=number) - len(open_)

    @property
    def currency(self) -> str:
        """In which the company's books are kept."""
        return self.company.currency if self.company else Money(0).currency

    @cached_property
    def credit(self) -> Money:
        """What the customer has with the dealer: the ERP's credits, and what we received beyond what was open."""
        if self.company is None or access.SEE not in self.permissions:
            return Money(0)
        currency = self.company.currency
        return Money(self.store.ask(CreditCents(self.company.number, currency)), currency)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Disputes of invoices that are open still, oldest first."""
        number = self._number(access.SEE)
        running = self.store.find(Dispute, order="created_at", state="open", company=number) if number else []
        return tuple(dispute for dispute in running if self.open_invoice(dispute.invoice))

    @cached_property
    def promise(self) -> Promised | None:
        """The promise to pay that holds."""
        number = self._number(access.SEE)
        held = self.store.find(Promise, replaced_at=None, company=number) if number else []
        return promised(self.store, held[0]) if held else None

    @cached_property
    def payments(self) -> tuple[PaymentAttempt, ...]:
        """Payments tried, the latest of them, newest first."""
        return self._payments(_TRIED, _LATEST_PAYMENTS)

    @cached_property
    def last_received(self) -> PaymentAttempt | None:
        """The newest payment that was received and stayed so."""
        return next(iter(self._payments(("succeeded",), 1)), None)

    def received_since(self, instant: datetime) -> tuple[PaymentAttempt, ...]:
        """Payments that were received after an instant and stayed so, newest first."""
        number = self._number(access.SEE)
        return self.store.ask(ReceivedSince(number, instant)) if number else ()

    def _payments(self, states: tuple[AttemptState, ...], most: int) -> tuple[PaymentAttempt, ...]:
        number = self._number(access.SEE)
        if not number:
            return ()
        found = self.store.find(PaymentAttempt, order="-created_at", limit=most, state=states, purpose="pay", company=number)
        return tuple(found)

    @cached_property
    def methods(self) -> tuple[Method, ...]:
        number = self._number(access.SEE)
        return tuple(self.store.find(Method, order="added_at", removed_at=None, company=number)) if number else ()

    @cached_property
    def autopay(self) -> Autopay | None:
        number = self._number(access.SEE)
        held = self.store.find(Autopay, limit=1, order="-requested_at", ended_at=None, company=number) if number else []
        return held[0] if held else None

    @cached_property
    def equipment(self) -> tuple[Equipment, ...]:
        number = self._number(access.SERVICE)
        return tuple(self.store.find(Equipment, order="id", company=number)) if number else ()

    @cached_property
    def calls(self) -> tuple[ServiceCall, ...]:
        """Service calls, newest first."""
        number = self._number(access.SERVICE)
        return tuple(self.store.find(ServiceCall, order="-created_at", company=number)) if number else ()

    def last_reading(self, equipment: str) -> MeterReading | None:
        """What was read last on one of this customer's machines."""
        number = self._number(access.SERVICE)
        found = self.store.find(MeterReading, order="-created_at", limit=1, equipment=equipment, company=number) if number else []
        return found[0] if found else None

    @property
    def own_contact(self) -> Contact | None:
        """The contact on file that this person proved to be, or the only one there is."""
        known = self.store.find(Contact, order="id", company=self.company.number) if self.company else []
        proven = [contact for contact in known if self.link and contact.id == self.link.contact]
        return proven[0] if proven else known[0] if len(known) == 1 else None

    @property
    def reach_email(self) -> str:
        return self._contact.email if self._contact else ""

    @property
    def reach_phone(self) -> str:
        return self._contact.phone if self._contact else ""

    @property
    def reach_name(self) -> str:
        return self._contact.name if self._contact else ""

    @property
    def aging(self) -> Aging:
        return age(self.open_invoices, self.credit, self.today)

    @property
    def payable(self) -> tuple[OpenInvoice, ...]:
        """Open invoices without a payment under way, oldest due first."""
        return tuple(invoice for invoice in self.open_invoices if invoice.payable)

    @property
    def past_due(self) -> tuple[OpenInvoice, ...]:
        """Payable invoices that are past due, oldest first."""
        return tuple(invoice for invoice in self.payable if invoice.days_past_due(self.today) > 0)

    def open_invoice(self, number: str) -> OpenInvoice | None:
        return next((invoice for invoice in self.open_invoices if invoice.number == number), None)

    def dispute(self, invoice: str) -> Dispute | None:
        """The dispute that an open invoice is in."""
        return next((dispute for dispute in self.disputes if dispute.invoice == invoice), None)

    @property
    def disputed(self) -> Money:
        """What is open now on the invoices in dispute."""
        return self.total(tuple(dispute.invoice for dispute in self.disputes))

    def paid_with(self, attempt: PaymentAttempt) -> tuple[str, ...]:
        """The invoices that a payment is for."""
        rows = self.store.find(PaymentAttemptInvoice, order="position", attempt=attempt.id)
        return tuple(row.invoice for row in rows)

    def invoice(self, number: str) -> Invoice | None:
        """One of this customer's invoices, open or paid."""
        mine = self._number(access.SEE)
        found = self.store.get(Invoice, number) if mine else None
        return found if found and found.company == mine else None

    def total(self, numbers: tuple[str, ...]) -> Money:
        """What these invoices' open balances add up to."""
        return Money.total(invoice.balance for invoice in self.open_invoices if invoice.number in numbers)

    def machine(self, equipment: str) -> Equipment | None:
        return next((machine for machine in self.equipment if machine.id == equipment), None)

    def method(self, method: str) -> Method | None:
        return next((stored for stored in self.methods if stored.id == method), None)

    def call(self, number: str) -> ServiceCall | None:
        return next((call for call in self.calls if call.number == number), None)

    def lines(self, invoice: str) -> list[InvoiceLine]:
        """The lines of one of this customer's invoices."""
        return self.store.find(InvoiceLine, order="position", invoice=invoice) if self.invoice(invoice) else []

    def notes(self, call: str) -> list[ServiceNote]:
        """What was added to one of this customer's service calls."""
        return self.store.find(ServiceNote, order="created_at", call=call) if self.call(call) else []

    @cached_property
    def _contact(self) -> Contact | None:
        """Who at the company is talking: the contact that was proven, one who shares the proven address, or the first on file."""
        if self.company is None:
            return None
        contacts = self.store.find(Contact, order="id", company=self.company.number)
        proven = [contact for contact in contacts if self.link and contact.id == self.link.contact]
        return next(iter(proven or self._sharing_address(contacts) or contacts), None)

    def _sharing_address(self, contacts: list[Contact]) -> list[Contact]:
        sent = self.store.find(OneTimeCode, order="-created_at", person=self.person)
        return [c for challenge in sent if challenge.used_at for c in contacts if c.id == challenge.contact]

    def _number(self, permission: str) -> str:
        """The company's number for those who may see this of it; else nothing."""
        return self.company.number if self.company and permission in self.permissions else ""


@dataclass(frozen=True)
class Promised:
    """An agreement and its instalments, in their order."""

    agreement: Promise
    instalments: tuple[PromiseInstalment, ...]

    @property
    def amount(self) -> Money:
        """All of it."""
        return Money(sum(one.cents for one in self.instalments), self.agreement.currency)

    @property
    def day(self) -> date:
        """The day by which all of it is paid."""
        return max(one.day for one in self.instalments)


def promised(store: Store, agreement: Promise) -> Promised:
    """An agreement with its instalments."""
    return Promised(agreement, tuple(store.find(PromiseInstalment, order="position", promise=agreement.id)))


def local_day(instant: datetime, policy: Policy) -> date:
    """The calendar day in the dealer's time zone: the day that ages invoices."""
    return instant.astimezone(policy.timezone).date()


def load_account(store: Store, person: Person, policy: Policy, now: datetime) -> Account:
    """The account as this person may see it now."""
    return account_of(store, person, access.active_memberships(store, person, policy, now), policy, now)


def account_of(store: Store, person: Person, held: access.Held, policy: Policy, now: datetime) -> Account:
    """The account as a person with these memberships may see it now."""
    muted = person.muted_at is not None
    bare = Account(local_day(now, policy), policy.open_at(now), person.language, person.id, store, muted=muted)
    current = access.chosen(held, person)
    if current is None:
        return bare
    link, company = current
    return replace(
        bare,
        company=company,
        permissions=access.permissions(link),
        link=link,
        companies=tuple((known.number, known.name) for _, known in held),
    )


def open_invoices(store: Store, company: str) -> tuple[OpenInvoice, ...]:
    """A company's open invoices now, oldest due first."""
    return store.ask(OpenInvoices(company))
