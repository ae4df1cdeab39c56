"""A checkout of the program, a deployment of it, and its running server: driven from outside, as a process of its own.

Nothing here imports the program's modules, so that checkouts of different times are measured by the same code.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

import benchmarks
from benchmarks.report import megabytes
from tests.support.programs import program
from tests.support.waiting import free_port

ROOT = Path(str(benchmarks.__file__)).resolve().parents[1]
REST_TOKEN = "benchmark-token-of-nobody"
_COUNTING = Path(__file__).resolve().parent / "counting.py"
_SECRETS = {
    "LEDGERLINE_REST_TOKEN": REST_TOKEN,
    "LEDGERLINE_SECRET_KEY": "a secret key of the benchmark, long enough",
    "LEDGERLINE_PAYMENTS_KEY": "sandbox-key",
    "LEDGERLINE_PAYMENTS_WEBHOOK_SECRET": "sandbox-secret",
}
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Checkout:
    """A folder with the program and its ``.venv``; ``name`` stands in the table."""

    name: str
    root: Path

    def command(self, *arguments: str | Path) -> list[str | Path]:
        """This checkout's interpreter with these arguments, in its folder."""
        return ["env", "-C", self.root, self.root / ".venv/bin/python", *arguments]

    @property
    def module(self) -> str:
        """What ``python -m`` starts: ``bot``, or the older ``bot.cli``."""
        return "bot" if (self.root / "bot/__main__.py").exists() else "bot.cli"


@dataclass
class Taken:
    """What was counted since the last time: units of work (lists of SQL and rows fetched), and CPU seconds since the start."""

    units: list[list[tuple[str, int]]]
    cpu: float


@dataclass
class Server:
    """A running server. Its ``counting`` is the socket to ask, if it counts."""

    url: str
    pid: int
    start_seconds: float
    counting: Path | None = None

    def cpu(self) -> float:
        """CPU seconds, user and system, that the process has used up to now, and its ended children."""
        return cpu_seconds(self.pid)

    def megabytes(self) -> float:
        """Resident memory."""
        return megabytes(self.pid)

    def take(self) -> Taken:
        """What was counted since the last time."""
        assert self.counting, "this server was not started to count"
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.counting))
            told = json.loads(b"".join(iter(lambda: line.recv(65536), b"")))
        assert not told["lost"], "statements were dropped: take them more often"
        return Taken([[(sql, rows) for sql, rows in unit["statements"]] for unit in told["units"]], told["cpu"])


@dataclass
class Outside:
    """The pretend provider and inbox of a deployment, as a program of the checkout's own."""

    url: str
    smtp_port: int


@dataclass
class Deployment:
    """A folder with config.yml and data; ``database_url`` empty is SQLite in it."""

    checkout: Checkout
    folder: Path
    database_url: str = ""
    outside: Outside | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environment = _SECRETS | {"DATABASE_URL": self.database_url}
        config = yaml.safe_load((self.checkout.root / "config.yml").read_text(encoding="utf-8"))
        changes: dict[str, Any] = {"data_dir": str(self.folder / "data"), "faq": str(self.checkout.root / "faq.yml")}
        if self.outside:
            config["mail"]["port"] = self.outside.smtp_port
            config["payments"]["base_url"] = self.outside.url
        text = yaml.safe_dump(config | changes)
        self.config.write_text(re.sub(r"^(\s+\w+): null$", r"\1:", text, flags=re.MULTILINE), encoding="utf-8")

    @property
    def config(self) -> Path:
        """Its config.yml."""
        return self.folder / "config.yml"

    def bring_in(self, books: Path) -> float:
        """``ledgerline import`` of a folder of CSV files; the seconds it took."""
        began = time.perf_counter()
        command = self.checkout.command("-m", self.checkout.module, "--config", self.config, "import", "--force", books)
        done = subprocess.run(command, env=os.environ | self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{self.checkout.name}: the import failed:\n{done.stdout}{done.stderr}"
        return time.perf_counter() - began

    @contextmanager
    def serve(self, counting: bool = False) -> Iterator[Server]:
        """Its server, up to its end; with ``counting`` it counts SQL, which makes its CPU time worthless."""
        port, place = str(free_port()), self.folder / f"counting-{time.monotonic_ns()}"
        start: list[str | Path] = [_COUNTING, place, "--"] if counting else ["-m", self.checkout.module]
        command = self.checkout.command(*start, "--config", self.config, "serve", "--port", port)
        began = time.perf_counter()
        with program(command, r"^Assistant: \S+$", self.environment, seconds=60) as running:
            seconds = time.perf_counter() - began
            yield Server(f"http://127.0.0.1:{port}", running.process.pid, seconds, place if counting else None)


@contextmanager
def outside_of(checkout: Checkout) -> Iterator[Outside]:
    """The checkout's sandbox: payment provider and inbox on free ports."""
    with program(checkout.command("-m", "sandbox", "--port", "0"), r"^SMTP: \S+$") as running:
        url = running.wait_for(r"^Sandbox: (\S+)$")[1]
        yield Outside(url, int(running.wait_for(r"^SMTP: \S+:(\d+)$")[1]))


def cpu_seconds(pid: int) -> float:
    """User and system time of all threads, the ended ones too, to the nanosecond; of ended children to 10 ms."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    # The clock of a process, as clock_getcpuclockid(3) makes it.
    return time.clock_gettime((~pid << 3) | 2) + (int(after_name[13]) + int(after_name[14])) / _TICKS


def family_cpu_seconds(pid: int) -> float:
    """The CPU time of a process and of all its children, ended or not; for PostgreSQL, whose backends are children."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for file in tasks for child in file.read_text(encoding="ascii").split()]
    return cpu_seconds(pid) + sum(_cpu_if_there(child) for child in children)


def _cpu_if_there(pid: int) -> float:
    try:
        return cpu_seconds(pid)
    except (OSError, FileNotFoundError):
        return 0.0


def measured(cpu: Callable[[], float], work: Callable[[], Any]) -> float:
    """The CPU seconds that ``work`` costs by this clock."""
    before = cpu()
    work()
    return cpu() - before
