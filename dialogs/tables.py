"""Invoices as rows and as choices, the same in every flow."""

from __future__ import annotations

from dialogs.moves import Ident, Option, Table, Word
from domain.account.aging import OpenInvoice
from domain.account.view import Account


def invoice_table(invoices: tuple[OpenInvoice, ...], account: Account, title: str) -> Table:
    """A row an invoice, with its due date and age in words."""
    rows = tuple((_label(invoice, account), invoice.balance) for invoice in invoices)
    return Table(Word(title), rows, (Word("invoice-total"), account.total(tuple(invoice.number for invoice in invoices))))


def invoice_options(invoices: tuple[OpenInvoice, ...]) -> tuple[Option, ...]:
    """Up to eight invoices as choices."""
    return tuple(
        Option(i.number, Word("invoice-option", {"invoice": Ident(i.number), "balance": i.balance})) for i in invoices[:8]
    )


def _label(invoice: OpenInvoice, account: Account) -> Word:
    days = invoice.days_past_due(account.today)
    state = _state(invoice, account)
    return Word("invoice-row", {"invoice": Ident(invoice.number), "due": invoice.due_date, "days": max(days, 0), "state": state})


def _state(invoice: OpenInvoice, account: Account) -> str:
    if invoice.pending:
        return "pending"
    if account.dispute(invoice.number):
        return "disputed"
    return "late" if invoice.days_past_due(account.today) > 0 else "due"
