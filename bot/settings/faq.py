"""The dealer's own questions and answers, from the file the dealer edits. Each topic is an intent ``faq/<topic>``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from string import Formatter

import locales
from bot.settings import values
from bot.settings.models import Dealer, Settings
from bot.settings.opening_hours import hours_in_words
from bot.settings.yaml_lines import Section, raise_problems, read_yaml

INTENT = "faq/"

_LONGEST_ANSWER = 400
_TOPIC = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_PLACEHOLDERS = ("hours", "address", "remittance_address", "phone", "email", "dealer")


@dataclass(frozen=True)
class Topic:
    """One question that customers ask; title, sample questions and complete answer by language."""

    title: Mapping[str, str]
    questions: Mapping[str, tuple[str, ...]]
    answer: Mapping[str, str]


@dataclass(frozen=True)
class Faq:
    """All topics by name. A language that is not offered is answered in the dealer's first."""

    topics: Mapping[str, Topic]
    languages: tuple[str, ...]

    def examples(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Sample questions by intent and language, for the understanding to learn from."""
        return {
            INTENT + name: {language: list(questions) for language, questions in topic.questions.items()}
            for name, topic in self.topics.items()
        }

    def title(self, topic: str, language: str) -> str:
        """A few words that name the topic. Raises KeyError for an unknown topic."""
        return self.topics[topic].title[self._spoken(language)]

    def answer(self, topic: str, language: str) -> str:
        """The answer with the dealer's facts in it. Raises KeyError for an unknown topic."""
        return self.topics[topic].answer[self._spoken(language)]

    def _spoken(self, language: str) -> str:
        return language if language in self.languages else self.languages[0]


def load_faq(path: Path, settings: Settings) -> Faq:
    """Read the file and fill in the dealer's facts. Raises ConfigError with every mistake and its line."""
    root = read_yaml(path, {})
    topics = {name: _topic(root, name, settings.dealer) for name in root}
    root.close()
    raise_problems(root)
    return Faq(topics, settings.dealer.languages)


def _topic(root: Section, name: str, dealer: Dealer) -> Topic:
    section = root.section(name)
    if not _TOPIC.fullmatch(name):
        root.problem(name, "a topic's name is small letters, digits and _ only, like paper_recycling")
    title, questions, answer = (section.section(part) for part in ("title", "questions", "answer"))
    languages = [language for language in locales.codes() if language in dealer.languages]
    for part in (title, questions, answer):
        part.know(*locales.codes())  # a language that is not offered may stay in the file
    return Topic(
        title={language: title.read(language, values.text) for language in languages},
        questions={language: _questions(questions, language) for language in languages},
        answer={language: answer.read(language, _filled(dealer, language)) for language in languages},
    )


def _questions(section: Section, language: str) -> tuple[str, ...]:
    questions = section.read_list(language, values.text)
    if language in section and not questions:
        section.problem(language, "is empty; give some examples of how people ask")
    return questions


def _filled(dealer: Dealer, language: str) -> Callable[[str], str]:
    """Puts the dealer's facts into an answer."""

    def fill(template: str) -> str:
        _check_placeholders(template)
        answer = values.text(template).format_map(
            {
                "hours": hours_in_words(dealer.hours, language),
                "address": ", ".join(dealer.address),
                "remittance_address": ", ".join(dealer.remittance_address),
                "phone": dealer.phone,
                "email": dealer.email,
                "dealer": dealer.name,
            }
        )
        if len(answer) > _LONGEST_ANSWER:
            raise ValueError(f"is {len(answer)} characters long; at most {_LONGEST_ANSWER}, because it is also spoken")
        return answer

    return fill


def _check_placeholders(template: str) -> None:
    try:
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        raise ValueError("has a single { or }; write {{ or }} where a brace is meant") from None
    for name in sorted(names - set(_PLACEHOLDERS)):
        near = get_close_matches(name, _PLACEHOLDERS, n=1)
        hint = f"did you mean {{{near[0]}}}?" if near else f"known are {' '.join(f'{{{known}}}' for known in _PLACEHOLDERS)}"
        raise ValueError(f"{{{name}}} is not known; {hint}")
