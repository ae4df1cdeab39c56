"""Learning one linear model: multinomial logistic regression, solved among the sentences themselves.

There are far fewer sentences than features, so the solver works on the kernel of each two sentences (their gram matrix) and the
result is folded back into one weight for each feature and intent. L-BFGS with the inner product of the feature space takes the
same steps there as it would on the weights, at a fraction of the cost. No random numbers: the same sentences, the same weights.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Row = tuple[NDArray[np.int64], Matrix]  # the features of a sentence, and how strong each is

_MEMORY = 8
_MOST_STEPS = 60
_COMMON = 200  # features in more sentences than this are multiplied as a block
_PAIRS_AT_ONCE = 4_000_000


class Sparse(NamedTuple):
    """Rows of few features, sorted by feature: entry k says that ``sentence[k]`` has ``feature[k]`` at ``value[k]``."""

    feature: NDArray[np.int64]
    sentence: NDArray[np.int64]
    value: Matrix
    rows: int

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Sparse:
        """A feature that a row names twice counts as the sum."""
        sentence = np.repeat(np.arange(len(rows)), [len(ids) for ids, _ in rows])
        feature = np.concatenate([ids for ids, _ in rows])
        value = np.concatenate([values for _, values in rows])
        cells, entry = np.unique(feature * len(rows) + sentence, return_inverse=True)
        summed = np.bincount(entry, value, len(cells)).astype(np.float32)
        return cls(cells // len(rows), cells % len(rows), summed, len(rows))

    def starts(self) -> NDArray[np.int64]:
        """Where each feature begins, and the end."""
        first: NDArray[np.int64] = np.flatnonzero(np.r_[True, self.feature[1:] != self.feature[:-1]])
        return np.append(first, len(self.feature))


def gram(sparse: Sparse, dense: Matrix) -> Matrix:
    """The kernel of each two sentences: the products of their sparse and dense parts, and one for the bias."""
    kernel: Matrix = dense @ dense.T + np.float32(1)
    starts = sparse.starts()
    sizes = np.diff(starts)
    for size in np.unique(sizes[sizes <= _COMMON]):
        _add_rare(kernel, sparse, starts[:-1][sizes == size], int(size))
    common = np.flatnonzero(sizes > _COMMON)
    for at in range(0, len(common), 2048):
        block = _block(sparse, starts, common[at : at + 2048])
        kernel += block @ block.T
    return kernel


def _add_rare(kernel: Matrix, sparse: Sparse, starts: NDArray[np.int64], size: int) -> None:
    """Add the products of features that ``size`` sentences have."""
    entries = starts[:, None] + np.arange(size)
    flat = kernel.reshape(-1)
    step = max(1, _PAIRS_AT_ONCE // size**2)
    for at in range(0, len(entries), step):
        who, value = sparse.sentence[entries[at : at + step]], sparse.value[entries[at : at + step]]
        pairs = who[:, :, None] * sparse.rows + who[:, None, :]
        np.add.at(flat, pairs.reshape(-1), (value[:, :, None] * value[:, None, :]).reshape(-1))


def _block(sparse: Sparse, starts: NDArray[np.int64], features: NDArray[np.int64]) -> Matrix:
    block = np.zeros((sparse.rows, len(features)), dtype=np.float32)
    for column, feature in enumerate(features):
        entries = slice(starts[feature], starts[feature + 1])
        block[sparse.sentence[entries], column] = sparse.value[entries]
    return block


def fold(sparse: Sparse, coefficients: Matrix, width: int) -> Matrix:
    """The weights of ``width`` features from what each sentence adds."""
    weights = np.zeros((width, coefficients.shape[1]), dtype=np.float32)
    starts = sparse.starts()
    for at in range(0, len(starts) - 1, 20_000):
        bounds = starts[at : at + 20_001]
        entries = slice(bounds[0], bounds[-1])
        products = coefficients[sparse.sentence[entries]] * sparse.value[entries, None]
        weights[sparse.feature[bounds[:-1]]] = np.add.reduceat(products, bounds[:-1] - bounds[0])
    return weights


def solve(kernel: Matrix, wanted: Matrix, cost: float, close_enough: float = 2e-3) -> Matrix:
    """What each sentence adds to each intent.

    ``wanted`` holds a one for the right intent; ``cost`` is the price of an error. It ends when the gradient has fallen to
    ``close_enough`` times the first.
    """
    search = _Search(kernel, wanted, np.float32(cost))
    steep = search.gradient()
    for _ in range(_MOST_STEPS):
        search.step()
        if search.gradient() <= close_enough * steep:
            break
    return search.at.coefficients


class _Point(NamedTuple):
    """A model and its images under the gram matrix: ``scores`` of ``coefficients``, ``gradient_scores`` of ``gradient``."""

    coefficients: Matrix
    scores: Matrix
    gradient: Matrix
    gradient_scores: Matrix
    loss: float


class _Change(NamedTuple):
    """How a step changed a point; ``inverse`` is one over the curvature along it."""

    coefficients: Matrix
    scores: Matrix
    gradient: Matrix
    gradient_scores: Matrix
    inverse: float


class _Search:
    """L-BFGS, one product with the gram matrix a step."""

    def __init__(self, kernel: Matrix, wanted: Matrix, cost: np.float32) -> None:
        self._kernel, self._wanted, self._cost = kernel, wanted, cost
        self._past: list[_Change] = []
        nothing = np.zeros_like(wanted)
        self.at = self._point(nothing, nothing)

    def gradient(self) -> float:
        """How steep it still is."""
        return math.sqrt(_dot(self.at.gradient, self.at.gradient_scores))

    def step(self) -> None:
        """One step down."""
        way, way_scores = self._direction()
        downhill = _dot(self.at.gradient, way_scores)
        length = np.float32(1)
        while True:
            coefficients, scores = self.at.coefficients - length * way, self.at.scores - length * way_scores
            if self._loss(coefficients, scores) <= self.at.loss - 1e-4 * float(length) * downhill or length < 1e-4:
                break
            length /= 2
        before, self.at = self.at, self._point(coefficients, scores)
        self._remember(before)

    def _point(self, coefficients: Matrix, scores: Matrix) -> _Point:
        wrong = self._cost * (_softmax(scores) - self._wanted)
        return _Point(coefficients, scores, coefficients + wrong, scores + self._kernel @ wrong, self._loss(coefficients, scores))

    def _loss(self, coefficients: Matrix, scores: Matrix) -> float:
        highest = scores.max(axis=1)
        cross_entropy = np.log(np.exp(scores - highest[:, None]).sum(axis=1)) + highest - (scores * self._wanted).sum(axis=1)
        return float(self._cost) * float(cross_entropy.sum(dtype=np.float64)) + 0.5 * _dot(coefficients, scores)

    def _direction(self) -> tuple[Matrix, Matrix]:
        way, scores = self.at.gradient.copy(), self.at.gradient_scores.copy()
        taken = []
        for change in reversed(self._past):
            share = np.float32(_dot(change.coefficients, scores) * change.inverse)
            taken.append(share)
            way -= share * change.gradient
            scores -= share * change.gradient_scores
        size = self._size(way, scores)
        way, scores = way * size, scores * size
        for change, share in zip(self._past, reversed(taken), strict=True):
            more = share - np.float32(_dot(scores, change.gradient) * change.inverse)
            way += more * change.coefficients
            scores += more * change.scores
        return way, scores

    def _size(self, way: Matrix, scores: Matrix) -> np.float32:
        if self._past:
            last = self._past[-1]
            return np.float32(1 / (last.inverse * _dot(last.gradient, last.gradient_scores)))
        return np.float32(1 / np.sqrt(_dot(way, scores) / len(way) + 1e-9))

    def _remember(self, before: _Point) -> None:
        coefficients, scores = self.at.coefficients - before.coefficients, self.at.scores - before.scores
        gradient, gradient_scores = self.at.gradient - before.gradient, self.at.gradient_scores - before.gradient_scores
        curve = _dot(coefficients, gradient_scores)
        if curve > 1e-12:
            self._past = [*self._past, _Change(coefficients, scores, gradient, gradient_scores, 1 / curve)][-_MEMORY:]


def _dot(one: Matrix, image: Matrix) -> float:
    return float(np.vdot(one, image))


def _softmax(scores: Matrix) -> Matrix:
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Matrix = exponentials / exponentials.sum(axis=1, keepdims=True)
    return result
