"""The documents a customer keeps, read with somebody else's eyes (pypdf): what is on them, and that it never varies."""

import io
import logging
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from domain.account.aging import OpenInvoice, age
from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.invoice import invoice_pdf
from domain.adapters.pdf.receipt import receipt_pdf
from domain.adapters.pdf.statement import statement_pdf
from domain.billing.models import Invoice, InvoiceLine
from domain.billing.statement import Statement
from domain.core.money import Money
from domain.customers.models import Company
from domain.payments.models import PaymentAttempt

DEALER = DealerFace(
    "Lakeshore Office Systems",
    ("1450 Superior Avenue", "Cleveland, OH 44114"),
    "(216) 555-0100",
    "billing@lakeshore.example",
    remit_to=("P.O. Box 902", "Cleveland, OH 44101"),
)
COMPANY = Company("CL1001", "Harbor Dental Group", "12 Lake Ave", "Cleveland", "OH", "44114", terms="Net 30")
INVOICE = Invoice(
    "10480", "CL1001", date(2026, 1, 5), date(2026, 2, 4), "USD", 125050, 125050, "PO-77", "Base rate", "Front desk"
)
LINES = (
    InvoiceLine("10480:2", "10480", 2, "Black copies over allowance", "10000", "0.0085", 8500),
    InvoiceLine("10480:1", "10480", 1, "Base rate January", "1", "450.00", 45000),
)
NOON = datetime(2026, 3, 9, 17, tzinfo=UTC)
PAID = PaymentAttempt(
    "A", "k", "l", "pay", "CL1001", "p", "t", "USD", 125000, "succeeded", NOON, NOON,
    method_label="Visa 4242", confirmation="LL-7F3K-2Q9M", settled_at=NOON,
)  # fmt: skip
BASKET = {"10480": 100000, "10481": 25000}
NOTHING = Money(0)
TODAY = date(2026, 3, 9)
OPEN = (
    OpenInvoice("10480", date(2026, 1, 5), date(2026, 2, 4), Money(125050), Money(100050), NOTHING),
    OpenInvoice("10490", date(2026, 2, 20), date(2026, 3, 22), Money(20000), Money(20000), NOTHING),
)


def statement(invoices=OPEN, credit=0, disputed=(), payments=()):
    return Statement(COMPANY, TODAY, NOON, invoices, frozenset(disputed), age(invoices, Money(credit), TODAY), payments)


