"""What repair of typing may touch, and what it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.text import wordlist
from nlu.text.spelling import Repair

_OURS = {
    "balance": 9,
    "invoice": 9,
    "show": 9,
    "my": 20,
    "me": 9,
    "the": 30,
    "pay": 12,
    "what": 9,
    "factura": 6,
    "wake": 2,
    "week": 3,
    "up": 4,
    "a": 9,
}
_PAIRS = {"my balance", "^ show", "show my", "show me", "wake up", "pay the", "the invoice", "balance $", "at on"}


@pytest.fixture(scope="module")
def repair():
    return Repair(_OURS, _PAIRS, never=["stupid"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("show my balnace", "show my balance"),
        ("shwo my balance", "show my balance"),
        ("show my alance", "show my balance"),
        ("show my nalance", "show my balance"),
        ("show mybalance", "show my balance"),
        ("waek up", "wake up"),
        ("pya the invoice", "pay the invoice"),
        ("what is a statemnt", "what is a statement"),
        ("show ym balance", "show my balance"),
        ("show my balne", "show my balance"),
        ("show m ybalance", "show my balance"),
        ("showm y balance", "show my balance"),
        ("shwo ym balnace", "show my balance"),
    ],
)
def test_slips_of_the_keyboard_are_mended(repair, typed, meant):
    assert repair(typed)[0] == meant


@pytest.mark.parametrize(
    "typed",
    [
        "the plankton invoice",
        "a ton",
        "a bounce",
        "the payee",
        "stupod",
        "xyzzyq",
        "joe@balnace.com",
        "don't",
        "CL4412",
        "баланс",
    ],
)
def test_rare_right_words_ids_addresses_and_insults_stay(repair, typed):
    assert repair(typed) == (typed, ())


def test_spanish_words_are_right_in_spanish(repair):
    assert repair("mi facutra", language="es")[0] == "mi factura"
    assert repair("vencimiento", language="es")[0] == "vencimiento"


def test_every_repair_is_told(repair):
    text, repairs = repair("shwo my balnace")
    assert [(one.typed, one.meant) for one in repairs] == [("shwo", "show"), ("balnace", "balance")]
    assert text == "show my balance"


def test_spans_that_were_claimed_are_left_alone(repair):
    assert repair("show balnace", taken=[(5, 12)])[0] == "show balnace"


@given(st.lists(st.sampled_from(sorted(wordlist.load("en"))[::50]), max_size=8).map(" ".join))
def test_no_common_word_is_ever_changed(repair, text):
    words = [word for word in text.split() if len(word) > 4]
    assert repair(" ".join(words))[0] == " ".join(words)


@given(st.text(max_size=200))
def test_mending_twice_changes_nothing_more(repair, text):
    once = repair(text)[0]
    assert repair(once)[0] == once


@pytest.mark.parametrize("typed", ["YB", "yw", "su", "sj", "ck", "vb.", "dk!"])
def test_two_letters_that_stand_alone_are_never_mended(typed):
    agreements = ("ya", "si", "ok", "va", "do")
    alone = {f"{before} {after}" for word in agreements for before, after in (("^", word), (word, "$"), (word, "."), (word, "!"))}
    assert Repair(dict.fromkeys(agreements, 9), alone)(typed) == (typed, ())
