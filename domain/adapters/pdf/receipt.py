"""The receipt of a payment: one page that says what was paid, with what, and on which invoices."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from domain.adapters.pdf.face import DealerFace
from domain.adapters.pdf.paper import INK, Paper
from domain.adapters.pdf.words import words_of
from domain.core.money import Money
from domain.customers.models import Company
from domain.payments.models import PaymentAttempt


def receipt_pdf(dealer: DealerFace, company: Company, attempt: PaymentAttempt, basket: Mapping[str, int], language: str) -> bytes:
    """The receipt as a PDF, with the cents of each invoice in ``basket``; the same arguments give the same bytes.

    Raises ValueError if the payment has not succeeded.
    """
    if attempt.state != "succeeded" or attempt.settled_at is None:
        raise ValueError(f"no receipt for a payment that is {attempt.state}")
    words = words_of(language)
    settled = attempt.settled_at.astimezone(ZoneInfo(company.timezone or dealer.timezone))
    paper = Paper(dealer, words, words["receipt"], attempt.confirmation, words["paid_mark"], settled.date())
    top, half = paper.y, paper.epw / 2
    paper.addressee(words["received_from"], company, half - 8)
    left_end = paper.y
    paper.set_y(top)
    facts = (
        (words["confirmation"], attempt.confirmation),
        (words["date"], words.moment(settled)),
        (words["method"], attempt.method_label),
        (words["customer_number"], company.number),
    )
    paper.facts(facts, paper.l_margin + half, half)
    paper.set_y(max(left_end, paper.y) + 8)
    rows = [(invoice, words.money(Money(cents, attempt.currency))) for invoice, cents in sorted(basket.items())]
    if rest := attempt.amount - Money(sum(basket.values()), attempt.currency):
        rows.append((words["account_credit"], words.money(rest)))
    paper.grid((words["invoices_paid"], words["amount"]), (70, 30), rows)
    paper.sums((), (words["total_paid"], words.money(attempt.amount)))
    paper.ln(8)
    paper.ink(11, color=INK)
    paper.put(words["thanks"], paper.epw, 7)
    return bytes(paper.output())
