"""Documents made on the spot: invoice copies, receipts and statements of account, as PDF."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

from bot.messages import file_name
from domain.account import journal
from domain.billing.models import Invoice, InvoiceLine
from domain.billing.statement import Statement, statement_of
from domain.core.errors import UnknownDocument, UnknownInvoice
from domain.core.money import Money
from domain.core.policy import Policy
from domain.core.ports import Attachment, Clock, Store, Transactions
from domain.customers.models import Company
from domain.payments import baskets
from domain.payments.models import PaymentAttempt


class Printer(Protocol):
    """Lays out documents; ``domain.adapters.pdf`` behind the dealer's face."""

    def invoice(self, company: Company, invoice: Invoice, lines: list[InvoiceLine], applied: Money, language: str) -> bytes: ...
    def receipt(self, company: Company, attempt: PaymentAttempt, basket: Mapping[str, int], language: str) -> bytes: ...
    def statement(self, statement: Statement, language: str) -> bytes: ...


class DocumentService:
    """Prints what is asked for from the records as they are now. Who may ask is the caller's business."""

    def __init__(self, database: Transactions, printer: Printer, policy: Policy, clock: Clock) -> None:
        self._database, self._printer, self._policy, self._clock = database, printer, policy, clock

    async def document(self, kind: str, identity: str, language: str) -> Attachment:
        """A document by its kind (invoice, receipt, statement) and the number or id of what it is of. Raises NotFound."""
        match kind:
            case "invoice":
                return await self.invoice(identity, language)
            case "receipt":
                return await self.receipt(identity, language)
            case "statement":
                return await self.statement(identity, language)
        raise UnknownDocument()

    async def invoice(self, number: str, language: str) -> Attachment:
        """A copy of an invoice. Raises UnknownInvoice."""

        def load(store: Store) -> tuple[Company, Invoice, list[InvoiceLine], Money]:
            invoice = store.get(Invoice, number)
            company = store.get(Company, invoice.company) if invoice else None
            if invoice is None or company is None:
                raise UnknownInvoice()
            applied = Money(journal.applied_by_invoice(store, company.number).get(number, 0), invoice.currency)
            return company, invoice, store.find(InvoiceLine, order="position", invoice=number), applied

        company, invoice, lines, applied = await self._read(load)
        content = await asyncio.to_thread(self._printer.invoice, company, invoice, lines, applied, language)
        return Attachment(file_name("invoice", number), "application/pdf", content)

    async def receipt(self, attempt_id: str, language: str) -> Attachment:
        """The receipt of a payment that was received, and not reversed. Raises UnknownDocument."""

        def load(store: Store) -> tuple[Company, PaymentAttempt, dict[str, int]]:
            attempt = store.get(PaymentAttempt, attempt_id)
            company = store.get(Company, attempt.company) if attempt else None
            if attempt is None or company is None or attempt.state != "succeeded":
                raise UnknownDocument()
            return company, attempt, baskets.of_attempt(store, attempt.id)

        company, attempt, basket = await self._read(load)
        content = await asyncio.to_thread(self._printer.receipt, company, attempt, basket, language)
        return Attachment(file_name("receipt", attempt.confirmation), "application/pdf", content)

    async def statement(self, company: str, language: str) -> Attachment:
        """A customer's statement of account as it is now. Raises UnknownCompany."""
        now = self._clock.now()
        statement = await self._read(lambda store: statement_of(store, company, self._policy, now))
        content = await asyncio.to_thread(self._printer.statement, statement, language)
        return Attachment(file_name("statement", f"{company}-{statement.day}"), "application/pdf", content)

    async def _read(self, work: Any) -> Any:
        return await asyncio.wrap_future(self._database.read(work))
