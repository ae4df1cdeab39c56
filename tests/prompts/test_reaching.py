"""Every question of every flow is found by walking, and by talking: what the walk says leads there in the real program too."""

from __future__ import annotations

from typing import cast

import pytest

from bot.messages import Kind
from dialogs.flows import STARTS
from dialogs.moves import ask
from tests.prompts.interruptions import CHANNELS, LANGUAGES
from tests.prompts.useful import same_question
from tests.support.chat import Chat, chat_with
from tests.texts.texts import asked
from tools.exploring.sayings import NothingToSay, sayings
from tools.exploring.walk import Answer, prompts

# The others are offered, or asked for with words that no button has.
ASKED_FOR = [name for name, prompt in prompts().items() if prompt.stop.way[0].text in STARTS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_in_the_code_is_reached_by_the_walk(language):
    reached = {prompt.ask.say.text for prompt in prompts(language).values()}
    missing = asked() - reached
    assert not missing, f"no sample customer is asked {sorted(missing)}: add one in tools/exploring/customers.py"


def test_a_kind_of_question_without_a_sample_answer_is_told_with_its_name():
    with pytest.raises(NothingToSay, match="'shoe_size': add one in"):
        sayings(ask("size", "shoe_size", "link-company"), "en")


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKED_FOR)
def test_talking_leads_where_the_walk_went(name, language, channel):
    prompt = prompts(language)[name]
    with chat_with(prompt.stop.customer, channel, language) as chat:
        for answer in prompt.stop.way:
            _do(chat, answer)
        assert same_question(chat, prompt), f"{name}: {[answer.text for answer in prompt.stop.way]} leads to {chat.question}"


def _do(chat: Chat, answer: Answer) -> None:
    """Do what the walk says; digits of a code are those that were sent here."""
    if answer.kind == "request":
        chat.hear("choice", f"/{answer.text}")
    else:
        chat.hear(cast(Kind, answer.kind), answer.text)
