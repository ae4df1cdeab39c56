"""``ledgerline nlu``: train the understanding, measure it, and see where it needs more sentences."""

from __future__ import annotations

import re
import time
from pathlib import Path

import locales
from bot.app import make_texts, make_understanding, open_database
from bot.cli.errors import CommandFailed
from bot.conversation.models import Message
from bot.settings.models import Settings
from nlu.confidence import ASK
from nlu.intents import model, word_vectors
from nlu.intents.semantic.encoder import NotInstalled
from nlu.meaning import OUT_OF_SCOPE, Meaning
from nlu.quality import evaluation
from nlu.quality.evaluation import Guess, Reader
from nlu.quality.report import Unanswered, page
from nlu.redact import redact
from nlu.text import wordlist
from nlu.text.tokens import fold
from nlu.text.wordings import Wordings
from nlu.understanding import Understanding, all_examples

_SMALL_TALK = ("chitchat", OUT_OF_SCOPE)
_MOST_CANDIDATES = 300
_PERSONAL = ("company_number", "invoice_number", "service_call_number", "money", "email", "phone", "person", "code")
_LATER_WORD = re.compile(r"(?<=[^.!?\s] )[^\W\d_]\w+")
_INTRODUCED = re.compile(
    rf"(?P<cue>\b(?i:{Wordings('person').pattern('INTRODUCES')}) )"
    r"(?P<name>[\w'-]+(?: [A-Z][\w'-]+)?)"
)


def train(settings: Settings, out: Path | None) -> None:
    """Learn the sentences and the FAQ's questions, and write the model."""
    examples = all_examples(make_texts(settings)[1].examples())
    path, meanings, began = out or model.SHIPPED, word_vectors.load(), time.perf_counter()
    classifier = model.train(examples, meanings)
    took = time.perf_counter() - began
    model.save(classifier, model.digest(examples, meanings), path)
    size = path.stat().st_size / 1e6
    print(f"{path}: {len(classifier.intents)} intents, {len(examples)} sentences, {took:.1f} s, {size:.1f} MB")


def evaluate(settings: Settings, learn: Path | None, test: Path, predictions: Path | None) -> None:
    """Measure on any labelled sentences. Raises CommandFailed where a file cannot be used."""
    try:
        messages = evaluation.read(test)
        reader, took = (
            evaluation.trained(evaluation.read(learn), semantic=settings.semantic) if learn else (shipped(settings), 0.0)
        )
        result = evaluation.evaluate(reader, messages, took)
        if predictions:
            evaluation.write_predictions(predictions, messages, result.guesses)
    except (OSError, ValueError, NotInstalled) as error:
        raise CommandFailed(str(error)) from error
    print(evaluation.told(result))


def report(settings: Settings, out: Path) -> None:
    """Write the page for the people who tend the sentences."""
    faq = make_texts(settings)[1]
    understanding = make_understanding(settings, faq, settings.dealer.company_prefixes)
    out.write_text(page(all_examples(faq.examples()), _unanswered(settings, understanding)), encoding="utf-8")
    print(out)


def shipped(settings: Settings) -> Reader:
    """A reader that knows the shipped sentences and the FAQ; small talk is out of scope to it."""
    understanding = make_understanding(settings, make_texts(settings)[1], settings.dealer.company_prefixes)

    def reader(text: str) -> Guess:
        meaning = understanding.read(text)
        inside = max((share for name, share in meaning.ranking if name not in _SMALL_TALK), default=0.0)
        return Guess(OUT_OF_SCOPE if meaning.intent in _SMALL_TALK else meaning.intent, inside)

    return reader


def _unanswered(settings: Settings, understanding: Understanding) -> list[Unanswered]:
    """The newest typed or spoken messages on file that start nothing, each once."""
    database = open_database(settings)
    try:
        messages = database.read(lambda store: store.find(Message, sender="customer", order="-at", limit=20_000)).result()
    finally:
        database.close()
    found: dict[str, Unanswered] = {}
    for message in messages:
        meaning = understanding.read(str(message.reply.get("text", "")))
        if meaning.text and meaning.confidence < ASK and len(found) < _MOST_CANDIDATES:
            text = impersonal(meaning)
            nearest = ", ".join(f"{name} {share:.2f}" for name, share in meaning.ranking[:2])
            found.setdefault(fold(text), Unanswered(text, nearest))
    return list(found.values())


def impersonal(meaning: Meaning) -> str:
    """A message without card numbers, ids, amounts, addresses and names."""
    text = meaning.text
    ids = [entity for entity in meaning.entities if entity.kind in _PERSONAL]
    begins = len(text)
    for entity in sorted(ids, key=lambda entity: -entity.end):
        if entity.end <= begins:
            text, begins = f"{text[: entity.start]}[{entity.kind}]{text[entity.end :]}", entity.start
    text = re.sub(r"\d{3,}", "[number]", redact(text)[0])
    text = _INTRODUCED.sub(lambda match: match["cue"] + (match["name"] if _is_word(match["name"]) else "[name]"), text)
    return _LATER_WORD.sub(lambda match: "[name]" if match.group()[0].isupper() else match.group(), text)


def _is_word(name: str) -> bool:
    return name.islower() and any(fold(name) in wordlist.load(language) for language in locales.codes())
