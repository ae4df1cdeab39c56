"""How much of what customers say is understood: the sentences beside this file are not among the examples in ``nlu``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import locales
from bot.cli import training
from bot.settings.load import load
from nlu.confidence import ACT
from nlu.meaning import OUT_OF_SCOPE
from nlu.quality.evaluation import Labelled, evaluate
from nlu.understanding import Understanding
from tests.sentences.test_sets import LISTS, held_apart, listed, out_of_scope

_HERE = Path(__file__).parent
_FAQ = Path(__file__).parents[2] / "faq.yml"


def yaml_file(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def understanding():
    return Understanding.load({f"faq/{topic}": entry["questions"] for topic, entry in yaml_file(_FAQ).items()})


def cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Language, intent, and the sentence with the entities it must give."""
    for language in locales.codes():
        for intent, said in yaml_file(_HERE / f"{language}.yml").items():
            for sentence in said:
                yield language, intent, sentence if isinstance(sentence, dict) else {"text": sentence}


def test_at_least_93_of_100_sentences_are_understood(understanding):
    misses = []
    for language, intent, sentence in cases():
        meaning = understanding.read(sentence["text"], language)
        if meaning.intent != intent:
            misses.append(f"{sentence['text']!r} is {intent}, not {meaning.intent} ({meaning.confidence:.2f})")
    total = sum(1 for _ in cases())
    assert len(misses) <= 0.07 * total, "\n".join([f"{len(misses)} of {total} misunderstood:", *misses])


def test_at_least_92_of_100_sentences_are_understood_as_a_telephone_hears_them(understanding):
    heard = [(intent, text) for intent, said in yaml_file(_HERE / "heard.yml").items() for text in said]
    misses = [(intent, text, got) for intent, text in heard if (got := understanding.read(text, "en").intent) != intent]
    assert len(misses) <= 0.08 * len(heard), misses


@pytest.mark.parametrize("name", LISTS)
def test_what_strangers_typed_is_understood_or_asked_about(understanding, name):
    """Rougher sentences. Being unsure is allowed, as the customer is then asked; being sure and wrong hardly ever."""
    read = [(intent, text, understanding.read(text)) for intent, text in listed(name)]
    right = sum(meaning.intent == intent for intent, _, meaning in read)
    wrong = [(text, meaning.intent) for intent, text, meaning in read if meaning.intent != intent and meaning.confidence >= ACT]
    assert right >= 0.9 * len(read)
    assert len(wrong) <= 0.06 * len(read), wrong


@pytest.mark.parametrize(("language", "sentence"), [(language, s) for language, _, s in cases() if len(s) > 1])
def test_the_entities_of_a_sentence_are_found(understanding, language, sentence):
    meaning = understanding.read(sentence["text"], language)
    for kind, wanted in sentence.items():
        if kind != "text":
            assert list(meaning.all(kind)) == (wanted if isinstance(wanted, list) else [wanted])


def test_at_least_92_of_100_foreign_requests_are_less_sure_than_97_of_100_of_ours():
    """By confidence alone, however the bands are set."""
    said = [Labelled(text, intent) for _, intent, text in held_apart()]
    foreign = [Labelled(text, OUT_OF_SCOPE) for text in out_of_scope()]
    measures = evaluate(training.shipped(load(None, {})), [*said, *foreign]).measures
    assert measures.oos_recalls[0.97] >= 0.92


def test_at_least_92_of_100_foreign_requests_start_nothing(understanding):
    said = yaml_file(_HERE / "out_of_scope.yml")
    acted = [(text, meaning.intent) for text in said if starts_something(meaning := understanding.read(text))]
    assert len(said) >= 200
    assert len(acted) <= 0.08 * len(said), acted


def starts_something(meaning) -> bool:
    return meaning.intent not in ("chitchat", OUT_OF_SCOPE) and meaning.confidence >= ACT
