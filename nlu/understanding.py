"""What a message means: its intent with a confidence, its entities, and its language. Learns from examples when loaded."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import islice

from nlu import concepts, rules, sentences, several, spans
from nlu.classifier import Classifier
from nlu.entities import company_number
from nlu.features import words_of
from nlu.language import Languages
from nlu.meaning import OUT_OF_SCOPE, Entity, Meaning
from nlu.repair import Repair
from nlu.sentences import Example
from nlu.words import clean

# Three bands of confidence: act from ACT on; from ASK on ask which of the likeliest is meant; below, say so.
ACT = 0.5
ASK = 0.15
# The intent of a message that is the answer to the open question and nothing else.
ANSWER = "answer"

_NAMED = ("company_number", "invoice_number", "service_call_number", "money", "email", "phone")
_RANKED = 4
_EXACT = 0.98
# Below this share of known words the model is believed less and less, however sure it is of the rest.
_KNOWN_ENOUGH = 0.6

Extra = Mapping[str, Mapping[str, Sequence[str]]]


class Understanding:
    """Reads messages. Made by ``load``; reading changes nothing, so one serves all conversations."""

    def __init__(self, examples: Sequence[Example], prefixes: Collection[str] = company_number.PREFIXES) -> None:
        self._prefixes = prefixes
        words = [words_of(example.with_kinds()) for example in examples]
        self._classifier = Classifier(words, [example.intent for example in examples])
        self._languages = Languages((example.language, said) for example, said in zip(examples, words, strict=True))
        self._exact = {tuple(said): example.intent for example, said in zip(examples, words, strict=True)}
        self._vocabulary = self._classifier.features.frequency | Counter(concepts.vocabulary())
        self._repair = Repair(self._vocabulary, never=concepts.vocabulary("insult"))

    @classmethod
    def load(cls, extra: Extra | None = None, prefixes: Collection[str] = company_number.PREFIXES) -> Understanding:
        """Learn the shipped sentences and ``extra`` ones (intent, then language, then sentences), such as a dealer's FAQ.

        ``prefixes`` are the letters that the dealer's company numbers begin with.
        """
        added = [
            Example(intent, language, _marked(clean(text)))
            for intent, by_language in (extra or {}).items()
            for language, texts in by_language.items()
            for text in texts
        ]
        return cls([*sentences.load(), *added], prefixes)

    def read(self, text: str, language: str = "", asked: str = "", today: date | None = None) -> Meaning:
        """What one message means. Never raises.

        ``language`` is the one spoken so far, ``asked`` what the open question expects (company_number, selection, money, code,
        yes_no ...), ``today`` lets dates be read. A plain answer to the question has the intent ``answer``; small talk is
        ``chitchat``; what is nothing of ours is ``out_of_scope``, with a confidence below ``ASK``. Of several requests in one
        message the first is given, the others in its ``also``; a message that refuses to pay is never read as a wish to pay.
        """
        return several.read(clean(text), lambda part: self._read_one(part, language, asked, today), one=bool(asked))

    def _read_one(self, text: str, language: str, asked: str, today: date | None) -> Meaning:
        spoken = self._languages.guess(words_of(text), language)
        entities = spans.find(text, spoken, asked, self._prefixes, today)
        repaired = self._repair(text, [(entity.start, entity.end) for entity in entities if entity.kind in _NAMED])
        if repaired != text:
            spoken = self._languages.guess(words_of(repaired), language)
            entities = _with_repaired_selection(entities, spans.find(repaired, spoken, asked, self._prefixes, today))
        if spans.answers(text, entities, asked):
            return Meaning(text, ANSWER, 1.0, ((ANSWER, 1.0),), entities, "", language or spoken)
        ranking = self._ranking(text, repaired, entities)
        intent, confidence = next(iter(ranking.items()))
        if intent != OUT_OF_SCOPE and confidence < ASK:
            intent = OUT_OF_SCOPE
        mended = repaired if repaired != text else ""
        return Meaning(text, intent, confidence, tuple(islice(ranking.items(), _RANKED)), entities, mended, spoken)

    def _ranking(self, text: str, repaired: str, entities: Sequence[Entity]) -> dict[str, float]:
        words = words_of(
            _with_kinds(repaired, entities if repaired == text else spans.find(repaired, "en", "", self._prefixes, None))
        )
        known = self._known(words)
        if known == 0:
            return rules.apply(repaired, entities, {OUT_OF_SCOPE: 0.0})
        ranking = self._classifier.probabilities(words)
        exact = self._exact.get(tuple(words))
        if exact:
            ranking = {exact: _EXACT} | {name: share * (1 - _EXACT) for name, share in ranking.items() if name != exact}
        elif known < _KNOWN_ENOUGH:
            ranking = {name: share * known / _KNOWN_ENOUGH for name, share in ranking.items()}
        return ranking if exact else rules.apply(repaired, entities, ranking)

    def _known(self, words: Sequence[str]) -> float:
        """Which share of the words was ever seen, those that are everywhere counting little."""
        sizes = [(self._rarity(word), word in self._vocabulary) for word in words]
        total = sum(size for size, _ in sizes)
        return sum(size for size, seen in sizes if seen) / total if total else 0.0

    def _rarity(self, word: str) -> float:
        return 1.0 / math.sqrt(1 + self._vocabulary[word])


def _marked(text: str) -> str:
    """A sentence with its ids marked, as the shipped ones are written."""
    for entity in sorted(_ids(spans.find(text, "en", "", company_number.PREFIXES, None)), key=lambda e: -e.start):
        text = f"{text[: entity.start]}[{entity.text}]({entity.kind}){text[entity.end :]}"
    return text


def _with_kinds(text: str, entities: Sequence[Entity]) -> str:
    for entity in sorted(_ids(entities), key=lambda e: -e.start):
        text = f"{text[: entity.start]}__{entity.kind}__{text[entity.end :]}"
    return text


def _ids(entities: Sequence[Entity]) -> list[Entity]:
    return [entity for entity in entities if entity.kind in _NAMED and entity.text and not entity.text.isspace()]


def _with_repaired_selection(entities: Sequence[Entity], repaired: Sequence[Entity]) -> tuple[Entity, ...]:
    """What typing hid: the selection and urgency of the repaired message, beside the ids as they were typed."""
    kept = [entity for entity in entities if entity.kind not in ("selection", "urgency")]
    return (*kept, *(entity for entity in repaired if entity.kind in ("selection", "urgency")))
