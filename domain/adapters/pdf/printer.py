"""Prints documents with the dealer's face. The PDF library is loaded with the first one: it would delay every start."""

from __future__ import annotations

from collections.abc import Mapping

from domain.adapters.pdf.face import DealerFace
from domain.billing.models import Invoice, InvoiceLine
from domain.billing.statement import Statement
from domain.core.money import Money
from domain.customers.models import Company
from domain.payments.models import PaymentAttempt


class DealerPrinter:
    """A ``Printer`` of PDF documents."""

    def __init__(self, face: DealerFace) -> None:
        self._face = face

    def invoice(self, company: Company, invoice: Invoice, lines: list[InvoiceLine], applied: Money, language: str) -> bytes:
        from domain.adapters.pdf.invoice import invoice_pdf

        return invoice_pdf(self._face, company, invoice, lines, applied, language)

    def receipt(self, company: Company, attempt: PaymentAttempt, basket: Mapping[str, int], language: str) -> bytes:
        from domain.adapters.pdf.receipt import receipt_pdf

        return receipt_pdf(self._face, company, attempt, basket, language)

    def statement(self, statement: Statement, language: str) -> bytes:
        from domain.adapters.pdf.statement import statement_pdf

        return statement_pdf(self._face, statement, language)
