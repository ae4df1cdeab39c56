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
_COUNTED = frozenset({"money", "amount", "day_of_month", "count"})

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


def outweighs(question: Ask, meaning: Meaning) -> bool:
    """Is it so plainly no answer that a number word in it does not make it one ("hablar con una persona")?"""
    spelled = question.expects in _COUNTED and not any(char.isdigit() for char in meaning.text)
    return spelled and meaning.confidence >= PLAIN and len(meaning.text.split()) > 1


def may_digress(question: Ask, meaning: Meaning) -> bool:
    """May this message, which is no answer, begin something else?"""
    least = SURE if question.expects in GUARDED else ACT
    return meaning.confidence >= least and meaning.intent not in ("affirm", "deny", "answer")
