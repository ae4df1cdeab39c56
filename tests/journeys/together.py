"""Doing things at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tests.support.waiting import PATIENCE

T = TypeVar("T")


def at_once(*actions: Callable[[], T]) -> Sequence[T]:
    """Begin all actions together, each in a thread; their results, in order. What one of them raises is raised."""
    start = threading.Barrier(len(actions))

    def begin(action: Callable[[], T]) -> T:
        start.wait(PATIENCE)
        return action()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(begin, actions))
