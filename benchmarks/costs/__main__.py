"""``python -m benchmarks.costs``: this checkout beside an earlier commit, in the same run; prints one Markdown table."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.costs import counted, history, metrics, servers, start, turns
from benchmarks.costs.beside import Run
from benchmarks.costs.checkout import ROOT, Checkout
from benchmarks.report import Row, heading
from tests.support.needed import postgres_folder
from tests.support.postgres import Postgres, postgres_server

# The version before the work on costs.
_BEFORE = "d3fe2eb"
_PARTS: dict[str, Callable[[Run], Iterator[Row]]] = {
    "statements": counted.rows,
    "turns": turns.rows,
    "history": history.rows,
    "start": start.rows,
    "metrics": metrics.rows,
    "servers": servers.rows,
}
_HEAD = "| what | beside the old | now | {} |\n|---|---|---|---|"


def main() -> int:
    """Each row is printed when it is measured; 1 if a goal is missed."""
    options = _options()
    old = Checkout("old", options.old or _worktree(options.before))
    new = Checkout("new", options.new)
    for checkout in (old, new):
        _prepare(checkout)
    print(heading().partition("\n")[0], end="\n\n")
    print(_HEAD.format(f"old ({options.before})"), flush=True)
    missed = 0
    with _postgres() as postgres:
        run = Run(old, new, postgres, options.quick)
        for name in options.only or _PARTS:
            began = time.monotonic()
            for row in _PARTS[name](run):
                print(row, flush=True)
                missed += "MISSED" in row.ratio
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr)
    print(f"\n{missed} goals missed." if missed else "\nEvery goal is met.")
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.costs", description="How to read the table: its README.md")
    parser.add_argument("--only", choices=_PARTS, action="append", help="measure just this part; may be repeated")
    parser.add_argument("--quick", action="store_true", help="shorter and less exact, to see that it works")
    parser.add_argument("--before", default=_BEFORE, metavar="COMMIT", help=f"the commit to compare with (default {_BEFORE})")
    parser.add_argument("--old", type=Path, metavar="DIR", help="a checkout of it (default: one is made in the temporary folder)")
    parser.add_argument("--new", type=Path, default=ROOT, metavar="DIR", help="the checkout to measure (default: this one)")
    return parser.parse_args()


def _worktree(commit: str) -> Path:
    """A worktree of that commit, kept for the next time, as its environment takes half a minute to make."""
    place = Path(tempfile.gettempdir()) / f"ledgerline-costs-{os.getuid()}-{commit}"
    if not (place / "ledgerline").exists():
        subprocess.run(["git", "-C", ROOT, "worktree", "prune"], check=True)
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", place, commit], check=True)
    return place


def _prepare(checkout: Checkout) -> None:
    """See to its environment; what the program says about it goes to standard error."""
    subprocess.run([checkout.root / "ledgerline", "--help"], check=True, stdout=subprocess.DEVNULL, cwd=checkout.root)


@contextmanager
def _postgres() -> Iterator[Postgres | None]:
    """A private server that waits for its disk, as a real one does, if PostgreSQL is installed."""
    if postgres_folder() is None:
        yield None
        return
    with postgres_server(durable=True) as server:
        yield server


if __name__ == "__main__":
    sys.exit(main())
