"""Work that falls due: a thread that sleeps until the next piece is due, or until it is told of a new one."""

from __future__ import annotations

import threading
from collections.abc import Callable

_LONGEST_SLEEP = 60.0


class Ticker:
    """Calls ``work``, which does what is due and returns the seconds until it wants to be called again (None: when poked)."""

    def __init__(self, name: str, work: Callable[[], float | None]) -> None:
        self._work = work
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def poke(self) -> None:
        """Something may be due now."""
        self._wake.set()

    def stop(self, patience: float = 3.0) -> None:
        """End after the piece of work at hand; a piece that takes longer than ``patience`` seconds is left behind."""
        self._stopping = True
        self._wake.set()
        self._thread.join(patience)

    def _run(self) -> None:
        while not self._stopping:
            seconds = self._work()
            self._wake.wait(_LONGEST_SLEEP if seconds is None else max(0.0, min(seconds, _LONGEST_SLEEP)))
            self._wake.clear()
