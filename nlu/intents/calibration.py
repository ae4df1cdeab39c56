"""Temperature scaling, which makes probabilities mean what they say, and the expected calibration error."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BINS = 15


def temperature(scores: NDArray[np.float32], right: NDArray[np.int64]) -> float:
    """The divisor of scores that minimises the cross-entropy of held-out sentences. ``right``: their true columns.

    Found on few sentences it may be too low as well as too high, by about one over the root of their number; so much is added,
    because being too sure is worse than not being sure enough.
    """
    low, high = np.log(0.02), np.log(5.0)
    for _ in range(40):
        third = (high - low) / 3
        if _cross_entropy(scores, right, low + third) < _cross_entropy(scores, right, high - third):
            high -= third
        else:
            low += third
    return round(float(np.exp((low + high) / 2) * (1 + 1 / np.sqrt(len(right)))), 4)


def _cross_entropy(scores: NDArray[np.float32], right: NDArray[np.int64], log_temperature: float) -> float:
    scaled = scores / np.float32(np.exp(log_temperature))
    scaled -= scaled.max(axis=1, keepdims=True)
    said = scaled[np.arange(len(right)), right]
    return float((np.log(np.exp(scaled).sum(axis=1)) - said).mean(dtype=np.float64))


def expected_error(confidence: NDArray[np.float64], correct: NDArray[np.bool_]) -> float:
    """The mean gap between confidence and accuracy (ECE, 15 bins of equal width)."""
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(bins, confidence, _BINS) - np.bincount(bins, correct, _BINS)
    return float(np.abs(gaps).sum() / len(confidence))
