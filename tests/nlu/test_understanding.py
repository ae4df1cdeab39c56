"""What the dialogue may rely on when it asks what a message means."""

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu import sentences
from nlu.confidence import ACT, ANSWERS_NOTHING, ASK
from nlu.meaning import OUT_OF_SCOPE
from nlu.understanding import ANSWER, Understanding

_PARKING = {
    "faq/parking": {
        "en": ["where can I park", "is there a parking lot", "do you have parking for visitors", "where should I park the van"],
        "es": ["dónde puedo estacionar"],
    }
}


@pytest.fixture(scope="module")
def understanding():
    return Understanding.load(_PARKING)


@pytest.mark.parametrize(
    ("asked", "said", "kind", "value"),
    [
        ("company_number", "it's to 1234", "company_number", "TO1234"),
        ("company_number", "C as in cat, L, forty four twelve", "company_number", "CL4412"),
        ("invoice_number", "number 4210", "invoice_number", "4210"),
        ("money", "twelve oh four fifty", "money", 120450),
        ("code", "123 456", "code", "123456"),
        ("yes_no", "yes please", "yes_no", True),
        ("contact", "joe at acme dot com", "email", "joe@acme.com"),
        ("day_of_month", "the 15th", "day", 15),
        ("meter", "it's 45,210", "meter_reading", {"total": 45210}),
        ("person", "Dana Lopez please", "person", "Dana Lopez"),
    ],
)
def test_a_plain_answer_to_the_open_question_is_an_answer_and_no_new_request(understanding, asked, said, kind, value):
    meaning = understanding.read(said, "en", asked)
    assert meaning.intent == ANSWER
    assert meaning.first(kind) == value


def test_a_request_in_the_middle_of_a_question_is_still_a_request(understanding):
    assert understanding.read("what are my open invoices", "en", "code").intent == "show_invoices"
    assert understanding.read("let me talk to a person", "en", "company_number").intent == "reach_person"


@pytest.mark.parametrize(
    ("said", "otherwise", "at_yes_or_no"),
    [
        ("pass", "skip", "skip"),
        ("no, skip it", "skip", "skip"),
        ("okay hold on", "hold_on", "hold_on"),
        ("none", "skip", ANSWER),
        ("go on", "more", ANSWER),
        ("hold off", "hold_on", ANSWER),
        ("neither", "deny", ANSWER),
    ],
)
def test_only_what_answers_a_yes_or_no_question_is_a_yes_or_no_there(understanding, said, otherwise, at_yes_or_no):
    assert understanding.read(said, "en").intent == otherwise
    assert understanding.read(said, "en", "yes_no").intent == at_yes_or_no


@pytest.mark.parametrize("asked", ["money", "day_of_month", "person"])
def test_one_sec_is_not_one_dollar(understanding, asked):
    steering = [example for example in sentences.load() if example.intent in ANSWERS_NOTHING]
    assert {example.intent for example in steering} == set(ANSWERS_NOTHING)
    taken = [example.text for example in steering if understanding.read(example.text, example.language, asked).intent == ANSWER]
    assert taken == []


def test_the_dealers_own_questions_are_learnt(understanding):
    meaning = understanding.read("where do i park?", "en")
    assert meaning.intent == "faq/parking"
    assert meaning.confidence >= ACT


def test_slips_of_the_keyboard_are_mended_and_ids_are_not(understanding):
    meaning = understanding.read("wats my balnace", "en")
    assert (meaning.intent, meaning.repaired) == ("show_balance", "whats my balance")
    meaning = understanding.read("pleese pay the two oldset but not 10482", "en")
    assert meaning.intent == "pay_invoices"
    assert meaning.first("selection").to_json() == {"order": "oldest", "count": 2, "without": {"numbers": ["10482"]}}


def test_the_language_follows_the_message_but_not_a_short_one(understanding):
    assert understanding.read("quiero ver mis facturas", "en").language == "es"
    assert understanding.read("show me my invoices please", "es").language == "en"
    assert understanding.read("ok", "es").language == "es"
    assert understanding.read("CL4412", "es").language == "es"


@pytest.mark.parametrize("said", ["", "   ", "asdkjfh qwe zxc", "\x00\x01", "🙂🙂", "1", "СL4412", "¿?", "a" * 5000, "$" * 5000])
def test_nonsense_starts_nothing(understanding, said):
    meaning = understanding.read(said)
    assert meaning.intent == OUT_OF_SCOPE
    assert meaning.confidence < ASK


@given(
    text=st.text(max_size=400),
    asked=st.sampled_from(["", "selection", "company_number", "code", "money", "yes_no", "contact", "nonsense"]),
)
def test_no_message_is_too_odd_to_read(understanding, text, asked):
    meaning = understanding.read(text, "xx", asked, date(2026, 11, 23))
    assert 0 <= meaning.confidence <= 1


def test_the_ranking_begins_with_the_intent_and_falls(understanding):
    meaning = understanding.read("change something about my card", "en")
    shares = [share for _, share in meaning.ranking]
    assert len(shares) == 4
    assert shares == sorted(shares, reverse=True)
    assert meaning.ranking[0] == (meaning.intent, meaning.confidence)


def test_the_same_sentences_always_give_the_same_understanding(understanding):
    again = Understanding.load(_PARKING)
    for said in ("pay my bill", "the copier is jammed", "necesito ayuda"):
        assert again.read(said) == understanding.read(said)


@pytest.mark.parametrize(
    "said", ["1 " * 3000, "one two " * 800, "a@" * 2000, "pay " * 700 + "except " * 300, "all but " * 500, "(" * 4000]
)
def test_a_hostile_message_costs_no_more_than_its_length(understanding, said):
    began = time.process_time()
    understanding.read(said, "en", "selection")
    assert time.process_time() - began < 2


def test_understanding_needs_no_machine_learning_library():
    code = "import sys, nlu.understanding; print([m for m in ('sklearn', 'scipy', 'torch', 'onnxruntime') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
