"""When the ERP has taken over a payment of ours, so that it is not deducted twice.

A payment is deducted from the ERP's balance (journal account ``ar_applied``) until the ERP shows it by itself. The ERP does
not say which payment lowered a balance, so: of our payments those count as taken over, each as a whole, that together explain
most of the fall; and all of them once the ERP has nothing open any more. Example: of an invoice of $200.00 we took
$30.00 and then $70.00. The ERP falls to $170.00: the $30.00 are reconciled, the customer sees $170.00 - $70.00 = $100.00.
It falls to $100.00: the $70.00 are reconciled, the customer still sees $100.00. A returned payment goes the other way round.
Money beyond all invoices (``customer_unapplied``) is reconciled likewise when the customer's credit in the ERP rises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.account import journal
from domain.account.questions import AppliedCents
from domain.core.ports import Store
from domain.payments.models import Entry, LedgerAccount, Posting


@dataclass(frozen=True)
class BalanceDrop:
    """How far the ERP's balance fell between two imports (negative: rose), and what it is now."""

    company: str
    invoice: str
    cents: int
    balance: int


def reconcile(store: Store, run: str, falls: Iterable[BalanceDrop], rises: Mapping[str, int], now: datetime) -> int:
    """Note in the journal what the ERP has taken over with this import; ``rises``: cents by which a customer's credit grew.

    Gives the number of entries. The same run reconciles nothing twice.
    """
    applied = store.ask(AppliedCents())
    by_company: dict[str, list[BalanceDrop]] = defaultdict(list)
    for fall in falls:
        if fall.invoice in applied:  # of every other invoice, all of our payments are taken over already
            by_company[fall.company].append(fall)
    entries = 0
    for company, company_falls in sorted(by_company.items()):
        invoices = tuple(fall.invoice for fall in company_falls)
        movements = _movements(store, store.find(Posting, company=company, account=journal.APPLIED, invoice=invoices))
        for fall in company_falls:
            cents = covered(movements.get(fall.invoice, []), fall.cents, fall.balance)
            entries += _note(store, run, company, journal.APPLIED, fall.invoice, cents, now)
    for company, rise in sorted(rises.items()):
        movements = _movements(store, store.find(Posting, company=company, account=journal.UNAPPLIED))
        cents = covered(movements.get(None, []), rise)
        entries += _note(store, run, company, journal.UNAPPLIED, None, cents, now)
    return entries


def covered(movements: list[int], fall: int, balance: int | None = None) -> int:
    """How much of our payments, given oldest first with returns negative, a fall of the balance to ``balance`` stands for."""
    total = sum(movements)
    if total < 0:
        return -covered([-cents for cents in movements], -fall)
    if balance == 0:
        return total
    explained = {0}
    for cents in outstanding(movements):
        explained |= {part + cents for part in explained if part + cents <= fall}
    return max(explained)


def outstanding(movements: list[int]) -> list[int]:
    """What is left of each payment, oldest first, after what was returned or reconciled since; for a total above zero."""
    gone = -sum(cents for cents in movements if cents < 0)
    left = []
    for cents in (cents for cents in movements if cents > 0):
        used = min(cents, gone)
        gone -= used
        if cents > used:
            left.append(cents - used)
    return left


def _movements(store: Store, postings: list[Posting]) -> dict[str | None, list[int]]:
    """Cents by invoice, oldest first; what was applied is positive."""
    entries = {posting.entry for posting in postings}
    moments = {entry.id: entry.recorded_at for entry in store.find(Entry, id=tuple(sorted(entries)))} if entries else {}
    movements: dict[str | None, list[int]] = defaultdict(list)
    for posting in sorted(postings, key=lambda posting: moments[posting.entry]):
        movements[posting.invoice].append(-posting.cents)
    return movements


def _note(store: Store, run: str, company: str, account: LedgerAccount, invoice: str | None, cents: int, now: datetime) -> bool:
    if not cents:
        return False
    currency = store.find(Posting, company=company, account=account, limit=1)[0].currency
    key = f"reconciled:{run}:{invoice or company}"
    postings: journal.Postings = {(account, invoice): cents, (journal.EXPORTED, invoice): -cents}
    return journal.record(store, "reconciled", key, None, company, currency, postings, now)
