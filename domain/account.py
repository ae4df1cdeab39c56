"""A customer's account as it stands at one instant: the only thing a conversation ever looks at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain import access, journal
from domain.aging import Aging, OpenInvoice, age
from domain.money import Money
from domain.policy import Policy
from domain.ports import Store
from domain.records import (
    Attempt,
    Autopay,
    Challenge,
    Company,
    Contact,
    Credit,
    Equipment,
    Hold,
    ImportRun,
    Invoice,
    InvoiceLine,
    Method,
    Person,
    ServiceCall,
    ServiceNote,
)


@dataclass(frozen=True)
class Account:
    """Everything one person may see of one company now. Without a link, ``company`` is None and the rest is empty."""

    today: date
    open_now: bool
    language: str
    company: Company | None = None
    permissions: frozenset[str] = frozenset()
    companies: tuple[tuple[str, str], ...] = ()
    as_of: datetime | None = None
    invoices: tuple[Invoice, ...] = ()
    open_invoices: tuple[OpenInvoice, ...] = ()
    credit: Money = Money(0)
    payments: tuple[Attempt, ...] = ()
    methods: tuple[Method, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    calls: tuple[ServiceCall, ...] = ()
    autopay: Autopay | None = None
    reach_email: str = ""
    reach_phone: str = ""
    reach_name: str = ""
    store: Store | None = None

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

    def invoice(self, number: str) -> Invoice | None:
        """One of this customer's invoices, open or paid."""
        return next((invoice for invoice in self.invoices if invoice.number == number), None)

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
        return self.store.find(InvoiceLine, order="position", invoice=invoice) if self.store and self.invoice(invoice) else []

    def notes(self, call: str) -> list[ServiceNote]:
        """What was added to one of this customer's service calls."""
        return self.store.find(ServiceNote, order="created_at", call=call) if self.store and self.call(call) else []


def local_day(instant: datetime, policy: Policy) -> date:
    """The calendar day in the dealer's time zone: the day that ages invoices."""
    return instant.astimezone(policy.timezone).date()


def look(store: Store, person: Person, policy: Policy, now: datetime) -> Account:
    """The account as this person may see it now."""
    bare = Account(today=local_day(now, policy), open_now=policy.open_at(now), language=person.language)
    links = access.active_links(store, person, now)
    link = access.chosen_link(links, person)
    companies = {found.company: store.get(Company, found.company) for found in links}
    company = companies[link.company] if link else None
    if link is None or company is None:
        return bare
    account = replace(
        bare,
        company=company,
        permissions=access.permissions(link),
        companies=tuple((known.number, known.name) for known in companies.values() if known),
        store=store,
    )
    account = _with_reach(account, store, person)
    if access.may(link, access.SERVICE):
        account = _with_service(account, store)
    return _with_books(account, store) if access.may(link, access.SEE) else account


def _with_reach(account: Account, store: Store, person: Person) -> Account:
    """Who at the company proved to be talking: the contact that received the code, or the first on file."""
    assert account.company
    used = [challenge for challenge in store.find(Challenge, order="-created_at", person=person.id) if challenge.used_at]
    contacts = store.find(Contact, order="id", company=account.company.number)
    proven = next((c for challenge in used for c in contacts if c.id == challenge.contact), None)
    contact = proven or next(iter(contacts), None)
    if contact is None:
        return account
    return replace(account, reach_email=contact.email, reach_phone=contact.phone, reach_name=contact.name)


def _with_service(account: Account, store: Store) -> Account:
    assert account.company
    company = account.company.number
    return replace(
        account,
        equipment=tuple(store.find(Equipment, order="id", company=company)),
        calls=tuple(store.find(ServiceCall, order="-created_at", company=company)),
    )


def _with_books(account: Account, store: Store) -> Account:
    assert account.company
    company, currency = account.company.number, account.company.currency
    invoices = store.find(Invoice, order="due_date", company=company)
    erp_credit = sum(credit.amount_cents for credit in store.find(Credit, company=company) if credit.currency == currency)
    run = next(iter(store.find(ImportRun, order="-as_of", limit=1)), None)
    applied = journal.applied_by_invoice(store, company)
    surplus = sum(max(applied.get(invoice.number, 0) - invoice.balance_cents, 0) for invoice in invoices)
    return replace(
        account,
        as_of=run.as_of if run else None,
        invoices=tuple(invoices),
        open_invoices=_open_invoices(store, invoices, applied),
        credit=Money(erp_credit + surplus, currency) + journal.unapplied(store, company, currency),
        payments=tuple(store.find(Attempt, order="-created_at", company=company, purpose="pay")),
        methods=tuple(store.find(Method, order="added_at", company=company, removed_at=None)),
        autopay=next(iter(store.find(Autopay, order="-requested_at", company=company, ended_at=None)), None),
    )


def lock_books(store: Store, company: str) -> None:
    """Keep what a company owes as it is until this transaction ends.

    Without it, two payments at the same moment could each find the same balance still open.
    """
    store.get(Company, company, lock=True)


def open_invoices(store: Store, company: str) -> tuple[OpenInvoice, ...]:
    """A company's open invoices now, oldest due first."""
    invoices = store.find(Invoice, order="due_date", company=company)
    return _open_invoices(store, invoices, journal.applied_by_invoice(store, company))


def _open_invoices(store: Store, invoices: list[Invoice], applied: dict[str, int]) -> tuple[OpenInvoice, ...]:
    open_ = [invoice for invoice in invoices if invoice.balance_cents > applied.get(invoice.number, 0)]
    held: dict[str, int] = defaultdict(int)
    if open_:
        for hold in store.find(Hold, invoice=tuple(invoice.number for invoice in open_)):
            held[hold.invoice] += hold.cents
    return tuple(_open_invoice(invoice, applied.get(invoice.number, 0), held[invoice.number]) for invoice in open_)


def _open_invoice(invoice: Invoice, applied: int, held: int) -> OpenInvoice:
    return OpenInvoice(
        number=invoice.number,
        invoice_date=invoice.invoice_date,
        due_date=invoice.due_date,
        total=invoice.total,
        balance=Money(invoice.balance_cents - applied, invoice.currency),
        pending=Money(held, invoice.currency),
        po_number=invoice.po_number,
        description=invoice.description,
        location=invoice.location,
    )
