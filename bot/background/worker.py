"""The work in the background: outbox, webhook events, looking after payments, messages that a crash left behind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.background.outbox import Outbox
from bot.conversation.service import Assistant
from bot.payments.service import PaymentService

log = logging.getLogger(__name__)

_PAUSE = 0.2
# Seconds that stopping waits for the step each job is at.
_PATIENCE = 3.0


class Worker:
    """Runs until stopped; every job takes small steps and survives its own failures."""

    def __init__(self, assistant: Assistant, payment_service: PaymentService, outbox: Outbox) -> None:
        self._assistant, self._payment_service, self.outbox = assistant, payment_service, outbox
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = asyncio.Event()

    def start(self) -> None:
        """Begin all jobs in the running loop."""
        jobs: dict[str, tuple[Callable[[], Awaitable[int]], float]] = {
            "outbox": (self.outbox.send_due, _PAUSE),
            "webhook events": (self._payment_service.handle_webhook_events, _PAUSE),
            "payments": (self._payment_service.reconcile_due, 1.0),
            "stranded": (self._assistant.sweep, 5.0),
        }
        for name, (job, pause) in jobs.items():
            self._tasks.append(asyncio.create_task(self._keep_doing(name, job, pause), name=name))

    async def stop(self) -> None:
        """End all jobs after the step they are at, so that what is being sent is also marked; a long step is cut off."""
        self._stopping.set()
        self.outbox.close()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_PATIENCE)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _keep_doing(self, name: str, job: Callable[[], Awaitable[int]], pause: float) -> None:
        while not self._stopping.is_set():
            try:
                done = await job()
            except Exception:
                # A job that ended with one bad row would leave everybody's mail and payments lying.
                log.exception("job failed", extra={"job": name})
                done = 0
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 0.001 if done else pause)
