"""Bringing in what the dealer's ERP says: what is new, what changed, what is gone, and what that means for our own payments.

The ERP stays the book of record for customers, invoices, credits and equipment. Everything happens in the caller's one
transaction: it commits the whole import, or rolls it back for a dry run and still has the summary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from domain.account import access
from domain.billing.models import Credit, Invoice, InvoiceLine
from domain.core.ports import Store
from domain.customers import contacts
from domain.customers.models import Company, Contact
from domain.erp import reconciliation
from domain.erp.models import ImportRun
from domain.erp.reconciliation import BalanceDrop
from domain.service import call_updates
from domain.service.models import CallStatus, Equipment

R = TypeVar("R")
_NAMES: Mapping[type[Any], str] = {
    Company: "customers",
    Contact: "contacts",
    Invoice: "invoices",
    InvoiceLine: "invoice lines",
    Credit: "credits",
    Equipment: "equipment",
}
_INVOICES_AT_ONCE = 500
_MOST_GONE_PERCENT = 20


class FaultyFiles(Exception):
    """The dealer's files have mistakes, and nothing of them was taken. ``str()`` tells each mistake on a line."""

    def write_report(self, path: Path) -> None:
        """Write every mistake to a file."""
        path.write_text(f"{self}\n", encoding="utf-8")


class TooManyGone(Exception):
    """So many open invoices are missing from the new files that they are likelier to be incomplete than the invoices paid."""

    def __init__(self, gone: int, open_before: int) -> None:
        super().__init__(gone, open_before)
        self.gone = gone
        self.open_before = open_before

    def __str__(self) -> str:
        return (
            f"{self.gone:,} of {self.open_before:,} open invoices are missing from invoices.csv, over {_MOST_GONE_PERCENT} %. "
            "Nothing was imported. If they were all paid, import again with --force; otherwise export the complete file."
        )


@dataclass(frozen=True)
class Batch:
    """Everything the ERP says now, by record class. A class that is not there was not told: what is stored of it stays."""

    records: Mapping[type[Any], Sequence[Any]]
    notes: tuple[str, ...] = ()

    def of(self, kind: type[R]) -> Sequence[R] | None:
        """All records of a class, or None if nothing was told of it."""
        return self.records.get(kind)


