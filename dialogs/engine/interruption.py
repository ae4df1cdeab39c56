"""When a message may turn away from the open question, by the kind of question."""

from __future__ import annotations

import re

from dialogs.moves import Ask
from dialogs.reading.answers import FREE, GUARDED
from nlu.confidence import ACT, PLAIN, STEERING, SURE
from nlu.entities import fault
from nlu.meaning import Meaning
from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

_SHORT_WORDS = 7
_LONGEST_ASIDE = 12
# What is asked in the middle of something else.
_ASIDES = ("faq/", "show_", "payment_history", "service_status", "are_you_a_bot")
_WORDINGS = Wordings("dialogue")
_ASKING = re.compile(rf"(?:(?:{_WORDINGS.pattern('ASIDE')})[,:]? )*(?:{_WORDINGS.pattern('ASKS')})\b")
# Said in passing; where any words may be the answer it is told apart only when it is plain.
_SMALL_TALK = frozenset({"greet", "chitchat", "are_you_a_bot", "abuse"})
# No fault is described in these words.
_GIVES_UP = re.compile(rf"\b(?:{_WORDINGS.pattern('GIVES_UP')})\b")
# A number read out digit by digit steers nothing, whatever its words resemble.
_DIGIT = rf"(?:{_WORDINGS.pattern('DIGITS')}|[0-9]+)"
_SPELLED_OUT = re.compile(rf"\b{_DIGIT}(?:[ -]{_DIGIT}){{2}}\b")
# In the middle of a question nobody ends the conversation without the word.
_BYE = re.compile(rf"\b(?:{_WORDINGS.pattern('BYE')})\b")


def steers(question: Ask, meaning: Meaning) -> bool:
    """Is it a plain cancel, help, repeat ...? Whether it also reads as an answer is looked at elsewhere."""
    if _SPELLED_OUT.search(fold(meaning.text)):
        return False
    if question.expects in FREE:
        gives_up = meaning.intent == "cancel" and _GIVES_UP.search(fold(meaning.repaired or meaning.text))
        plain = meaning.confidence >= (ACT if gives_up else PLAIN) and len(meaning.text.split()) <= _SHORT_WORDS
        passing = meaning.intent in _SMALL_TALK and not fault.mentions(meaning.text)
        return plain and meaning.intent != "goodbye" and (meaning.intent in STEERING or passing)
    if meaning.intent == "goodbye":
        return _BYE.search(fold(meaning.text)) is not None
    return meaning.intent in STEERING and meaning.confidence >= (PLAIN if meaning.intent == "start_over" else ACT)


def says_goodbye(meaning: Meaning) -> bool:
    """Is it plainly a goodbye? It ends a call, so what only resembles one is none."""
    return meaning.confidence >= PLAIN or _BYE.search(fold(meaning.text)) is not None


def asks_aside(meaning: Meaning) -> bool:
    """Is it plainly a question of the customer's own: "how late are you open today?"?"""
    text = fold(clean(meaning.repaired or meaning.text))
    asks = _ASKING.match(text) is not None and len(text.split()) <= _LONGEST_ASIDE
    return asks and meaning.confidence >= ACT and meaning.intent.startswith(_ASIDES)


def outweighs(question: Ask, meaning: Meaning) -> bool:
    """Is it so plainly no answer that a number word in it does not make it one ("one moment", "talk to one of your people")?"""
    plain = meaning.confidence >= PLAIN and len(meaning.text.split()) > 1
    return plain and question.expects not in GUARDED and not any(char.isdigit() for char in meaning.text)


def may_digress(question: Ask, meaning: Meaning) -> bool:
    """May this message, which is no answer, begin something else?"""
    least = SURE if question.expects in GUARDED else ACT
    return meaning.confidence >= least and meaning.intent not in ("affirm", "deny", "answer")
