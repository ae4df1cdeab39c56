"""How good a classifier is: accuracy, macro-F1, honesty of its confidence, and how well it tells what it does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlu.intents.calibration import expected_error
from nlu.meaning import OUT_OF_SCOPE

IN_SCOPE_KEPT = (0.95, 0.97)


@dataclass(frozen=True)
class Measures:
    """All are from 0 to 1; ``oos_auroc`` is None and ``oos_recalls`` empty where the test holds nothing out of scope.

    ``oos_recalls``: how much out of scope is told by the confidence below which lies a share of the messages in scope, by the
    share of those that is kept.
    """

    accuracy: float
    macro_f1: float
    calibration_error: float
    oos_auroc: float | None
    oos_recalls: Mapping[float, float]


def measure(right: Sequence[str], said: Sequence[str], confidence: Sequence[float]) -> Measures:
    """``right`` are the true labels, ``said`` the likeliest intents. Raises ValueError if nothing is in scope.

    Accuracy, F1 and calibration are of the messages in scope.
    """
    inside = np.array([label != OUT_OF_SCOPE for label in right])
    if not inside.any():
        raise ValueError("No message of the test is in scope.")
    sure = np.array(confidence, dtype=np.float64)
    correct = np.array([one == other for one, other in zip(right, said, strict=True)])
    foreign = not inside.all()
    auroc = _auroc(sure[inside], sure[~inside]) if foreign else None
    recalls = {kept: _recall(sure[inside], sure[~inside], kept) for kept in IN_SCOPE_KEPT} if foreign else {}
    labels = [pair for pair in zip(right, said, strict=True) if pair[0] != OUT_OF_SCOPE]
    error = expected_error(sure[inside], correct[inside])
    return Measures(float(correct[inside].mean()), _macro_f1(labels), error, auroc, recalls)


def _macro_f1(labels: Sequence[tuple[str, str]]) -> float:
    scores = []
    for intent in sorted({right for right, _ in labels}):
        hits = sum(right == said == intent for right, said in labels)
        named = sum((right == intent) + (said == intent) for right, said in labels)
        scores.append(2 * hits / named)
    return sum(scores) / len(scores)


def _recall(inside: NDArray[np.float64], outside: NDArray[np.float64], kept: float) -> float:
    """How much out of scope lies below the threshold that keeps this share of what is in scope."""
    return float((outside < np.quantile(inside, 1 - kept)).mean())


def _auroc(high: NDArray[np.float64], low: NDArray[np.float64]) -> float:
    """How often one in scope is surer than one out of scope, a tie counting half."""
    ordered = np.sort(low)
    below = np.searchsorted(ordered, high, "left") + np.searchsorted(ordered, high, "right")
    return float(below.mean() / 2 / len(low))
