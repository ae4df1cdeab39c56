"""The copy of an invoice, with what is still owed on it and a part to send along with a check."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf.enums import Align

from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.paper import FAINT, INK, Paper
from domain.adapters.pdf.words import PdfTexts, words_of
from domain.billing.models import Invoice, InvoiceLine
from domain.core.money import Money
from domain.customers.models import Company

_REMITTANCE_HEIGHT = 58.0


def invoice_pdf(
    dealer: DealerFace, company: Company, invoice: Invoice, lines: Sequence[InvoiceLine], applied: Money, language: str
) -> bytes:
    """The invoice as a PDF. ``applied`` is what we took and the ERP does not show yet: it lowers the balance due.

    The same arguments give the same bytes.
    """
    words = words_of(language)
    due = max(invoice.balance - applied, Money(0, invoice.currency))
    paper = Paper(dealer, words, words["invoice"], invoice.number, words["copy"], invoice.invoice_date)
    _head(paper, company, invoice)
    headings = tuple(words[label] for label in ("description", "quantity", "unit_price", "amount"))
    paper.grid(headings, (52, 14, 16, 18), _rows(words, invoice, sorted(lines, key=lambda line: line.position)))
    _sums(paper, invoice, lines, due)
    if due:
        _remittance(paper, company, invoice, due)
    return bytes(paper.output())


def _head(paper: Paper, company: Company, invoice: Invoice) -> None:
    words, top, half = paper.words, paper.y, paper.epw / 2
    paper.addressee(words["bill_to"], company, half - 8)
    left_end = paper.y
    paper.set_y(top)
    facts = (
        (words["invoice_number"], invoice.number),
        (words["customer_number"], company.number),
        (words["invoice_date"], words.day(invoice.invoice_date)),
        (words["due_date"], words.day(invoice.due_date)),
        (words["terms"], company.terms),
        (words["po_number"], invoice.po_number),
        (words["location"], invoice.location),
    )
    paper.facts(facts, paper.l_margin + half, half)
    paper.set_y(max(left_end, paper.y) + 6)


def _rows(words: PdfTexts, invoice: Invoice, lines: Sequence[InvoiceLine]) -> list[tuple[str, ...]]:
    if not lines:
        return [(invoice.description or words["invoice"], "", "", words.money(invoice.total))]
    return [
        (
            line.description,
            words.number(line.quantity),
            words.number(line.unit_price, "#,##0.00####"),
            words.money(Money(line.amount_cents, invoice.currency)),
        )
        for line in lines
    ]


def _sums(paper: Paper, invoice: Invoice, lines: Sequence[InvoiceLine], due: Money) -> None:
    words = paper.words
    subtotal = Money.total([Money(line.amount_cents, invoice.currency) for line in lines], invoice.currency)
    other = invoice.total - subtotal
    sums = [(words["total"], words.money(invoice.total))]
    if lines and other:
        label = words["adjustments"] if other < Money(0, invoice.currency) else words["other"]
        sums = [(words["subtotal"], words.money(subtotal)), (label, words.money(other)), *sums]
    if paid := invoice.total - due:
        sums.append((words["paid"], words.money(-paid)))
    if paper.will_page_break(len(sums) * 6 + 12):
        paper.add_page()
    paper.sums(sums, (words["balance_due"], words.money(due)) if due else (words["paid_in_full"], words.money(due)))


def _remittance(paper: Paper, company: Company, invoice: Invoice, due: Money) -> None:
    words, half = paper.words, paper.epw / 2
    bottom = paper.h - paper.b_margin
    if paper.y + 6 > bottom - _REMITTANCE_HEIGHT:
        paper.add_page()
    top = bottom - _REMITTANCE_HEIGHT
    paper.set_draw_color(*FAINT)
    paper.set_line_width(0.25)
    paper.set_dash_pattern(1.6, 1.4)
    paper.line(0, top, paper.w, top)
    paper.set_dash_pattern()
    paper.set_xy(paper.l_margin, top + 2)
    paper.ink(7.5, color=FAINT)
    paper.put(words["detach"], paper.epw, 4, Align.C)
    paper.set_xy(paper.l_margin, top + 9)
    paper.ink(12, bold=True, color=paper.accent)
    paper.put(words["remittance"], half, 6)
    paper.set_xy(paper.l_margin, top + 19)
    paper.ink(8, bold=True, color=paper.accent)
    paper.block(words["remit_to"].upper(), half)
    paper.ink(9.5, bold=True)
    paper.block(paper.dealer.name, half - 8)
    paper.ink(9.5)
    paper.block("\n".join(paper.dealer.remit_to or paper.dealer.address), half - 8, 4.8)
    paper.set_y(top + 9)
    facts = (
        (words["customer_number"], company.number),
        (words["customer"], company.name),
        (words["invoice_number"], invoice.number),
        (words["due_date"], words.day(invoice.due_date)),
        (words["balance_due"], words.money(due)),
    )
    paper.facts(facts, paper.l_margin + half, half)
    _enclosed(paper, half)


def _enclosed(paper: Paper, half: float) -> None:
    """A box to write in by hand."""
    x, y = paper.l_margin + half, paper.y + 3
    paper.set_xy(x, y)
    paper.ink(8.5, bold=True, color=INK)
    paper.put(paper.words["enclosed"], half * 0.42, 9)
    paper.set_draw_color(*FAINT)
    paper.set_line_width(0.25)
    paper.rect(x + half * 0.5, y, half * 0.5, 9)
