"""The sentences themselves: enough of them, each meant one way only, and none both taught and tested."""

from collections import Counter, defaultdict
from pathlib import Path

import yaml

from nlu import sentences
from nlu.intents.features import words_of
from nlu.meaning import OUT_OF_SCOPE

_HERE = Path(__file__).parent
_FAQ = _HERE.parents[1] / "faq.yml"
_TAUGHT = {"en": 40, "es": 25}
_TESTED = {"en": 12, "es": 4, "heard": 6}
_OUT_OF_SCOPE = 200
LISTS = ("rough.txt", "first_sight.txt")


def plain(text: str) -> tuple[str, ...]:
    """A sentence as far as it differs from others: its words, without signs and accents."""
    return tuple(words_of(text))


def taught() -> list[tuple[str, str, str]]:
    """Language, intent and text of everything the understanding learns from."""
    shipped = [(example.language, example.intent, example.text) for example in sentences.load()]
    faq = yaml.safe_load(_FAQ.read_text(encoding="utf-8")).items()
    return shipped + [
        (language, f"faq/{topic}", text)
        for topic, entry in faq
        for language, texts in entry["questions"].items()
        for text in texts
    ]


def held_apart() -> list[tuple[str, str, str]]:
    """Set, intent and text of everything the understanding is tested with."""
    found = []
    for name in _TESTED:
        for intent, said in yaml.safe_load((_HERE / f"{name}.yml").read_text(encoding="utf-8")).items():
            found += [(name, intent, one["text"] if isinstance(one, dict) else one) for one in said]
    return found


def listed(name: str) -> list[tuple[str, str]]:
    """Intent and text of the lines of one of the ``LISTS``."""
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [(intent, text) for intent, text in (line.split(": ", 1) for line in lines if line[:1] not in ("", "#"))]


def out_of_scope() -> list[str]:
    return list(yaml.safe_load((_HERE / "out_of_scope.yml").read_text(encoding="utf-8")))


def test_at_least_45_intents_have_enough_examples_in_both_languages():
    shipped = Counter((language, intent) for language, intent, _ in taught() if not intent.startswith("faq/"))
    for language, least in _TAUGHT.items():
        intents = {intent: times for (spoken, intent), times in shipped.items() if spoken == language}
        assert len(intents) >= 45
        assert {intent: times for intent, times in intents.items() if times < least} == {}


def test_every_intent_is_tested_with_enough_sentences_typed_and_heard():
    intents = {intent for _, intent, _ in taught()} - {"chitchat"}  # what is small talk is in out_of_scope.yml
    counts = Counter((name, intent) for name, intent, _ in held_apart())
    thin = {(name, intent): counts[name, intent] for name, least in _TESTED.items() for intent in intents
            if counts[name, intent] < least}  # fmt: skip
    assert thin == {}
    assert len({plain(text) or text for text in out_of_scope()}) >= _OUT_OF_SCOPE


def test_no_sentence_means_two_things():
    meant = defaultdict(set)
    for language, intent, text in taught():
        meant[language, plain(text)].add(intent)
    assert {words: intents for words, intents in meant.items() if len(intents) > 1} == {}


def test_no_sentence_is_taught_twice():
    times = Counter((language, plain(text)) for language, _, text in taught())
    assert [words for words, count in times.items() if count > 1] == []


def test_no_tested_sentence_was_taught():
    known = {plain(text) for _, _, text in taught()}
    apart = [(intent, text) for _, intent, text in held_apart()] + [(OUT_OF_SCOPE, text) for text in out_of_scope()]
    apart += [line for name in LISTS for line in listed(name)]
    assert [(intent, text) for intent, text in apart if plain(text) and plain(text) in known] == []
