"""The intent of a sentence: one linear model over its features, solved in closed form, always with the same result."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nlu.features import Features, Vector

_RIDGE = 1.0
# Makes probabilities honest: found on sentences the model had not seen (four folds of the shipped examples).
_TEMPERATURE = 0.09


class Classifier:
    """Learns from sentences (as words) and their intents; gives every intent a probability."""

    def __init__(self, sentences: Sequence[Sequence[str]], intents: Sequence[str]) -> None:
        self.intents = sorted(set(intents))
        self.features = Features(sentences)
        column = {intent: at for at, intent in enumerate(self.intents)}
        wanted = np.zeros((len(sentences), len(self.intents)), dtype=np.float32)
        wanted[np.arange(len(sentences)), [column[intent] for intent in intents]] = 1
        self._weights = _solve(self.features.matrix(sentences), wanted)

    def probabilities(self, words: Sequence[str]) -> dict[str, float]:
        """The probability of each intent, likeliest first."""
        scores = self.features(words) @ self._weights / _TEMPERATURE
        scores = np.exp(scores - scores.max())
        shares = scores / scores.sum()
        return {self.intents[at]: float(shares[at]) for at in np.argsort(-shares)}


def _solve(inputs: Vector, wanted: Vector) -> Vector:
    """Ridge regression onto the intents."""
    normal = inputs.T @ inputs
    normal[np.diag_indices_from(normal)] += _RIDGE
    weights: Vector = np.linalg.solve(normal, inputs.T @ wanted)
    return weights
