"""How long it takes to learn the sentences, and to understand one that was not among them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.report import Row, percentile
from bot.app import make_understanding, make_words
from bot.settings import load
from nlu.understanding import Understanding

_SENTENCES = Path(__file__).parents[1] / "tests" / "sentences"


def rows(quick: bool) -> Iterator[Row]:
    """The tests' sentences, each at its fastest of three."""
    settings = load(None, {})
    faq = make_words(settings)[1]
    began = time.perf_counter()
    understanding = make_understanding(settings, faq, settings.dealer.company_prefixes)
    loading = time.perf_counter() - began
    said = [(sentence, language) for language in settings.dealer.languages for sentence in _said(language)]
    passes = [[_seconds(understanding, *sentence) for sentence in said] for _ in range(1 if quick else 3)]
    times = [min(times) for times in zip(*passes, strict=True)]  # what neighbours on the machine took away is not ours
    middle, slowest = (1_000_000 * percentile(times, share) for share in (0.5, 0.99))
    yield Row("understanding a message", "-", f"p50 {middle:.0f} µs, p99 {slowest:.0f} µs; {loading:.2f} s to learn at the start")


def _seconds(understanding: Understanding, sentence: str, language: str) -> float:
    began = time.perf_counter()
    understanding.read(sentence, language)
    return time.perf_counter() - began


def _said(language: str) -> Iterator[str]:
    by_intent = yaml.safe_load((_SENTENCES / f"{language}.yml").read_text(encoding="utf-8"))
    for sentences in by_intent.values():
        for sentence in sentences:
            yield sentence["text"] if isinstance(sentence, dict) else sentence
