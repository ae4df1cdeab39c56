"""A Gaussian kernel between a message and each training sentence, computed on their sentence vectors.

The linear model knows what the sentences of an intent have in common; the kernel keeps each of them, which helps where a thing is
asked for in many dissimilar ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nlu.intents.logistic_regression import Matrix

Halves = NDArray[np.float16]

# Weight of the kernel beside the other kinds of features, and how fast it falls with distance.
_WEIGHT, _SHARPNESS = np.float32(16), np.float32(5)
_ROWS_AT_ONCE = 1024


class Encoder(Protocol):
    """Gives the words of a sentence one vector of length one, ``width`` numbers. ``digest`` is a fingerprint of what it knows."""

    @property
    def width(self) -> int: ...

    @property
    def digest(self) -> str: ...

    def vector(self, words: Sequence[str]) -> Matrix: ...


class Nearness:
    """What each learnt sentence adds to each intent, more to messages near it. One row each in ``vectors``, ``coefficients``."""

    def __init__(self, encoder: Encoder, vectors: Halves, coefficients: Halves) -> None:
        self._encoder = encoder
        self._vectors: Matrix = vectors.astype(np.float32)
        self._coefficients: Matrix = coefficients.astype(np.float32)

    @property
    def arrays(self) -> tuple[Halves, Halves]:
        """The vectors and coefficients as they are kept in a file."""
        return self._vectors.astype(np.float16), self._coefficients.astype(np.float16)

    def scores(self, words: Sequence[str]) -> Matrix:
        """What is added to each intent."""
        result: Matrix = _near(self._vectors @ self._encoder.vector(words)) @ self._coefficients
        return result


def vectors_of(sentences: Sequence[Sequence[str]], encoder: Encoder) -> Halves:
    """The vectors of several sentences, one a row, as exact as they are kept."""
    return np.array([encoder.vector(words) for words in sentences], dtype=np.float16).reshape(-1, encoder.width)


def add_to(kernel: Matrix, vectors: Halves) -> None:
    """Add the kernel of the vectors of each two sentences to ``kernel``."""
    exact = vectors.astype(np.float32)
    for at in range(0, len(exact), _ROWS_AT_ONCE):
        kernel[at : at + _ROWS_AT_ONCE] += _near(exact[at : at + _ROWS_AT_ONCE] @ exact.T)


def _near(cosines: Matrix) -> Matrix:
    result: Matrix = _WEIGHT * np.exp(_SHARPNESS * (cosines - np.float32(1)))
    return result
