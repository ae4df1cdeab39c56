"""What goes back to the dealer's ERP: payments, service calls, leads and requests, each row with a key that never changes.

A payment that came back stays the row it was, in state ``returned``, ``refunded`` or ``disputed``; what it had been applied
to stays listed, so that the ERP can undo it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.account import journal
from domain.billing.models import Autopay, Dispute, Method, Promise, PromiseInstalment
from domain.core.money import Money
from domain.core.ports import Store
from domain.customers.models import Contact, ContactChange, HandOver, Lead
from domain.payments.models import Entry, PaymentAttempt, Posting
from domain.service import meters, supplies
from domain.service.models import MeterReading, ServiceCall, ServiceNote, SupplyOrder

Cell = str | int | Money | date | datetime | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class ExportTable:
    """A table to be written. The rows come in an order that does not change, and the first cell is the key."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(store: Store) -> tuple[ExportTable, ...]:
    """Everything there is to export."""
    return (
        _table("payments", "confirmation company_number paid_at amount currency method state", _payments(store)),
        _table(
            "payment_allocations", "payment_key confirmation company_number invoice_number amount currency", _allocations(store)
        ),
        _table(
            "service_calls",
            "number company_number equipment_id problem urgency call_back access state created_at notes",
            _service_calls(store),
        ),
        _table("leads", "name company_name reach_at size created_at", _leads(store)),
        _table(
            "autopay_requests",
            "company_number method day cap currency state requested_at ended_at channel consent_text",
            _autopay_requests(store),
        ),
        _table(
            "disputes",
            "number company_number invoice_number amount currency reason note state created_at ended_at",
            _disputes(store),
        ),
        _table("promises", "company_number amount currency day note created_at replaced_at", _promises(store)),
        _table("meter_readings", "company_number equipment_id reading doubt created_at", _readings(store)),
        _table("supply_orders", "number company_number equipment_id items note created_at", _supply_orders(store)),
        _table("contact_changes", "company_number contact kind old new state created_at", _contact_changes(store)),
        _table("callbacks", "kind company_number reach_at reason state created_at", _callbacks(store)),
    )


def _table(name: str, columns: str, rows: Iterator[Row]) -> ExportTable:
    return ExportTable(name, ("external_key", *columns.split()), tuple(rows))


def _receipts(store: Store) -> Iterator[tuple[PaymentAttempt, list[Posting]]]:
    """Every payment that was ever taken, oldest first, with its postings; the invoices in order."""
    attempts = {attempt.id: attempt for attempt in store.find(PaymentAttempt, purpose="pay")}
    postings: dict[str, list[Posting]] = defaultdict(list)
    for posting in sorted(store.find(Posting, order="id"), key=lambda posting: posting.invoice or ""):
        postings[posting.entry].append(posting)
    for entry in store.find(Entry, order="recorded_at"):
        if entry.kind == "payment_succeeded" and entry.attempt:
            yield attempts[entry.attempt], postings[entry.id]


def _payments(store: Store) -> Iterator[Row]:
    for attempt, postings in _receipts(store):
        received = sum(posting.cents for posting in postings if posting.account == journal.CLEARING)
        yield (
            f"payment:{attempt.id}",
            attempt.confirmation,
            attempt.company,
            attempt.settled_at,
            Money(received, attempt.currency),
            attempt.currency,
            attempt.method_label,
            attempt.state,
        )


def _allocations(store: Store) -> Iterator[Row]:
    """Without an invoice number: money beyond what the invoices could take, the customer's credit."""
    for attempt, postings in _receipts(store):
        for posting in postings:
            if posting.account in (journal.APPLIED, journal.UNAPPLIED):
                payment = f"payment:{attempt.id}"
                key = f"{payment}:{posting.invoice or 'unapplied'}"
                amount = Money(-posting.cents, posting.currency)
                yield key, payment, attempt.confirmation, attempt.company, posting.invoice, amount, posting.currency


def _service_calls(store: Store) -> Iterator[Row]:
    notes: dict[str, list[str]] = defaultdict(list)
    for note in store.find(ServiceNote, order="created_at"):
        notes[note.call].append(note.text)
    for call in store.find(ServiceCall, order="created_at"):
        yield (
            f"service_call:{call.number}",
            call.number,
            call.company,
            call.equipment,
            call.problem,
            call.urgency,
            call.call_back,
            call.access,
            call.state,
            call.created_at,
            " | ".join(notes[call.number]),
        )


def _leads(store: Store) -> Iterator[Row]:
    for lead in store.find(Lead, order="created_at"):
        yield f"lead:{lead.id}", lead.name, lead.company_name, lead.reach_at, lead.size, lead.created_at


def _autopay_requests(store: Store) -> Iterator[Row]:
    labels = {method.id: f"{method.brand} {method.last4}" for method in store.find(Method)}
    for request in store.find(Autopay, order="requested_at"):
        yield (
            f"autopay:{request.id}",
            request.company,
            labels.get(request.method, ""),
            request.day,
            request.cap,
            request.currency,
            request.state,
            request.requested_at,
            request.ended_at,
            request.channel,
            request.consent_text,
        )


def _disputes(store: Store) -> Iterator[Row]:
    for dispute in store.find(Dispute, order="created_at"):
        yield (
            f"dispute:{dispute.number}",
            dispute.number,
            dispute.company,
            dispute.invoice,
            dispute.amount,
            dispute.currency,
            dispute.reason,
            dispute.note,
            dispute.state,
            dispute.created_at,
            dispute.ended_at,
        )


def _promises(store: Store) -> Iterator[Row]:
    """A row an instalment; the first keeps the key that the promise had when it was one amount only."""
    instalments = defaultdict(list)
    for instalment in store.find(PromiseInstalment, order="position"):
        instalments[instalment.promise].append(instalment)
    for promise in store.find(Promise, order="created_at"):
        for one in instalments[promise.id]:
            yield (
                f"promise:{promise.id}" if one.position == 1 else f"promise:{promise.id}:{one.position}",
                promise.company,
                Money(one.cents, promise.currency),
                promise.currency,
                one.day,
                promise.note,
                promise.created_at,
                promise.replaced_at,
            )


def _readings(store: Store) -> Iterator[Row]:
    for reading in store.find(MeterReading, order="created_at"):
        counters = meters.as_text(reading.counters)
        yield f"meter:{reading.id}", reading.company, reading.equipment, counters, reading.doubt, reading.created_at


def _supply_orders(store: Store) -> Iterator[Row]:
    for order in store.find(SupplyOrder, order="created_at"):
        items = supplies.as_text(order.items)
        yield f"supplies:{order.number}", order.number, order.company, order.equipment, items, order.note, order.created_at


def _contact_changes(store: Store) -> Iterator[Row]:
    names = {contact.id: contact.name for contact in store.find(Contact)}
    for change in store.find(ContactChange, order="created_at"):
        name = names.get(change.contact, "")
        yield f"contact:{change.id}", change.company, name, change.kind, change.old, change.new, change.state, change.created_at


def _callbacks(store: Store) -> Iterator[Row]:
    for wish in store.find(HandOver, order="created_at"):
        yield f"callback:{wish.id}", wish.kind, wish.company, wish.reach_at, wish.reason, wish.state, wish.created_at
