"""``python -m tests.simulator``: hold dialogues and print how they went, or tell one of them by its seed."""

from __future__ import annotations

import argparse
import time

from tests.simulator.report import failures, table
from tests.simulator.running import chosen, fingerprint, hold_all, hold_share


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.simulator", description=__doc__)
    parser.add_argument("--dialogues", type=int, default=3000, metavar="N", help="how many (default 3000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the first seed; the others follow (default 1)")
    parser.add_argument(
        "--only", action="append", default=[], metavar="LABEL", help="a goal, behaviour, noise or channel; may be repeated"
    )
    parser.add_argument("--replay", type=int, metavar="SEED", help="tell the dialogue of this seed")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    parser.add_argument("--failures", action="store_true", help="list the dialogues that failed")
    args = parser.parse_args()
    if args.replay is not None:
        replay(args.replay)
        return
    started = time.perf_counter()
    verdicts = hold_all(chosen(args.seed, args.dialogues, args.only))
    print(table(verdicts, args.markdown))
    print(f"\n{time.perf_counter() - started:.0f} s, fingerprint {fingerprint(verdicts)}")
    if args.failures:
        print(f"\n{failures(verdicts)}")


def replay(seed: int) -> None:
    """Tell one dialogue, and how it was judged."""
    verdict = hold_share([seed])[0]
    print(f"{seed}: {', '.join(verdict.labels)}\n")
    print("\n".join(verdict.told))
    print(f"\n{'; '.join(verdict.faults) or 'success'}, {verdict.turns} turns")


if __name__ == "__main__":
    main()
