"""Show invoices: the open ones, those past due, or one in detail with its copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Do, Done, Ident, Move, Option, Say, Table, Target, Word, ask, done, offer
from dialogs.tables import invoice_options, invoice_table
from domain.access import SEE
from domain.account import Account
from domain.aging import OpenInvoice
from domain.commands import SendInvoiceCopy
from domain.money import Money
from domain.records import Invoice
from nlu.meaning import Meaning

_SHOWN = 10


@dataclass(frozen=True)
class ShowInvoices(Flow):
    """List open invoices, oldest due first, at most ten; the rest is counted and summed."""

    starts: ClassVar[tuple[str, ...]] = ("show_invoices", "show_past_due")
    needs: ClassVar[str] = SEE

    past_due: bool = False

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> ShowInvoices:
        return cls(past_due=meaning.intent == "show_past_due")

    def next(self, account: Account) -> Move:
        chosen = account.open_invoices
        if self.past_due:
            chosen = tuple(invoice for invoice in chosen if invoice.days_past_due(account.today) > 0)
        if not chosen:
            text = "invoices-none-past-due" if self.past_due and account.open_invoices else "invoices-none"
            return done(text, options=offer("show_balance", "payment_history"))
        listed = tuple(invoice.number for invoice in chosen)
        table = invoice_table(chosen[:_SHOWN], account, "invoices-title-past-due" if self.past_due else "invoices-title")
        facts = {"count": len(chosen), "total": account.total(listed), "more": max(len(chosen) - _SHOWN, 0)}
        options = offer("pay_listed", "pay_invoices", "invoice_detail")
        text = "invoices-past-due" if self.past_due else "invoices"
        return Done(Say(text, facts, options=options, table=table, listed=listed[:_SHOWN], sensitive=True))


@dataclass(frozen=True)
class InvoiceDetail(Flow):
    """One invoice: dates, lines, balance, and a copy to open."""

    starts: ClassVar[tuple[str, ...]] = ("invoice_detail", "invoice_copy")
    needs: ClassVar[str] = SEE
    fills: ClassVar[Mapping[str, str]] = {"invoice": "invoice_number"}

    invoice: str | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> InvoiceDetail:
        return cls(invoice=meaning.first("invoice_number") or _only(listed))

    def next(self, account: Account) -> Move:
        if not account.invoices:
            return done("invoices-none", options=offer("show_balance"))
        if self.invoice is None:
            return ask("invoice", "own_invoice", "invoice-which", options=invoice_options(account.open_invoices))
        found = account.invoice(self.invoice)
        if found is None:
            return done("invoice-not-found", options=offer("show_invoices"), invoice=Ident(self.invoice))
        copy = Target("invoice", found.number, Word("invoice-copy-label", {"invoice": Ident(found.number)}))
        say = Say("invoice-detail", _facts(found, account), table=_lines(found, account), document=copy, listed=(found.number,))
        return Done(replace(say, options=_ways_on(found, account), sensitive=True))


@dataclass(frozen=True)
class MailInvoiceCopy(Flow):
    """An invoice copy by e-mail to the address on file: what a telephone can do for a document."""

    starts: ClassVar[tuple[str, ...]] = ("mail_invoice_copy",)
    needs: ClassVar[str] = SEE
    fills: ClassVar[Mapping[str, str]] = {"invoice": "invoice_number"}

    invoice: str | None = None
    mailed: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> MailInvoiceCopy:
        return cls(invoice=meaning.first("invoice_number") or _only(listed))

    def next(self, account: Account) -> Move:
        if self.invoice is None:
            return ask("invoice", "own_invoice", "invoice-which", options=invoice_options(account.open_invoices))
        if self.mailed is None:
            return Do(SendInvoiceCopy(self.invoice), "mailed")
        return done("invoice-mailed", invoice=Ident(self.invoice), masked=self.mailed["masked"])


def _only(listed: tuple[str, ...]) -> str | None:
    """ "It": the one invoice that was just spoken of."""
    return listed[0] if len(listed) == 1 else None


def _facts(invoice: Invoice, account: Account) -> dict[str, Any]:
    open_ = account.open_invoice(invoice.number)
    return {
        "invoice": Ident(invoice.number),
        "invoice_date": invoice.invoice_date,
        "due_date": invoice.due_date,
        "total": invoice.total,
        "balance": open_.balance if open_ else Money(0, invoice.currency),
        "status": _status(open_, account),
        "days": open_.days_past_due(account.today) if open_ else 0,
        "description": invoice.description or invoice.location or "-",
        "po": invoice.po_number or "-",
    }


def _lines(invoice: Invoice, account: Account) -> Table | None:
    rows = tuple((line.description, Money(line.amount_cents, invoice.currency)) for line in account.lines(invoice.number))
    title = Word("invoice-title", {"invoice": Ident(invoice.number)})
    return Table(title, rows, (Word("invoice-total"), invoice.total)) if rows else None


def _ways_on(invoice: Invoice, account: Account) -> tuple[Option, ...]:
    pay = Option(f"/pay_invoices {invoice.number}", Word("offer-pay-this"))
    mail = Option(f"/mail_invoice_copy {invoice.number}", Word("offer-mail-invoice-copy"))
    return (pay, mail, *offer("show_invoices")) if account.open_invoice(invoice.number) else (mail, *offer("show_invoices"))


def _status(open_: OpenInvoice | None, account: Account) -> str:
    if open_ is None:
        return "paid"
    if open_.pending:
        return "pending"
    return "past-due" if open_.days_past_due(account.today) > 0 else "open"
