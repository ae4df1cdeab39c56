"""A message as one vector of what it says as a whole, by the sentence encoder that is shipped (``tools.building.encoder``)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from nlu.intents.logistic_regression import Matrix
from nlu.intents.word_vectors import WordVectors

SHIPPED = Path(__file__).with_name("encoder.onnx")
# How many pieces of words are looked at: the time grows with them, and more tell no more.
LONGEST = 24


class NotInstalled(RuntimeError):
    """The second stage is wanted, but onnxruntime is not there."""


class Encoder:
    """Runs on one thread; the same words give the same vector. One serves all conversations.

    The encoder knows the pieces of words that ``table`` knows, in the same order, and after them the unknown one.
    """

    def __init__(self, table: WordVectors, path: Path = SHIPPED) -> None:
        try:
            import onnxruntime
        except ImportError as error:
            raise NotInstalled(
                "The second stage of understanding needs onnxruntime: pip install 'ledgerline[semantic]'"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # it would keep a plan for every length of message
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._table, self._unknown = table, len(table)
        self.width = int(self._session.get_outputs()[0].shape[1])
        self.digest = hashlib.sha256(path.read_bytes()).hexdigest()

    def vector(self, words: Sequence[str]) -> Matrix:
        """What the words say together, at length one. Marks such as ``__money__`` are read as the words they are made of."""
        plain = [part for word in words for part in (word.strip("_").split("_") if word.startswith("__") else [word])]
        rows = [row for word in plain for row in self._table.rows_of(word) or [self._unknown]]
        ids = np.array([rows[:LONGEST] or [self._unknown]], dtype=np.int64)
        result: Matrix = self._session.run(None, {"ids": ids})[0][0]
        return result
