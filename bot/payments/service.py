"""The way of a payment outside the conversation: our page, the provider's page, its webhook events, and looking for itself.

Every call to the provider is made outside transactions, with a key that was stored first.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.monitoring.metrics import WEBHOOK_EVENTS
from bot.rendering.signed_urls import SignedUrls
from domain.core.errors import LinkExpired
from domain.core.policy import Policy
from domain.core.ports import (
    AlreadyThere,
    Clock,
    PaymentProvider,
    ProviderEvent,
    ProviderFault,
    ProviderSession,
    Store,
    Transactions,
)
from domain.customers.models import Person
from domain.payments import payments, settlement
from domain.payments.models import PayLink, PaymentAttempt, WebhookEvent

log = logging.getLogger(__name__)

# A page may still be on its way to the provider for this long; before that, "never heard of it" proves nothing.
_STILL_BEING_MADE = timedelta(minutes=5)
_MOST_TRIES_AT_AN_EVENT = 21


class PaymentService:
    """Brings attempts and the provider's truth together."""

    def __init__(
        self, database: Transactions, provider: PaymentProvider, policy: Policy, clock: Clock, signed_urls: SignedUrls
    ) -> None:
        self._database, self.provider, self._policy = database, provider, policy
        self._clock, self._signed_urls = clock, signed_urls

    async def begin(self, token: str, accepted_cents: int) -> str:
        """Start paying a link; the address of the provider's page. Raises BusinessError or ProviderFault."""
        attempt: PaymentAttempt = await self._write(lambda store: payments.begin(store, token, accepted_cents, self._clock.now()))
        if attempt.state == "open" and attempt.session_url:
            return attempt.session_url
        return (await self._open_page(attempt, token)).url

    async def _open_page(self, attempt: PaymentAttempt, token: str) -> ProviderSession:
        request = await self._read(
            lambda store: payments.session_request(
                store, attempt, f"{self._signed_urls.public_url}/pay/{token}/done", _language(store, attempt.person)
            )
        )
        session = await asyncio.to_thread(self.provider.create_session, request, attempt.key)
        settled = await self._settle(attempt.id, session)
        if settled is None or settled.state != session.state:
            # Given up while the page was being made: nobody may pay on a page that holds no invoice.
            await asyncio.to_thread(self.provider.cancel_session, session.id)
            raise LinkExpired()
        await self._write(lambda store: payments.look_first(store, attempt.id, self._policy, self._clock.now()))
        return session

    async def look_again(self, attempt: PaymentAttempt) -> PaymentAttempt | None:
        """Ask the provider what became of an attempt, and act upon it. Raises ProviderFault."""
        session = await asyncio.to_thread(self._ask, attempt)
        if session is None and self._clock.now() - attempt.created_at < _STILL_BEING_MADE:
            return attempt
        if session is None:
            ended: PaymentAttempt | None = await self._write(
                lambda store: settlement.give_up(store, attempt.id, self._policy, self._clock.now())
            )
            return ended
        return await self._settle(attempt.id, session)

    def _ask(self, attempt: PaymentAttempt) -> ProviderSession | None:
        return self.provider.fetch_session(attempt.session) if attempt.session else self.provider.find_session(attempt.key)

    async def next_look(self) -> datetime | None:
        """When the next attempt is to be asked about."""
        next_look: datetime | None = await self._read(payments.next_look)
        return next_look

    async def reconcile_due(self) -> int:
        """Ask about every attempt that is due: how a lost event or a crash is made good. Returns how many were asked."""
        asked = 0
        while attempt := await self._take_for_a_look():
            asked += 1
            await self._reconcile(attempt)
        return asked

    async def _take_for_a_look(self) -> PaymentAttempt | None:
        taken: PaymentAttempt | None = await self._write(lambda store: payments.take_for_a_look(store, self._clock.now()))
        return taken

    async def _reconcile(self, attempt: PaymentAttempt) -> None:
        try:
            await self._look_or_close(attempt)
        except ProviderFault as fault:
            log.warning("provider did not answer: %s", fault)
        finally:
            await self._write(lambda store: payments.look_later(store, attempt.id, self._policy, self._clock.now()))

    async def _look_or_close(self, attempt: PaymentAttempt) -> None:
        """A page nobody used while its link ran out is closed, so that its invoices are free again."""
        looked = await self.look_again(attempt)
        link: PayLink | None = await self._read(lambda store: store.get(PayLink, attempt.link))
        if looked and looked.state == "open" and link and link.expires_at <= self._clock.now():
            await self.cancel(looked, told_as="expired")

    async def cancel(
        self, attempt: PaymentAttempt, told_as: Literal["canceled", "expired"] = "canceled"
    ) -> PaymentAttempt | None:
        """Close the provider's page; if it was paid, it stays paid. ``told_as``: who ended it, the customer or the time.

        Raises ProviderFault.
        """
        if not attempt.session:
            return await self.look_again(attempt)
        session = await asyncio.to_thread(self.provider.cancel_session, attempt.session)
        closed = replace(session, state=told_as) if session.state == "canceled" else session
        return await self._settle(attempt.id, closed)

    async def cancel_by_id(self, attempt_id: str) -> None:
        """The same, by id: what the outbox asks for."""
        attempt: PaymentAttempt | None = await self._read(lambda store: store.get(PaymentAttempt, attempt_id))
        if attempt:
            await self.cancel(attempt)

    # ---- webhook events ----

    async def keep_webhook_event(self, headers: Mapping[str, str], body: bytes) -> None:
        """Check and keep a webhook event; handling it comes later. Raises WebhookRefused."""
        event = self.provider.read_webhook(headers, body, self._clock.now())
        WEBHOOK_EVENTS.labels("new" if await self._write(lambda store: self._keep(store, event, body)) else "repeat").inc()

    def _keep(self, store: Store, event: ProviderEvent, body: bytes) -> bool:
        record = WebhookEvent(
            event.event_id, self.provider.name, event.session, body.decode("utf-8", "replace"), self._clock.now()
        )
        try:
            store.insert(record)
        except AlreadyThere:
            return False
        store.signal("webhook")
        return True

    async def next_webhook_event(self) -> datetime | None:
        """When the next of the kept events is to be handled."""
        return min([_due_at(event) for event in await self._kept_events()], default=None)

    async def handle_webhook_events(self) -> int:
        """Fetch what each kept event speaks of and act upon the truth. Returns how many were handled."""
        kept, now, handled = await self._kept_events(), self._clock.now(), 0
        for event in (one for one in kept if _due_at(one) <= now):
            try:
                await self._handle(event)
                handled += 1
            except Exception:
                # Whatever is wrong with one event, the next ones must get through.
                log.exception("a webhook event could not be handled yet")
                await self._write(lambda store, n=event: self._put_off(store, n))
        return handled

    async def _kept_events(self) -> list[WebhookEvent]:
        kept: list[WebhookEvent] = await self._read(
            lambda store: store.find(WebhookEvent, order="received_at", limit=200, handled_at=None)
        )
        return kept

    def _put_off(self, store: Store, event: WebhookEvent) -> None:
        """Try again later; polling finds the truth about a payment of ours even if this event is given up."""
        given_up = event.attempts + 1 >= _MOST_TRIES_AT_AN_EVENT
        store.update(event, attempts=event.attempts + 1, handled_at=self._clock.now() if given_up else None)

    async def _handle(self, event: WebhookEvent) -> None:
        attempt: PaymentAttempt | None = await self._read(
            lambda store: next(iter(store.find(PaymentAttempt, session=event.session)), None)
        )
        session = await asyncio.to_thread(self.provider.fetch_session, event.session)
        attempt_id = attempt.id if attempt else session.attempt
        if await self._settle(attempt_id, session) is None:
            WEBHOOK_EVENTS.labels("unknown").inc()
            log.warning("a webhook event about a payment that is not ours was ignored")
        await self._write(lambda store: store.update(event, handled_at=self._clock.now()))

    # ---- plumbing ----

    async def _settle(self, attempt_id: str, session: ProviderSession) -> PaymentAttempt | None:
        now = self._clock.now()
        settled: PaymentAttempt | None = await self._write(
            lambda store: settlement.settle(store, attempt_id, session, self._policy, now)
        )
        return settled

    async def _write(self, work: Any) -> Any:
        return await asyncio.wrap_future(self._database.write(work))

    async def _read(self, work: Any) -> Any:
        return await asyncio.wrap_future(self._database.read(work))


def _due_at(event: WebhookEvent) -> datetime:
    """When an event is tried (again): after twice as long each time, for some weeks in all."""
    return event.received_at + timedelta(seconds=2**event.attempts - 1)


def _language(store: Store, person_id: str) -> str:
    person = store.get(Person, person_id)
    return person.language if person else "en"
