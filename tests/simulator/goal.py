"""What a customer is after: the wish, the answers to what may be asked on the way, and what must be so in the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from bot.rendering import speech
from tests.simulator.customers import Customer
from tests.simulator.speaking import Amount, Number, Phrase, phrase

# What is different in the database, as a row of words and numbers: ("paid", "10482", 25000). See ``ledger``.
Change = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A file to be handed over."""

    name: str


Fact = Amount | Number | Document


@dataclass(frozen=True)
class Answer:
    """An answer: in words, as the choice whose title has this in it, or as keys on the telephone."""

    said: Phrase
    title: str = ""
    keys: str = ""


@dataclass(frozen=True)
class Agreement:
    """What a yes is given to: only when the question names this sum and has these patterns in it.

    ``rather`` puts the sum right, the phrase beside a pattern what that stands for.
    """

    rather: Phrase | None = None
    cents: int = 0
    names: Mapping[str, Phrase] = field(default_factory=dict)


@dataclass(frozen=True)
class Mistake:
    """Something said wrong first, and put right later, when one of these other questions is asked."""

    topic: str
    wrong: Answer
    noticed: tuple[str, ...]
    correction: Phrase


@dataclass(frozen=True)
class Page:
    """What is done on the provider's page: the test card typed there. ``link`` is how the link to the page is titled."""

    card: str
    label: str
    link: str = "Pay $"


@dataclass(frozen=True)
class Goal:
    """One wish.

    ``opening`` begins it, ``full`` says everything at once, ``menu`` are the titles of offers that lead there, best first.
    ``addition`` goes with a yes; ``too_much`` is what was asked for by somebody who takes a part of it back in that addition.
    ``reached`` is a pattern of the words that tell the customer it is done; without one it is done when all ``facts`` were told.
    ``changes`` is all that may be different in the database afterwards.
    """

    opening: Phrase
    menu: tuple[str, ...]
    answers: Mapping[str, Answer] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    full: Phrase | None = None
    mistakes: tuple[Mistake, ...] = ()
    addition: Phrase | None = None
    too_much: Phrase | None = None
    reached: str = ""
    facts: tuple[Fact, ...] = ()
    page: Page | None = None
    changes: tuple[Change, ...] = ()

    @property
    def questions(self) -> int:
        """How many questions may have to be answered."""
        return len(self.answers) + len(self.agreements)

    def also(self, answers: Mapping[str, Answer], changes: tuple[Change, ...]) -> Goal:
        """The same goal with more to be asked, and more to come of it."""
        return replace(self, answers=answers, changes=(*changes, *self.changes))


@dataclass(frozen=True)
class Situation:
    """What a goal is drawn from: who, when, how, and the chance of this dialogue."""

    customer: Customer
    chance: Random
    channel: str
    in_hours: bool
    today: date

    @property
    def on_phone(self) -> bool:
        return self.channel == "phone"


_LETTERS = ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ")
_KEYS = {letter: str(key) for key, letters in enumerate(_LETTERS, 2) for letter in letters}


def keyed(text: str) -> str:
    """Letters and digits on a telephone's keys."""
    return "".join(_KEYS.get(char, char) for char in text)


def linking(situation: Situation) -> Mapping[str, Answer]:
    """What proves to belong to the company, as printed on its newest invoice."""
    company, newest = situation.customer.company.number, situation.customer.open[-1]
    by_mail = situation.chance.random() < 0.6
    return {
        "company": Answer(
            phrase("company", company=Number(company)), title=f"{company}|{speech.ident(company, 'en')}", keys=keyed(company)
        ),
        "invoice": Answer(phrase("invoice", invoice=Number(newest.number)), keys=newest.number),
        "total": Answer(phrase("total", amount=Amount(newest.total_cents)), keys=str(newest.total_cents)),
        "where": Answer(phrase("by_email"), title="mail|a message to") if by_mail else Answer(phrase("by_text"), title="text"),
    }
