"""What a reader relies on: amounts, days and lists look as they do in the United States, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import written
from domain.core.money import Money
from nlu.entities import money


@given(st.integers(1, 99_999_999), st.sampled_from(["en", "es"]))
def test_an_amount_typed_as_we_write_it_is_the_same_amount(cents, language):
    assert money.read(written.money(Money(cents), language), language) == cents


def test_amounts_carry_their_currency():
    assert [written.money(Money(120_450), language) for language in ("en", "es")] == ["$1,204.50", "$1,204.50"]
    assert written.money(Money(-120_450), "en") == "-$1,204.50"
    assert written.money(Money(120_450, "CAD"), "en") == "CA$1,204.50"
    assert written.money(Money(120_450, "CAD"), "es") == "CAD 1,204.50"


def test_days_and_instants_are_written_short_and_in_the_dealers_zone():
    instant, zone = datetime(2026, 12, 1, 1, 5, tzinfo=UTC), ZoneInfo("America/Chicago")
    assert [written.day(date(2026, 11, 30), language) for language in ("en", "es")] == ["Nov 30, 2026", "30 nov 2026"]
    assert written.instant(instant, "en", zone) == "Nov 30, 2026, 7:05 PM"
    assert written.instant(instant, "es", zone) == "30 nov 2026, 7:05 p.m."


@pytest.mark.parametrize(
    ("items", "language", "text"),
    [
        ([], "en", ""),
        (["10482"], "en", "10482"),
        (["10482", "10483"], "en", "10482 and 10483"),
        (["a", "b", "c"], "es", "a, b y c"),
        (["Luis", "Inés"], "es", "Luis e Inés"),
        (["cobre", "hierro"], "es", "cobre y hierro"),
    ],
)
def test_lists_are_joined_as_the_language_joins_them(items, language, text):
    assert written.joined(items, language) == text
