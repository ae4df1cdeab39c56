"""Training on any labelled sentences and measuring on others: ``ledgerline nlu evaluate`` and the benchmark."""

from __future__ import annotations

import csv
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from nlu.intents import word_vectors
from nlu.intents.classifier import Classifier
from nlu.intents.features import words_of
from nlu.intents.semantic import stage
from nlu.meaning import OUT_OF_SCOPE
from nlu.quality.measures import Measures, measure
from nlu.text.spelling import Repair


class Labelled(NamedTuple):
    """A sentence and what it means."""

    text: str
    intent: str


class Guess(NamedTuple):
    """What a sentence was understood as."""

    intent: str
    confidence: float


Reader = Callable[[str], Guess]


@dataclass(frozen=True)
class Result:
    """``microseconds``: CPU time of each message, sorted; ``training``: CPU seconds, 0 if nothing was trained."""

    measures: Measures
    guesses: Sequence[Guess]
    microseconds: Sequence[float]
    training: float

    @property
    def mean(self) -> float:
        """Microseconds of a message on average."""
        return sum(self.microseconds) / len(self.microseconds)

    def percentile(self, share: float) -> float:
        """So many microseconds are enough for this share of the messages."""
        return self.microseconds[min(len(self.microseconds) - 1, int(share * len(self.microseconds)))]


def read(path: Path) -> list[Labelled]:
    """A CSV file with the columns text and intent. Raises ValueError saying what is wrong with it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = {"text", "intent"} - set(rows.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: the columns text and intent are needed; missing: {', '.join(sorted(missing))}.")
        found = [Labelled(row["text"] or "", row["intent"] or "") for row in rows]
    empty = [str(at) for at, row in enumerate(found, 2) if not row.text.strip() or not row.intent.strip()]
    if empty or not found:
        wrong = f"text or intent is empty in row {', '.join(empty[:10])}" if empty else "there are no rows"
        raise ValueError(f"{path}: {wrong}.")
    return found


def trained(sentences: Sequence[Labelled], mend: bool = True, semantic: bool = False) -> tuple[Reader, float]:
    """A reader that has learnt the sentences, and the CPU seconds it took. ``mend``: repair typing first;
    ``semantic``: add the second stage (raises NotInstalled).

    Sentences out of scope are learnt as one more intent; its share is never the confidence of a guess.
    """
    if len({sentence.intent for sentence in sentences} - {OUT_OF_SCOPE}) < 2:
        raise ValueError("Training needs sentences of at least two intents.")
    meanings = word_vectors.load()
    began = time.process_time()
    words = [words_of(sentence.text) for sentence in sentences]
    intents = [sentence.intent for sentence in sentences]
    core = Classifier.learn(words, intents, meanings)
    classifier = stage.learn(core, words, intents, meanings) if semantic else core
    repair = Repair(Counter(word for said in words for word in said), frozenset(classifier.features.names.words), (), ("en",))
    took = time.process_time() - began

    def reader(text: str) -> Guess:
        probabilities = classifier.distribution(words_of(repair(text)[0] if mend else text))
        inside = max(
            probability for name, probability in zip(classifier.intents, probabilities, strict=True) if name != OUT_OF_SCOPE
        )
        return Guess(classifier.intents[int(probabilities.argmax())], float(inside))

    return reader, took


def evaluate(reader: Reader, test: Sequence[Labelled], training: float = 0.0) -> Result:
    """Read every message of a test."""
    guesses, taken = [], []
    for message in test:
        began = time.process_time_ns()
        guesses.append(reader(message.text))
        taken.append((time.process_time_ns() - began) / 1000)
    right = [message.intent for message in test]
    measures = measure(right, [guess.intent for guess in guesses], [guess.confidence for guess in guesses])
    return Result(measures, guesses, sorted(taken), training)


def write_predictions(path: Path, test: Sequence[Labelled], guesses: Sequence[Guess]) -> None:
    """What was understood, line by line, beside what was right."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("text", "intent", "predicted", "confidence"))
        for message, guess in zip(test, guesses, strict=True):
            rows.writerow((message.text, message.intent, guess.intent, f"{guess.confidence:.4f}"))


def told(result: Result) -> str:
    """The figures as aligned lines."""
    of = result.measures
    lines = [
        ("accuracy", f"{of.accuracy:.2%}"),
        ("macro-F1", f"{of.macro_f1:.2%}"),
        ("ECE", f"{of.calibration_error:.3f}"),
        ("out-of-scope AUROC", "-" if of.oos_auroc is None else f"{of.oos_auroc:.3f}"),
        (
            "out-of-scope recall",
            ", ".join(f"{recall:.1%} at {kept:.0%} in scope" for kept, recall in of.oos_recalls.items()) or "-",
        ),
        ("training", f"{result.training:.1f} CPU seconds" if result.training else "none: the shipped sentences"),
        (
            "a message, CPU",
            f"mean {result.mean:.0f} µs, p50 {result.percentile(0.5):.0f} µs, p99 {result.percentile(0.99):.0f} µs",
        ),
    ]
    return "\n".join(f"{name:<20} {value}" for name, value in lines)
