"""The two stages as one: the core answers what it is sure of, a classifier that also remembers each sentence the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from nlu.intents import model
from nlu.intents.classifier import Classifier
from nlu.intents.features import words_of
from nlu.intents.logistic_regression import Matrix
from nlu.intents.semantic.encoder import Encoder
from nlu.intents.word_vectors import WordVectors
from nlu.sentences import Example

# Below this probability the core is not sure. Sentences left out above it gain next to nothing from the second stage, and the
# mean time of a message stays below 0.8 ms with ten examples an intent (docs/decisions/0010 and 0014).
SURE = 0.85


class TwoStages:
    """Gives every intent a probability, as a ``Classifier`` does."""

    def __init__(self, core: Classifier, second: Classifier) -> None:
        self._core, self._second = core, second
        self.intents, self.features = core.intents, core.features

    def probabilities(self, words: Sequence[str]) -> dict[str, float]:
        """The probability of each intent, likeliest first."""
        ranking = self._core.probabilities(words)
        return ranking if _is_sure(ranking) else self._second.probabilities(words)

    def distribution(self, words: Sequence[str]) -> Matrix:
        """The probabilities in the order of ``intents``."""
        probabilities = self._core.distribution(words)
        return probabilities if probabilities.max() >= SURE else self._second.distribution(words)

    def evidence(self, words: Sequence[str], intent: str, rival: str) -> list[tuple[str, float]]:
        """What speaks for an intent rather than a rival, as the stage sees it that answers."""
        return (self._second if self.looks_again(words) else self._core).evidence(words, intent, rival)

    def looks_again(self, words: Sequence[str]) -> bool:
        """Whether the second stage answers."""
        return not _is_sure(self._core.probabilities(words))


def _is_sure(ranking: Mapping[str, float]) -> bool:
    return next(iter(ranking.values())) >= SURE


def load(core: Classifier, examples: Sequence[Example], table: WordVectors, keep: Path | None = None) -> TwoStages:
    """Both stages for these examples. The second is trained where it is not kept in the folder ``keep``; that takes some seconds.

    Raises NotInstalled.
    """
    named = [Example(intent, "en", _said(intent)) for intent in core.intents]
    return TwoStages(core, model.fitting([*examples, *named], table, keep, Encoder(table)))


def learn(core: Classifier, sentences: Sequence[Sequence[str]], intents: Sequence[str], table: WordVectors) -> TwoStages:
    """Both stages for some sentences (as words) and their intents, of which ``core`` has learnt. Raises NotInstalled."""
    named = [words_of(_said(intent)) for intent in core.intents]
    return TwoStages(core, Classifier.learn([*sentences, *named], [*intents, *core.intents], table, Encoder(table)))


def _said(intent: str) -> str:
    """The name of an intent as words: where examples are few, it tells as much as one more of them."""
    return intent.replace("_", " ")
