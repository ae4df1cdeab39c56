"""``python -m tools.flow_book``: walk through every flow with sample customers, draw each, and tell them in words on a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.app import make_texts
from bot.settings.load import deployed
from tools.flow_book import book


def main() -> None:
    """Write the book."""
    parser = argparse.ArgumentParser(prog="python -m tools.flow_book", description="Draws every flow and tells it in words.")
    parser.add_argument("--out", type=Path, default=Path("docs/flows"), metavar="DIR", help="where to (default %(default)s)")
    out: Path = parser.parse_args().out
    book.write(out, book.pages(make_texts(deployed(None))[0]))
    print(out / book.PAGE)


if __name__ == "__main__":
    main()
