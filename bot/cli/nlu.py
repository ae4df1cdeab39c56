"""``ledgerline nlu``: for the people who write sentences."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.settings.load import deployed


def add_commands(commands: Any) -> None:
    """Add the command to the command line."""
    nlu = commands.add_parser(
        "nlu",
        help="train the understanding, measure it, see where it is weak",
        description="For the people who write the sentences; docs/understanding.md tells how.",
    )
    steps = nlu.add_subparsers(title="commands", metavar="COMMAND", required=True)
    train = steps.add_parser("train", help="learn the sentences and write the model")
    train.add_argument("--out", type=Path, metavar="FILE", help="where to (default: the model that is shipped)")
    train.set_defaults(run=run_nlu, step="train")
    evaluate = steps.add_parser("evaluate", help="measure on labelled sentences (CSV with the columns text and intent)")
    evaluate.add_argument("--train", type=Path, metavar="CSV", help="learn these first (default: the shipped sentences)")
    evaluate.add_argument("--test", type=Path, metavar="CSV", required=True, help="measure on these; out_of_scope is an intent")
    evaluate.add_argument("--predictions", type=Path, metavar="CSV", help="write every guess to this file")
    evaluate.add_argument("--semantic", action="store_true", help="with the second stage, as if it were on in config.yml")
    evaluate.set_defaults(run=run_nlu, step="evaluate")
    report = steps.add_parser("report", help="write a page: what is mistaken for what, and which sentences to write next")
    report.add_argument("--out", type=Path, default=Path("understanding.html"), metavar="FILE", help="(default %(default)s)")
    report.set_defaults(run=run_nlu, step="report")


def run_nlu(options: argparse.Namespace) -> None:
    """Train, measure or report."""
    from bot.cli import training

    settings = deployed(options.config)
    if options.step == "train":
        training.train(settings, options.out)
    elif options.step == "evaluate":
        settings = replace(settings, semantic=settings.semantic or options.semantic)
        training.evaluate(settings, options.train, options.test, options.predictions)
    else:
        training.report(settings, options.out)
