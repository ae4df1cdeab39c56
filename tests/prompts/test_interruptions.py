"""Whatever customers do in place of an answer, at every question: they get a useful answer, and the talk goes on or ends cleanly.

The questions come from the walk through all flows, so a new flow is covered from its first day.
"""

from __future__ import annotations

import pytest

from bot.messages import Reply
from dialogs.reading.answers import FREE
from tests.prompts.interruptions import CHANNELS, LANGUAGES, NAMES, interruption
from tests.prompts.useful import asks_again, complaints, same_question, unagreed
from tests.support.chat import Chat, chat_at
from tools.exploring.walk import Prompt, prompts


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", prompts())
def test_every_interruption_is_answered_and_changes_nothing_of_weight(name, language, channel):
    prompt = prompts(language)[name]
    found: list[str] = []
    with chat_at(prompt.stop, channel, language) as chat:
        for what in NAMES:
            with chat.tried():
                found += [f"{what}: {complaint}" for complaint in _interrupted(chat, prompt, what, language, channel)]
    assert not found, "\n".join([name, *found])


def _interrupted(chat: Chat, prompt: Prompt, what: str, language: str, channel: str) -> list[str]:
    kind, text = interruption(what, language, channel)
    replies = chat.hear(kind, text)
    return [*complaints(chat, replies), *unagreed(chat, prompt.ask, text), *_wrong_way(chat, prompt, what, replies)]


def _wrong_way(chat: Chat, prompt: Prompt, what: str, replies: list[Reply]) -> list[str]:
    """What is wrong about how the talk goes on."""
    here = same_question(chat, prompt)
    if what == "cancel" and (chat.flow or chat.done()):
        return ["it is not cancelled"]
    if what == "person" and chat.flow != "Representative":
        return ["no way to a person"]
    if what in ("help", "silence") and not here:
        return ["the question is lost"]
    if what == "other flow" and not here and prompt.ask.expects not in FREE:
        return ["the question is lost"]
    return [] if not here or asks_again(chat, replies) else [f"the question is open and not asked again: {replies[-1].text!r}"]
