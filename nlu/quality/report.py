"""A page for the people who tend the understanding: what is mistaken for what, and which sentences to write next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from nlu.intents import word_vectors
from nlu.intents.classifier import CrossCheck, cross_check
from nlu.intents.features import words_of
from nlu.sentences import Example

_WEAKEST = 15
_LOOK_ALIKES = 40
_SHADES = 5
_STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse}td,th{padding:.15rem .6rem;text-align:left;vertical-align:top}
tr:nth-child(even){background:#f6f6f6}
td.n{text-align:right}svg{max-width:100%;height:auto}.note{color:#666}"""


class Unanswered(NamedTuple):
    """A customer's message that was not understood, without anything personal, and what came nearest."""

    text: str
    nearest: str


def page(examples: Sequence[Example], unanswered: Sequence[Unanswered]) -> str:
    """The whole page as HTML. Takes some seconds: every sentence is read by a model that has not seen it."""
    intents = [example.intent for example in examples]
    checked = cross_check([words_of(example.with_kinds()) for example in examples], intents, word_vectors.load())
    right = sum(guess == intent for guess, intent in zip(checked.guesses, intents, strict=True))
    parts = [
        f"<p>{len(examples)} sentences of {len(set(intents))} intents; "
        f"{right / len(examples):.1%} are understood by a model that has not seen them.</p>",
        "<h2>What is mistaken for what</h2>",
        "<p class=note>A row is an intent, a column what its sentences are taken for: the darker, the more. "
        "The diagonal is right. Point at a square to read it.</p>",
        _picture(intents, checked.guesses),
        "<h2>The weakest intents</h2>",
        _weakest(intents, checked.guesses),
        "<h2>Look-alikes</h2>",
        "<p class=note>Sentences of different intents that are nearly the same: move one, or make the two more unlike.</p>",
        _look_alikes(examples, checked),
        "<h2>Customers who were not understood</h2>",
        "<p class=note>Candidates for new examples. Names, numbers and addresses are taken out.</p>",
        _rows(("said", "nearest"), [(one.text, one.nearest) for one in unanswered]) if unanswered else "<p>None on file.</p>",
    ]
    head = f"<meta charset=utf-8><title>Understanding</title><style>{_STYLE}</style>"
    return f"<!doctype html><html lang=en><head>{head}</head><body><h1>Understanding</h1>{''.join(parts)}</body></html>\n"


def _picture(intents: Sequence[str], guesses: Sequence[str]) -> str:
    names = sorted(set(intents))
    place = {name: at for at, name in enumerate(names)}
    sizes, seen = Counter(intents), Counter(zip(intents, guesses, strict=True))
    squares = []
    for (intent, guess), times in sorted(seen.items()):
        color = "46,125,50" if intent == guess else "198,40,40"
        shade = min(1.0, 0.15 + times / sizes[intent] * (1 if intent == guess else _SHADES))
        squares.append(
            f"<rect x={190 + 12 * place[guess]} y={12 * place[intent]} width=11 height=11 fill='rgba({color},{shade:.2f})'>"
            f"<title>{escape(intent)} taken for {escape(guess)}: {times} of {sizes[intent]}</title></rect>"
        )
    labels = [f"<text x=184 y={12 * at + 9} font-size=10 text-anchor=end>{escape(name)}</text>" for at, name in enumerate(names)]
    side = 12 * len(names)
    return f"<svg viewBox='0 0 {190 + side} {side}' width={190 + side} role=img>{''.join(labels + squares)}</svg>"


def _weakest(intents: Sequence[str], guesses: Sequence[str]) -> str:
    sizes, named = Counter(intents), Counter(guesses)
    pairs = Counter(zip(intents, guesses, strict=True))
    rows = []
    for intent in sorted(sizes, key=lambda name: 2 * pairs[name, name] / (sizes[name] + named[name]))[:_WEAKEST]:
        wrong = Counter({guess: times for (right, guess), times in pairs.items() if right == intent != guess})
        taken_for = ", ".join(f"{name} {times}" for name, times in wrong.most_common(3))
        f1 = 2 * pairs[intent, intent] / (sizes[intent] + named[intent])
        rows.append((intent, str(sizes[intent]), f"{f1:.0%}", taken_for))
    return _rows(("intent", "sentences", "F1", "most taken for"), rows)


def _look_alikes(examples: Sequence[Example], checked: CrossCheck) -> str:
    intents = np.array([example.intent for example in examples])
    similarity = np.triu(np.where(intents[:, None] == intents, 0, checked.similarity), 1)
    flat = similarity.ravel()
    nearest = np.argpartition(flat, -min(_LOOK_ALIKES, flat.size))[-_LOOK_ALIKES:]
    rows = []
    for at in nearest[np.argsort(-flat[nearest], kind="stable")]:
        one, other = examples[at // len(examples)], examples[at % len(examples)]
        rows.append((f"{flat[at]:.2f}", one.text, one.intent, other.text, other.intent))
    return _rows(("alike", "sentence", "intent", "sentence", "intent"), rows)


def _rows(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{body}</table>"
