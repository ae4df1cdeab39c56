"""The understanding on public data sets: accuracy, honesty, robustness to typing, cost. Nothing of the data is shipped.

The folder named by ``--data`` or LEDGERLINE_NLU_DATA holds banking77/ and hwu64/ with train.csv, train_10.csv, test.csv and, made
from it with a fixed seed, test_typo1.csv, test_typo2.csv, test_lower.csv and test_asr.csv (columns text and intent).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.report import Row
from nlu.intents.semantic.encoder import NotInstalled
from nlu.quality import evaluation
from nlu.quality.evaluation import Result

PLACE = "LEDGERLINE_NLU_DATA"
_SETS = ("banking77", "hwu64")
# Of the core, and with the second stage.
_GOALS = {
    ("banking77", "train"): (92.5, 94.5),
    ("hwu64", "train"): (89.5, 91.5),
    ("banking77", "train_10"): (80.0, 87.2),
    ("hwu64", "train_10"): (77.0, 85.8),
}
_STAGES = ("core", "two stages")
_RUNS = 3
_LOST_AT_MOST = {"test_typo1": 2.0, "test_typo2": 5.0}
_ALONE = r"""
import re, sys, time
from pathlib import Path
keep, semantic = Path(sys.argv[1]), sys.argv[2] == "1"
began = time.process_time()
from nlu.understanding import Understanding
understanding = Understanding.load(FAQ, keep=keep, semantic=semantic)
took = time.process_time() - began
for said in ("show my balance", "pleese pay the two oldset invoices", "quiero pagar mi factura", "the copier is jammed again"):
    understanding.read(said)
print(took, int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


def rows(quick: bool) -> Iterator[Row]:
    """``quick``: only ten examples an intent. Full training takes a minute or two."""
    yield from _alone()
    folder = Path(os.environ.get(PLACE, ""))
    if not os.environ.get(PLACE) or not folder.is_dir():
        yield Row("public data sets", "-", f"skipped: name their folder with --data or {PLACE}")
        return
    for size in ("train_10",) if quick else ("train_10", "train"):
        for name in _SETS:
            for semantic in (False, True):
                yield from _measured(folder / name, name, size, semantic)


def _measured(folder: Path, name: str, size: str, semantic: bool) -> Iterator[Row]:
    title = f"{name}, {'10 examples an intent' if size == 'train_10' else 'full'}, {_STAGES[semantic]}"
    try:
        reader, took = evaluation.trained(evaluation.read(folder / f"{size}.csv"), semantic=semantic)
    except NotInstalled as missing:
        yield Row(title, "-", f"skipped: {missing}")
        return
    clean = evaluation.evaluate(reader, evaluation.read(folder / "test.csv"), took)
    of = clean.measures
    yield Row(
        f"{title}: accuracy",
        "-",
        f"{of.accuracy:.1%}, macro-F1 {of.macro_f1:.1%}, ECE {of.calibration_error:.3f}, trained in {took:.1f} CPU s, "
        f"a message mean {clean.mean:.0f} µs, p50 {clean.percentile(0.5):.0f} µs, p99 {clean.percentile(0.99):.0f} µs",
        f"goal {_GOALS[name, size][semantic]} %, ECE {'0.05' if size == 'train_10' else '0.03'}",
    )
    for kind in ("test_typo1", "test_typo2", "test_lower", "test_asr"):
        other = evaluation.evaluate(reader, evaluation.read(folder / f"{kind}.csv"))
        yield Row(f"{title}: {kind}, repaired", "-", f"{other.measures.accuracy:.1%}, {_lost(clean, other)}", _goal(kind))


def _lost(clean: Result, other: Result) -> str:
    return f"{100 * (clean.measures.accuracy - other.measures.accuracy):.1f} points lost"


def _goal(kind: str) -> str:
    return f"goal: at most {_LOST_AT_MOST[kind]:.0f} lost" if kind in _LOST_AT_MOST else "-"


def _alone() -> Iterator[Row]:
    """Import, load and memory of the understanding by itself, in a process of its own."""
    from bot.app import make_texts
    from bot.settings.load import load

    program = _ALONE.replace("FAQ", repr(dict(make_texts(load(None, {}))[1].examples())))
    with tempfile.TemporaryDirectory() as keep:
        seconds, memory = _run(program, keep, "0")
        yield Row("understanding: import and load", "-", f"{seconds:.2f} CPU s, {memory:.0f} MB", "goal 0.4 s, 80 MB")
        if find_spec("onnxruntime"):
            _once(program, keep, "1")  # the first start trains
            seconds, memory = _run(program, keep, "1")
            yield Row("the same, two stages", "-", f"{seconds:.2f} CPU s, {memory:.0f} MB", "goal 1 s, 220 MB")


def _run(program: str, keep: str, semantic: str) -> tuple[float, float]:
    """The least CPU seconds of some runs, for what else is done on the machine only adds to them, and the most megabytes."""
    runs = [_once(program, keep, semantic) for _ in range(_RUNS)]
    return min(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def _once(program: str, keep: str, semantic: str) -> tuple[float, float]:
    said = subprocess.run(
        [sys.executable, "-c", program, keep, semantic], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    )
    seconds, memory = (float(figure) for figure in said.stdout.split())
    return seconds, memory
