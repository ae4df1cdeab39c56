"""What is taken before anything is served: the port, and the data folder. Light to import, as the demo needs it first."""

from __future__ import annotations

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class CannotServe(Exception):
    """The server cannot start; the message says why and what to do."""


def bind_socket(host: str, port: int) -> socket.socket:
    """A socket bound to host and port (0: any free one). Raises CannotServe."""
    # Only a socket that says it is TCP gets TCP_NODELAY from asyncio; without that each answer takes 40 ms.
    door = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, proto=socket.IPPROTO_TCP)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as error:
        door.close()
        raise CannotServe(f"Port {port} on {host} cannot be used ({error.strerror}). Choose another with --port.") from None
    return door


@contextmanager
def single_instance(data_dir: Path) -> Iterator[None]:
    """Hold the data folder: SQLite wants one serving process. Raises CannotServe if another one holds it."""
    with (data_dir / "serving.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotServe(
                f"Another Ledgerline is serving from {data_dir}. Stop it first, or use PostgreSQL (DATABASE_URL) to run several."
            ) from None
        yield
