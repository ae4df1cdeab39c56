"""How a customer takes what the assistant says: which question is open, what is on offer, which facts were told.

Only what a person sees or hears is looked at, with simple patterns.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from bot.messages import Reply
from bot.rendering import speech, written
from domain.core.money import Money
from tests.simulator.goal import Agreement, Document, Fact
from tests.simulator.speaking import Amount, Number, Phrase

# What a question is about: what kind of answer it wants, and a word or two in it that tell it from others of the kind.
_TOPICS = (
    ("company", "company_number", ""),
    ("invoice", "invoice_number", ""),
    ("total", "money", "exact total"),
    ("how_much", "money", "would you like to pay"),
    ("cap", "money", "in a month"),
    ("where", "option", "your code"),
    ("code", "code", ""),
    ("which_invoices", "selection", ""),
    ("confirm_pay", "yes_no", "payment link"),
    ("machine", "equipment", ""),
    ("problem", "text", "what is wrong"),
    ("dispute_why", "text", "what is wrong"),
    ("dispute_note", "note", "know about it"),
    ("confirm_dispute", "yes_no", "you dispute it"),
    ("promise_amount", "sum", ""),
    ("promise_day", "date", "which day"),
    ("promise_note", "note", "accounts receivable"),
    ("confirm_promise", "yes_no", "shall i tell accounts receivable\\?"),
    ("urgency", "urgency", ""),
    ("call_back", "call_back", ""),
    ("access", "text", "get in"),
    ("confirm_service", "yes_no", "send this to service"),
    ("confirm_call_off", "yes_no", "cancel service call"),
    ("note", "text", "shall i add to"),
    ("method", "method", ""),
    ("day", "day_of_month", ""),
    ("confirm_autopay", "yes_no", "automatic payments.*do you agree"),
    ("confirm_remove", "yes_no", "shall i remove"),
    ("confirm_unlink", "yes_no", "shall i unlink"),
    ("which_invoice", "own_invoice", ""),
    ("department", "option", "like to reach"),
    ("reason", "text", "what is it about"),
    ("reach_at", "contact", ""),
    ("person_name", "text", "your name"),
    ("company_name", "text", "company's name"),
    ("size", "text", "how many people"),
    ("confirm_security", "yes_no", "our specialist"),
    ("reading", "meter", ""),
    ("confirm_reading", "yes_no", "is (that|it) right"),
    ("items", "supplies", ""),
    ("count", "count", ""),
    ("supplies_note", "note", "dispatch"),
    ("confirm_supplies", "yes_no", "shall i order this"),
    ("go_on", "yes_no", "go on|go back|continue|carry on"),
    ("which_one", "option", "which of these"),
)
_SPOKEN_CHOICE = re.compile(r"For ([^.?]+?), press (\d)")


@dataclass(frozen=True)
class Choice:
    """Something on offer: its title, what pressing it sends, and its place."""

    title: str
    value: str
    place: int


@dataclass(frozen=True)
class Question:
    """What is open: its topic, in which words it was asked, and what can be chosen. Without a question the topic is empty.

    ``wants`` is the kind of answer.
    """

    topic: str = ""
    words: str = ""
    choices: tuple[Choice, ...] = ()
    wants: str = ""

    def offers(self, pattern: str) -> Choice | None:
        """The first choice whose title has the pattern in it."""
        return next((choice for choice in self.choices if pattern and re.search(pattern, choice.title, re.IGNORECASE)), None)


def words_of(reply: Reply, aloud: bool) -> str:
    """What is read or heard of a message."""
    if aloud:
        return reply.speech or reply.text
    card = " ".join(cell for row in (*reply.card.rows, reply.card.total or ("", "")) for cell in row) if reply.card else ""
    return f"{reply.text} {card}".strip()


def open_question(replies: Sequence[Reply], aloud: bool, awaited: Container[str], before: Question) -> Question:
    """What the last messages leave open; topic ``other`` for a question that has no part in the goal.

    Of topics asked in the same words, one that is ``awaited`` is meant; "Take your time" leaves the question ``before`` open.
    """
    asked = next((reply for reply in reversed(replies) if reply.expects), None)
    last = asked or (replies[-1] if replies else Reply(""))
    words = words_of(last, aloud)
    topic = _topic(last, words, awaited, before) if asked else ""
    return Question(topic, words, _choices(last, aloud), last.expects)


def _topic(reply: Reply, words: str, awaited: Container[str], before: Question) -> str:
    fitting = [topic for topic, expects, pattern in _TOPICS if expects == reply.expects and re.search(pattern, words.lower())]
    if not fitting and reply.expects == before.wants:
        return before.topic
    return next((topic for topic in fitting if topic in awaited), fitting[0] if fitting else "other")


def _choices(reply: Reply, aloud: bool) -> tuple[Choice, ...]:
    if aloud:
        return tuple(Choice(title, key, int(key)) for title, key in _SPOKEN_CHOICE.findall(reply.speech))
    return tuple(Choice(choice.title, choice.value, place) for place, choice in enumerate(reply.choices, 1))


def names_sum(words: str, cents: int, aloud: bool) -> bool:
    """Is this the last sum in these words?"""
    if aloud:
        return speech.money(Money(cents), "en") in words
    return re.findall(r"\$[\d,]+\.\d\d", words)[-1:] == [f"${cents // 100:,}.{cents % 100:02d}"]


def misses(question: Question, agreement: Agreement, aloud: bool) -> list[Phrase | None]:
    """How to put right what the question does not name of all that is to be agreed to; nothing when it is all there."""
    wrong: list[Phrase | None] = (
        [agreement.rather] if agreement.cents and not names_sum(question.words, agreement.cents, aloud) else []
    )
    return wrong + [said for pattern, said in agreement.names.items() if not re.search(pattern, question.words, re.IGNORECASE)]


def tells(replies: Sequence[Reply], fact: Fact, aloud: bool) -> bool:
    """Was this fact told in these messages?"""
    words = " ".join(words_of(reply, aloud) for reply in replies)
    match fact:
        case Document(name):
            return any(reply.document is not None and reply.document.name == name for reply in replies)
        case Number(text):
            return (speech.ident(text, "en") if aloud else text) in words
        case Amount(cents):
            return (speech.money(Money(cents), "en") if aloud else written.money(Money(cents), "en")) in words


def leaves_a_way_on(replies: Sequence[Reply]) -> bool:
    """Can somebody who has not got what he wanted see what to do next?"""
    return any(reply.expects or reply.choices or reply.link or re.search(r"\?|\bsay \"", reply.text) for reply in replies)


def offers_a_person(replies: Sequence[Reply]) -> bool:
    return any(choice.value == "/reach_person" for reply in replies for choice in reply.choices)
