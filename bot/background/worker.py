"""The work in the background: outbox, webhook events, looking after payments, messages that a crash left behind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.background.outbox import Outbox
from bot.conversation.service import Assistant
from bot.payments.service import PaymentService
from domain.core.policy import LEASE
from domain.core.ports import Signal, Signals

log = logging.getLogger(__name__)

# Seconds between two looks without a signal. Shorter than a lease, so that each server knows when another's would run out.
LOOK = LEASE.total_seconds() - 0.5
# After so long a message that nobody has answered is stranded, which with the time until the next look makes less than 5 s.
_STRANDED = timedelta(seconds=0.5)
# Seconds after a step that failed, and after one in which others held all that was due.
_AFTER_FAILURE, _OTHERS_AT_IT = 1.0, 0.1
# Seconds that stopping waits for the step each job is at.
_PATIENCE = 3.0


@dataclass(frozen=True)
class _Job:
    """Work that is done when it is due: after a signal that it ``hears``, or at ``next_due``.

    ``do_due`` returns how much was done; after that it is asked again at once. Without ``next_due`` it is done at each look.
    """

    name: str
    do_due: Callable[[], Awaitable[int]]
    next_due: Callable[[], Awaitable[datetime | None]] | None = None
    hears: Callable[[Signal], bool] = lambda _: False
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class Worker:
    """Runs until stopped; every job takes small steps and survives its own failures."""

    def __init__(self, assistant: Assistant, payments: PaymentService, outbox: Outbox, signals: Signals) -> None:
        self.outbox, self._signals, self._clock = outbox, signals, assistant.services.clock
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False
        self._jobs = (
            _Job("outbox", outbox.send_due, outbox.next_due, outbox.hears),
            _Job("webhooks", payments.handle_webhook_events, payments.next_webhook_event, lambda s: s.topic == "webhook"),
            _Job("payments", payments.reconcile_due, payments.next_look, lambda s: s.topic == "payment"),
            _Job("stranded", partial(assistant.sweep, _STRANDED)),
        )

    def start(self) -> None:
        """Begin all jobs in the running loop."""
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._keep_doing(job), name=job.name) for job in self._jobs]
        self._signals.subscribe(lambda signal: self._hear(loop, signal))

    async def stop(self) -> None:
        """End all jobs after the step they are at, so that what is being sent is also marked; a long step is cut off."""
        self._stopping = True
        self.outbox.close()
        for job in self._jobs:
            job.woken.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_PATIENCE)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _hear(self, loop: asyncio.AbstractEventLoop, signal: Signal) -> bool:
        """Wake the jobs that the signal is for. False, where there are none here: then it is for other servers."""
        if self._stopping:
            return False
        heard = [job for job in self._jobs if job.hears(signal)]
        for job in heard:
            loop.call_soon_threadsafe(job.woken.set)
        return bool(heard)

    async def _keep_doing(self, job: _Job) -> None:
        while not self._stopping:
            job.woken.clear()
            pause = await self._step(job)
            with suppress(TimeoutError):
                await asyncio.wait_for(job.woken.wait(), pause)

    async def _step(self, job: _Job) -> float:
        """Do what is due. Returns the seconds until the next look."""
        try:
            wait = await self._wait_of(job)
            if wait > 0:
                return min(wait, LOOK)
            if await job.do_due():
                return 0.0
            return _OTHERS_AT_IT if job.next_due else LOOK
        except Exception:
            # A job that ended with one bad row would leave everybody's mail and payments lying.
            log.exception("job failed", extra={"job": job.name})
            return _AFTER_FAILURE

    async def _wait_of(self, job: _Job) -> float:
        """Seconds until something is due."""
        if job.next_due is None:
            return 0.0
        due = await job.next_due()
        return (due - self._clock.now()).total_seconds() if due else LOOK
