"""``python -m tools.flow_book``: walk through every flow with sample customers, draw each, and tell them in words on a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.app import make_texts
from bot.settings.load import deployed
from tools.flow_book import book

_PAGE = Path("docs/flows/README.md")


def main() -> None:
    """Write the book."""
    parser = argparse.ArgumentParser(prog="python -m tools.flow_book", description="Draws every flow and tells it in words.")
    parser.add_argument("--out", type=Path, default=_PAGE, metavar="FILE", help="where to (default %(default)s)")
    out: Path = parser.parse_args().out
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(book.page(make_texts(deployed(None))[0]), encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
