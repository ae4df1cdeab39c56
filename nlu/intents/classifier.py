"""The intent of a sentence: multinomial logistic regression over its features, with calibrated probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlu.intents import calibration, kernel, logistic_regression
from nlu.intents.features import Features
from nlu.intents.kernel import Encoder, Nearness
from nlu.intents.logistic_regression import Matrix, Sparse
from nlu.intents.word_vectors import WordVectors

_COST = 10.0
# Few sentences are all left out once, in many small parts, as each is missed; of many, one third is enough to calibrate.
_FOLDS, _FOLDS_OF_MANY, _MANY = 5, 3, 2_000
_CLOSE_TO_UNSEEN = 1e-2  # models that only calibrate may be rougher


class Classifier:
    """Gives every intent a probability.

    ``weights`` has a row for each feature, one for each number of a meaning, and the bias; scores are divided by ``temperature``.
    Only the divided weights are held, as they are the largest thing in memory. ``near``, if there is one, adds its
    scores, which are divided already.
    """

    def __init__(
        self,
        intents: Sequence[str],
        features: Features,
        weights: NDArray[np.float16],
        temperature: float,
        near: Nearness | None = None,
    ) -> None:
        self.intents, self.features, self.temperature, self.near = list(intents), features, temperature, near
        self._names = np.array(self.intents, dtype=object)
        self._weights: Matrix = weights.astype(np.float32)
        self._weights /= np.float32(temperature)
        known = len(features.idf)
        self._of_features, self._of_meaning, self._bias = self._weights[:known], self._weights[known:-1], self._weights[-1]

    @property
    def weights(self) -> NDArray[np.float16]:
        """The weights as they are kept in a file."""
        return (self._weights * np.float32(self.temperature)).astype(np.float16)

    @classmethod
    def learn(
        cls, sentences: Sequence[Sequence[str]], intents: Sequence[str], table: WordVectors, encoder: Encoder | None = None
    ) -> Classifier:
        """From sentences (as words) and their intents; with an encoder it also remembers each sentence.

        The same sentences always give the same classifier.
        """
        names = sorted(set(intents))
        features = Features.learn(sentences, table)
        rows, meanings = Sparse.of([features.row(words) for words in sentences]), features.meanings(sentences)
        wanted, right = _wanted(names, intents)
        gram = logistic_regression.gram(rows, meanings)
        if encoder:
            vectors = kernel.vectors_of(sentences, encoder)
            kernel.add_to(gram, vectors)
        coefficients = logistic_regression.solve(gram, wanted, _COST)
        weights = np.vstack(
            [logistic_regression.fold(rows, coefficients, len(features.idf)), meanings.T @ coefficients, coefficients.sum(axis=0)]
        )
        left, scores = _unseen(gram, wanted, len(wanted) >= _MANY)
        temperature = calibration.temperature(scores, right[left])
        near = Nearness(encoder, vectors, (coefficients / np.float32(temperature)).astype(np.float16)) if encoder else None
        return cls(names, features, weights.astype(np.float16), temperature, near)

    def probabilities(self, words: Sequence[str]) -> dict[str, float]:
        """The probability of each intent, likeliest first."""
        probabilities = self.distribution(words)
        order = np.argsort(-probabilities, kind="stable")
        return dict(zip(self._names.take(order).tolist(), probabilities.take(order).tolist(), strict=True))

    def evidence(self, words: Sequence[str], intent: str, rival: str) -> list[tuple[str, float]]:
        """What in a sentence speaks for an intent rather than a rival (above zero) or against it, the strongest first."""
        columns, values = self.features.row(words)
        lead = self._of_features[:, self.intents.index(intent)] - self._of_features[:, self.intents.index(rival)]
        speaks: dict[str, float] = {}
        for column, value in zip(columns, values * lead[columns], strict=True):
            name = self.features.name(int(column))
            speaks[name] = speaks.get(name, 0.0) + float(value)
        whole = {"(what the words mean)": self.features.meaning(words) @ self._of_meaning}
        if self.near:
            whole["(sentences near it)"] = self.near.scores(words)
        for name, scores in whole.items():
            speaks[name] = float(scores[self.intents.index(intent)] - scores[self.intents.index(rival)])
        return sorted(speaks.items(), key=lambda item: (-abs(item[1]), item[0]))

    def distribution(self, words: Sequence[str]) -> Matrix:
        """The probabilities in the order of ``intents``."""
        columns, values = self.features.row(words)
        scores = values @ self._of_features.take(columns, axis=0) + self.features.meaning(words) @ self._of_meaning + self._bias
        if self.near:
            scores += self.near.scores(words)
        probabilities = np.exp(scores - scores.max())
        result: Matrix = probabilities / probabilities.sum()
        return result


class CrossCheck(NamedTuple):
    """For each sentence what a model says that has not seen it, and how similar each two sentences are, 1 for the same."""

    guesses: list[str]
    similarity: Matrix


def cross_check(sentences: Sequence[Sequence[str]], intents: Sequence[str], table: WordVectors) -> CrossCheck:
    """Where the sentences of one intent are taken for another's, and why."""
    names, features = sorted(set(intents)), Features.learn(sentences, table)
    gram = logistic_regression.gram(Sparse.of([features.row(words) for words in sentences]), features.meanings(sentences))
    left, scores = _unseen(gram, _wanted(names, intents)[0], some=False)
    guesses = dict(zip(left.tolist(), scores.argmax(axis=1).tolist(), strict=True))
    length = np.sqrt(np.diagonal(gram)).astype(np.float32)
    gram /= np.outer(length, length)
    return CrossCheck([names[guesses[at]] for at in range(len(sentences))], gram)


def _wanted(names: Sequence[str], intents: Sequence[str]) -> tuple[Matrix, NDArray[np.int64]]:
    """A one in the column of each sentence's intent, and that column."""
    column = {name: at for at, name in enumerate(names)}
    right = np.array([column[intent] for intent in intents], dtype=np.int64)
    return np.eye(len(names), dtype=np.float32)[right], right


def _unseen(gram: Matrix, wanted: Matrix, some: bool) -> tuple[NDArray[np.int64], Matrix]:
    """All sentences (or some are enough), and their scores from models that have not seen them."""
    folds = _FOLDS_OF_MANY if len(wanted) >= _MANY else _FOLDS
    turn = (np.cumsum(wanted, axis=0) * wanted).sum(axis=1).astype(int) % folds
    parts = [_left_out(gram, wanted, turn == part) for part in range(1 if some else folds)]
    return np.concatenate([left for left, _ in parts]), np.concatenate([scores for _, scores in parts])


def _left_out(gram: Matrix, wanted: Matrix, out: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Matrix]:
    kept, left = np.flatnonzero(~out), np.flatnonzero(out)
    coefficients = logistic_regression.solve(gram[np.ix_(kept, kept)], wanted[kept], _COST, _CLOSE_TO_UNSEEN)
    return left, gram[np.ix_(left, kept)] @ coefficients
