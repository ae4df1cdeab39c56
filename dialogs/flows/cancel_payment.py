"""Give up a payment that was begun and not finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, Ident, Move, ask, done, offer
from domain.account.access import PAY
from domain.account.view import Account
from domain.payments.payments import CancelPayment as Cancel


@dataclass(frozen=True)
class CancelPayment(Flow):
    """Close the provider's page of a payment under way, so that its invoices are free again."""

    starts: ClassVar[tuple[str, ...]] = ("cancel_payment",)
    needs: ClassVar[str] = PAY
    fills: ClassVar[Mapping[str, str]] = {"invoice": "invoice_number"}

    invoice: str | None = None
    agreed: bool | None = None
    cancelled: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.cancelled is not None:
            return done("cancel-payment-asked", options=offer("show_balance"))
        held = [invoice.number for invoice in account.open_invoices if invoice.pending]
        number = self.invoice or next(iter(held), "")
        if number not in held:
            return done("cancel-payment-none", options=offer("show_balance"))
        if self.agreed is None:
            return ask("agreed", "yes_no", "cancel-payment-confirm", options=YES_NO, invoice=Ident(number))
        if not self.agreed:
            return done("cancel-payment-kept")
        return Do(Cancel(number), "cancelled")
