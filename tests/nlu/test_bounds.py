"""However long or odd a message is, reading it costs no more than its length, and never fails."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.entities import (
    company_number,
    contact,
    dates,
    dispute_reason,
    equipment,
    fault,
    invoice_number,
    meter,
    method,
    money,
    person,
    selection,
    supplies,
    urgency,
    yes_no,
)
from nlu.requests import clauses
from nlu.understanding import Understanding

_KNOWN = [str(number) for number in range(10_400, 10_600, 7)] + ["INV-20001"]
_READINGS: dict[str, Callable[[str], object]] = {
    "company number": lambda text: company_number.find(text, asked=True),
    "invoice number": lambda text: invoice_number.find(text, _KNOWN, asked=True),
    "selection": lambda text: selection.read(text, _KNOWN),
    "money": money.read,
    "dates": lambda text: dates.find(text, date(2028, 2, 29)),
    "time": dates.time_of_day,
    "contact": contact.find,
    "phone": contact.read_phone,
    "yes or no": yes_no.opening,
    "fault": fault.read,
    "error codes": fault.find,
    "meter": lambda text: meter.read(text, asked=True),
    "person": person.read,
    "urgency": urgency.read,
    "equipment": lambda text: equipment.match(text, [("a", "Canon copier XTK01234"), ("b", "Ricoh 2500")]),
    "method": lambda text: method.match(text, [("a", "Visa 4242"), ("b", "checking 6789")]),
    "supplies": supplies.read,
    "how many": supplies.count,
    "dispute reason": dispute_reason.read,
    "requests": clauses.split,
}
_HOSTILE = (
    "1 ", "one two ", "1 1, ", "hundred thousand ", "c l ", "a@", "joe dot ", "at acme ", "don't ", "all but ", "and pay ", "$",
    "$1,000", "(", " ", "my name is ", "meter 1 ", "a", ",", "march ", "half a grand ", "ending 12 and ", "not to to ",
    "10482 to ", "c as in ", "capital ", "error code ", "just only ", "á", "\u0301", "no ", "1,", "20 or ",
)  # fmt: skip
_LENGTH = 50_000
# 5 ms a KB, four times that for a machine under load. Grammars read at most 4,096 characters of a message.
_A_KB = 4 * 0.005
_SECONDS = 4.096 * _A_KB


@pytest.mark.parametrize("kind", _READINGS)
def test_a_hostile_message_of_50_000_characters_is_read_at_once(kind):
    for pattern in _HOSTILE:
        text = pattern * (_LENGTH // len(pattern) + 1)
        # the better of two, each new to every cache: the first may meet a busy machine
        assert min(_seconds(_READINGS[kind], text[at : at + _LENGTH]) for at in (0, len(pattern) // 2)) < _SECONDS, pattern


@pytest.mark.parametrize("asked", ["", "company_number", "selection", "money", "yes_no", "person"])
def test_a_hostile_kilobyte_is_understood_in_no_more_time_than_a_kilobyte_may_take(understanding, asked):
    def reading(text: str) -> object:
        return understanding.read(text, "en", asked, date(2028, 2, 29))

    for pattern in _HOSTILE:
        for length in (1024, _LENGTH):
            text = pattern * (length // len(pattern) + 2)
            assert min(_seconds(reading, text[at : at + length]) for at in (0, len(pattern) // 2)) < _A_KB, (pattern, length)


def _seconds(reading: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    reading(text)
    return time.process_time() - began


@pytest.fixture(scope="module")
def understanding():
    return Understanding.load()


_PIECES = st.sampled_from([*_HOSTILE, "10482", "next friday at 9 "])
_ODD = st.text(max_size=200) | st.lists(_PIECES, max_size=30).map("".join)


@settings(max_examples=60, deadline=None)
@given(_ODD)
def test_no_message_is_too_odd_for_any_reading(text):
    for reading in _READINGS.values():
        reading(text)
