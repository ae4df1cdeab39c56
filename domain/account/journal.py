"""The double-entry journal: why every balance is what it is. Entries are added, never changed or removed.

Accounts: ``provider_clearing`` (debit: money the provider holds for the dealer), ``ar_applied`` (credit: applied to an
invoice and not yet in the ERP), ``customer_unapplied`` (credit: received beyond what was open), ``erp_exported``
(credit: the ERP shows it by itself now). A debit is positive, a credit negative; each entry sums to zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from domain.account.questions import AccountSums, AppliedCents
from domain.core.money import Money
from domain.core.ports import AlreadyThere, Store
from domain.core.tokens import new_id
from domain.payments.models import Entry, EntryKind, LedgerAccount, Posting

CLEARING: Final = "provider_clearing"
APPLIED: Final = "ar_applied"
UNAPPLIED: Final = "customer_unapplied"
EXPORTED: Final = "erp_exported"


Postings = Mapping[tuple[LedgerAccount, str | None], int]


class Unbalanced(ValueError):
    """The postings of an entry do not sum to zero: a defect, never a customer's fault."""


def record(
    store: Store,
    kind: EntryKind,
    key: str,
    attempt: str | None,
    company: str,
    currency: str,
    postings: Postings,
    now: datetime,
) -> bool:
    """Add one entry. ``postings`` maps (account, invoice or None) to cents. False if an entry with this key is there already."""
    if sum(postings.values()) != 0:
        raise Unbalanced(f"{kind} {key}: {dict(postings)}")
    entry = Entry(id=new_id(), key=key, kind=kind, attempt=attempt, recorded_at=now)
    try:
        store.insert(entry)
    except AlreadyThere:
        return False
    for (account, invoice), cents in postings.items():
        if cents:
            store.insert(Posting(new_id(), entry.id, account, company, invoice, currency, cents))
    return True


def reverse(store: Store, kind: EntryKind, key: str, original: str, now: datetime) -> bool:
    """Add the mirror image of the entry with the key ``original``. False if that is missing or was reversed already."""
    entry = next(iter(store.find(Entry, key=original)), None)
    if entry is None:
        return False
    postings = store.find(Posting, entry=entry.id)
    company, currency = postings[0].company, postings[0].currency
    mirrored = {(posting.account, posting.invoice): -posting.cents for posting in postings}
    return record(store, kind, key, entry.attempt, company, currency, mirrored, now)


def applied_by_invoice(store: Store, company: str) -> dict[str, int]:
    """Cents of ours applied to each invoice and not yet shown by the ERP; positive, unless the ERP shows a returned payment."""
    return store.ask(AppliedCents(company))


def unapplied(store: Store, company: str, currency: str) -> Money:
    """Money received from this customer beyond what its invoices could take."""
    return Money(-store.ask(AccountSums(company)).get(UNAPPLIED, 0), currency)


def sums(store: Store) -> dict[LedgerAccount, int]:
    """The balance of each account over all customers, in cents, as it is kept; together they are zero."""
    return store.ask(AccountSums())
