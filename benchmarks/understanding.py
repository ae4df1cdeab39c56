"""How much of the tests' sentences is understood, none of which were learnt, and how long a message takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import yaml

from benchmarks.report import Row, percentile
from bot.app import make_texts, make_understanding
from bot.cli.training import shipped
from bot.settings.load import Settings, load
from nlu.meaning import OUT_OF_SCOPE
from nlu.quality.evaluation import Labelled, Reader, evaluate
from nlu.understanding import Understanding

_SENTENCES = Path(__file__).parents[1] / "tests" / "sentences"
_SETS = {"en": ("English", "goal 96 %"), "es": ("Spanish", "goal 96 %"), "heard": ("recognised speech", "goal 92 %")}
_TODAY = date(2026, 11, 25)


def rows(quick: bool) -> Iterator[Row]:
    """Accuracy, what is told to be none of ours, and the CPU time of each sentence, the least of three."""
    settings = load(None, {})
    yield from _understood(settings)
    faq = make_texts(settings)[1]
    began = time.perf_counter()
    understanding = make_understanding(settings, faq, settings.dealer.company_prefixes)
    loading = time.perf_counter() - began
    said = [(message.text, language) for language in settings.dealer.languages for message in _said(language)]
    passes = [[_seconds(understanding, *sentence) for sentence in said] for _ in range(1 if quick else 3)]
    times = [min(times) for times in zip(*passes, strict=True)]  # what neighbours on the machine took away is not ours
    middle, slowest = (1_000_000 * percentile(times, share) for share in (0.5, 0.99))
    measured = f"CPU p50 {middle:.0f} µs, p99 {slowest:.0f} µs; {loading:.2f} s to load at the start"
    yield Row("understanding a message with its entities", "-", measured, "goal 200 / 600 µs")


def _understood(settings: Settings) -> Iterator[Row]:
    reader = shipped(settings)
    sets = {name: list(_said(name)) for name in _SETS}
    for name, (title, goal) in _SETS.items():
        right = evaluate(reader, sets[name]).measures.accuracy
        yield Row(f"own sentences, {title}", "-", f"{right:.1%} of {len(sets[name])}", goal)
    ours, foreign = [message for said in sets.values() for message in said], list(_foreign())
    yield Row("own sentences, none of ours told", "-", _told(reader, ours, foreign), "goal 92 % at 97 %")


def _told(reader: Reader, ours: Sequence[Labelled], foreign: Sequence[Labelled]) -> str:
    """How much of what is foreign is less sure than almost all of ours."""
    recalls = evaluate(reader, [*ours, *foreign]).measures.oos_recalls
    return f"{len(foreign)}: " + ", ".join(f"{recall:.1%} at {kept:.0%} of ours kept" for kept, recall in recalls.items())


def _seconds(understanding: Understanding, sentence: str, language: str) -> float:
    began = time.thread_time()
    understanding.read(sentence, language, today=_TODAY)
    return time.thread_time() - began


def _said(name: str) -> Iterator[Labelled]:
    for intent, sentences in yaml.safe_load((_SENTENCES / f"{name}.yml").read_text(encoding="utf-8")).items():
        for sentence in sentences:
            yield Labelled(sentence["text"] if isinstance(sentence, dict) else sentence, intent)


def _foreign() -> Iterator[Labelled]:
    for text in yaml.safe_load((_SENTENCES / "out_of_scope.yml").read_text(encoding="utf-8")):
        yield Labelled(text, OUT_OF_SCOPE)
