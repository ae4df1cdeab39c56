"""How good a classifier is: accuracy, macro-F1, honesty of its confidence, and how well it tells what it does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlu.calibration import expected_error
from nlu.meaning import OUT_OF_SCOPE

_IN_SCOPE_KEPT = 0.95


@dataclass(frozen=True)
class Measures:
    """All are shares from 0 to 1; the last two are None where the test holds nothing out of scope."""

    accuracy: float
    macro_f1: float
    calibration_error: float
    oos_auroc: float | None
    oos_recall: float | None


def measure(right: Sequence[str], said: Sequence[str], confidence: Sequence[float]) -> Measures:
    """``right`` are the true labels, ``said`` the likeliest intents. Raises ValueError if nothing is in scope.

    Accuracy, F1 and calibration are of the messages in scope. The recall out of scope is at the threshold of confidence that
    keeps 95 % of those in scope.
    """
    inside = np.array([label != OUT_OF_SCOPE for label in right])
    if not inside.any():
        raise ValueError("No message of the test is in scope.")
    sure = np.array(confidence, dtype=np.float64)
    correct = np.array([one == other for one, other in zip(right, said, strict=True)])
    auroc = recall = None
    if not inside.all():
        auroc = _auroc(sure[inside], sure[~inside])
        recall = float((sure[~inside] < np.quantile(sure[inside], 1 - _IN_SCOPE_KEPT)).mean())
    labels = [pair for pair in zip(right, said, strict=True) if pair[0] != OUT_OF_SCOPE]
    error = expected_error(sure[inside], correct[inside])
    return Measures(float(correct[inside].mean()), _macro_f1(labels), error, auroc, recall)


def _macro_f1(labels: Sequence[tuple[str, str]]) -> float:
    scores = []
    for intent in sorted({right for right, _ in labels}):
        hits = sum(right == said == intent for right, said in labels)
        named = sum((right == intent) + (said == intent) for right, said in labels)
        scores.append(2 * hits / named)
    return sum(scores) / len(scores)


def _auroc(high: NDArray[np.float64], low: NDArray[np.float64]) -> float:
    """How often one in scope is surer than one out of scope, a tie counting half."""
    ordered = np.sort(low)
    below = np.searchsorted(ordered, high, "left") + np.searchsorted(ordered, high, "right")
    return float(below.mean() / 2 / len(low))
