"""The outbox: what is due is leased, sent, marked; what fails is tried again with growing waits."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.background.senders import Senders
from bot.conversation.service import Assistant
from bot.monitoring.metrics import DELIVERIES, OUTBOX_DEPTH, OUTBOX_OLDEST
from domain.core.models import Delivery
from domain.core.ports import DeliveryFault, Store

log = logging.getLogger(__name__)

# How long one who sends has a delivery to himself; after a crash somebody else may try it then.
LEASE = timedelta(seconds=60)
_BATCH = 10
# Messages to one chat keep their order: the next one waits this long for the one before, unless that has failed so often.
_IN_LINE = timedelta(seconds=0.5)
_HOLDS_UP_ATTEMPTS = 5
_MOST_ATTEMPTS = 12
_LONGEST_WAIT = timedelta(hours=1)


class Outbox:
    """Sends what the turns have put down. Several may work on one database: a lease keeps them off each other's deliveries."""

    def __init__(self, assistant: Assistant, senders: Senders) -> None:
        self._assistant, self._senders = assistant, senders
        self._channels = assistant.services.channels
        self._closing = False

    def close(self) -> None:
        """Begin no further delivery; the one being sent is still marked."""
        self._closing = True

    async def take_over(self) -> None:
        """Send at once what a run before us had taken to send and did not finish. Only where nobody else is serving."""
        await self._assistant.write(self._free_leases)

    def _free_leases(self, store: Store) -> None:
        now = self._now()
        for delivery in store.find(Delivery, before=("next_at", now + LEASE), sent_at=None, failed_at=None):
            store.update(delivery, next_at=min(delivery.next_at, now))

    async def send_due(self) -> int:
        """Send what is due. Returns how many were tried."""
        if not await self._assistant.read(self._anything_due):
            return 0
        until = self._now() + LEASE
        leased: list[Delivery] = await self._assistant.write(self._lease)
        for delivery in leased:
            if self._now() >= until or self._closing:
                break  # the rest may be somebody else's by now, or is for the next run
            await self._try(delivery)
        return len(leased)

    def _now(self) -> datetime:
        return self._assistant.services.clock.now()

    def _anything_due(self, store: Store) -> bool:
        now = self._now()
        return bool(store.find(Delivery, order="next_at", limit=1, before=("next_at", now), sent_at=None, failed_at=None))

    def _lease(self, store: Store) -> list[Delivery]:
        now = self._now()
        due = store.find(
            Delivery, order="next_at", limit=_BATCH, before=("next_at", now), lock=True, sent_at=None, failed_at=None
        )
        first = self._first_in_line(store, due)
        for delivery in first:
            store.update(delivery, next_at=now + LEASE, attempts=delivery.attempts + 1)
        OUTBOX_DEPTH.set(store.count(Delivery, sent_at=None, failed_at=None))
        oldest = min((delivery.created_at for delivery in due), default=now)
        OUTBOX_OLDEST.set((now - oldest).total_seconds())
        return first

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

    async def _try(self, delivery: Delivery) -> None:
        """Send and mark at once, so that a crash repeats at most this one."""
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
        now, attempts = self._now(), delivery.attempts + 1
        if fault.permanent or attempts >= _MOST_ATTEMPTS:
            log.error("not delivered: %s", fault, extra={"delivery": delivery.id, "kind": delivery.kind})
            DELIVERIES.labels(delivery.kind, "failed").inc()
            store.update(delivery, failed_at=now, error=str(fault)[:500])
            return
        DELIVERIES.labels(delivery.kind, "again").inc()
        wait = max(min(timedelta(seconds=2**attempts), _LONGEST_WAIT), timedelta(seconds=fault.retry_after))
        store.update(delivery, next_at=now + wait, error=str(fault)[:500])
