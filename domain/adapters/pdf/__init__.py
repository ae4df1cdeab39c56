"""Documents that a customer can keep, print and file: invoice copies, receipts of payments, statements of account."""

from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.invoice import invoice_pdf
from domain.adapters.pdf.receipt import receipt_pdf
from domain.adapters.pdf.statement import statement_pdf

__all__ = ["DealerFace", "invoice_pdf", "receipt_pdf", "statement_pdf"]