@dataclass(frozen=True)
class Counts:
    """What an import does to one kind. ``gone``: stored, but no longer in the ERP."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged, self.gone + other.gone
        )


@dataclass(frozen=True)
class ImportSummary:
    """What an import did, or would do. ``reconciled``: journal entries for payments that the ERP shows by itself now."""

    as_of: datetime
    counts: Mapping[str, Counts]
    reconciled: int
    notes: tuple[str, ...]

    def __str__(self) -> str:
        """A small table, and the notes."""
        lines = [f"{'':14}{'added':>10}{'changed':>10}{'unchanged':>11}{'gone':>8}"]
        lines += [f"{name:14}{c.added:>10,}{c.changed:>10,}{c.unchanged:>11,}{c.gone:>8,}" for name, c in self.counts.items()]
        if self.reconciled:
            lines.append(f"{self.reconciled:,} of our payments are in the dealer's books now.")
        return "\n".join([*lines, *(f"Note: {note}." for note in self.notes)])

    def facts(self) -> dict[str, Any]:
        """The counts as plain data, as they are kept with the import."""
        return {"counts": {name: asdict(counts) for name, counts in self.counts.items()}, "reconciled": self.reconciled}


def _silent(text: str) -> None:
    """Nobody is watching."""


def apply(
    store: Store, batch: Batch, as_of: datetime, force: bool = False, progress: Callable[[str], None] = _silent
) -> ImportSummary:
    """Make the store say what the ERP says; ``as_of`` is when it said so. The same batch again changes nothing.

    A missing invoice counts as paid in the ERP (balance zero, kept for history); missing contacts, credits, equipment and
    lines are removed; missing customers are kept. Raises TooManyGone, unless ``force``: the caller rolls back.
    """
    run = f"import-{store.next_number('imports')}"
    differences = _compare(store, batch, progress)
    # What a payment or a command finds about a company holds until it has ended: the import waits for it, or it for the import.
    access.lock_companies(store, _concerned(differences))
    credit_before = _credit_by_company(store)
    counts: dict[str, Counts] = {}
    falls: list[BalanceDrop] = []
    for kind, name in _NAMES.items():
        told = batch.of(kind)
        if told is None:
            continue
        if kind is Invoice:
            counts[name], falls = _bring_in_invoices(store, differences[kind], force)
        elif kind is InvoiceLine:
            progress(f"{name}: comparing {len(told):,} with what is known")
            counts[name] = _bring_in_lines(store, told)
        elif kind is Contact:
            counts[name] = _bring_in(store, kind, _contacts_now(store, told))
        else:
            counts[name] = _bring_in(store, kind, differences[kind], remove_gone=kind is not Company)
    reconciled = reconciliation.reconcile(store, run, falls, _rises(credit_before, _credit_by_company(store)), as_of)
    notes, calls = [*batch.notes, *_observations(batch, counts)], batch.of(CallStatus)
    if calls is not None:
        counts["service calls"], unknown = _bring_in_calls(store, calls, run, as_of)
        notes += unknown
    summary = ImportSummary(as_of, counts, reconciled, tuple(notes))
    store.insert(ImportRun(run, as_of, summary.facts()))
    return summary


@dataclass(frozen=True)
class _Difference:
    """What was told beside what is stored. ``changed`` are pairs of (before, now); ``gone`` are stored records."""

    added: list[Any]
    changed: list[tuple[Any, Any]]
    unchanged: list[Any]
    gone: list[Any]

    @classmethod
    def between(cls, stored: Iterable[Any], told: Iterable[Any]) -> _Difference:
        before = {_key(record): record for record in stored}
        pairs = [(before.pop(_key(record), None), record) for record in told]
        added = [now for old, now in pairs if old is None]
        changed = [(old, now) for old, now in pairs if old is not None and old != now]
        return cls(added, changed, [now for old, now in pairs if old == now], list(before.values()))

    def stored(self) -> Iterator[Any]:
        """What was stored before."""
        return chain(self.unchanged, (old for old, _ in self.changed), self.gone)

    def to_save(self) -> list[Any]:
        return self.added + [now for _, now in self.changed]

    def counts(self) -> Counts:
        return Counts(len(self.added), len(self.changed), len(self.unchanged), len(self.gone))


_NO_DIFFERENCE = _Difference([], [], [], [])


def _key(record: Any) -> Any:
    return getattr(record, fields(record)[0].name)


def _compare(store: Store, batch: Batch, progress: Callable[[str], None]) -> dict[type[Any], _Difference]:
    """What was told of each kind beside what is stored of it; without lines, which are too many to be compared at once."""
    differences = {}
    for kind, name in _NAMES.items():
        told = batch.of(kind)
        if told is not None and kind is not InvoiceLine:
            progress(f"{name}: comparing {len(told):,} with what is known")
            differences[kind] = _Difference.between(store.find(kind), told)
    return differences


def _concerned(differences: Mapping[type[Any], _Difference]) -> Iterator[str]:
    """The companies of whose books something changes."""
    for kind in (Company, Contact, Invoice, Credit):
        difference = differences.get(kind, _NO_DIFFERENCE)
        gone = (record for record in difference.gone if kind is not Invoice or record.balance_cents)
        for record in chain(difference.to_save(), gone):
            yield record.number if kind is Company else record.company


def _contacts_now(store: Store, told: Sequence[Contact]) -> _Difference:
    """Contacts are looked at again under the lock. What is stored is read first: a change that a customer makes in between is
    then found among those to be kept, and is not written over."""
    stored = store.find(Contact)
    return _Difference.between(stored, contacts.kept(store, told))


def _bring_in(store: Store, kind: type[Any], difference: _Difference, remove_gone: bool = True) -> Counts:
    store.upsert_all(difference.to_save())
    for record in difference.gone if remove_gone else ():
        store.delete(kind, _key(record))
    return difference.counts()


def _bring_in_invoices(store: Store, difference: _Difference, force: bool) -> tuple[Counts, list[BalanceDrop]]:
    closed = [(before, replace(before, balance_cents=0)) for before in difference.gone if before.balance_cents]
    open_before = sum(invoice.balance_cents > 0 for invoice in difference.stored())
    if len(closed) * 100 > open_before * _MOST_GONE_PERCENT and not force:
        raise TooManyGone(len(closed), open_before)
    store.upsert_all([*difference.to_save(), *(now for _, now in closed)])
    falls = [
        BalanceDrop(now.company, now.number, before.balance_cents - now.balance_cents, now.balance_cents)
        for before, now in difference.changed + closed
        if before.balance_cents != now.balance_cents
    ]
    return replace(difference.counts(), gone=len(closed)), falls


def _bring_in_lines(store: Store, told: Sequence[InvoiceLine]) -> Counts:
    """Some invoices at a time, to keep memory small. Lines of an invoice that has no line any more are its history, and stay."""
    by_invoice: dict[str, list[InvoiceLine]] = defaultdict(list)
    for line in told:
        by_invoice[line.invoice].append(line)
    numbers = iter(by_invoice)
    total = Counts()
    while some := tuple(islice(numbers, _INVOICES_AT_ONCE)):
        stored = store.find(InvoiceLine, invoice=some)
        difference = _Difference.between(stored, (line for number in some for line in by_invoice[number]))
        store.upsert_all(difference.to_save())
        for line in difference.gone:
            store.delete(InvoiceLine, line.id)
        total += difference.counts()
    return total


def _bring_in_calls(store: Store, told: Sequence[CallStatus], run: str, as_of: datetime) -> tuple[Counts, tuple[str, ...]]:
    """What dispatch says of our service calls; with a note of those that are not ours."""
    followed = call_updates.follow(store, told, run, as_of)
    counts = Counts(changed=followed.changed, unchanged=len(told) - followed.changed - followed.unknown)
    unknown = f"service calls that were not logged here, and left out: {followed.unknown:,}"
    return counts, (unknown,) if followed.unknown else ()


def _credit_by_company(store: Store) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for credit in store.find(Credit):
        sums[credit.company] += credit.amount_cents
    return sums


def _rises(before: Mapping[str, int], now: Mapping[str, int]) -> dict[str, int]:
    changes = {company: now.get(company, 0) - before.get(company, 0) for company in before.keys() | now.keys()}
    return {company: cents for company, cents in changes.items() if cents}


def _observations(batch: Batch, counts: Mapping[str, Counts]) -> Iterator[str]:
    """What the dealer may want to look into, though nothing is wrong."""
    gone = counts[_NAMES[Company]].gone if _NAMES[Company] in counts else 0
    if gone:
        yield f"customers no longer in the files, and kept: {gone:,}"
    contacts = batch.of(Contact)
    if contacts is not None:
        reachable = {contact.company for contact in contacts if contact.email or contact.phone}
        lonely = sorted(company.number for company in batch.of(Company) or () if company.number not in reachable)
        if lonely:
            some = ", ".join(lonely[:5]) + (", ..." if len(lonely) > 5 else "")
            yield f"customers without e-mail or phone on file, whom nobody can link: {len(lonely):,} ({some})"
