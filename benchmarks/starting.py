"""From typing the command to the first answer, and the memory taken then and after a thousand turns over HTTP."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx

from benchmarks.office import TALK, link
from benchmarks.report import Row, megabytes
from bot.app import open_database
from bot.demo import invented_customers
from bot.settings import load
from tests.support.programs import ROOT, program
from tests.support.waiting import free_port, wait_until

_LEDGERLINE = (sys.executable, "-m", "bot.cli")
_SENDERS = 4
_TOKEN = "benchmark-token-of-nobody"


def rows(quick: bool) -> Iterator[Row]:
    """The demo, which makes its database first, and a server that finds one."""
    times = 1 if quick else 3
    yield _demo(times)
    with tempfile.TemporaryDirectory(prefix="ledgerline-benchmark-") as name:
        yield from _server(_deployment(Path(name)), times, 100 if quick else 1000)


def _demo(times: int) -> Row:
    starts = []
    for _ in range(times):
        port, sandbox = free_port(), free_port()
        command = (*_LEDGERLINE, "demo", "--port", str(port), "--sandbox-port", str(sandbox))
        began = time.perf_counter()
        with program(command) as demo:
            _answers(f"http://127.0.0.1:{port}/")
            starts.append(time.perf_counter() - began)
            memory = megabytes(demo.process.pid)
    return Row("`demo`: from its start to its page", "-", f"{statistics.median(starts):.2f} s; {memory:.0f} MB")


def _server(config: Path, times: int, turns: int) -> Iterator[Row]:
    starts = []
    for _ in range(times):
        port = free_port()
        command = (*_LEDGERLINE, "--config", config, "serve", "--port", str(port))
        began = time.perf_counter()
        with program(command, env={"LEDGERLINE_REST_TOKEN": _TOKEN}) as server:
            _answers(f"http://127.0.0.1:{port}/healthz")
            starts.append(time.perf_counter() - began)
            at_first = megabytes(server.process.pid)
            if len(starts) == times:
                _talk(f"http://127.0.0.1:{port}/webhooks/rest/webhook", turns)
                at_last = megabytes(server.process.pid)
    started = f"{statistics.median(starts):.2f} s; {at_first:.0f} MB"
    yield Row("`serve` on a database that is there: from its start to `/healthz`", "-", started)
    yield Row(f"memory after {turns:,} turns over HTTP", f"{at_last / at_first:.2f}x of that at the start", f"{at_last:.0f} MB")


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
