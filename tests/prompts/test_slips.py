"""A slip of two letters is no agreement: money moves, and is stopped, by a yes that somebody said."""

from __future__ import annotations

from itertools import product
from string import ascii_lowercase

import pytest

from nlu.entities import yes_no
from nlu.understanding import Understanding
from tests.prompts.interruptions import CHANNELS, LANGUAGES
from tests.prompts.useful import unagreed
from tests.support.chat import chat_at
from tools.exploring.walk import prompts

_AGREED = sorted(name for name, prompt in prompts().items() if prompt.ask.expects == "yes_no")
_SLIPS = ("YB", "yw", "su", "sj", "yb please", "um, sj")


@pytest.fixture(scope="module")
def understanding():
    return Understanding.load()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_letters_become_a_yes_by_repair(understanding, language):
    pairs = ["".join(pair) for pair in product(ascii_lowercase, repeat=2)]
    asked = [understanding.read(typed, language, "yes_no") for typed in (*pairs, *_SLIPS)]
    assert [meaning.text for meaning in asked if meaning.repaired and yes_no.read(meaning.repaired)] == []


@pytest.mark.parametrize("name", _AGREED)
@pytest.mark.parametrize("slip", _SLIPS)
def test_a_slip_of_two_letters_agrees_to_nothing(name, slip):
    for language, channel in product(LANGUAGES, CHANNELS):
        with chat_at(prompts(language)[name].stop, channel, language) as chat:
            question = chat.question
            chat.hear("text", slip)
            assert not unagreed(chat, question, slip), (name, language, channel)
