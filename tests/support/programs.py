"""Starting a program as a process of its own, waiting until it is ready, and ending it: politely, or as a crash would."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.support.waiting import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """A running process and everything it has printed."""

    def __init__(self, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
        self.process, self._log = process, log

    @property
    def output(self) -> str:
        """What it printed so far, on both streams."""
        if self._log.closed:
            return "(the program has been put away)"
        # Never by seek and read: the program shares this file's position, and would write over its own first lines.
        handle = self._log.fileno()
        return os.pread(handle, os.fstat(handle).st_size, 0).decode(errors="replace")

    def wait_for(self, pattern: str, seconds: float = PATIENCE) -> re.Match[str]:
        """The first place in the output that matches. Raises AssertionError if the program ends, or the time, before it."""

        def found() -> re.Match[str] | None:
            match = re.search(pattern, self.output, re.MULTILINE)
            if not match and self.process.poll() is not None:
                raise AssertionError(f"ended with {self.process.returncode} before it printed {pattern!r}:\n{self.output}")
            return match

        return wait_until(found, seconds)

    def stop(self, seconds: float = PATIENCE) -> int:
        """Ask it to end (SIGTERM), and give back its exit code. Raises subprocess.TimeoutExpired if it does not."""
        return self._end(signal.SIGTERM, seconds)

    def kill(self) -> None:
        """End it at once, as a crash would (SIGKILL)."""
        self._end(signal.SIGKILL, PATIENCE)

    def _end(self, how: signal.Signals, seconds: float) -> int:
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(seconds)


@contextmanager
def program(
    command: Sequence[str | Path],
    ready: str = "",
    env: Mapping[str, str] | None = None,
    seconds: float = PATIENCE,
    folder: Path = ROOT,
) -> Iterator[Program]:
    """Start ``command`` in ``folder`` and wait until its output matches ``ready``; it is ended afterwards.

    ``env`` is added to the environment. When the test fails, the program's output is part of the failure's message.
    """
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        running = Program(process, log)
        try:
            if ready:
                running.wait_for(ready, seconds)
            yield running
        except BaseException as failure:
            failure.add_note(f"Output of {' '.join(map(str, command))}:\n{running.output}")
            raise
        finally:
            _end_for_sure(running)


def _end_for_sure(running: Program) -> None:
    try:
        running.stop()
    except subprocess.TimeoutExpired:
        running.kill()
