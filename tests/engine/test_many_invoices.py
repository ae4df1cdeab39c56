"""A customer with hundreds of open invoices is served like any other."""

from __future__ import annotations

from datetime import timedelta

from domain.billing.models import Invoice
from domain.payments.models import PayLink, PayLinkInvoice
from tests.support.office import START

MANY = 500


def test_five_hundred_open_invoices_are_paid_with_one_word(office):
    day = START.date() - timedelta(days=200)
    invoices = [Invoice(str(20_001 + at), "CL4412", day, day + timedelta(days=30), "USD", 1000, 1000) for at in range(MANY)]
    office.write(lambda store: store.insert_all(invoices))
    office.hear("hello")
    office.link()
    agreed = " ".join(office.hear("pay everything"))
    assert "503 invoices" in agreed
    assert "20001, 20002" in agreed
    assert "and 483 more" in agreed
    assert "$5,150.03" in agreed
    assert "secure link for $5,150.03" in " ".join(office.hear("yes"))
    (link,) = office.find(PayLink)
    assert len(office.find(PayLinkInvoice, link=link.id)) == 503
    assert link.amount_cents == 500 * 1000 + 15_003
