"""Documents that a customer can keep, print and file: the copy of an invoice and the receipt of a payment."""

from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.invoice import invoice_pdf
from domain.adapters.pdf.receipt import receipt_pdf

__all__ = ["DealerFace", "invoice_pdf", "receipt_pdf"]
