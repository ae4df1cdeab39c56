"""How received money meets invoices: as chosen, or the oldest due first. What does not fit is unapplied credit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from domain.account.aging import OpenInvoice
from domain.core.errors import AmountTooLarge
from domain.core.money import Money


def toward_account(invoices: Iterable[OpenInvoice], amount: Money) -> dict[str, int]:
    """Fill invoices in the given order until the amount is used up: cents per invoice. Raises AmountTooLarge."""
    chosen: dict[str, int] = {}
    left = amount.cents
    for invoice in invoices:
        if left <= 0:
            break
        chosen[invoice.number] = min(left, invoice.balance.cents)
        left -= chosen[invoice.number]
    if left > 0:
        raise AmountTooLarge(owed=amount - Money(left, amount.currency))
    return chosen


def fit(proposed: Mapping[str, int], open_cents: Mapping[str, int], received: int) -> tuple[dict[str, int], int]:
    """Apply received cents to invoices as proposed, never beyond what is open: (cents per invoice, cents left over)."""
    applied: dict[str, int] = {}
    left = received
    for invoice, cents in proposed.items():
        share = max(0, min(cents, open_cents.get(invoice, 0), left))
        if share:
            applied[invoice] = share
            left -= share
    return applied, left
