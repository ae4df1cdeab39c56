"""The statement of account: what is open and how old it is, what is in dispute, and what came in lately."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from fpdf.enums import Align

from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.paper import FAINT, HAIRLINE, INK, TINT, Paper
from domain.adapters.pdf.words import PdfTexts, words_of
from domain.billing.statement import Statement
from domain.core.money import Money

_BUCKETS = ("not_due", "days_1_30", "days_31_60", "days_61_90", "over_90")


def statement_pdf(dealer: DealerFace, statement: Statement, language: str) -> bytes:
    """The statement as a PDF; the same arguments give the same bytes."""
    words = words_of(language)
    paper = Paper(dealer, words, words["statement"], statement.company.number, "", statement.day)
    _head(paper, statement)
    _aging(paper, statement)
    if statement.invoices:
        _invoices(paper, statement)
    _sums(paper, statement)
    if statement.payments:
        _payments(paper, dealer, statement)
    return bytes(paper.output())


def _head(paper: Paper, statement: Statement) -> None:
    words, company, top, half = paper.words, statement.company, paper.y, paper.epw / 2
    paper.addressee(words["statement_for"], company, half - 8)
    left_end = paper.y
    paper.set_y(top)
    facts = (
        (words["customer_number"], company.number),
        (words["statement_day"], words.day(statement.day)),
        (words["books_of"], words.day(statement.as_of.date()) if statement.as_of else ""),
        (words["terms"], company.terms),
        (words["past_due"], words.money(statement.aging.past_due)),
        (words["amount_due"], words.money(statement.aging.total)),
    )
    paper.facts(facts, paper.l_margin + half, half)
    paper.set_y(max(left_end, paper.y) + 7)


def _aging(paper: Paper, statement: Statement) -> None:
    """Five boxes side by side, the oldest at the right."""
    words, width, top = paper.words, paper.epw / len(_BUCKETS), paper.y
    paper.set_fill_color(*TINT)
    paper.set_draw_color(*HAIRLINE)
    paper.set_line_width(0.2)
    for at, (label, amount) in enumerate(zip(_BUCKETS, statement.aging.buckets, strict=True)):
        x = paper.l_margin + at * width
        paper.rect(x, top, width, 15, "DF")
        paper.set_xy(x, top + 2)
        paper.ink(7.5, color=FAINT)
        paper.put(words[label], width, 4.5, Align.C)
        paper.set_xy(x, top + 7)
        paper.ink(10.5, bold=bool(amount), color=INK if amount else FAINT)
        paper.put(words.money(amount), width, 6, Align.C)
    paper.set_xy(paper.l_margin, top + 22)


def _invoices(paper: Paper, statement: Statement) -> None:
    words = paper.words
    headings = tuple(words[label] for label in ("invoice", "invoice_date", "due_date", "days_late", "total", "open"))
    rows = [
        (
            f"{invoice.number} ({words['in_dispute']})" if invoice.number in statement.disputed else invoice.number,
            words.short_day(invoice.invoice_date),
            words.short_day(invoice.due_date),
            str(max(invoice.days_past_due(statement.day), 0) or ""),
            words.money(invoice.total),
            words.money(invoice.balance),
        )
        for invoice in statement.invoices
    ]
    paper.grid(headings, (26, 17, 17, 10, 15, 15), rows)


def _sums(paper: Paper, statement: Statement) -> None:
    words, aging = paper.words, statement.aging
    zero = Money(0, aging.credit.currency)
    sums = [(words["open_invoices"], words.money(aging.open))]
    if aging.credit:
        sums.append((words["credit"], words.money(-aging.credit)))
    if aging.pending:
        sums.append((words["on_its_way"], words.money(aging.pending)))
    if paper.will_page_break(len(sums) * 6 + 12):
        paper.add_page()
    label = words["in_your_favor"] if aging.total < zero else words["amount_due"]
    paper.sums(sums, (label, words.money(-aging.total if aging.total < zero else aging.total)))
    paper.ln(8)


def _payments(paper: Paper, dealer: DealerFace, statement: Statement) -> None:
    words = paper.words
    zone = ZoneInfo(statement.company.timezone or dealer.timezone)
    if paper.will_page_break(30):
        paper.add_page()
    paper.ink(11, bold=True, color=paper.accent)
    paper.put(words["received_lately"], paper.epw, 7)
    paper.ln(8)
    paper.grid(
        (words["day"], words["confirmation"], words["method"], words["amount"]),
        (22, 26, 32, 20),
        _received(words, statement, zone),
    )


def _received(words: PdfTexts, statement: Statement, zone: ZoneInfo) -> list[tuple[str, ...]]:
    return [
        (
            words.short_day(payment.settled_at.astimezone(zone).date()),
            payment.confirmation,
            payment.method_label,
            words.money(payment.amount),
        )
        for payment in statement.payments
        if payment.settled_at
    ]
