"""Which invoices a selection chooses: what is not understood, or not there, chooses nothing rather than too much."""

from datetime import date

import pytest

from dialogs.reading.selecting import choose
from domain.account.aging import OpenInvoice
from domain.core.money import Money
from nlu.entities import selection

_TODAY = date(2026, 11, 18)
_NONE = Money(0, "USD")


def invoice(number: str, day: date, cents: int, location: str = "") -> OpenInvoice:
    return OpenInvoice(number, day, day, Money(cents, "USD"), Money(cents, "USD"), _NONE, location=location)


_OPEN = [
    invoice("10482", date(2026, 8, 3), 25_000, "Library"),
    invoice("10491", date(2026, 9, 7), 9_900, "Office"),
    invoice("10500", date(2026, 11, 2), 40_000, "Library"),
]


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("pay 10482 to 10491", ["10482", "10491"]),
        ("pay invoices 10485 through 10510", ["10491", "10500"]),
        ("everything but the library ones", ["10491"]),
        ("pay everything, don't pay 10491", ["10482", "10500"]),
        ("this month's invoices", ["10500"]),
        ("all but the disputed one", []),
        ("everything except the one we sent back", []),
        ("all but 99999", []),
        ("everything but the cafeteria ones", []),
        ("don't pay 10482", []),
    ],
)
def test_a_selection_chooses_no_more_than_was_said(said, chosen):
    (entity,) = selection.find(said, asked=True)
    assert list(choose(entity.value, _OPEN, _TODAY)) == chosen
    assert selection.Selection.from_json(entity.value.to_json()) == entity.value
