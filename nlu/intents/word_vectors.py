"""Word vectors: one for each subword, so that words without an example are near those that have one.

The table is made once by ``tools.building`` (see docs/understanding.md) and shipped; a sentence is the sum of its pieces.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlu.intents.wordpiece import Pieces

FOLDER = Path(__file__).with_name("meanings")
WEIGHT = 1.8  # how much meanings count beside the other kinds of features
_KEPT_WORDS = 20_000


class WordVectors:
    """The pieces and their vectors: whole numbers from -127 to 127, times a scale for each row."""

    def __init__(self, names: Sequence[str], vectors: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        self._pieces, self._vectors, self._scales = Pieces(names), vectors, scales
        self._rows: dict[str, list[int]] = {}

    @property
    def width(self) -> int:
        """How long a vector is."""
        return int(self._vectors.shape[1])

    @property
    def digest(self) -> str:
        """A fingerprint of the table: its scales, which no other table has, so that the vectors need not be read for it."""
        return hashlib.sha256(self._scales.tobytes()).hexdigest()

    def __len__(self) -> int:
        return len(self._pieces)

    def meaning(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The direction of the sum of all pieces of some words, at the length ``WEIGHT``; zero if none is known."""
        rows = np.array([row for word in words for row in self.rows_of(word)], dtype=np.int64)
        total = self._scales[rows] @ self._vectors[rows].astype(np.float32)
        length = math.sqrt(total @ total)
        return total * np.float32(WEIGHT / length) if length else total

    def rows_of(self, word: str) -> list[int]:
        """Where the pieces of a word stand; none if some part of it is unknown."""
        rows = self._rows.get(word)
        if rows is None:
            rows = self._pieces.of(word)
            if len(self._rows) < _KEPT_WORDS:
                self._rows[word] = rows
        return rows


@lru_cache(maxsize=1)
def load(folder: Path = FOLDER) -> WordVectors:
    """The shipped table. Vectors stay in the file until a word needs them."""
    names = (folder / "pieces.txt").read_text(encoding="utf-8").splitlines()
    vectors = np.load(folder / "vectors.npy", mmap_mode="r").view(np.ndarray)  # still in the file, but read faster
    return WordVectors(names, vectors, np.load(folder / "scales.npy"))
