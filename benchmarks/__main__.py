"""``python -m benchmarks``: measure everything, or one part, and print one Markdown table."""

from __future__ import annotations

import argparse
import logging
import os
from pathlib import Path

from benchmarks import import_invoices, nlu, starting, turns, understanding
from benchmarks.report import heading

_PARTS = {
    "turns": turns.rows,
    "understanding": understanding.rows,
    "nlu": nlu.rows,
    "import": import_invoices.rows,
    "start": starting.rows,
}


def main() -> None:
    """Each row is printed when it is measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How to read the table: benchmarks/README.md")
    parser.add_argument("--only", choices=_PARTS, help="measure just this part")
    parser.add_argument("--quick", action="store_true", help="shorter and less exact, to see that it works")
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"the public data sets of part nlu (or {nlu.PLACE})")
    options = parser.parse_args()
    if options.data:
        os.environ[nlu.PLACE] = str(options.data)
    logging.disable(logging.WARNING)
    print(heading(), flush=True)
    for name in [options.only] if options.only else _PARTS:
        for row in _PARTS[name](options.quick):
            print(row, flush=True)


if __name__ == "__main__":
    main()
