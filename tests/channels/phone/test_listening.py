"""Long lists, misunderstandings and slowness over the telephone, heard as the provider speaks them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

from tests.channels.phone.calling import codes_for, link, name_company


def one_with_many_invoices(place):
    return next(customer for customer in iter(place.customer, None) if len(customer.open) > 3)


def test_a_list_is_heard_to_its_end_by_keys_three_at_a_time(caller, place):
    customer = one_with_many_invoices(place)
    link(caller, place, customer)
    pieces = [caller.say("show my open invoices")]
    while "press 9" in pieces[-1]:
        assert caller.gather["numDigits"] == "1"
        pieces.append(caller.press("9"))
    assert f"You have {len(customer.open)} open invoices" in pieces[0], "the sum comes first"
    heard = [numbers_in(piece, customer) for piece in pieces]
    assert [number for numbers in heard for number in numbers] == list(customer.open)
    assert {len(numbers) for numbers in heard[:-1]} == {3}
    assert "pay" in caller.press("1"), "the choices are those of the list"


def numbers_in(piece, customer):
    """The invoices that a piece of speech names, in its order."""
    at = {number: piece.find(said(number)) for number in customer.open}
    return sorted((number for number in at if at[number] >= 0), key=at.__getitem__)


def said(number):
    """A number of five digits as it is read out."""
    return f"{' '.join(number[:3])}, {' '.join(number[3:])}"


def test_a_caller_who_is_not_understood_hears_more_each_time_and_then_is_offered_a_person(caller):
    caller.dial()
    caller.press("1")
    first, second, third = (caller.say(word) for word in ("banana", "marmalade", "purple"))
    assert first.startswith("I did not catch the company number.")
    assert "On the keys, that is 2 5, 4 4, 1 2" in second
    assert "press 0" in second
    assert "For a person, press 1" in third
    assert "Who would you like to reach" in caller.press("1")


def test_that_something_went_wrong_is_heard_before_the_line_listens(caller):
    caller.dial()
    caller.press("1")
    caller.say("banana")
    response = fromstring(caller.document)  # noqa: S314 - our own document
    assert (response[0].tag, response[0].text) == ("Say", "I did not catch the company number.")
    assert response[-1].tag == "Gather"
    assert response[-1].attrib["bargeIn"] == "true"


def test_silence_and_misunderstanding_are_counted_apart(caller, place):
    caller.dial()
    caller.press("1")
    assert "Are you still there" in caller.silence()
    assert "did not catch" in caller.say("banana")
    assert "Are you still there" in caller.silence()
    assert "On the keys" in caller.say("marmalade")
    assert "invoice number" in name_company(caller, place.customer())


def test_slower_is_slower_and_only_for_what_is_said_again(caller, place):
    link(caller, place, place.customer())
    told = caller.say("what do I owe")
    assert caller.say("slower please") == told
    assert caller.document.count('<prosody rate="slow">') == caller.document.count("<Say") > 1
    caller.say("what do I owe")
    assert "prosody" not in caller.document


def test_whoever_asks_for_a_moment_gets_it_and_may_then_answer(caller, place):
    customer = place.customer()
    caller.dial()
    caller.press("1")
    assert "Take your time" in caller.say("hold on a second")
    assert [caller.silence() for _ in "1234"] == ["", "", "I am still here. Take your time.", ""]
    assert "invoice number" in name_company(caller, customer)


def test_a_code_is_never_read_back(caller, place):
    customer = place.customer()
    link(caller, place, customer)
    (code,) = codes_for(place, customer)
    assert code not in re.sub(r"[ ,]", "", " ".join(caller.heard))
