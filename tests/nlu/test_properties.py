"""What holds for every number and every message, however it is said."""

import json

from hypothesis import given
from hypothesis import strategies as st

from nlu.entities import (
    code,
    company_number,
    contact,
    dates,
    equipment,
    invoice_number,
    method,
    money,
    numbers,
    selection,
    urgency,
    yes_no,
)
from nlu.redact import redact

_NATO = dict(zip("CLTOAK", ["charlie", "lima", "tango", "oscar", "alpha", "kilo"], strict=True))
_SOUNDS = dict(zip("CLTOAK", ["see", "el", "tee", "oh", "ay", "kay"], strict=True))
_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _hundreds(value: int) -> str:
    """A number below a thousand in words."""
    words = [f"{_DIGITS[value // 100]} hundred"] if value >= 100 else []
    rest = value % 100
    if rest >= 20:
        words.append(_TENS[rest // 10] + (f"-{_DIGITS[rest % 10]}" if rest % 10 else ""))
    elif rest >= 10:
        words.append(_TEENS[rest - 10])
    elif rest:
        words.append(_DIGITS[rest])
    return " ".join(words)


def _in_words(value: int) -> str:
    thousands = [f"{_hundreds(value // 1000)} thousand"] if value >= 1000 else []
    return " ".join([*thousands, *([_hundreds(value % 1000)] if value % 1000 else [])])


@given(st.sampled_from(["CL", "TO", "AK"]), st.from_regex(r"[0-9]{4}", fullmatch=True), st.integers(0, 5))
def test_a_company_number_survives_every_spelling(prefix, digits, spelling):
    spoken = " ".join(_DIGITS[int(digit)] for digit in digits)
    said = [
        f"{prefix}{digits}",
        f"{prefix.lower()}-{digits}",
        f"{prefix[0]} {prefix[1]} {' '.join(digits)}",
        f"{_NATO[prefix[0]]} {_NATO[prefix[1]]} {spoken}",
        f"{_SOUNDS[prefix[0]]} {_SOUNDS[prefix[1]]} {digits}",
        f"{prefix[0]} as in {_NATO[prefix[0]]}, {prefix[1]} as in {_NATO[prefix[1]]}, {spoken}",
    ][spelling]
    assert company_number.read(said) == prefix + digits
    assert company_number.read(f"it is {said}, thanks") == prefix + digits


@given(st.integers(1, 99_999_999))
def test_an_amount_survives_every_way_of_writing_it(cents):
    whole, part = divmod(cents, 100)
    for text in (f"{whole}.{part:02d}", f"${whole:,}.{part:02d}", f"{whole} dollars and {part} cents", f"USD {whole}.{part:02d}"):
        assert money.read(text) == cents
    assert money.read(f"{whole:,}.{part:02d}".translate(str.maketrans(",.", ".,")), "es") == cents


@given(st.integers(1, 999_999))
def test_dollars_survive_being_spoken(dollars):
    assert money.read(f"{_in_words(dollars)} dollars") == dollars * 100
    assert money.read(_in_words(dollars)) == dollars * 100


@given(st.integers(1, 9_999), st.integers(1, 99))
def test_dollars_and_cents_survive_being_spoken(dollars, cents):
    assert money.read(f"{_in_words(dollars)} dollars and {_hundreds(cents)} cents") == dollars * 100 + cents


@given(
    st.lists(st.integers(10_000, 99_999).map(str), min_size=1, max_size=5, unique=True),
    st.sampled_from([" and ", ", ", " ", "/"]),
)
def test_listed_invoice_numbers_are_chosen_in_the_order_said(listed, between):
    assert selection.read(between.join(listed), listed) == selection.Selection(numbers=tuple(listed))
    spoken = " and ".join(" ".join(_DIGITS[int(digit)] for digit in number) for number in listed)
    assert selection.read(spoken) == selection.Selection(numbers=tuple(listed))


@given(st.integers(10_000, 99_999), st.sampled_from(["all but", "everything except", "all of them without", "todas menos"]))
def test_an_excluded_invoice_is_never_chosen(number, wording):
    chosen = selection.read(f"{wording} {number}")
    assert chosen == selection.Selection(everything=True, without=selection.Selection(numbers=(str(number),)))
    assert selection.Selection.from_json(json.loads(json.dumps(chosen.to_json()))) == chosen


@given(st.from_regex(r"[0-9]{6}", fullmatch=True))
def test_a_code_survives_being_grouped_and_spoken(digits):
    spoken = " ".join(_DIGITS[int(digit)] for digit in digits)
    for text in (digits, f"{digits[:3]} {digits[3:]}", f"the code is {digits[:3]}-{digits[3:]}", " ".join(digits), spoken):
        assert code.read(text) == digits


@given(st.from_regex(r"4[0-9]{14}", fullmatch=True), st.sampled_from(["", " ", "-", "."]))
def test_no_card_number_is_kept(start, between):
    card = next(start + last for last in "0123456789" if _luhn(start + last))
    said = f"use {between.join(card[at : at + 4] for at in range(0, 16, 4))} please"
    assert redact(said) == ("use [card number removed] please", True)


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (1 + at % 2) for at, d in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


_AWKWARD = st.text(max_size=300) | st.text("CL4ao $.,-/@#10one two the last pay except over\n", max_size=300)


@given(_AWKWARD)
def test_no_grammar_stumbles_over_any_text(text):
    from datetime import date

    found = [*company_number.find(text, asked=True), *money.find(text, "es"), *invoice_number.find(text, ["10482"], asked=True)]
    found += [*contact.find(text), *code.find(text), *dates.find(text, date(2026, 2, 28)), *selection.find(text, asked=True)]
    assert all(0 <= entity.start < entity.end for entity in found)
    for read in (numbers.read, money.read, yes_no.read, urgency.read, dates.day_of_month, contact.read_phone):
        read(text)
    equipment.match(text, [("a", "Canon copier"), ("b", "Ricoh copier")])
    method.match(text, [("a", "Visa 4242")])
    assert isinstance(redact(text)[0], str)
