"""The words on paper, and amounts and days as each language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal

from domain.core.money import Money

ENGLISH: Mapping[str, str] = {
    "invoice": "Invoice",
    "copy": "Copy",
    "continued": "continued",
    "bill_to": "Bill to",
    "invoice_number": "Invoice number",
    "customer": "Customer",
    "customer_number": "Customer number",
    "invoice_date": "Invoice date",
    "due_date": "Due date",
    "terms": "Terms",
    "po_number": "PO number",
    "location": "Location",
    "description": "Description",
    "quantity": "Quantity",
    "unit_price": "Unit price",
    "amount": "Amount",
    "subtotal": "Subtotal",
    "other": "Tax and other charges",
    "adjustments": "Adjustments",
    "total": "Total",
    "paid": "Paid or credited",
    "balance_due": "Balance due",
    "paid_in_full": "Paid in full",
    "detach": "Paying by check? Please return this part with it.",
    "remittance": "Remittance advice",
    "remit_to": "Send to",
    "enclosed": "Amount enclosed",
    "page": "Page {page} of {pages}",
    "receipt": "Receipt",
    "paid_mark": "Paid",
    "received_from": "Received from",
    "confirmation": "Confirmation number",
    "date": "Date and time",
    "method": "Paid with",
    "invoices_paid": "Paid on these invoices",
    "account_credit": "Credit on the account",
    "total_paid": "Total paid",
    "thanks": "Thank you for your payment.",
    "statement": "Statement of account",
    "statement_for": "Statement for",
    "statement_day": "Statement date",
    "books_of": "Our books as of",
    "past_due": "Past due",
    "amount_due": "Amount due",
    "not_due": "Not yet due",
    "days_1_30": "1–30 days late",
    "days_31_60": "31–60 days late",
    "days_61_90": "61–90 days late",
    "over_90": "Over 90 days late",
    "days_late": "Days late",
    "open": "Open",
    "in_dispute": "in dispute",
    "open_invoices": "Open invoices",
    "credit": "Unapplied credit",
    "on_its_way": "Payments on their way (not taken off)",
    "in_your_favor": "In your favor",
    "received_lately": "Payments received in the last 90 days",
    "day": "Date",
}

SPANISH: Mapping[str, str] = {
    "invoice": "Factura",
    "copy": "Copia",
    "continued": "continuación",
    "bill_to": "Facturar a",
    "invoice_number": "Número de factura",
    "customer": "Cliente",
    "customer_number": "Número de cliente",
    "invoice_date": "Fecha de factura",
    "due_date": "Vencimiento",
    "terms": "Condiciones",
    "po_number": "Orden de compra",
    "location": "Ubicación",
    "description": "Descripción",
    "quantity": "Cantidad",
    "unit_price": "Precio unitario",
    "amount": "Importe",
    "subtotal": "Subtotal",
    "other": "Impuestos y otros cargos",
    "adjustments": "Ajustes",
    "total": "Total",
    "paid": "Pagado o abonado",
    "balance_due": "Saldo pendiente",
    "paid_in_full": "Pagada por completo",
    "detach": "¿Paga con cheque? Envíe esta parte junto con él.",
    "remittance": "Aviso de pago",
    "remit_to": "Enviar a",
    "enclosed": "Importe adjunto",
    "page": "Página {page} de {pages}",
    "receipt": "Recibo",
    "paid_mark": "Pagado",
    "received_from": "Recibido de",
    "confirmation": "Número de confirmación",
    "date": "Fecha y hora",
    "method": "Pagado con",
    "invoices_paid": "Pagado de estas facturas",
    "account_credit": "Crédito en la cuenta",
    "total_paid": "Total pagado",
    "thanks": "Gracias por su pago.",
    "statement": "Estado de cuenta",
    "statement_for": "Estado de cuenta de",
    "statement_day": "Fecha",
    "books_of": "Nuestros libros al",
    "past_due": "Vencido",
    "amount_due": "Total por pagar",
    "not_due": "Por vencer",
    "days_1_30": "1–30 días de atraso",
    "days_31_60": "31–60 días de atraso",
    "days_61_90": "61–90 días de atraso",
    "over_90": "Más de 90 días de atraso",
    "days_late": "Días",
    "open": "Pendiente",
    "in_dispute": "en disputa",
    "open_invoices": "Facturas abiertas",
    "credit": "Saldo a favor sin aplicar",
    "on_its_way": "Pagos en camino (sin descontar)",
    "in_your_favor": "A su favor",
    "received_lately": "Pagos recibidos en los últimos 90 días",
    "day": "Fecha",
}


@dataclass(frozen=True)
class PdfTexts:
    """One language on paper. ``words["terms"]`` is a label."""

    language: str
    locale: str
    labels: Mapping[str, str]

    def __getitem__(self, label: str) -> str:
        return self.labels[label]

    def money(self, amount: Money) -> str:
        """As customers in the United States read it: ``$1,250.50``."""
        return format_currency(Decimal(amount.cents).scaleb(-2), amount.currency, locale=self.locale)

    def number(self, text: str, pattern: str = "#,##0.######") -> str:
        """Decimal text with thousands parted."""
        return format_decimal(Decimal(text), pattern, locale=self.locale)

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self.locale)

    def short_day(self, day: date) -> str:
        return format_date(day, "medium", locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """Day, time and zone of an instant that is in its local zone already."""
        return f"{format_date(moment, 'long', locale=self.locale)}, {format_datetime(moment, 'h:mm a zzz', locale=self.locale)}"


def words_of(language: str) -> PdfTexts:
    """Spanish for ``es`` and its kin, English for everything else."""
    if language.partition("-")[0].casefold() == "es":
        return PdfTexts("es", "es_US", SPANISH)
    return PdfTexts("en", "en_US", ENGLISH)
