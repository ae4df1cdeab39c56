"""``python -m tools.new flow NAME``, or ``ledgerline new flow NAME``."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.new.flow import LANGUAGES, CannotWrite, NewFlow, Places, write

ROOT = Path(__file__).resolve().parents[2]
# What is made from sentences and flows: the model, and the pictures.
_MADE = (("bot", "nlu", "train"), ("tools.flow_book",))
_NEXT = """
It asks one question and passes the answer on to a person. Now make it yours:
  {flow}   the questions and what is done
  {texts}   the words
  {sentences}   how customers say it; then again: ledgerline nlu train
Offer it where customers look for it: dialogs/flows/capabilities.py. Try it: ledgerline demo
"""


def main() -> int:
    """Write a new flow and make anew what is made from it."""
    parser = argparse.ArgumentParser(prog="ledgerline new", description="Writes the beginnings of a new thing in this checkout.")
    kinds = parser.add_subparsers(title="kinds", metavar="KIND", required=True)
    flow = kinds.add_parser("flow", help="a flow: its file, texts, sentences and stories, which pass all checks")
    flow.add_argument("name", metavar="NAME", help="what the file and the intent are called: loaner_machine")
    for language in LANGUAGES:
        flow.add_argument(
            f"--{language}", metavar="PHRASE", help=f"how customers call it ({language}), such as 'a loaner machine'"
        )
    options = parser.parse_args()
    try:
        _write(options.name, {language: getattr(options, language) for language in LANGUAGES})
    except CannotWrite as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


def _write(name: str, given: Mapping[str, str | None]) -> None:
    phrases = {language: phrase or name.replace("_", " ") for language, phrase in given.items()}
    places = Places(ROOT)
    for path in write(NewFlow(name, phrases), places):
        print(path.relative_to(ROOT))
    for module, *arguments in _MADE:
        subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, check=True)
    for language in (language for language, phrase in given.items() if phrase is None):
        print(f"No --{language} was given, so its sentences and texts say {phrases[language]!r}: put better words there.")
    shown = (places.flow(name), places.texts("*", name), places.sentences("*", name))
    flow, texts, sentences = (path.relative_to(ROOT) for path in shown)
    print(_NEXT.format(flow=flow, texts=texts, sentences=sentences))


if __name__ == "__main__":
    raise SystemExit(main())
