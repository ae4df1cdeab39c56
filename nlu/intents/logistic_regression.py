"""Learning one linear model: multinomial logistic regression, solved among the sentences themselves.

There are far fewer sentences than features, so the solver works on how alike each two sentences are (their gram matrix) and the
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
    """How alike each two sentences are: the products of their sparse and dense parts, and one for the bias."""
    alike: Matrix = dense @ dense.T + np.float32(1)
    starts = sparse.starts()
    sizes = np.diff(starts)
    for size in np.unique(sizes[sizes <= _COMMON]):
        _add_rare(alike, sparse, starts[:-1][sizes == size], int(size))
    common = np.flatnonzero(sizes > _COMMON)
    for at in range(0, len(common), 2048):
        block = _block(sparse, starts, common[at : at + 2048])
        alike += block @ block.T
    return alike


def _add_rare(alike: Matrix, sparse: Sparse, starts: NDArray[np.int64], size: int) -> None:
    """Add the products of features that ``size`` sentences have."""
    entries = starts[:, None] + np.arange(size)
    flat = alike.reshape(-1)
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


def fold(sparse: Sparse, shares: Matrix, width: int) -> Matrix:
    """The weights of ``width`` features from what each sentence adds."""
    weights = np.zeros((width, shares.shape[1]), dtype=np.float32)
    starts = sparse.starts()
    for at in range(0, len(starts) - 1, 20_000):
        bounds = starts[at : at + 20_001]
        entries = slice(bounds[0], bounds[-1])
        products = shares[sparse.sentence[entries]] * sparse.value[entries, None]
        weights[sparse.feature[bounds[:-1]]] = np.add.reduceat(products, bounds[:-1] - bounds[0])
    return weights


def solve(alike: Matrix, wanted: Matrix, cost: float, close_enough: float = 2e-3) -> Matrix:
    """What each sentence adds to each intent.

    ``wanted`` holds a one for the right intent; ``cost`` is the price of an error. It ends when the slope has fallen to the share
    ``close_enough`` of the first.
    """
    search = _Search(alike, wanted, np.float32(cost))
    steep = search.slope()
    for _ in range(_MOST_STEPS):
        search.step()
        if search.slope() <= close_enough * steep:
            break
    return search.at.shares


class _Point(NamedTuple):
    """A model and its images under the gram matrix: ``scores`` of ``shares``, ``slope_scores`` of ``slope``."""

    shares: Matrix
    scores: Matrix
    slope: Matrix
    slope_scores: Matrix
    loss: float


class _Change(NamedTuple):
    """How a step changed a point; ``inverse`` is one over the curvature along it."""

    shares: Matrix
    scores: Matrix
    slope: Matrix
    slope_scores: Matrix
    inverse: float


class _Search:
    """L-BFGS, one product with the gram matrix a step."""

    def __init__(self, alike: Matrix, wanted: Matrix, cost: np.float32) -> None:
        self._alike, self._wanted, self._cost = alike, wanted, cost
        self._past: list[_Change] = []
        nothing = np.zeros_like(wanted)
        self.at = self._point(nothing, nothing)

    def slope(self) -> float:
        """How steep it still is."""
        return math.sqrt(_dot(self.at.slope, self.at.slope_scores))

    def step(self) -> None:
        """One step down."""
        way, way_scores = self._direction()
        downhill = _dot(self.at.slope, way_scores)
        length = np.float32(1)
        while True:
            shares, scores = self.at.shares - length * way, self.at.scores - length * way_scores
            if self._loss(shares, scores) <= self.at.loss - 1e-4 * float(length) * downhill or length < 1e-4:
                break
            length /= 2
        before, self.at = self.at, self._point(shares, scores)
        self._remember(before)

    def _point(self, shares: Matrix, scores: Matrix) -> _Point:
        wrong = self._cost * (_softmax(scores) - self._wanted)
        return _Point(shares, scores, shares + wrong, scores + self._alike @ wrong, self._loss(shares, scores))

    def _loss(self, shares: Matrix, scores: Matrix) -> float:
        highest = scores.max(axis=1)
        surprise = np.log(np.exp(scores - highest[:, None]).sum(axis=1)) + highest - (scores * self._wanted).sum(axis=1)
        return float(self._cost) * float(surprise.sum(dtype=np.float64)) + 0.5 * _dot(shares, scores)

    def _direction(self) -> tuple[Matrix, Matrix]:
        way, scores = self.at.slope.copy(), self.at.slope_scores.copy()
        taken = []
        for change in reversed(self._past):
            share = np.float32(_dot(change.shares, scores) * change.inverse)
            taken.append(share)
            way -= share * change.slope
            scores -= share * change.slope_scores
        size = self._size(way, scores)
        way, scores = way * size, scores * size
        for change, share in zip(self._past, reversed(taken), strict=True):
            more = share - np.float32(_dot(scores, change.slope) * change.inverse)
            way += more * change.shares
            scores += more * change.scores
        return way, scores

    def _size(self, way: Matrix, scores: Matrix) -> np.float32:
        if self._past:
            last = self._past[-1]
            return np.float32(1 / (last.inverse * _dot(last.slope, last.slope_scores)))
        return np.float32(1 / np.sqrt(_dot(way, scores) / len(way) + 1e-9))

    def _remember(self, before: _Point) -> None:
        shares, scores = self.at.shares - before.shares, self.at.scores - before.scores
        slope, slope_scores = self.at.slope - before.slope, self.at.slope_scores - before.slope_scores
        curve = _dot(shares, slope_scores)
        if curve > 1e-12:
            self._past = [*self._past, _Change(shares, scores, slope, slope_scores, 1 / curve)][-_MEMORY:]


def _dot(one: Matrix, image: Matrix) -> float:
    return float(np.vdot(one, image))


def _softmax(scores: Matrix) -> Matrix:
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Matrix = shares / shares.sum(axis=1, keepdims=True)
    return result
