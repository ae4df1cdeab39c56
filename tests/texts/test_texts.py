"""What customers rely on: everything the assistant may say is there in both languages, complete, short and plain."""

from __future__ import annotations

import re

import pytest

from dialogs.engine.global_intents import ANYTIME
from dialogs.flows import STARTS
from domain.core import errors
from domain.payments.settlement import RANK
from tests.texts.texts import (
    LANGUAGES,
    beginnings,
    bundle,
    calls,
    entries,
    literals,
    said,
    strings,
    texts,
    variables,
    wordings,
)

ERRORS = [error for error in vars(errors).values() if isinstance(error, type) and issubclass(error, errors.BusinessError)]
KEYS = {key for key, _ in texts("en")}
MOST_WORDS_OF_A_SENTENCE = 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_read_whole(language):
    faults = [(file, entry.content) for file, entry in entries(language) if type(entry).__name__ == "Junk"]
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language):
    names = [entry.id.name for _, entry in entries(language) if type(entry).__name__ == "Message"]
    assert sorted(names) == sorted(set(names))


def test_both_languages_say_the_same_things_with_the_same_facts():
    english, spanish = texts("en"), texts("es")
    assert english.keys() == spanish.keys()
    for at, text in english.items():
        assert spanish[at].file == text.file, at
        assert spanish[at].variables == text.variables, at
        assert spanish[at].chosen_by.keys() == text.chosen_by.keys(), at


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_filled_in_in_each_of_its_variants(language):
    for text in texts(language).values():
        for filled in wordings(language, text):
            assert filled.strip(), text.key
            assert "{" not in filled and "$" not in filled, (text.key, filled)


def test_every_text_that_is_named_in_the_code_exists_and_gets_its_facts():
    for place in said():
        assert place.key in KEYS, place
        if place.facts is not None and place.key != "faq":
            assert variables(place.key) <= place.facts, place


def test_every_business_error_has_its_words():
    for error in ERRORS:
        if error is not errors.BusinessError:
            assert "error" + re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", error.__name__) in KEYS


def test_everything_that_can_be_offered_has_a_label():
    plain = {name for _, call in calls("_plain") for argument in call.args[1:] for name in strings(argument)}
    offered = {name for _, call in calls("offer") for argument in call.args for name in strings(argument)}
    intents = set(STARTS) | ((plain | offered) & set(ANYTIME)) | {"help_more"}
    for intent in intents:
        assert f"offer-{intent.replace('_', '-')}" in KEYS


def test_every_kind_of_answer_has_words_for_not_understanding_it():
    kinds = {kind for _, call in calls("ask", "Ask") for argument in call.args[1:2] for kind in strings(argument)}
    for kind in kinds:
        assert f"missed-{kind.replace('_', '-')}" in KEYS


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_not_understood_twice_hears_more_than_before_and_of_a_person(language):
    person = {"en": "person", "es": "persona"}[language]
    for key in (key for key in KEYS if key.startswith("missed-") and key != "missed-often"):
        for part in ("", "speech"):
            first, second = (filled_in(language, key, part, times) for times in (1, 2))
            assert person not in first, (key, first)
            assert person in second, (key, second)


def filled_in(language: str, key: str, part: str, times: int) -> str:
    message = bundle(language).get_message(key)
    pattern = message.attributes[part] if part else message.value
    assert pattern
    return str(bundle(language).format_pattern(pattern, {"times": times})[0])


def test_every_end_of_a_payment_has_its_words():
    for state in RANK.keys() - {"created", "unknown", "open"}:
        assert f"payment-{state}" in KEYS


def test_every_text_that_domain_sends_exists():
    sent = {word for word in literals() if re.fullmatch(r"(mail|text|payment|method)-[a-z-]+[a-z]", word)}
    assert sent <= KEYS
    assert {"mail-person-waiting", "mail-person-callback"} <= KEYS


def test_no_text_is_unused():
    known, starts = literals(), beginnings()
    unused = {
        text.key
        for text in texts("en").values()
        if text.file in ("talk.ftl", "missed.ftl", "mail.ftl")
        and text.key not in known
        and not any(text.key.startswith(start) for start in starts)
    }
    assert unused == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mail_has_a_subject_of_one_line(language):
    for key in (key for key in KEYS if key.startswith(("mail-", "text-"))):
        for subject in wordings(language, texts(language)[key, "subject"]):
            assert "\n" not in subject.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language):
    for text in texts(language).values():
        for filled in wordings(language, text):
            for sentence in re.split(r"[.!?:;\n]\s*", filled):
                assert len(sentence.split()) <= MOST_WORDS_OF_A_SENTENCE, (text.key, sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_message_is_short(language):
    for key in ("greeting", "greeting-linked", "help"):
        assert all(len(filled) <= 320 for filled in wordings(language, texts(language)[key, ""]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_spoken_that_only_an_eye_can_follow(language):
    for text in texts(language).values():
        if text.part == "speech":
            assert all(not re.search(r"[(){}–/•]|https?:", filled) for filled in wordings(language, text)), text.key
