"""Makes the sentence encoder of the second stage: the weights of ``tools.building.tune`` as one small ONNX file of whole numbers.

python -m tools.building.encoder --weights tuned.npz --out nlu/semantic/encoder.onnx

Needs onnx 1.23.2, which nothing else does. The same weights always give the same file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

from nlu.intents.logistic_regression import Matrix
from tools.building.minilm import HEADS, LAYERS, PARTS, WHOLE, WIDTH

_POOLS = {"mean": "ReduceMean", "max": "ReduceMax"}
_PLACES = 48  # how many pieces a message may have
_OPSETS = (("", 17), ("com.microsoft", 1))
_FORMAT = 8


def main() -> None:
    """Read, check, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    with np.load(options.weights, allow_pickle=False) as weights:
        model = _Graph(dict(weights)).model()
    options.out.write_bytes(model.SerializeToString(deterministic=True))


class _Graph:
    """Takes ``ids`` of one message, gives its ``vector``."""

    def __init__(self, weights: dict[str, Matrix]) -> None:
        self._weights = weights
        self._nodes: list[object] = []
        self._stored: list[TensorProto] = []

    def model(self) -> ModelProto:
        """All of it."""
        layers = [self._embeddings()]
        for layer in range(LAYERS):
            layers.append(self._layer(f"encoder.layer.{layer}", layers[-1]))
        parts = [self._part(_POOLS[kind], layers[layer], weight) for kind, layer, weight in PARTS]
        joined, nought = self._add("Concat", [*parts], "joined", axis=-1), np.zeros(WIDTH, dtype=np.float32)
        turned = self._product("directions", joined, self._weights["directions"].T, nought)
        self._add("LpNormalization", [turned], "vector", axis=-1, p=2)
        graph = helper.make_graph(
            self._nodes,
            "sentence encoder",
            [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])],
            [helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, WIDTH])],
            self._stored,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid(*each) for each in _OPSETS], ir_version=_FORMAT)
        checker.check_model(model)
        return model

    def _embeddings(self) -> str:
        pieces, scales = _whole(self._weights["embeddings.word_embeddings.weight"], axis=1)
        at, places = "embeddings", self._weights["embeddings.position_embeddings.weight"][:_PLACES]
        whole = self._add("Gather", [self._store("pieces", pieces), "ids"], f"{at}.whole")
        scale = self._add("Gather", [self._store("scales", scales), "ids"], f"{at}.scale")
        words = self._add("Mul", [self._add("Cast", [whole], f"{at}.cast", to=TensorProto.FLOAT), scale], f"{at}.words")
        first, axis, length = self._store("first", [0]), self._store("axis", [1]), self._add("Shape", ["ids"], "shape")
        count = self._add("Gather", [length, axis], "count")
        place = self._add("Slice", [self._store("places", places), first, count, first], f"{at}.place")
        return self._normal(at, words, place)

    def _layer(self, name: str, hidden: str) -> str:
        """A layer. The marks around a message are the same keys and values for all: they take no row of their own."""
        looks = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        weight = np.concatenate([self._weights[f"{look}.weight"] for look in looks])
        bias = np.concatenate([self._weights[f"{look}.bias"] for look in looks])
        self._nodes.append(helper.make_node("Split", [self._product(f"{name}.looks", hidden, weight, bias)], looks, axis=-1))
        for at, part in ((1, "key"), (2, "value")):
            marks = self._store(f"{name}.marks.{part}", self._weights[f"{name}.marks.{part}"][None])
            looks[at] = self._add("Concat", [marks, looks[at]], f"{name}.{part}.all", axis=1)
        seen = self._add("MultiHeadAttention", looks, f"{name}.seen", domain="com.microsoft", num_heads=HEADS)
        hidden = self._normal(f"{name}.attention.output", self._linear(f"{name}.attention.output.dense", seen), hidden)
        inner = self._linear(f"{name}.intermediate.dense", hidden)
        inner = self._add("Gelu", [inner], f"{name}.gelu", domain="com.microsoft")
        return self._normal(f"{name}.output", self._linear(f"{name}.output.dense", inner), hidden)

    def _linear(self, name: str, inputs: str) -> str:
        return self._product(name, inputs, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _product(self, name: str, inputs: str, weight: Matrix, bias: Matrix) -> str:
        """A product of whole numbers, a scale for each column; the inputs are made whole as they come."""
        whole, scales = _whole(weight.T, axis=0)
        stored = [self._store(f"{name}.{part}", each) for part, each in (("whole", whole), ("scales", scales[0]))]
        stored += ["", self._store(f"{name}.bias", bias)]
        return self._add("DynamicQuantizeMatMul", [inputs, *stored], f"{name}.out", domain="com.microsoft")

    def _normal(self, name: str, inputs: str, before: str) -> str:
        norms = [self._store(f"{name}.{part}", self._weights[f"{name}.LayerNorm.{part}"]) for part in ("weight", "bias")]
        # Two operators: the fused one of onnxruntime 1.32 takes twice their time.
        summed = self._add("Add", [inputs, before], f"{name}.sum")
        return self._add("LayerNormalization", [summed, *norms], f"{name}.normal", axis=-1, epsilon=1e-12)

    def _part(self, kind: str, hidden: str, weight: float) -> str:
        """A part of the vector, its length the root of its weight."""
        name = f"{kind}.{hidden}"
        pooled = self._add(kind, [hidden], name, axes=[1], keepdims=0)
        unit = self._add("LpNormalization", [pooled], f"{name}.unit", axis=-1, p=2)
        return self._add("Mul", [unit, self._store(f"{name}.weight", np.float32(np.sqrt(weight)))], f"{name}.part")

    def _add(self, kind: str, inputs: list[str], output: str, **how: object) -> str:
        self._nodes.append(helper.make_node(kind, inputs, [output], name=output, **how))
        return output

    def _store(self, name: str, values: object) -> str:
        self._stored.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name


def _whole(values: Matrix, axis: int) -> tuple[NDArray[np.int8], Matrix]:
    """Whole numbers and their scales, one for each line along ``axis``."""
    scales = np.maximum(np.abs(values).max(axis=axis, keepdims=True), np.float32(1e-12)) / np.float32(WHOLE)
    return np.round(values / scales).astype(np.int8), scales.astype(np.float32)


if __name__ == "__main__":
    main()
