"""The outbox: what is due is leased, sent, marked; what fails is tried again with growing waits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

from bot.background.senders import Senders
from bot.conversation.service import Assistant
from bot.monitoring.metrics import DELIVERIES, OUTBOX_DEPTH, OUTBOX_OLDEST, OUTBOX_UNSENDABLE
from domain.core.models import Delivery
from domain.core.outbox import WaitingDeliveries
from domain.core.policy import LEASE
from domain.core.ports import DatabaseFault, DeliveryFault, Signal, Store

log = logging.getLogger(__name__)

_BATCH = 10
# A lease is renewed so many times before it would run out: one renewal may be late without a death being seen in it.
_RENEWALS = 3
# Messages to one chat keep their order: the next one waits this long for the one before, unless that has failed so often.
_IN_LINE = timedelta(seconds=0.5)
_HOLDS_UP_ATTEMPTS = 5
_MOST_ATTEMPTS = 12
_LONGEST_WAIT = timedelta(hours=1)


class Outbox:
    """Sends what the turns have put down. Several servers may work on one database: each leases only what it can send.

    A lease is ``next_at`` in the near future; ``attempts`` tells whose it is, as it rises with each. What is being sent is leased
    anew all the time, so that a slow send is not sent twice, and a server that is silent for ``lease`` counts as dead.
    """

    def __init__(self, assistant: Assistant, senders: Senders, lease: timedelta = LEASE) -> None:
        self._assistant, self._senders, self._lease_time = assistant, senders, lease
        self._channels = assistant.services.channels
        self._kinds = tuple(sorted(senders.kinds))
        self._closing = False

    def close(self) -> None:
        """Begin no further delivery; the one being sent is still marked."""
        self._closing = True

    async def take_over(self) -> None:
        """Send at once what a run before us had taken to send and did not finish. Only where nobody else is serving."""
        await self._assistant.write(self._free_leases)

    def _free_leases(self, store: Store) -> None:
        now = self._now()
        for delivery in store.find(Delivery, before=("next_at", now + self._lease_time), sent_at=None, failed_at=None):
            store.update(delivery, next_at=min(delivery.next_at, now))

    def hears(self, signal: Signal) -> bool:
        """Is there something new that this server can send?"""
        return signal.topic == "outbox" and signal.about in self._kinds

    async def next_due(self) -> datetime | None:
        """When the next delivery is to be tried, or the next lease of somebody runs out."""
        return await self._assistant.read(self._next_due)

    def _next_due(self, store: Store) -> datetime | None:
        next_one = store.find(Delivery, order="next_at", limit=1, kind=self._kinds, sent_at=None, failed_at=None)
        return next_one[0].next_at if next_one else None

    async def send_due(self) -> int:
        """Send what is due. Returns how many were taken."""
        until = self._now() + self._lease_time
        leased: list[Delivery] = await self._assistant.write(self._lease)
        for at, delivery in enumerate(leased):
            if self._now() >= until or self._closing:
                await self._give_back(leased[at:])
                break
            await self._try(delivery)
        return len(leased)

    async def measure(self) -> None:
        """Set the figures of what waits."""
        waiting = await self._assistant.read(lambda store: store.ask(WaitingDeliveries()))
        now = self._now()
        OUTBOX_DEPTH.set(sum(one.number for one in waiting))
        OUTBOX_OLDEST.set((now - min((one.oldest for one in waiting), default=now)).total_seconds())
        OUTBOX_UNSENDABLE.clear()
        for one in waiting:
            if one.kind not in self._kinds:
                OUTBOX_UNSENDABLE.labels(one.kind).set(one.number)

    def _now(self) -> datetime:
        return self._assistant.services.clock.now()

    # ---- leases ----

    def _lease(self, store: Store) -> list[Delivery]:
        now = self._now()
        unsent = store.find(
            Delivery,
            order="next_at",
            limit=_BATCH,
            before=("next_at", now),
            lock=True,
            kind=self._kinds,
            sent_at=None,
            failed_at=None,
        )
        first = self._first_in_line(store, unsent)
        return [store.update(one, next_at=now + self._lease_time, attempts=one.attempts + 1) for one in first]

    def _first_in_line(self, store: Store, due: list[Delivery]) -> list[Delivery]:
        """What is due and has nothing before it that goes to the same chat."""
        first, at_once = [], {delivery.id for delivery in due}
        for delivery in due:
            before = self._before(store, delivery) if self._channels.of(delivery.kind).pushes else set()
            if not before:
                first.append(delivery)
            elif not before & at_once:
                store.update(delivery, next_at=self._now() + _IN_LINE)
        return first

    def _before(self, store: Store, delivery: Delivery) -> set[str]:
        """A chat's keys end with the number of the message, so they are in order."""
        line = store.find(Delivery, kind=delivery.kind, to=delivery.to, sent_at=None, failed_at=None)
        return {one.id for one in line if one.key < delivery.key and one.attempts < _HOLDS_UP_ATTEMPTS}

    @asynccontextmanager
    async def _renewed(self, delivery: Delivery) -> AsyncIterator[None]:
        """Our lease of a delivery is renewed meanwhile."""
        over = asyncio.Event()
        renewing = asyncio.create_task(self._renew_until(over, delivery))
        try:
            yield
        finally:
            over.set()
            await renewing  # never cut off: a late renewal would undo when a failed delivery is to be tried again

    async def _renew_until(self, over: asyncio.Event, delivery: Delivery) -> None:
        while not over.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), self._lease_time.total_seconds() / _RENEWALS)
                return
            try:
                await self._assistant.write(lambda store: self._renew(store, delivery))
            except DatabaseFault as fault:
                log.warning("a lease could not be renewed: %s", fault, extra={"delivery": delivery.id})

    def _renew(self, store: Store, delivery: Delivery) -> None:
        if current := self._still_ours(store, delivery):
            store.update(current, next_at=self._now() + self._lease_time)

    async def _give_back(self, leased: Sequence[Delivery]) -> None:
        """What was leased and not tried is due for everybody, and counts as not tried."""
        await self._assistant.write(lambda store: self._free(store, leased))

    def _free(self, store: Store, leased: Sequence[Delivery]) -> None:
        for delivery in leased:
            if current := self._still_ours(store, delivery):
                store.update(current, next_at=self._now(), attempts=current.attempts - 1)

    def _still_ours(self, store: Store, delivery: Delivery) -> Delivery | None:
        current = store.get(Delivery, delivery.id, lock=True)
        ours = current and current.attempts == delivery.attempts and current.sent_at is None and current.failed_at is None
        return current if ours else None

    # ---- one delivery ----

    async def _try(self, delivery: Delivery) -> None:
        """Send and mark at once, so that a crash repeats at most this one."""
        async with self._renewed(delivery):
            fault = await self._fault_of(delivery)
        if fault:
            await self._assistant.write(lambda store: self._put_off(store, delivery, fault))
            return
        DELIVERIES.labels(delivery.kind, "sent").inc()
        await self._assistant.write(lambda store: store.update(delivery, sent_at=self._now()))

    async def _fault_of(self, delivery: Delivery) -> DeliveryFault | None:
        try:
            await self._senders.send(delivery)
        except DeliveryFault as fault:
            return fault
        except Exception as defect:
            # Whatever is wrong with one delivery, the next ones must get through.
            log.exception("sending failed", extra={"delivery": delivery.id, "kind": delivery.kind})
            return DeliveryFault(f"{type(defect).__name__}: {defect}")
        return None

    def _put_off(self, store: Store, delivery: Delivery, fault: DeliveryFault) -> None:
        """Later, with growing waits; or never, when it cannot be delivered at all."""
        now, attempts = self._now(), delivery.attempts
        if fault.permanent or attempts >= _MOST_ATTEMPTS:
            log.error("not delivered: %s", fault, extra={"delivery": delivery.id, "kind": delivery.kind})
            DELIVERIES.labels(delivery.kind, "failed").inc()
            store.update(delivery, failed_at=now, error=str(fault)[:500])
            return
        DELIVERIES.labels(delivery.kind, "again").inc()
        wait = max(min(timedelta(seconds=2**attempts), _LONGEST_WAIT), timedelta(seconds=fault.retry_after))
        store.update(delivery, next_at=now + wait, error=str(fault)[:500])