def pages(pdf: bytes) -> list[str]:
    """The words of each page, one space between them."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def text(pdf: bytes) -> str:
    return "\n".join(pages(pdf))


def test_an_invoice_says_who_owes_what_to_whom_and_since_when():
    said = text(invoice_pdf(DEALER, COMPANY, INVOICE, LINES, NOTHING, "en"))
    for fact in (
        "Lakeshore Office Systems", "1450 Superior Avenue", "COPY",
        "Harbor Dental Group", "Cleveland, OH 44114", "10480", "CL1001",
        "January 5, 2026", "February 4, 2026", "Net 30", "PO-77", "Front desk",
        "10,000", "0.0085", "$85.00", "$1,250.50", "Page 1 of 1",
    ):  # fmt: skip
        assert fact in said
    assert said.index("Base rate January") < said.index("Black copies")


def test_what_the_lines_leave_out_is_shown_so_that_the_sums_agree():
    said = text(invoice_pdf(DEALER, COMPANY, INVOICE, LINES, NOTHING, "en"))
    assert "Subtotal $535.00" in said
    assert "Tax and other charges $715.50" in said
    less = text(invoice_pdf(DEALER, COMPANY, replace(INVOICE, total_cents=50000, balance_cents=50000), LINES, NOTHING, "en"))
    assert "Adjustments -$35.00" in less


def test_our_own_payment_that_the_erp_does_not_show_yet_lowers_the_balance_due():
    said = text(invoice_pdf(DEALER, COMPANY, replace(INVOICE, balance_cents=100000), LINES, Money(30000), "en"))
    assert "Paid or credited -$550.50" in said
    assert "Balance due $700.00" in said


def test_the_part_to_send_with_a_check_names_address_customer_invoice_and_amount():
    said = text(invoice_pdf(DEALER, COMPANY, INVOICE, LINES, NOTHING, "en"))
    part = said[said.index("Remittance advice") :]
    for fact in ("P.O. Box 902", "CL1001", "10480", "$1,250.50", "Amount enclosed"):
        assert fact in part


@pytest.mark.parametrize("applied", [125050, 200000])
def test_a_paid_invoice_says_so_and_has_no_part_to_send(applied):
    said = text(invoice_pdf(DEALER, COMPANY, INVOICE, LINES, Money(applied), "en"))
    assert "Paid in full $0.00" in said
    assert "Remittance" not in said


def test_an_invoice_without_lines_shows_its_description_and_total():
    assert "Base rate" in text(invoice_pdf(DEALER, COMPANY, INVOICE, (), NOTHING, "en"))


def test_many_lines_go_over_several_pages_each_with_the_headings_and_its_number():
    lines = [InvoiceLine(f"10480:{n}", "10480", n, f"Toner {n}", "1", "1.00", 100) for n in range(1, 121)]
    said = pages(invoice_pdf(DEALER, COMPANY, INVOICE, lines, NOTHING, "en"))
    assert len(said) > 3
    for number, page in enumerate(said, 1):
        assert f"Page {number} of {len(said)}" in page
    assert all("Unit price" in page for page in said if "Toner" in page)
    assert "Invoice 10480, continued" in said[1]
    assert all(f"Toner {n} 1 1.00 $1.00" in "\n".join(said) for n in range(1, 121))


@pytest.mark.parametrize("count", range(8, 24))
def test_sums_and_remittance_are_never_torn_apart(count):
    lines = [InvoiceLine(f"10480:{n}", "10480", n, f"Toner {n}", "1", "1.00", 100) for n in range(1, count)]
    said = pages(invoice_pdf(DEALER, COMPANY, INVOICE, lines, NOTHING, "en"))
    assert any("Subtotal" in page and "Balance due" in page for page in said)
    assert any("Remittance advice" in page and "Amount enclosed" in page for page in said)
    assert len(said) <= 2


def test_the_words_are_spanish_for_spanish_speakers():
    said = text(invoice_pdf(DEALER, COMPANY, INVOICE, LINES, NOTHING, "es"))
    for fact in ("Factura", "COPIA", "Saldo pendiente", "5 de enero de 2026", "$1,250.50", "Página 1 de 1"):
        assert fact in said


@pytest.mark.parametrize("name", ["Café Olé", "Żółta Łódź", "Büro & Søn", "Γραφείο Αθήνα", "Офис Москва", "Cafe\u0301"])
def test_names_beyond_english_are_printed_as_they_are(name, caplog):
    with caplog.at_level(logging.WARNING):
        said = text(invoice_pdf(DEALER, replace(COMPANY, name=name), INVOICE, LINES, NOTHING, "en"))
    assert name.replace("e\u0301", "é") in said
    assert not caplog.records


def test_endless_names_and_letters_the_fonts_lack_do_no_harm():
    company = replace(COMPANY, name="W" * 120, street="株式会社", terms="x" * 60)
    invoice = replace(INVOICE, location="y" * 200, po_number="z" * 60, description="d" * 500)
    long = [InvoiceLine("10480:1", "10480", 1, "w" * 500, "999999999999", "0.000001", -(10**13))]
    assert len(pages(invoice_pdf(replace(DEALER, name="D" * 90), company, invoice, long, NOTHING, "en"))) <= 2


def test_the_same_invoice_gives_the_same_bytes():
    assert invoice_pdf(DEALER, COMPANY, INVOICE, LINES, NOTHING, "en") == invoice_pdf(
        DEALER, COMPANY, INVOICE, LINES, NOTHING, "en"
    )


def test_a_document_tells_its_title_and_language():
    reader = PdfReader(io.BytesIO(invoice_pdf(DEALER, COMPANY, INVOICE, LINES, NOTHING, "es")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Factura 10480"
    assert str(reader.root_object["/Lang"]) == "es"


def test_a_receipt_names_confirmation_moment_method_invoices_and_total():
    said = pages(receipt_pdf(DEALER, COMPANY, PAID, BASKET, "en"))
    assert len(said) == 1
    for fact in (
        "Receipt", "PAID", "LL-7F3K-2Q9M", "March 9, 2026, 1:00 PM EDT", "Visa 4242", "CL1001", "Harbor Dental Group",
        "10480 $1,000.00", "10481 $250.00", "Total paid $1,250.00",
    ):  # fmt: skip
        assert fact in said[0]


def test_a_receipt_shows_what_became_credit():
    assert "Credit on the account $50.00" in text(receipt_pdf(DEALER, COMPANY, replace(PAID, amount_cents=130000), BASKET, "en"))


def test_a_receipt_tells_the_time_where_the_customer_is():
    said = text(receipt_pdf(DEALER, replace(COMPANY, timezone="America/Los_Angeles"), PAID, BASKET, "es"))
    assert "9 de marzo de 2026, 10:00" in said


@pytest.mark.parametrize("state", ["open", "processing", "failed", "returned"])
def test_there_is_no_receipt_for_money_that_was_not_received(state):
    with pytest.raises(ValueError, match=state):
        receipt_pdf(DEALER, COMPANY, replace(PAID, state=state), BASKET, "en")


def test_a_statement_says_what_is_open_how_old_it_is_and_what_it_comes_to():
    said = text(statement_pdf(DEALER, statement(credit=5000, disputed=("10480",)), "en"))
    for fact in (
        "Statement of account", "Harbor Dental Group", "CL1001", "March 9, 2026", "Net 30",
        "10480 (in dispute) Jan 5, 2026 Feb 4, 2026 33 $1,250.50 $1,000.50", "10490 Feb 20, 2026 Mar 22, 2026 $200.00 $200.00",
        "Open invoices $1,200.50", "Unapplied credit -$50.00", "Amount due $1,150.50", "Past due $1,000.50",
    ):  # fmt: skip
        assert fact in said
    assert "Payments received" not in said


def test_a_statement_of_nothing_open_says_so_and_a_credit_is_in_the_customers_favor():
    assert "Amount due $0.00" in text(statement_pdf(DEALER, statement(()), "en"))
    assert "In your favor $12.34" in text(statement_pdf(DEALER, statement((), credit=1234), "en"))


def test_a_statement_lists_what_was_received_lately():
    said = text(statement_pdf(DEALER, statement(payments=(PAID,)), "es"))
    assert "Pagos recibidos en los últimos 90 días" in said
    assert "9 mar 2026 LL-7F3K-2Q9M Visa 4242 $1,250.00" in said


def test_a_long_statement_goes_over_several_pages_and_is_the_same_every_time():
    many = tuple(replace(OPEN[0], number=str(20000 + n)) for n in range(150))
    first = statement_pdf(DEALER, statement(many), "en")
    assert first == statement_pdf(DEALER, statement(many), "en")
    said = pages(first)
    assert len(said) > 3 and all("Due date" in page for page in said[:-1])
    assert all(str(20000 + n) in "".join(said) for n in range(150))
