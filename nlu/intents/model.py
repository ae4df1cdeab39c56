"""The trained classifier as one file, and the digest that says which sentences, words and meanings it was trained on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from nlu.intents import concepts
from nlu.intents.classifier import Classifier
from nlu.intents.features import Features, Names, words_of
from nlu.intents.kernel import Encoder, Nearness
from nlu.intents.word_vectors import WordVectors
from nlu.sentences import Example

SHIPPED = Path(__file__).with_name("model.npz")
# Changed when features or training change, so that no older model is taken for a current one.
_FORMAT = 4


def fitting(
    examples: Sequence[Example], table: WordVectors, keep: Path | None = None, encoder: Encoder | None = None
) -> Classifier:
    """The classifier for these examples: the shipped one, else one in the folder ``keep``, else a new one, kept there.

    What is kept is a file named by the kind of classifier and the digest, and takes the place of older ones of its kind.
    """
    wanted, kind = digest(examples, table, encoder), "semantic" if encoder else "understanding"
    for path in [SHIPPED, *([keep / _name(kind, wanted)] if keep else [])]:
        found = load(path, wanted, table, encoder)
        if found:
            return found
    classifier = train(examples, table, encoder)
    if keep and os.access(keep, os.W_OK):
        for older in keep.glob(_name(kind, "*")):
            older.unlink(missing_ok=True)
        save(classifier, wanted, keep / _name(kind, wanted))
    return classifier


def _name(kind: str, wanted: str) -> str:
    return f"{kind}-{wanted[:16]}.npz"


def train(examples: Sequence[Example], table: WordVectors, encoder: Encoder | None = None) -> Classifier:
    """A classifier that has learnt the examples. The order of the examples makes no difference."""
    ordered = sorted(examples)
    return Classifier.learn([words_of(example.with_kinds()) for example in ordered], [e.intent for e in ordered], table, encoder)


def digest(examples: Sequence[Example], table: WordVectors, encoder: Encoder | None = None) -> str:
    """A fingerprint of everything the classifier depends on."""
    meanings = table.digest + (encoder.digest if encoder else "")
    said = json.dumps([_FORMAT, meanings, concepts.source(), sorted(examples)], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def save(classifier: Classifier, trained_on: str, path: Path) -> None:
    """Write the file whole or not at all; the same classifier always gives the same bytes."""
    features = classifier.features
    about = {
        "digest": trained_on,
        "intents": classifier.intents,
        "temperature": classifier.temperature,
        "names": list(features.names),
    }
    text = np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), dtype=np.uint8)
    arrays: dict[str, Any] = {"about": text, "idf": features.idf, "weights": classifier.weights}
    if classifier.near:
        arrays["near_vectors"], arrays["near_coefficients"] = classifier.near.arrays
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    with unfinished.open("wb") as file:
        np.savez(file, **arrays)  # compressed it is a third smaller, and read 25 ms later
    unfinished.replace(path)


def load(path: Path, wanted: str, table: WordVectors, encoder: Encoder | None = None) -> Classifier | None:
    """The classifier in a file, if there is one and it was trained on what ``wanted`` is the digest of."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as arrays:
        about = json.loads(arrays["about"].tobytes())
        if about["digest"] != wanted:
            return None
        features = Features(Names(*about["names"]), arrays["idf"], table)
        near = Nearness(encoder, arrays["near_vectors"], arrays["near_coefficients"]) if encoder else None
        return Classifier(about["intents"], features, arrays["weights"], about["temperature"], near)
