"""What the assistant says and writes, it understands: amounts, days, times and numbers come back exactly as they were."""

from datetime import UTC, date, datetime, timedelta
from string import ascii_uppercase

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.rendering import speech, written
from domain.core.money import Money
from nlu.entities import company_number, dates, invoice_number, money, selection

_TODAY = date(2026, 11, 18)
_LANGUAGES = st.sampled_from(["en", "es"])
_DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
_CENTS = (
    st.integers(1, 99_999) | st.integers(1, 99_999_999_999) | st.integers(1, 999_999).map(lambda thousands: thousands * 100_000)
)


@given(_CENTS, _LANGUAGES)
def test_an_amount_is_read_back_to_the_cent(cents, language):
    amount = Money(cents, "USD")
    for said in (speech.money(amount, language), written.money(amount, language)):
        assert money.read(said, language) == cents
        assert [entity.value for entity in money.find(f"ok, {said} !", language)] == [cents]


def _day(said: str) -> date | None:
    read = dates.read(said, _TODAY)
    return read[0] if read else None


@given(_DAYS, _LANGUAGES)
def test_a_day_is_read_back(day, language):
    for said in (speech.day(day, language), written.day(day, language), day.isoformat()):
        assert _day(said) == day


@given(st.integers(0, 364), _LANGUAGES)
def test_a_day_said_without_its_year_is_the_coming_one(ahead, language):
    day = _TODAY + timedelta(days=ahead)
    assert _day(speech.day(day, language, this_year=day.year)) == day


@given(_DAYS, st.integers(0, 23), st.integers(0, 59), _LANGUAGES)
def test_an_instant_is_read_back(day, hour, minute, language):
    instant = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    for said in (speech.instant(instant, language, UTC), written.instant(instant, language, UTC)):
        assert _day(said) == instant.date()
        assert dates.time_of_day(said) == instant.time()


@given(st.text(ascii_uppercase, min_size=2, max_size=2), st.from_regex(r"[0-9]{4}", fullmatch=True), _LANGUAGES)
def test_a_company_number_is_read_back(letters, digits, language):
    said = speech.ident(letters + digits, language)
    assert company_number.read(said) == letters + digits
    assert [entity.value for entity in company_number.find(said, prefixes=[letters])] == [letters + digits]


@given(st.from_regex(r"[0-9]{5,8}", fullmatch=True), _LANGUAGES)
def test_an_invoice_number_of_digits_is_read_back(number, language):
    said = speech.ident(number, language)
    assert invoice_number.read(said) == number
    assert selection.read(said, language=language) == selection.Selection(numbers=(number,))


@given(st.sampled_from(["INV-", "S", "FA-", "", "B/"]), st.from_regex(r"[0-9]{4,8}", fullmatch=True), _LANGUAGES)
def test_any_known_invoice_number_is_read_back(beginning, digits, language):
    number = beginning + digits
    assume(number not in ("10482", "10491"))
    known = ("10482", number, "10491")
    assert invoice_number.read(speech.ident(number, language), known) == number
    assert invoice_number.read(number, known) == number
