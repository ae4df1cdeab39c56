"""``python -m tests.pairs``: try all pairs and print the report; ``--only NAME`` takes those with this actor."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.pairs.actors import ACTORS
from tests.pairs.report import Run, page
from tests.pairs.running import Fault, all_pairs, pairs_on
from tests.support.postgres import postgres_server


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pairs", description=__doc__)
    parser.add_argument("--only", metavar="NAME", help="only pairs with this actor")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the report to this file, as docs/pairs.md")
    args = parser.parse_args()
    tried = [pair for pair in all_pairs(ACTORS) if args.only in (None, pair.first.name, pair.second.name)]
    started = time.perf_counter()
    faults: list[Fault] = []
    with postgres_server() as server, tempfile.TemporaryDirectory() as folder, pairs_on(server, Path(folder)) as pairs:
        for number, pair in enumerate(tried, 1):
            faults += pairs.faults(pair)
            print(f"\r{number} of {len(tried)} pairs, {len(faults)} faults", end="", file=sys.stderr)
    seconds = time.perf_counter() - started
    print(f", {seconds:.0f} s", file=sys.stderr)
    report = page(Run(len(tried), pairs.moments, seconds, faults))
    if args.write:
        args.write.write_text(report)
    else:
        print(report)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
