"""What a message means: its intent with a confidence, its entities, and its language. See docs/understanding.md."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from nlu import sentences
from nlu.confidence import ANSWERS_NOTHING, ASK, STEERS
from nlu.entities import company_number, yes_no
from nlu.intents import concepts, model, word_vectors
from nlu.intents.classifier import Classifier
from nlu.intents.features import words_of
from nlu.intents.semantic import stage
from nlu.intents.semantic.stage import TwoStages
from nlu.meaning import OUT_OF_SCOPE, Entity, Meaning
from nlu.requests import rules, several, spans
from nlu.sentences import Example
from nlu.text.language import Languages
from nlu.text.spelling import Repair, SpellingCorrection
from nlu.text.tokens import clean, tokens

# The intent of a message that is the answer to the open question and nothing else.
ANSWER = "answer"

_NAMED = ("company_number", "invoice_number", "service_call_number", "money", "email", "phone")
_RANKED = 4
_REASONS = 6
_EXACT = 0.98
# Nobody asks for anything in more words and signs; what follows would only cost time.
_MOST_WORDS = 300
# These answers are picked out of any words, so "one sec" would be a dollar: what surely steers the conversation is none.
_PICKED_OUT = ("money", "amount", "total", "day_of_month", "person")
# Below this share of known words the model is believed less and less, however sure it is of the rest.
_KNOWN_ENOUGH = 0.6
_TOO_SHORT_TO_AGREE = 2
# A word or two that nobody taught are no small talk: better to say that they were not understood.
_LONE, _LONE_TRUST = 2, 0.14

Extra = Mapping[str, Mapping[str, Sequence[str]]]


class Explanation(NamedTuple):
    """Why a message was read as it was.

    ``known``: the share of its words that examples use; ``exact``: it is one of the examples; ``evidence``: what speaks for the
    intent rather than the runner-up, or (below zero) against it; ``looked_again``: the second stage answered.
    """

    repairs: tuple[SpellingCorrection, ...]
    known: float
    exact: bool
    evidence: tuple[tuple[str, float], ...]
    looked_again: bool = False


class Understanding:
    """Reads messages. Made by ``load``; reading changes nothing, so one serves all conversations."""

    def __init__(self, examples: Sequence[Example], prefixes: Collection[str], classifier: Classifier | TwoStages) -> None:
        self._prefixes, self._classifier = prefixes, classifier
        words = [words_of(example.with_kinds()) for example in examples]
        self._languages = Languages((example.language, said) for example, said in zip(examples, words, strict=True))
        self._exact = {tuple(said): example.intent for example, said in zip(examples, words, strict=True)}
        self._vocabulary = Counter(word for said in words for word in said) | Counter(concepts.vocabulary())
        self._repair = Repair(self._vocabulary, frozenset(classifier.features.names.words), concepts.vocabulary("insult"))

    @classmethod
    def load(
        cls,
        extra: Extra | None = None,
        prefixes: Collection[str] = company_number.PREFIXES,
        keep: Path | None = None,
        semantic: bool = False,
    ) -> Understanding:
        """Know the shipped sentences and ``extra`` ones (intent, then language, then sentences), such as a dealer's FAQ.

        ``prefixes`` are the letters that the dealer's company numbers begin with. Where the shipped model was trained on other
        sentences, one is trained, which takes some seconds, and kept in the folder ``keep``, if given, for the next time.
        ``semantic`` adds the second stage; it raises NotInstalled where the extra is missing.
        """
        examples, meanings = all_examples(extra), word_vectors.load()
        core = model.fitting(examples, meanings, keep)
        return cls(examples, prefixes, stage.load(core, examples, meanings, keep) if semantic else core)

    def read(self, text: str, language: str = "", asked: str = "", today: date | None = None) -> Meaning:
        """What one message means. Never raises.

        ``language`` is the one spoken so far, ``asked`` what the open question expects (company_number, selection, money, code,
        yes_no ...), ``today`` lets dates be read. A plain answer to the question has the intent ``answer``; small talk is
        ``chitchat``; what is nothing of ours is ``out_of_scope``, with a confidence below ``ASK``. Of several requests in one
        message the first is given, the others in its ``also``; a message that refuses to pay is never read as a wish to pay.
        """
        said = clean(text)
        heard = _beginning(said)
        meaning = several.read(heard, lambda part: self._read_one(part, language, asked, today), one=bool(asked))
        return meaning if heard == said else replace(meaning, text=said)

    def _read_one(self, text: str, language: str, asked: str, today: date | None) -> Meaning:
        spoken = self._languages.guess(words_of(text), language)
        entities = found = spans.find(text, spoken, asked, self._prefixes, today)
        repaired, _ = self._mend(text, entities, spoken)
        if repaired != text:
            spoken = self._languages.guess(words_of(repaired), language)
            found = spans.find(repaired, spoken, asked, self._prefixes, today)
            entities = _with_repaired_selection(entities, found)
        if spans.answers(text, entities, asked):
            if asked not in _PICKED_OUT or not self._steers(repaired):
                return Meaning(text, ANSWER, 1.0, ((ANSWER, 1.0),), entities, "", language or spoken)
            entities = found = ()
        ranking = self._ranking(repaired, found)
        intent, confidence = next(iter(ranking.items()))
        if intent != OUT_OF_SCOPE and confidence < ASK:
            intent = OUT_OF_SCOPE
        mended = repaired if repaired != text else ""
        return Meaning(text, intent, confidence, tuple(islice(ranking.items(), _RANKED)), entities, mended, spoken)

    def _steers(self, text: str) -> bool:
        """Whether a mended message surely steers the conversation, whatever number or name stands in it."""
        intent, confidence = next(iter(self._ranking(text, ()).items()))
        return intent in ANSWERS_NOTHING and confidence >= STEERS

    def _ranking(self, text: str, entities: Sequence[Entity]) -> dict[str, float]:
        """The intents of a mended message and its entities, likeliest first."""
        words = words_of(_with_kinds(text, entities))
        known = self._known(words)
        if known == 0:
            return rules.apply(text, entities, {OUT_OF_SCOPE: 0.0})
        ranking = self._classifier.probabilities(words)
        exact = self._exact.get(tuple(words))
        if exact:
            return {exact: _EXACT} | {name: probability * (1 - _EXACT) for name, probability in ranking.items() if name != exact}
        trust = min(1.0, known / _KNOWN_ENOUGH)
        if len(words) <= _LONE and next(iter(ranking)) == "chitchat":
            trust *= _LONE_TRUST
        believed = ranking if trust == 1.0 else {name: probability * trust for name, probability in ranking.items()}
        return rules.apply(text, entities, believed)

    def explain(self, meaning: Meaning) -> Explanation:
        """Why a message was read as it was."""
        _, repairs = self._mend(meaning.text, meaning.entities, meaning.language)
        words = words_of(_with_kinds(meaning.repaired, ()) if meaning.repaired else _with_kinds(meaning.text, meaning.entities))
        learnt = [name for name, _ in meaning.ranking if name in self._classifier.intents]
        evidence = self._classifier.evidence(words, *learnt[:2])[:_REASONS] if len(learnt) > 1 else []
        again = isinstance(self._classifier, TwoStages) and self._classifier.looks_again(words)
        return Explanation(repairs, self._known(words), tuple(words) in self._exact, tuple(evidence), again)

    def _mend(self, text: str, entities: Sequence[Entity], language: str) -> tuple[str, tuple[SpellingCorrection, ...]]:
        named = [(entity.start, entity.end) for entity in entities if entity.kind in _NAMED]
        repaired, repairs = self._repair(text, named, language)
        return (text, ()) if _agrees_by_chance(repaired, repairs) else (repaired, repairs)

    def _known(self, words: Sequence[str]) -> float:
        """Which share of the words was ever seen, those that are everywhere counting little."""
        seen = unseen = 0.0
        for word in words:
            times = self._vocabulary.get(word, 0)
            if times:
                seen += 1.0 / math.sqrt(1 + times)
            else:
                unseen += 1.0
        return seen / (seen + unseen) if words else 0.0


def _agrees_by_chance(repaired: str, repairs: Sequence[SpellingCorrection]) -> bool:
    """Whether a message became a yes by the repair of two letters: too little is left of them to agree to anything."""
    return any(len(repair.typed) <= _TOO_SHORT_TO_AGREE for repair in repairs) and yes_no.read(repaired) is True


def all_examples(extra: Extra | None = None) -> list[Example]:
    """The shipped sentences and ``extra`` ones, their ids marked."""
    added = [
        Example(intent, language, _marked(clean(text)))
        for intent, by_language in (extra or {}).items()
        for language, texts in by_language.items()
        for text in texts
    ]
    return [*sentences.load(), *added]


def _beginning(text: str) -> str:
    """As much of a message as is read."""
    words = tokens(text)
    return text if len(words) <= _MOST_WORDS else text[: words[_MOST_WORDS].start].rstrip()


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
