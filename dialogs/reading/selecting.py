"""From "the two oldest but not 10482" to invoice numbers, on the invoices that are open and what was listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from domain.account.aging import OpenInvoice
from domain.account.view import Account
from nlu.entities.invoice_listed import between
from nlu.entities.selection import Selection
from nlu.meaning import Meaning


def meant(meaning: Meaning, account: Account, listed: tuple[str, ...]) -> str | None:
    """The one invoice that a message names or describes ("the second one", "the oldest"), or "it": the one just spoken of."""
    named: str | None = meaning.first("invoice_number")
    if named:
        return named
    selection = meaning.first("selection")
    chosen = choose(selection, account.open_invoices, account.today, listed) if selection else listed
    return chosen[0] if len(chosen) == 1 else None


def choose(selection: Selection, invoices: Sequence[OpenInvoice], today: date, listed: Sequence[str] = ()) -> tuple[str, ...]:
    """The chosen invoices' numbers, in the order of ``invoices`` (oldest due first); empty when none fits.

    ``listed`` is what positions ("the second one") refer to; without it, the order of ``invoices``.
    Empty as well when a named number or position is not there, or what should be left out is not: paying a part of what was
    meant, or more, would be a guess.
    """
    known = [invoice.number for invoice in invoices]
    named = _named(selection, known, listed or known)
    if named is None:
        return ()
    chosen = set(named)
    if _describes(selection):
        chosen |= {invoice.number for invoice in _described(selection, invoices, today)}
    if selection.without:
        left_out = set(choose(selection.without, invoices, today, listed))
        if not left_out and _names(selection.without):
            return ()
        chosen -= left_out
    return tuple(number for number in known if number in chosen)


def _names(selection: Selection) -> bool:
    """Whether it speaks of certain invoices, rather than of any that may fit."""
    return bool(selection.numbers or selection.positions or selection.ranges or selection.words or selection.po)


def _named(selection: Selection, known: Sequence[str], listed: Sequence[str]) -> list[str] | None:
    try:
        at_positions = [listed[position - 1 if position > 0 else position] for position in selection.positions]
    except IndexError:
        return None
    in_ranges = [number for span in selection.ranges for number in between(span, known)]
    named = [*selection.numbers, *at_positions, *in_ranges]
    return named if set(named) <= set(known) else None


def _describes(selection: Selection) -> bool:
    limits = (
        selection.over_days,
        selection.up_to_days,
        selection.month,
        selection.months_ago,
        selection.over_cents,
        selection.up_to_cents,
    )
    words = (selection.everything, selection.past_due, selection.order, selection.words, selection.po)
    only_exclusion = bool(selection.without) and not (selection.numbers or selection.positions)
    return any(limit is not None for limit in limits) or any(words) or only_exclusion


def _described(selection: Selection, invoices: Sequence[OpenInvoice], today: date) -> list[OpenInvoice]:
    left = [invoice for invoice in invoices if _fits(selection, invoice, today)]
    if not selection.order:
        return left
    return _ordered(left, selection.order)[: selection.count or 1]


def _ordered(invoices: Iterable[OpenInvoice], order: str) -> list[OpenInvoice]:
    match order:
        case "oldest":
            return sorted(invoices, key=lambda invoice: (invoice.due_date, invoice.number))
        case "newest":
            return sorted(invoices, key=lambda invoice: (invoice.due_date, invoice.number), reverse=True)
        case "smallest":
            return sorted(invoices, key=lambda invoice: invoice.balance.cents)
        case _:
            return sorted(invoices, key=lambda invoice: -invoice.balance.cents)


def _fits(selection: Selection, invoice: OpenInvoice, today: date) -> bool:
    days, cents = invoice.days_past_due(today), invoice.balance.cents
    return all(
        (
            not selection.past_due or days > 0,
            selection.over_days is None or days > selection.over_days,
            selection.up_to_days is None or days <= selection.up_to_days,
            selection.over_cents is None or cents > selection.over_cents,
            selection.up_to_cents is None or cents <= selection.up_to_cents,
            _in_month(selection, invoice.invoice_date, today),
            not selection.po or selection.po.casefold() in invoice.po_number.casefold(),
            not selection.words or selection.words.casefold() in f"{invoice.location} {invoice.description}".casefold(),
        )
    )


def _in_month(selection: Selection, day: date, today: date) -> bool:
    if selection.months_ago is not None:
        return (today.year - day.year) * 12 + today.month - day.month == selection.months_ago
    return selection.month is None or day.month == selection.month
