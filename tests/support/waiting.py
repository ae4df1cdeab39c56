"""Waiting for something to become true, and for nothing else."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


# How long a busy machine may take for what takes an idle one some milliseconds. Only a test that fails waits so long.
PATIENCE = 45.0


def wait_until(condition: Callable[[], T | None], seconds: float = PATIENCE) -> T:
    """Ask again and again until the answer is true, and give it back. Raises AssertionError after so many seconds."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"did not come true within {seconds} s: {condition}")
        time.sleep(0.01)


def free_port() -> int:
    """A TCP port of 127.0.0.1 for a program that is told its port and binds it with SO_REUSEADDR, as all of ours do.

    It is kept for this process until it ends: a socket that is bound, but does not listen, lets such a program in, and keeps
    the kernel from giving the port to anybody else, also while the program is started again.
    """
    keeper = socket.socket()
    keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    keeper.bind(("127.0.0.1", 0))
    port: int = keeper.getsockname()[1]
    keeper.detach()  # open as long as the process is
    return port
