"""Our own payment pages: what will be paid, on to the provider, and what became of it. Opening a page changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from bot.conversation.service import Assistant
from bot.payments.service import PaymentService
from bot.rendering import written
from bot.rendering.pages import Pages
from domain.core.errors import BasketChanged, BusinessError, LinkExpired, NothingDue, PaymentUnderWay
from domain.core.money import Money
from domain.core.ports import ProviderFault, Store
from domain.customers.models import Company, Person
from domain.payments import baskets, payments
from domain.payments.models import PayLink, PaymentAttempt

log = logging.getLogger(__name__)
_SHOWN_AS_STATUS = ("processing", "succeeded", "returned", "refunded", "disputed")


@dataclass(frozen=True)
class _PageFacts:
    """Everything a payment page shows, read at once."""

    link: PayLink
    company: str
    language: str
    attempt: PaymentAttempt | None
    agreed: Mapping[str, int]
    basket: Mapping[str, int]
    other: PaymentUnderWay | None


class PayPages:
    """Decides which page a link shows now."""

    def __init__(self, assistant: Assistant, payment_service: PaymentService, pages: Pages) -> None:
        self._assistant, self._payment_service, self._pages = assistant, payment_service, pages

    async def show(self, token: str) -> Response:
        """The page behind a link, as things stand now."""
        try:
            shown = await self._assistant.read(lambda store: _load_page(store, token))
        except LinkExpired:
            return self._pages.page("pay.html", "en", state="expired", status="", purpose="pay")
        if shown.attempt and shown.attempt.state in _SHOWN_AS_STATUS:
            return self._status(shown, token)
        if not self._usable(shown.link):
            return self._page(shown, "expired")
        return self._open(shown, token)

    def _open(self, shown: _PageFacts, token: str) -> Response:
        action = f"/pay/{token}"
        if shown.link.purpose == "add_method":
            return self._page(shown, "add_method", company=_masked(shown.company), expires=self._time(shown), action=action)
        if shown.other:
            since = written.instant(shown.other.facts["since"], shown.language, self._assistant.services.policy.timezone)
            return self._page(shown, "underway", since=since, again_url=action)
        if not shown.basket:
            return self._page(shown, "expired")
        total = Money(sum(shown.basket.values()), shown.link.currency)
        facts = {
            "company": _masked(shown.company),
            "lines": [(number, self._money(shown, cents)) for number, cents in shown.basket.items()],
            "total": self._money(shown, total.cents),
            "shown": str(total.cents),
            "action": action,
            "expires": self._time(shown),
        }
        if shown.basket != shown.agreed:
            return self._page(shown, "changed", agreed=self._money(shown, shown.link.amount_cents), **facts)
        return self._page(shown, "summary", **facts)

    async def go(self, token: str, shown: str, answer: str) -> Response:
        """Agreed: on to the provider's page."""
        if answer == "decline":
            return await self._declined(token)
        try:
            url = await self._payment_service.begin(token, int(shown) if shown.isascii() and shown.isdigit() else 0)
        except (BasketChanged, NothingDue, PaymentUnderWay, LinkExpired):
            return await self.show(token)
        except ProviderFault as fault:
            log.warning("provider did not make a page: %s", fault)
            language = await self._language(token)
            return self._pages.page(
                "pay.html", language, 503, state="unavailable", status="", purpose="pay", again_url=f"/pay/{token}"
            )
        return RedirectResponse(url, 303)

    async def _declined(self, token: str) -> Response:
        facts: dict[str, Any] = {"state": "status", "status": "canceled", "purpose": "pay", "retry_url": f"/pay/{token}"}
        return self._pages.page("pay.html", await self._language(token), **facts)

    async def done(self, token: str) -> Response:
        """Back from the provider: ask it for the truth, then show that."""
        try:
            shown = await self._assistant.read(lambda store: _load_page(store, token))
            if shown.attempt and shown.attempt.state in payments.UNDER_WAY:
                await self._payment_service.look_again(shown.attempt)
                shown = await self._assistant.read(lambda store: _load_page(store, token))
        except LinkExpired:
            return await self.show(token)
        except ProviderFault as fault:
            log.warning("provider did not tell what became of a payment: %s", fault)
        return self._status(shown, token) if shown.attempt else await self.show(token)

    def _status(self, shown: _PageFacts, token: str) -> Response:
        attempt = shown.attempt
        assert attempt
        state = (
            "canceled" if attempt.state == "open" else "processing" if attempt.state in ("created", "unknown") else attempt.state
        )
        again = attempt.state in ("failed", "canceled", "open") and self._usable(shown.link)
        paid = attempt.state == "succeeded" and attempt.purpose == "pay"
        return self._page(
            shown,
            "status",
            status=state,
            total=self._money(shown, attempt.amount_cents) if attempt.purpose == "pay" else "",
            confirmation=attempt.confirmation,
            method=attempt.method_label,
            reason=attempt.reason,
            receipt_url=self._assistant.signed_urls.of_document("receipt", attempt.id, shown.language) if paid else "",
            retry_url=f"/pay/{token}" if again else "",
            again_url=f"/pay/{token}/done" if state == "processing" else "",
        )

    def _page(self, shown: _PageFacts, state: str, /, **context: Any) -> Response:
        return self._pages.page(
            "pay.html", shown.language, **({"status": "", "purpose": shown.link.purpose, "state": state} | context)
        )

    def _usable(self, link: PayLink) -> bool:
        return link.state == "active" and link.expires_at > self._assistant.services.clock.now()

    def _money(self, shown: _PageFacts, cents: int) -> str:
        return written.money(Money(cents, shown.link.currency), shown.language)

    def _time(self, shown: _PageFacts) -> str:
        return written.instant(shown.link.expires_at, shown.language, self._assistant.services.policy.timezone)

    async def _language(self, token: str) -> str:
        try:
            return str((await self._assistant.read(lambda store: _load_page(store, token))).language)
        except BusinessError:
            return "en"


def router(assistant: Assistant, payment_service: PaymentService, pages: Pages) -> APIRouter:
    """The endpoints under /pay."""
    routes, pay = APIRouter(prefix="/pay"), PayPages(assistant, payment_service, pages)

    @routes.api_route("/{token}", methods=["GET", "HEAD"])
    async def show(token: str) -> Response:
        return await pay.show(token)

    @routes.post("/{token}")
    async def go(token: str, shown: Annotated[str, Form()] = "", answer: Annotated[str, Form()] = "accept") -> Response:
        return await pay.go(token, shown, answer)

    @routes.get("/{token}/done")
    async def done(token: str) -> Response:
        return await pay.done(token)

    return routes


def _load_page(store: Store, token: str) -> _PageFacts:
    link = payments.find_link(store, token)
    company, person = store.get(Company, link.company), store.get(Person, link.person)
    agreed = baskets.of_link(store, link.id)
    return _PageFacts(
        link=link,
        company=company.name if company else link.company,
        language=person.language if person else "en",
        attempt=payments.latest_attempt(store, link),
        agreed=agreed,
        basket=payments.current_basket(store, link, agreed),
        other=payments.hold_on(store, link, agreed),
    )


def _masked(name: str) -> str:
    """Enough for payers to recognise their company, too little for a stranger who got hold of the link."""
    return " ".join(f"{word[:2]}•••" if len(word) > 3 else word for word in name.split())
