"""What a dealer relies on when he edits faq.yml, and a customer when he asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bot.settings.faq import Faq, load_faq
from bot.settings.load import ConfigError, load
from bot.settings.models import Settings
from bot.settings.opening_hours import hours_in_words

TOPICS = {"hours", "address", "mail_check", "company_number_where", "cards_accepted", "is_it_safe", "portal_password", "contract"}
PARKING = """
parking:
  title: {en: Parking}
  questions: {en: [where can I park]}
  answer: {en: "Behind {address}."}
"""


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load(None, {})


@pytest.fixture(scope="module")
def faq(settings) -> Faq:
    return load_faq(settings.faq, settings)


@pytest.fixture
def english(settings: Settings) -> Settings:
    return replace(settings, dealer=replace(settings.dealer, languages=("en",)))


def problems(path: Path, text: str, settings: Settings) -> list[str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        load_faq(path, settings)
    return [problem.rpartition("/faq.yml:")[2] for problem in raised.value.problems]


def test_the_shipped_topics_can_be_asked_in_both_languages_in_many_ways(faq):
    assert faq.topics.keys() == TOPICS
    for intent, questions in faq.examples().items():
        assert intent.startswith("faq/")
        assert len(set(questions["en"])) >= 12, intent
        assert len(set(questions["es"])) >= 8, intent


def test_no_question_stands_under_two_topics(faq):
    asked = [question for topic in faq.topics.values() for questions in topic.questions.values() for question in questions]
    assert len(asked) == len(set(asked))


def test_answers_hold_the_dealers_facts(faq):
    assert "Monday to Friday, 8:00 AM to 5:00 PM" in faq.answer("hours", "en")
    assert "lunes a viernes, 8:00 a.m. a 5:00 p.m." in faq.answer("hours", "es")
    assert "Lakeside Office Equipment and mail it to PO Box 1140, Duluth, MN 55801" in faq.answer("mail_check", "en")
    assert "{" not in "".join(faq.answer(topic, language) for topic in TOPICS for language in ("en", "es"))


def test_the_password_rules_are_told_completely(faq):
    for rule in ("10 characters", "upper-case", "lower-case", "digit", "special"):
        assert rule in faq.answer("portal_password", "en")


def test_a_language_that_is_not_offered_is_answered_in_the_first(faq):
    assert faq.answer("hours", "fr") == faq.answer("hours", "en")
    assert faq.title("hours", "es") == "Horario"


def test_a_dealer_adds_a_topic_of_his_own(tmp_path, english):
    path = tmp_path / "faq.yml"
    path.write_text(PARKING, encoding="utf-8")
    faq = load_faq(path, english)
    assert faq.answer("parking", "en") == "Behind 400 Harbor Street, Duluth, MN 55802."
    assert faq.examples() == {"faq/parking": {"en": ["where can I park"]}}


def test_every_mistake_is_told_with_its_line(tmp_path, english):
    text = PARKING.replace("{address}", "{adress}").replace("[where can I park]", "[]") + "Toner Color:\n  title: {en: Toner}\n"
    assert problems(tmp_path / "faq.yml", text, english) == [
        "4: parking.questions.en: is empty; give some examples of how people ask",
        "5: parking.answer.en: {adress} is not known; did you mean {address}?",
        "6: Toner Color: a topic's name is small letters, digits and _ only, like paper_recycling",
        "7: Toner Color.answer: is missing; add the section `answer:`",
        "7: Toner Color.questions: is missing; add the section `questions:`",
    ]


def test_a_language_the_dealer_offers_must_be_there(tmp_path, settings):
    told = problems(tmp_path / "faq.yml", PARKING, settings)
    assert told == [
        f"{line}: parking.{part}.es: is missing; add `es:` here" for line, part in ((3, "title"), (4, "questions"), (5, "answer"))
    ]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("a { brace", "has a single { or }"),
        ("{dealer.__class__}", "{dealer.__class__} is not known"),
        ("x" * 401, "is 401 characters long"),
    ],
)
def test_an_answer_that_cannot_be_given_is_refused(tmp_path, english, answer, told):
    assert told in problems(tmp_path / "faq.yml", PARKING.replace("Behind {address}.", answer), english)[0]


def test_hours_in_words_take_equal_days_together_and_leave_closed_ones_out():
    morning, day = (time(9), time(12)), (time(8), time(17, 30))
    hours = {0: day, 1: day, 3: day, 5: morning}
    assert hours_in_words(hours, "en") == (
        "Monday to Tuesday, 8:00 AM to 5:30 PM; Thursday, 8:00 AM to 5:30 PM; Saturday, 9:00 AM to 12:00 PM"
    )


def test_an_office_that_never_opens_is_seen_by_appointment():
    assert hours_in_words({}, "en") == "by appointment"
