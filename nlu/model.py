"""The trained classifier as one file, and the digest that says which sentences, words and meanings it was trained on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from nlu import concepts
from nlu.classifier import Classifier
from nlu.features import Features, Meanings, Names, words_of
from nlu.sentences import Example

SHIPPED = Path(__file__).with_name("model.npz")
# Changed when features or training change, so that no older model is taken for a current one.
_FORMAT = 3


def fitting(examples: Sequence[Example], table: Meanings, keep: Path | None = None, kept_as: str = "understanding") -> Classifier:
    """The classifier for these examples: the shipped one, else one in the folder ``keep``, else a new one, kept there.

    What is kept is a file of this name and the digest, and takes the place of older ones of the name.
    """
    wanted = digest(examples, table)
    for path in [SHIPPED, *([keep / _name(kept_as, wanted)] if keep else [])]:
        found = load(path, wanted, table)
        if found:
            return found
    classifier = train(examples, table)
    if keep and os.access(keep, os.W_OK):
        for older in keep.glob(_name(kept_as, "*")):
            older.unlink(missing_ok=True)
        save(classifier, wanted, keep / _name(kept_as, wanted))
    return classifier


def _name(kept_as: str, wanted: str) -> str:
    return f"{kept_as}-{wanted[:16]}.npz"


def train(examples: Sequence[Example], table: Meanings) -> Classifier:
    """A classifier that has learnt the examples. The order of the examples makes no difference."""
    ordered = sorted(examples)
    return Classifier.learn([words_of(example.with_kinds()) for example in ordered], [e.intent for e in ordered], table)


def digest(examples: Sequence[Example], table: Meanings) -> str:
    """A fingerprint of everything the classifier depends on."""
    said = json.dumps([_FORMAT, table.digest, concepts.source(), sorted(examples)], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def save(classifier: Classifier, trained_on: str, path: Path) -> None:
    """Write the file whole or not at all; the same classifier always gives the same bytes."""
    features = classifier.features
    about = {"digest": trained_on, "intents": classifier.intents, "heat": classifier.heat, "names": list(features.names)}
    text = np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), dtype=np.uint8)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    with unfinished.open("wb") as file:
        np.savez_compressed(file, about=text, rarity=features.rarity, weights=classifier.weights)
    unfinished.replace(path)


def load(path: Path, wanted: str, table: Meanings) -> Classifier | None:
    """The classifier in a file, if there is one and it was trained on what ``wanted`` is the digest of."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as arrays:
        about = json.loads(arrays["about"].tobytes())
        if about["digest"] != wanted:
            return None
        features = Features(Names(*about["names"]), arrays["rarity"], table)
        return Classifier(about["intents"], features, arrays["weights"], about["heat"])
