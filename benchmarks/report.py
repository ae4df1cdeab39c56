"""What a benchmark has to tell: rows of one Markdown table, and the machine they were measured on."""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_HEAD = "| what | beside the floor | measured | the floor |\n|---|---|---|---|"


@dataclass(frozen=True)
class Row:
    """One line of the table. ``ratio`` comes first, for it says the same on a slower machine."""

    what: str
    ratio: str
    measured: str
    floor: str = "-"

    def __str__(self) -> str:
        return f"| {self.what} | {self.ratio} | {self.measured} | {self.floor} |"


@dataclass(frozen=True)
class Measured:
    """Turns that were done side by side: what each took, how long it lasted in all, and this process's CPU time; in seconds."""

    times: Sequence[float]
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Turns a second."""
        return len(self.times) / self.seconds

    @property
    def cpu_ms(self) -> float:
        """CPU a turn, in milliseconds."""
        return 1000 * self.cpu / len(self.times)

    def __str__(self) -> str:
        middle, slowest = (1000 * percentile(self.times, share) for share in (0.5, 0.99))
        return f"{self.rate:,.0f}/s, p50 {middle:.1f} ms, p99 {slowest:.1f} ms, CPU {self.cpu_ms:.2f} ms"


def stopwatch() -> Callable[[Sequence[float]], Measured]:
    """Starts the clocks; call what it returns with the single times to stop them."""
    wall, cpu = time.perf_counter(), time.process_time()
    return lambda times: Measured(times, time.perf_counter() - wall, time.process_time() - cpu)


def percentile(times: Sequence[float], share: float) -> float:
    """The time within which this share of them lies."""
    return sorted(times)[min(int(share * len(times)), len(times) - 1)]


def megabytes(pid: int, what: str = "VmRSS") -> float:
    """The memory that a process has now; with ``VmHWM`` the most it ever had."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(rf"{what}:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024


def heading() -> str:
    """Day, machine, and the table's head."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    machine = f"{os.cpu_count()} cores, {memory:.0f} GB, {_system()}, Python {platform.python_version()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {machine}, load {os.getloadavg()[0]:.1f} at the start\n\n{_HEAD}"


def _system() -> str:
    return platform.freedesktop_os_release()["PRETTY_NAME"] if Path("/etc/os-release").exists() else platform.system()
