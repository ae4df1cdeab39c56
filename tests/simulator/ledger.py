"""What is different in the database after a dialogue, each difference as a row of words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from domain.account.journal import APPLIED, UNAPPLIED
from domain.adapters.sql.tables import TABLES
from domain.billing.models import Autopay, Dispute, Method, Promise, PromiseInstalment
from domain.core.models import Audit, Counter, Delivery, ExecutedCommand, MigrationFinding
from domain.core.ports import Store
from domain.customers.models import FailedVerification, HandOver, Invitation, Lead, Membership, OneTimeCode, Person
from domain.erp.models import ImportRun
from domain.payments.models import (
    Entry,
    Hold,
    PayLink,
    PayLinkInvoice,
    PaymentAttempt,
    PaymentAttemptInvoice,
    Posting,
    WebhookEvent,
)
from domain.service.models import MeterReading, ServiceCall, ServiceNote, SupplyOrder
from tests.simulator.goal import Change

Books = Mapping[type[Any], Mapping[str, Any]]

_NEW: dict[type[Any], Callable[[Any, Books], list[Change]]] = {
    PayLink: lambda link, _: [("link", link.purpose, link.amount_cents, link.state)],
    PaymentAttempt: lambda attempt, _: [("attempt", attempt.purpose, attempt.amount_cents, attempt.state, attempt.method_label)],
    Hold: lambda hold, _: [("held", hold.invoice)],
    Posting: lambda posting, _: _posted(posting),
    Membership: lambda link, _: [("linked", link.company)],
    Method: lambda method, _: [("stored", _label(method))],
    Autopay: lambda wish, books: [("autopay", _label(books[Method][wish.method]), wish.day, wish.cap_cents)],
    ServiceCall: lambda call, _: [("call", call.equipment, call.urgency)],
    ServiceNote: lambda note, _: [("note", note.call)],
    HandOver: lambda wish, _: [("person wanted", wish.kind, wish.state)],
    Lead: lambda lead, _: [("lead",)],
    Dispute: lambda dispute, _: [("dispute", dispute.invoice, dispute.reason)],
    Promise: lambda _, __: [],  # its instalments say it
    PromiseInstalment: lambda one, _: [("promise", one.cents, one.day.isoformat())],
    MeterReading: lambda reading, _: [("meter", reading.equipment, *reading.counters.values())],
    SupplyOrder: lambda order, _: [("supplies", order.equipment, *item) for item in order.items.items()],
    Delivery: lambda letter, _: _mailed(letter),
}
# What is kept beside the matter: who speaks, proofs and their limits, keys, counters, the trail of what was done.
_BESIDES = (
    PayLinkInvoice,
    PaymentAttemptInvoice,
    MigrationFinding,
    Person,
    OneTimeCode,
    FailedVerification,
    Invitation,
    Entry,
    WebhookEvent,
    ExecutedCommand,
    Counter,
    Audit,
    ImportRun,
)
_KINDS = tuple(kind for kind in TABLES if kind not in _BESIDES)


def look(store: Store) -> Books:
    """All that is watched, as it is now."""
    return {kind: {getattr(record, _key(kind)): record for record in store.find(kind)} for kind in _KINDS}


def changes(before: Books, after: Books) -> list[Change]:
    """Everything that is different, in an order that is always the same."""
    found: list[Change] = []
    for kind in _KINDS:
        old, new = before[kind], after[kind]
        found += [("gone", kind.__name__, key) for key in old if key not in new]
        for key, record in new.items():
            if key not in old:
                found += _NEW[kind](record, after) if kind in _NEW else [("new", kind.__name__, key)]
            elif record != old[key]:
                found += _changed(old[key], record)
    return sorted(found, key=repr)


def _changed(old: Any, new: Any) -> list[Change]:
    match new:
        case Membership():
            return [("unlinked", new.company)] if new.revoked_at and not old.revoked_at else []
        case Method():
            return _method_changed(old, new)
        case ServiceCall():
            return [(f"call {new.state}", new.number)]
        case Delivery():
            return []
        case _:
            return [("changed", type(new).__name__, str(getattr(new, _key(type(new)))))]


def _method_changed(old: Method, new: Method) -> list[Change]:
    if new.removed_at:
        return [("removed", _label(new))]
    if new.is_default != old.is_default:
        return [("default" if new.is_default else "no default", _label(new))]
    return [("named", _label(new), new.nickname)]


def _posted(posting: Posting) -> list[Change]:
    if posting.account == APPLIED:
        return [("paid", posting.invoice or "", -posting.cents)]
    return [("unapplied", -posting.cents)] if posting.account == UNAPPLIED else []


def _mailed(letter: Delivery) -> list[Change]:
    """Documents that were sent; the other letters follow from what else is different."""
    if "statement" in letter.body:
        return [("statement mailed", letter.body["statement"])]
    return [("copy mailed", letter.body["invoice"])] if "invoice" in letter.body else []


def _label(method: Method) -> str:
    return f"{method.brand} {method.last4}"


def _key(kind: type[Any]) -> str:
    return fields(kind)[0].name
