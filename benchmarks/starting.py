"""From typing the command to the first answer, and the memory taken then and after a thousand turns over HTTP."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx

from benchmarks.office import TALK, invented_customers, link
from benchmarks.report import Row, megabytes
from bot.app import open_database
from bot.settings.load import load
from tests.support.programs import ROOT, program
from tests.support.waiting import free_port, wait_until

_LEDGERLINE = (sys.executable, "-m", "bot")
_BARE = """
import sys, fastapi, sqlalchemy, uvicorn
app = fastapi.FastAPI()
app.get("/")(lambda: "hello")
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
"""
_SENDERS = 4
_TOKEN = "benchmark-token-of-nobody"


def rows(quick: bool) -> Iterator[Row]:
    """The demo, which makes its database first, and a server that finds one."""
    times = 1 if quick else 3
    before = _starts(_floor, times)
    demo = _starts(_demo, times)
    with tempfile.TemporaryDirectory(prefix="ledgerline-benchmark-") as name:
        config = _deployment(Path(name))
        server = _starts(lambda: _server(config, 0), times)
        after = _starts(_floor, times)
        talked = _server(config, 100 if quick else 1000)
    least = statistics.mean((before.seconds, after.seconds))
    floor = f"{before}; afterwards {after.seconds:.2f} s"
    yield Row("`demo`: from its start to its page", f"time {demo.seconds / least:.1f}x", str(demo), floor)
    yield Row(
        "`serve` on a database that is there: from its start to `/healthz`",
        f"time {server.seconds / least:.1f}x",
        str(server),
        floor,
    )
    yield Row(
        f"memory after {100 if quick else 1000:,} turns over HTTP",
        f"{talked.megabytes / server.megabytes:.2f}x of that at the start",
        f"{talked.megabytes:.0f} MB",
    )


@dataclass(frozen=True)
class Start:
    """Seconds up to the first answer, CPU seconds of the process itself, and the memory it holds."""

    seconds: float
    cpu: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, CPU {self.cpu:.2f} s, {self.megabytes:.0f} MB"


def _starts(start: Callable[[], Start], times: int) -> Start:
    """The one in the middle of several."""
    return sorted((start() for _ in range(times)), key=lambda one: one.seconds)[times // 2]


def _floor() -> Start:
    """A bare page of the same web server, with the same big libraries loaded."""
    port = free_port()
    return _until_answer((sys.executable, "-c", _BARE, str(port)), f"http://127.0.0.1:{port}/")


def _demo() -> Start:
    port = free_port()
    command = (*_LEDGERLINE, "demo", "--port", str(port), "--sandbox-port", str(free_port()))
    return _until_answer(command, f"http://127.0.0.1:{port}/")


def _server(config: Path, turns: int) -> Start:
    port = free_port()
    command = (*_LEDGERLINE, "--config", config, "serve", "--port", str(port))
    address = f"http://127.0.0.1:{port}"
    return _until_answer(command, f"{address}/healthz", lambda: _talk(f"{address}/webhooks/rest/webhook", turns))


def _until_answer(command: Sequence[str | Path], url: str, then: Callable[[], None] = lambda: None) -> Start:
    """Start a program, wait for its first answer, and let ``then`` happen before its memory is looked at."""
    began = time.perf_counter()
    with program(command, env={"LEDGERLINE_REST_TOKEN": _TOKEN}) as running:
        _answers(url)
        seconds, cpu = time.perf_counter() - began, _cpu_seconds(running.process.pid)
        then()
        return Start(seconds, cpu, megabytes(running.process.pid))


def _cpu_seconds(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def _deployment(folder: Path) -> Path:
    """A config.yml beside a database with the invented dealer's books and a few linked senders."""
    for name in ("config.yml", "faq.yml"):
        shutil.copy(ROOT / name, folder)
    config = folder / "config.yml"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    bring_in = (*_LEDGERLINE, "--config", config, "import", invented_customers(folder / "customers"))
    subprocess.run(bring_in, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    database = open_database(load(config, {}))
    for number in range(_SENDERS):
        database.write(partial(link, channel="rest", sender=str(number), number=number)).result()
    database.close()
    return config


def _talk(url: str, turns: int) -> None:
    with httpx.Client(headers={"Authorization": f"Bearer {_TOKEN}"}, trust_env=False) as client:
        for number in range(turns):
            said = {"sender": str(number % _SENDERS), "message": TALK[number // _SENDERS % len(TALK)]}
            assert client.post(url, json=said).raise_for_status().json()


def _answers(url: str) -> None:
    def asked() -> bool:
        try:
            return httpx.get(url, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    wait_until(asked, 30)
