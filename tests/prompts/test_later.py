"""At every question, when time has gone by: the customer comes back after hours, or the assistant was upgraded meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.models import Conversation
from tests.prompts.useful import complaints, same_question
from tests.support.chat import chat_at
from tools.exploring.walk import prompts

AGREEMENTS = [name for name, prompt in prompts().items() if prompt.ask.expects == "yes_no"]
_GONE = {
    "a flow that is no more": lambda frame: replace(frame, flow="FlowOfBefore"),
    "an answer that is no more": lambda frame: replace(frame, answers={**frame.answers, "field_of_before": 1}),
}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_a_yes_after_hours_agrees_to_nothing_and_is_asked_for_again(name):
    prompt = prompts("en")[name]
    with chat_at(prompt.stop, "telegram", "en") as chat:
        chat.clock.set(chat.clock.now() + timedelta(hours=2))
        first, *_ = chat.hear("text", "yes")
        assert first.text == chat.services.texts.text("been-a-while", {}, "en")
        assert chat.done() == set()
        assert chat.question is not None


@pytest.mark.parametrize("name", AGREEMENTS)
def test_a_no_after_hours_is_a_no(name):
    prompt = prompts("en")[name]
    with chat_at(prompt.stop, "telegram", "en") as chat:
        chat.clock.set(chat.clock.now() + timedelta(hours=2))
        replies = chat.hear("text", "no")
        assert not complaints(chat, replies)
        assert not same_question(chat, prompt)


@pytest.mark.parametrize("change", _GONE)
@pytest.mark.parametrize("name", prompts())
def test_an_upgrade_in_the_middle_is_said_and_loses_nothing_else(name, change):
    with chat_at(prompts("en")[name].stop, "web", "en") as chat:
        conversation = chat.store.get(Conversation, "web:pat")
        assert conversation
        *below, top = chat.state.stack
        gone = replace(chat.state, stack=(*below, _GONE[change](top)))
        chat.store.update(conversation, state=gone.to_json())
        replies = chat.hear("text", "what are your hours")
        assert chat.services.texts.text("flow-gone", {}, "en") in [reply.text for reply in replies]
        assert [frame.flow for frame in chat.state.stack] == [frame.flow for frame in below][: len(chat.state.stack)]
        assert chat.done() == set()
        assert not complaints(chat, chat.hear("text", "help"))
