"""When a message may turn away from the open question, by the kind of question."""

from __future__ import annotations

from dialogs.answers import FREE, GUARDED
from dialogs.moves import Ask
from nlu.meaning import Meaning

# Confidence from which an intent is acted upon, and from which it is offered as a guess.
ACT = 0.5
GUESS = 0.15
# From here a request turns away from a question that guards money or a proof.
SURE = 0.75
# From here a message is plainly a request, even where any words may be the answer.
PLAIN = 0.9
_SHORT_WORDS = 7

# Steering the conversation itself; never an answer unless it also reads as one.
STEERING = frozenset(
    {
        "cancel", "repeat", "slower", "more", "help", "goodbye", "start_over", "reach_person", "change_language", "go_back",
        "skip", "hold_on", "why_needed", "despair",
    }
)  # fmt: skip


def steers(question: Ask, meaning: Meaning) -> bool:
    """Is it a plain cancel, help, repeat ...? Whether it also reads as an answer is looked at elsewhere."""
    if meaning.intent not in STEERING:
        return False
    if question.expects in FREE:
        return meaning.confidence >= PLAIN and len(meaning.text.split()) <= _SHORT_WORDS
    return meaning.confidence >= ACT


def may_digress(question: Ask, meaning: Meaning) -> bool:
    """May this message, which is no answer, begin something else?"""
    least = SURE if question.expects in GUARDED else ACT
    return meaning.confidence >= least and meaning.intent not in ("affirm", "deny", "answer")
