"""What a caller relies on: a long list is told a few at a time, its sum first, and nothing of it is left out."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import make_texts
from bot.messages import Reply
from bot.rendering.reply import render
from bot.rendering.texts import RenderTarget
from bot.settings.load import load
from dialogs.moves import YES_NO, Ident, Option, Say, Table, Word, offer
from domain.core.money import Money

WORDS = make_texts(load(None, {}))[0]
REQUESTS = ("show_balance", "pay", "show_invoices", "log_service_call", "list_methods", "payment_history", "reach_person", "help")
LANGUAGES = st.sampled_from(["en", "es"])


def invoices(count: int, total: bool = True) -> Table:
    rows = tuple((Ident(f"{10482 + row}"), Money(100 * (row + 1))) for row in range(count))
    return Table(Word("invoices-title"), rows, (Word("invoice-total"), Money(999_900)) if total else None)


def things(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"M{number}", f"machine {letter}") for number, letter in enumerate("abcdefghijkl"[:count]))


def pieces(say: Say, language: str = "en") -> tuple[str, ...]:
    reply = render(say, WORDS, language)
    return reply.speech, *reply.more


def pressed(piece: str) -> list[str]:
    """The keys of the choices that a piece names."""
    return [key for key in re.findall(r"(?:press|marque) (\d)", piece) if key != "9"]


@given(st.integers(0, 14), st.integers(0, 12), LANGUAGES)
def test_all_rows_and_choices_are_heard_a_few_at_a_time(rows, choices, language):
    told = pieces(Say("history", {"state": "other", "amount": Money(1)}, options=things(choices), table=invoices(rows)), language)
    labels = [WORDS.fact(Ident(f"{10482 + row}"), _ear(language)) for row in range(rows)]
    heard = [[label for label in labels if f"{label}:" in piece] for piece in told]
    assert [label for some in heard for label in some] == labels
    assert max(map(len, heard)) <= 3
    assert all(f"machine {letter}" in " ".join(told) for letter in "abcdefghijkl"[:choices])
    assert max(len(pressed(piece)) for piece in told) <= 4
    assert ["9" in re.findall(r"(?:press|marque) (\d)", piece) for piece in told] == [True] * (len(told) - 1) + [False]


def _ear(language: str) -> RenderTarget:
    return RenderTarget(language, speech=True)


def test_the_choices_are_heard_with_every_piece_of_a_list():
    told = pieces(Say("thanks", options=offer("pay_listed", "pay_invoices"), table=invoices(7)))
    assert [pressed(piece) for piece in told] == [["1", "2"]] * 3


def test_the_sum_comes_before_the_list_and_only_once():
    first, *_ = pieces(Say("thanks", table=invoices(5)))
    assert first.index("nine thousand nine hundred ninety-nine dollars") < first.index("1 0 4, 8 2")
    told = Say("invoices", {"count": 5, "total": Money(999_900), "more": 0}, table=invoices(5))
    assert " ".join(pieces(told)).count("nine thousand nine hundred ninety-nine dollars") == 1


def test_how_many_come_next_is_told():
    assert "For the next 3, say more or press 9." in pieces(Say("thanks", table=invoices(7)))[0]
    assert "For the last one, say more or press 9." in pieces(Say("thanks", table=invoices(7)))[1]
    assert "Para uno más, diga más o marque 9." in pieces(Say("thanks", table=invoices(4)), "es")[0]


@pytest.mark.parametrize(("choices", "in_pieces"), [(2, [2]), (4, [4]), (5, [3, 2]), (8, [3, 3, 2])])
def test_a_menu_names_three_choices_at_a_time_and_four_if_there_are_no_more(choices, in_pieces):
    assert [len(pressed(piece)) for piece in pieces(Say("help", options=offer(*REQUESTS[:choices])))] == in_pieces


def test_what_has_no_key_can_be_said():
    assert "Or say: machine l." in pieces(Say("thanks", options=things(12)))[-1]


def test_a_table_for_the_eye_and_a_yes_or_no_are_not_read_out():
    table = Table(Word("invoices-title"), invoices(5).rows, aloud=False)
    assert pieces(Say("thanks", options=YES_NO, table=table)) == ("You are welcome!",)


def test_a_lone_row_does_not_repeat_the_amount_that_was_told():
    row = ((Ident("10482"), Money(5000)),)
    told = Say("invoices", {"count": 1, "total": Money(5000), "more": 0}, table=Table(Word("invoices-title"), row))
    assert pieces(told) == ("You have one open invoice, for fifty dollars. 1 0 4, 8 2.",)


def test_the_year_is_told_only_where_it_is_another():
    due = Say("invoice-row", {"invoice": Ident("10482"), "due": date(2026, 3, 9), "days": 0, "state": "due"})
    assert render(due, WORDS, "en", date(2026, 1, 1)).speech == "1 0 4, 8 2, due March ninth"
    assert render(due, WORDS, "en", date(2027, 1, 1)).speech == "1 0 4, 8 2, due March ninth, twenty twenty-six"
    assert render(due, WORDS, "en").text == "10482, due Mar 9, 2026"


def test_what_is_heard_later_survives_being_stored():
    reply = render(Say("missed-money", {"times": 2}, table=invoices(7)), WORDS, "en")
    assert Reply.from_json(reply.to_json()) == reply
    assert reply.trouble
    older = {key: value for key, value in reply.to_json().items() if key not in ("more", "slow", "trouble")}
    assert Reply.from_json(older).more == ()
