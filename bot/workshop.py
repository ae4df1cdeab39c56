"""Commands for the people who write sentences and flows: ``ledgerline nlu`` and ``ledgerline flows``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.settings import deployed


def add_commands(commands: Any) -> None:
    """Add them to the command line."""
    _add_nlu(commands)
    _add_flows(commands)


def _add_nlu(commands: Any) -> None:
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


def _add_flows(commands: Any) -> None:
    flows = commands.add_parser(
        "flows",
        help="draw every flow as a picture",
        description="Walks through every flow with sample customers, draws a picture of each, and tells them in words on a page.",
    )
    flows.add_argument("--out", type=Path, default=Path("docs/flows"), metavar="DIR", help="where to (default %(default)s)")
    flows.set_defaults(run=run_flows)


def run_nlu(options: argparse.Namespace) -> None:
    """Train, measure or report."""
    from bot import teaching

    settings = deployed(options.config)
    if options.step == "train":
        teaching.train(settings, options.out)
    elif options.step == "evaluate":
        settings = replace(settings, semantic=settings.semantic or options.semantic)
        teaching.evaluate(settings, options.train, options.test, options.predictions)
    else:
        teaching.report(settings, options.out)


def run_flows(options: argparse.Namespace) -> None:
    """Draw the flows."""
    from bot.app import make_words
    from bot.flowcharts import book

    book.write(options.out, book.pages(make_words(deployed(options.config))[0]))
    print(f"{options.out / book.PAGE}")
