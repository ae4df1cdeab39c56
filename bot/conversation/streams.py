"""Who waits for news of a conversation in this process."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class _Waiting:
    """One who waits, in the event loop that they wait in."""

    loop: asyncio.AbstractEventLoop
    event: asyncio.Event

    def wake(self) -> None:
        self.loop.call_soon_threadsafe(self.event.set)


class Streams:
    """Wakes those who wait, from any thread. ``closed``: the program is about to stop, and nobody waits any longer."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[_Waiting]] = defaultdict(set)
        self._lock = threading.Lock()
        self.closed = False

    def wake(self, conversation: str) -> None:
        """Wake whoever waits for news of a conversation."""
        with self._lock:
            for one in self._waiting.get(conversation, ()):
                one.wake()

    def close(self) -> None:
        """Send everybody away. Nothing is lost: who comes back goes on where they were."""
        self.closed = True
        with self._lock:
            for waiting in self._waiting.values():
                for one in waiting:
                    one.wake()

    @asynccontextmanager
    async def listening(self, conversation: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set whenever a conversation has news. Look for it only after entering, and once without the event."""
        one = _Waiting(asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._waiting[conversation].add(one)
        try:
            yield one.event
        finally:
            self._leave(conversation, one)

    def _leave(self, conversation: str, one: _Waiting) -> None:
        with self._lock:
            self._waiting[conversation].discard(one)
            if not self._waiting[conversation]:
                del self._waiting[conversation]
