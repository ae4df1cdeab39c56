"""What a caller relies on: amounts, days and numbers are said in words, and said back they mean the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import speech
from bot.rendering.speech import LIMIT
from domain.core.money import Money
from nlu.entities import company_number, invoice_number, money

LANGUAGES = st.sampled_from(["en", "es"])
CHICAGO = ZoneInfo("America/Chicago")


@given(st.integers(1, 99_999_999), LANGUAGES)
def test_an_amount_said_back_is_the_same_amount(cents, language):
    assert money.read(speech.money(Money(cents), language), language) == cents


@given(st.from_regex(r"[A-Z]{2}[0-9]{4}", fullmatch=True), LANGUAGES)
def test_a_company_number_said_back_is_the_same_number(number, language):
    assert company_number.read(speech.ident(number, language)) == number


@given(st.from_regex(r"[1-9][0-9]{3,7}", fullmatch=True), LANGUAGES)
def test_an_invoice_number_said_back_as_a_recognizer_writes_it_is_the_same_number(number, language):
    heard = speech.ident(number, language).replace(",", "")
    assert invoice_number.read(heard) == number


@given(st.text(st.characters(codec="utf-8"), max_size=60), LANGUAGES)
def test_whatever_was_written_can_be_said(text, language):
    assert isinstance(speech.plain(text, language) + speech.ident(text, language), str)


@pytest.mark.parametrize(
    ("cents", "currency", "english", "spanish"),
    [
        (421_109, "USD", "four thousand two hundred eleven dollars and nine cents",
         "cuatro mil doscientos once dólares con nueve centavos"),
        (105, "USD", "one dollar and five cents", "un dólar con cinco centavos"),
        (1, "USD", "one cent", "un centavo"),
        (0, "USD", "zero dollars", "cero dólares"),
        (-2100, "USD", "minus twenty-one dollars", "menos veintiún dólares"),
        (10_000_000, "USD", "one hundred thousand dollars", "cien mil dólares"),
        (2_100_131, "CAD", "twenty-one thousand one Canadian dollars and thirty-one cents",
         "veintiún mil un dólares canadienses con treinta y un centavos"),
        (100_000_000, "EUR", "one million euros", "un millón de euros"),
        (23_101, "GBP", "two hundred thirty-one pounds and one penny", "doscientas treinta y una libras con un penique"),
        (1205, "CHF", "twelve point zero five Swiss francs", "doce punto cero cinco francos suizos"),
    ],
)  # fmt: skip
def test_amounts_are_said_as_people_say_them(cents, currency, english, spanish):
    assert speech.money(Money(cents, currency), "en") == english
    assert speech.money(Money(cents, currency), "es") == spanish


@pytest.mark.parametrize(
    ("day", "english", "spanish"),
    [
        (date(2026, 11, 30), "November thirtieth", "treinta de noviembre"),
        (date(2026, 2, 1), "February first", "primero de febrero"),
        (date(2025, 12, 22), "December twenty-second, twenty twenty-five", "veintidós de diciembre de dos mil veinticinco"),
        (date(2009, 5, 12), "May twelfth, two thousand nine", "doce de mayo de dos mil nueve"),
    ],
)
def test_the_year_is_said_when_it_is_another(day, english, spanish):
    assert speech.day(day, "en", 2026) == english
    assert speech.day(day, "es", 2026) == spanish


@pytest.mark.parametrize(
    ("hour", "minute", "english", "spanish"),
    [
        (19, 5, "November thirtieth at one oh five PM", "treinta de noviembre a la una y cinco de la tarde"),
        (18, 0, "November thirtieth at noon", "treinta de noviembre al mediodía"),
        (6, 0, "November thirtieth at midnight", "treinta de noviembre a la medianoche"),
        (15, 30, "November thirtieth at nine thirty AM", "treinta de noviembre a las nueve y treinta de la mañana"),
    ],
)
def test_times_are_said_in_the_dealers_zone(hour, minute, english, spanish):
    instant = datetime(2026, 11, 30, hour, minute, tzinfo=UTC)
    assert speech.instant(instant, "en", CHICAGO, 2026) == english
    assert speech.instant(instant, "es", CHICAGO, 2026) == spanish


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("10482", "1 0 4, 8 2", "1 0 4, 8 2"),
        ("CL4412", "C as in Charlie, L as in Lima, 4 4, 1 2", "C de Carlos, L de Lima, 4 4, 1 2"),
        ("SC-10001", "S as in Sierra, C as in Charlie, 1 0 0, 0 1", "S de Sara, C de Carlos, 1 0 0, 0 1"),
        ("INV-1048", "I N V, 1 0, 4 8", "I N V, 1 0, 4 8"),
        ("-", "-", "-"),
    ],
)
def test_a_number_that_is_a_name_is_read_digit_by_digit(text, english, spanish):
    assert speech.ident(text, "en") == english
    assert speech.ident(text, "es") == spanish


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("•••-0123", "the phone ending in 0 1, 2 3", "su teléfono terminado en 0 1, 2 3"),
        ("j•••@a•••.com", "the e-mail address beginning with J", "su correo electrónico que empieza con J"),
        ("ana.diaz@acme.com", "ana dot diaz at acme dot com", "ana punto diaz arroba acme punto com"),
        ("+12185550140", "2 1 8, 5 5 5, 0 1, 4 0", "2 1 8, 5 5 5, 0 1, 4 0"),
        ("Pat, 218-555-0140", "Pat, 2 1 8, 5 5 5, 0 1, 4 0", "Pat, 2 1 8, 5 5 5, 0 1, 4 0"),
        ("(218) 555-0140", "2 1 8, 5 5 5, 0 1, 4 0", "2 1 8, 5 5 5, 0 1, 4 0"),
        ("+1 218 555 0140", "2 1 8, 5 5 5, 0 1, 4 0", "2 1 8, 5 5 5, 0 1, 4 0"),
        ("2028-05", "May twenty twenty-eight", "mayo de dos mil veintiocho"),
        ("51-200", "51 to 200", "51 a 200"),
        ("200+", "200 or more", "200 o más"),
        ("Visa 4242", "Visa 4 2, 4 2", "Visa 4 2, 4 2"),
        ("since 2024, 12 pages", "since 2024, 12 pages", "since 2024, 12 pages"),
    ],
)
def test_addresses_and_long_numbers_within_words_are_said_as_people_say_them(text, english, spanish):
    assert speech.plain(text, "en") == english
    assert speech.plain(text, "es") == spanish


def test_lists_of_numbers_are_set_apart_by_longer_pauses():
    assert (
        speech.joined([speech.ident(n, "en") for n in ("10482", "10483", "10484")], "en")
        == "1 0 4, 8 2; 1 0 4, 8 3 and 1 0 4, 8 4"
    )
    assert speech.joined(["uno", "dos", "tres"], "es") == "uno, dos y tres"


def test_a_number_beyond_words_is_refused_rather_than_said_wrong():
    assert speech.number(LIMIT - 1, "es").startswith("novecientos noventa y nueve mil novecientos noventa y nueve millones")
    with pytest.raises(ValueError, match="too great"):
        speech.number(LIMIT, "en")
