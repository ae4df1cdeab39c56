"""Whatever is said, wherever: the answer can be acted upon, nothing of weight happens without a yes, and every state lasts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import Kind
from dialogs.engine.state import State
from dialogs.moves import ask
from domain.customers.models import Person
from tests.prompts.interruptions import CHANNELS, LANGUAGES, NAMES, interruption
from tests.prompts.useful import asks_again, complaints, unagreed
from tests.support.chat import Chat, chat_at
from tools.exploring.sayings import sayings
from tools.exploring.walk import prompts

# Hundreds of conversations each, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)
EXAMPLES = settings(max_examples=400, deadline=None)
Message = tuple[Kind, str]
# One flow at the beginning, and one more begun by each message.
_MOST_OPEN = 4
KINDS = sorted({prompt.ask.expects for prompt in prompts().values()})
PHRASES = sorted(
    {said for kind in KINDS for language in LANGUAGES for said in sayings(ask("", kind, ""), language)}
    | {interruption(name, language, "web")[1] for name in NAMES for language in LANGUAGES}
    | {
        "pay everything",
        "no, only the oldest",
        "páguelo todo",
        "unlink my company",
        "the second one",
        "10481",
        "CL4412",
        "*",
        "0",
    }
)
BUTTONS = sorted({option.value for prompt in prompts().values() for option in prompt.ask.say.options} | {"/pay_all", "/nonsense"})

places = st.tuples(st.sampled_from(sorted(prompts())), st.sampled_from(LANGUAGES), st.sampled_from(CHANNELS))
texts = st.one_of(st.sampled_from(PHRASES), st.text(max_size=60), st.lists(st.sampled_from(PHRASES), max_size=3).map(" ".join))
typed: st.SearchStrategy[Message] = st.tuples(st.sampled_from(("text", "speech")), texts)
keyed: st.SearchStrategy[Message] = st.tuples(st.just("digits"), st.text("0123456789*", min_size=1, max_size=8))
pressed: st.SearchStrategy[Message] = st.tuples(st.just("choice"), st.sampled_from(BUTTONS))
silent: st.SearchStrategy[Message] = st.just(("silence", ""))
messages = st.one_of(typed, typed, keyed, pressed, silent)


@given(places, st.lists(messages, min_size=1, max_size=4))
@EXAMPLES
def test_any_input_at_any_prompt_gives_an_answer_that_can_be_acted_upon(place, said):
    name, language, channel = place
    with chat_at(prompts(language)[name].stop, channel, language) as chat:
        for kind, text in said:
            question = chat.question
            replies = chat.hear(kind, text)
            assert not complaints(chat, replies), (kind, text, [reply.text for reply in replies])
            assert not unagreed(chat, question, text), (kind, text)


@given(places, st.lists(messages, max_size=3))
@EXAMPLES
def test_from_everywhere_a_cancel_leads_out_and_help_leads_on(place, said):
    name, language, channel = place
    with chat_at(prompts(language)[name].stop, channel, language) as chat:
        for message in said:
            chat.hear(*message)
        with chat.tried():
            assert not complaints(chat, chat.hear(*interruption("help", chat.account.language, channel)))
        replies = chat.hear(*interruption("cancel", chat.account.language, channel))
        for _ in range(_MOST_OPEN):
            if chat.flow:
                replies = chat.hear(*interruption("cancel", chat.account.language, channel))
        assert not chat.flow, (name, chat.flow)
        assert replies[-1].choices, replies[-1].text


@given(places, st.lists(messages, max_size=3))
@EXAMPLES
def test_every_state_survives_json_a_restart_and_a_change_of_language(place, said):
    name, language, channel = place
    with chat_at(prompts(language)[name].stop, channel, language) as chat:
        for message in said:
            chat.hear(*message)
        state, question = chat.state, chat.question
        assert State.from_json(json.loads(json.dumps(state.to_json()))).to_json() == state.to_json()
        chat.restart()
        assert chat.question == question
        _speaks_from_now_on(chat, "es" if chat.account.language == "en" else "en")
        replies = chat.hear("silence")
        assert not complaints(chat, replies)
        assert replies[-1].ends or question is None or chat.state.unclear or asks_again(chat, replies)


def _speaks_from_now_on(chat: Chat, language: str) -> None:
    person = chat.store.get(Person, chat.account.person)
    assert person
    chat.store.update(person, language=language)
