"""Dispute an invoice: say that it is not accepted, and why; or accept it after all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Ask, Do, Ident, Move, Option, Word, ask, done, offer
from dialogs.reading.input import NOTHING
from dialogs.reading.selecting import meant
from dialogs.tables import invoice_options
from domain.account.access import PAY
from domain.account.aging import OpenInvoice
from domain.account.view import Account
from domain.billing import disputes
from domain.billing.models import DISPUTE_REASONS
from nlu.entities import dispute_reason
from nlu.meaning import Meaning

# The reasons on offer; the others are understood as well.
_OFFERED = ("amount", "not_received", "twice", "paid", "other")
_NO_NOTE = (Option(NOTHING, Word("no-note")),)


def _reason(reason: str) -> Word:
    return Word("dispute-reason", {"reason": reason})


@dataclass(frozen=True)
class DisputeInvoice(Flow):
    """Which invoice, what is wrong with it, and a note for accounts receivable."""

    starts: ClassVar[tuple[str, ...]] = ("dispute_invoice",)
    needs: ClassVar[str] = PAY
    fills: ClassVar[Mapping[str, str]] = {"invoice": "invoice_number"}
    depends: ClassVar[Mapping[str, tuple[str, ...]]] = {"why": ("note",)}

    invoice: str | None = None
    why: str | None = None
    note: str | None = None
    agreed: bool | None = None
    disputed: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> DisputeInvoice:
        told = dispute_reason.read(meaning.text) not in (None, "other")
        return cls(invoice=meant(meaning, account, listed), why=meaning.text if told else None)

    def next(self, account: Account) -> Move:
        if self.disputed is not None:
            options = offer("show_invoices", "withdraw_dispute", "show_balance")
            return done("dispute-noted", options=options, number=Ident(self.disputed["number"]))
        if self.invoice is None:
            return _which(account)
        found = account.open_invoice(self.invoice)
        if found is None:
            text = "dispute-not-open" if account.invoice(self.invoice) else "invoice-not-found"
            return done(text, options=offer("show_invoices", "reach_ar"), invoice=Ident(self.invoice))
        running = account.dispute(self.invoice)
        if running:
            return done("dispute-already", options=_ways_on(self.invoice), number=Ident(running.number))
        return self._question(found) or self._decided(found)

    def _question(self, found: OpenInvoice) -> Ask | None:
        if self.why is None:
            options = tuple(Option(reason, _reason(reason)) for reason in _OFFERED)
            return ask("why", "text", "dispute-why", options=options, invoice=Ident(found.number))
        if self.note is None and self.why in DISPUTE_REASONS:
            return ask("note", "note", "dispute-note", options=_NO_NOTE)
        if self.agreed is None:
            facts: dict[str, Any] = {"invoice": Ident(found.number), "balance": found.balance, "note": self._words() or "none"}
            return ask("agreed", "yes_no", "dispute-confirm", options=YES_NO, reason=_reason(self._kind()), **facts)
        return None

    def _decided(self, found: OpenInvoice) -> Move:
        if not self.agreed:
            return done("dispute-dropped", options=offer("show_invoices"))
        return Do(disputes.DisputeInvoice(found.number, self._kind(), self._words()), "disputed")

    def _kind(self) -> str:
        """The reason, as chosen or as it follows from the customer's own words."""
        why = self.why or ""
        return why if why in DISPUTE_REASONS else dispute_reason.read(why) or "other"

    def _words(self) -> str:
        """What the customer said in their own words."""
        if self.why in DISPUTE_REASONS:
            return "" if self.note in (None, NOTHING) else str(self.note)
        return self.why or ""


@dataclass(frozen=True)
class WithdrawDispute(Flow):
    """Accept a disputed invoice after all."""

    starts: ClassVar[tuple[str, ...]] = ("withdraw_dispute",)
    needs: ClassVar[str] = PAY
    fills: ClassVar[Mapping[str, str]] = {"invoice": "invoice_number"}

    invoice: str | None = None
    agreed: bool | None = None
    withdrawn: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> WithdrawDispute:
        named = meant(meaning, account, listed)
        only = account.disputes[0].invoice if len(account.disputes) == 1 else None
        return cls(invoice=named if named and account.dispute(named) else only)

    def next(self, account: Account) -> Move:
        if self.withdrawn is not None:
            return done("dispute-withdrawn", options=offer("show_invoices", "pay"), number=Ident(self.withdrawn["number"]))
        if not account.disputes:
            return done("dispute-none", options=offer("show_invoices", "dispute_invoice"))
        running = account.dispute(self.invoice or "")
        if running is None:
            disputed = tuple(invoice for invoice in account.open_invoices if account.dispute(invoice.number))
            return ask("invoice", "own_invoice", "dispute-which-withdraw", options=invoice_options(disputed))
        if self.agreed is None:
            facts: dict[str, Any] = {"invoice": Ident(running.invoice), "number": Ident(running.number)}
            return ask("agreed", "yes_no", "dispute-withdraw-confirm", options=YES_NO, **facts)
        if not self.agreed:
            return done("dispute-kept", number=Ident(running.number))
        return Do(disputes.WithdrawDispute(running.invoice), "withdrawn")


def _which(account: Account) -> Move:
    free = tuple(invoice for invoice in account.open_invoices if account.dispute(invoice.number) is None)
    if not free:
        return done("dispute-nothing", options=offer("show_invoices", "reach_ar"))
    return ask("invoice", "own_invoice", "dispute-which", options=invoice_options(free))


def _ways_on(invoice: str) -> tuple[Option, ...]:
    return (Option(f"/withdraw_dispute {invoice}", Word("offer-withdraw-dispute")), *offer("show_invoices", "reach_ar"))
