"""Documents made on the spot: invoice copies and receipts, as PDF."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

from bot.assistant import Transactions
from bot.messages import file_name
from domain import journal
from domain.errors import NotFound
from domain.money import Money
from domain.ports import Attachment, Store
from domain.records import Attempt, Company, Invoice, InvoiceLine


class Printer(Protocol):
    """Lays out documents; ``domain.adapters.pdf`` behind the dealer's face."""

    def invoice(self, company: Company, invoice: Invoice, lines: list[InvoiceLine], applied: Money, language: str) -> bytes: ...
    def receipt(self, company: Company, attempt: Attempt, language: str) -> bytes: ...


class Paperwork:
    """Prints what is asked for from the records as they are now. Who may ask is the caller's business."""

    def __init__(self, database: Transactions, printer: Printer) -> None:
        self._database, self._printer = database, printer

    async def invoice(self, number: str, language: str) -> Attachment:
        """A copy of an invoice. Raises NotFound."""

        def look(store: Store) -> tuple[Company, Invoice, list[InvoiceLine], Money]:
            invoice = store.get(Invoice, number)
            company = store.get(Company, invoice.company) if invoice else None
            if invoice is None or company is None:
                raise NotFound()
            applied = Money(journal.applied_by_invoice(store, company.number).get(number, 0), invoice.currency)
            return company, invoice, store.find(InvoiceLine, order="position", invoice=number), applied

        company, invoice, lines, applied = await self._read(look)
        content = await asyncio.to_thread(self._printer.invoice, company, invoice, lines, applied, language)
        return Attachment(file_name("invoice", number), "application/pdf", content)

    async def receipt(self, attempt_id: str, language: str) -> Attachment:
        """The receipt of a payment that was received, and not reversed. Raises NotFound."""

        def look(store: Store) -> tuple[Company, Attempt]:
            attempt = store.get(Attempt, attempt_id)
            company = store.get(Company, attempt.company) if attempt else None
            if attempt is None or company is None or attempt.state != "succeeded":
                raise NotFound()
            return company, attempt

        company, attempt = await self._read(look)
        content = await asyncio.to_thread(self._printer.receipt, company, attempt, language)
        return Attachment(file_name("receipt", attempt.confirmation), "application/pdf", content)

    async def _read(self, work: Any) -> Any:
        return await asyncio.wrap_future(self._database.read(work))
