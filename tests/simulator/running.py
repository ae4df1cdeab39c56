"""Many dialogues at once: the seeds are shared out to processes, each with a provider of its own."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from tests.sandbox_program import running_sandbox
from tests.simulator.dialogue import hold
from tests.simulator.judging import Verdict, judge
from tests.simulator.scenario import Scenario, draw
from tests.simulator.world import Office

# Enough to be worth the start of a program and its provider.
_SHARE = 250
_MEMORY = "/dev/shm"  # noqa: S108 - folders with names of their own are made in it


def chosen(first_seed: int, count: int, only: Sequence[str] = ()) -> list[int]:
    """Seeds from the first one on whose dialogues have all these labels (goal, behaviour, noise, channel)."""
    seeds: list[int] = []
    seed = first_seed
    while len(seeds) < count:
        if not only or set(only) <= set(draw(seed).labels):
            seeds.append(seed)
        seed += 1
    return seeds


def hold_all(seeds: Sequence[int], processes: int = 0) -> list[Verdict]:
    """The verdicts on these seeds' dialogues, in the order of the seeds."""
    shares = [seeds[start : start + _SHARE] for start in range(0, len(seeds), _SHARE)]
    workers = min(processes or cpu_count() or 1, len(shares))
    if workers == 1:
        return [verdict for share in shares for verdict in hold_share(share)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return [verdict for verdicts in pool.map(hold_share, shares) for verdict in verdicts]


def hold_share(seeds: Iterable[int]) -> list[Verdict]:
    """Hold some dialogues one after the other."""
    # The provider's clock is the machine's; bank payments and expiry wait until somebody asks for them.
    with tempfile.TemporaryDirectory(dir=_in_memory()) as folder, running_sandbox("--settle-seconds", "3600") as sandbox:
        office = Office(Path(folder), sandbox)
        try:
            return asyncio.run(_hold([draw(seed) for seed in seeds], office))
        finally:
            office.close()


def _in_memory() -> str | None:
    """Every answer is flushed to the disk; where the disk is memory that costs nothing, and nothing here must outlive the run."""
    return _MEMORY if Path(_MEMORY).is_dir() else None


async def _hold(scenarios: Iterable[Scenario], office: Office) -> list[Verdict]:
    return [judge(await hold(scenario, office)) for scenario in scenarios]


def fingerprint(verdicts: Iterable[Verdict]) -> str:
    """The same for the same dialogues, word by word, on every machine."""
    whole = "\n".join(f"{verdict.seed} {verdict.faults} {verdict.told}" for verdict in verdicts)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
