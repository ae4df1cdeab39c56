"""Amounts are exact, in one currency at a time, and read only what an amount looks like."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.core.money import Money

cents = st.integers(-(10**13), 10**13)


@given(cents)
def test_an_amount_written_out_is_read_back_as_itself(amount):
    money = Money(amount % 10**12, "EUR")
    assert Money.parse(money.decimal(), "EUR") == money
    assert Money.parse((-money).decimal(), "EUR") == -money


@given(cents, cents, cents)
def test_sums_do_not_depend_on_the_order(a, b, c):
    assert Money(a) + Money(b) == Money(b) + Money(a)
    assert Money.total([Money(a), Money(b), Money(c)]) == Money(a) + (Money(b) + Money(c)) == Money(a + b + c)
    assert Money(a) - Money(a) == Money(0)


@given(cents, cents)
def test_amounts_compare_as_their_cents_do(a, b):
    assert (Money(a) < Money(b)) == (a < b)
    assert (Money(a) >= Money(b)) == (a >= b)
    assert bool(Money(a)) == (a != 0)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "NaN", "Infinity", "1e3", "1_000", " 5", "5 ", "1,000.00", "٣", "1.005", ".5", "5.", "+5", "--5", "5\n", "$5"],
)
def test_what_is_not_plainly_an_amount_is_refused(text):
    with pytest.raises(ValueError):
        Money.parse(text)


@given(st.text(max_size=12).filter(lambda text: not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,2})?", text)))
def test_a_refusal_names_what_was_refused(text):
    with pytest.raises(ValueError, match=re.escape(repr(text))):
        Money.parse(text)


def test_two_currencies_never_mix():
    for mixed in (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a < b, lambda a, b: a >= b):
        with pytest.raises(ValueError, match="USD and EUR"):
            mixed(Money(1), Money(1, "EUR"))
    with pytest.raises(ValueError):
        Money.total([Money(1), Money(1, "EUR")])
    assert Money(1) != Money(1, "EUR")


@pytest.mark.parametrize("wrong", [1.0, "1", True, None])
def test_cents_are_whole_numbers_and_nothing_else(wrong):
    with pytest.raises(TypeError):
        Money(wrong)


def test_nothing_sums_to_zero_in_the_wanted_currency():
    assert Money.total([], "CAD") == Money(0, "CAD")
