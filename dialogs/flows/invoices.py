"""Show invoices: the open ones, those past due, or one in detail with its copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Do, End, Ident, Move, Option, Say, Table, Target, Word, ask, done, offer
from dialogs.reading.selecting import choose, meant
from dialogs.tables import invoice_options, invoice_table
from domain.account.access import SEE
from domain.account.aging import OpenInvoice
from domain.account.view import Account
from domain.billing.invoice_copies import SendInvoiceCopy
from domain.billing.models import Invoice
from domain.core.money import Money
from nlu.entities.selection import Selection
from nlu.meaning import Meaning

_SHOWN = 10


@dataclass(frozen=True)
class ShowInvoices(Flow):
    """List open invoices, oldest due first, at most ten; the rest is counted and summed. Or only those that were described."""

    starts: ClassVar[tuple[str, ...]] = ("show_invoices", "show_past_due")
    needs: ClassVar[str] = SEE

    wanted: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> ShowInvoices:
        late = Selection(past_due=True) if meaning.intent == "show_past_due" else None
        selection = meaning.first("selection") or late
        return cls(wanted=selection.to_json() if selection else None)

    def next(self, account: Account) -> Move:
        chosen = account.open_invoices
        selection = Selection.from_json(self.wanted) if self.wanted else None
        if selection:
            numbers = choose(selection, chosen, account.today)
            chosen = tuple(invoice for invoice in chosen if invoice.number in numbers)
        if not chosen:
            text = f"invoices-none{_kind(selection)}" if account.open_invoices else "invoices-none"
            return done(text, options=offer("show_balance", "show_paid_invoices"))
        listed = tuple(invoice.number for invoice in chosen)
        table = invoice_table(chosen[:_SHOWN], account, "invoices-title")
        facts = {"count": len(chosen), "total": account.total(listed), "more": max(len(chosen) - _SHOWN, 0)}
        options = offer("pay_listed", "pay_invoices", "invoice_detail")
        return End(
            Say(f"invoices{_kind(selection)}", facts, options=options, table=table, listed=listed[:_SHOWN], sensitive=True)
        )


@dataclass(frozen=True)
class ShowPaidInvoices(Flow):
    """The invoices that are settled, the newest first."""

    starts: ClassVar[tuple[str, ...]] = ("show_paid_invoices",)
    needs: ClassVar[str] = SEE

    def next(self, account: Account) -> Move:
        paid, count = account.paid_invoices(_SHOWN)
        if not paid:
            return done("invoices-none-paid", options=offer("show_invoices"))
        rows = tuple(
            (Word("invoice-paid-row", {"invoice": Ident(invoice.number), "day": invoice.invoice_date}), invoice.total)
            for invoice in paid
        )
        facts = {"count": count, "more": count - len(rows)}
        listed = tuple(invoice.number for invoice in paid)
        table = Table(Word("invoices-paid-title"), rows)
        options = offer("invoice_detail", "show_invoices")
        return End(Say("invoices-paid", facts, options=options, table=table, listed=listed, sensitive=True))


@dataclass(frozen=True)
class InvoiceDetail(Flow):
    """One invoice: dates, lines, balance, and a copy to open."""

    starts: ClassVar[tuple[str, ...]] = ("invoice_detail", "invoice_copy")
    needs: ClassVar[str] = SEE
    fills: ClassVar[Mapping[str, str]] = {"invoice": "invoice_number"}

    invoice: str | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> InvoiceDetail:
        return cls(invoice=meant(meaning, account, listed))

    def next(self, account: Account) -> Move:
        if not account.has_invoices:
            return done("invoices-none", options=offer("show_balance"))
        if self.invoice is None:
            return ask("invoice", "own_invoice", "invoice-which", options=invoice_options(account.open_invoices))
        found = account.invoice(self.invoice)
        if found is None:
            return done("invoice-not-found", options=offer("show_invoices"), invoice=Ident(self.invoice))
        copy = Target("invoice", found.number, Word("invoice-copy-label", {"invoice": Ident(found.number)}))
        say = Say("invoice-detail", _facts(found, account), table=_lines(found, account), document=copy, listed=(found.number,))
        ways_on = _ways_on(found, account)
        return End(replace(say, options=ways_on, suggests=ways_on[0].value, sensitive=True))


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
        return cls(invoice=meant(meaning, account, listed))

    def next(self, account: Account) -> Move:
        if self.invoice is None:
            return ask("invoice", "own_invoice", "invoice-which", options=invoice_options(account.open_invoices))
        if self.mailed is None:
            return Do(SendInvoiceCopy(self.invoice), "mailed")
        return done("invoice-mailed", invoice=Ident(self.invoice), masked=self.mailed["masked"])


def _kind(selection: Selection | None) -> str:
    """Which wording fits: everything, what is past due, or something described."""
    if selection is None or selection == Selection(everything=True):
        return ""
    return "-past-due" if selection == Selection(past_due=True) else "-chosen"


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
        "po": invoice.po_number or "none",
        "disputed": "yes" if account.dispute(invoice.number) else "no",
    }


def _lines(invoice: Invoice, account: Account) -> Table | None:
    rows = tuple((line.description, Money(line.amount_cents, invoice.currency)) for line in account.lines(invoice.number))
    title = Word("invoice-title", {"invoice": Ident(invoice.number)})
    return Table(title, rows, (Word("invoice-total"), invoice.total)) if rows else None


def _ways_on(invoice: Invoice, account: Account) -> tuple[Option, ...]:
    """What can be done with an invoice; the likeliest first."""
    pay = Option(f"/pay_invoices {invoice.number}", Word("offer-pay-this"))
    mail = Option(f"/mail_invoice_copy {invoice.number}", Word("offer-mail-invoice-copy"))
    if account.open_invoice(invoice.number) is None:
        return (mail, *offer("show_invoices"))
    dispute = Option(f"/dispute_invoice {invoice.number}", Word("offer-dispute-this"))
    withdraw = Option(f"/withdraw_dispute {invoice.number}", Word("offer-withdraw-dispute"))
    return (pay, mail, withdraw if account.dispute(invoice.number) else dispute, *offer("show_invoices"))


def _status(open_: OpenInvoice | None, account: Account) -> str:
    if open_ is None:
        return "paid"
    if open_.pending:
        return "pending"
    return "past-due" if open_.days_past_due(account.today) > 0 else "open"
