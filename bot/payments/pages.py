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
class _Look:
    """Everything a payment page shows, from one look at the records."""

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
            look = await self._assistant.read(lambda store: _look(store, token))
        except LinkExpired:
            return self._pages.page("pay.html", "en", state="expired", status="", purpose="pay")
        if look.attempt and look.attempt.state in _SHOWN_AS_STATUS:
            return self._status(look, token)
        if not self._usable(look.link):
            return self._page(look, "expired")
        return self._open(look, token)

    def _open(self, look: _Look, token: str) -> Response:
        action = f"/pay/{token}"
        if look.link.purpose == "add_method":
            return self._page(look, "add_method", company=_masked(look.company), expires=self._time(look), action=action)
        if look.other:
            since = written.instant(look.other.facts["since"], look.language, self._assistant.services.policy.timezone)
            return self._page(look, "underway", since=since, again_url=action)
        if not look.basket:
            return self._page(look, "expired")
        total = Money(sum(look.basket.values()), look.link.currency)
        facts = {
            "company": _masked(look.company),
            "lines": [(number, self._money(look, cents)) for number, cents in look.basket.items()],
            "total": self._money(look, total.cents),
            "shown": str(total.cents),
            "action": action,
            "expires": self._time(look),
        }
        if look.basket != look.agreed:
            return self._page(look, "changed", agreed=self._money(look, look.link.amount_cents), **facts)
        return self._page(look, "summary", **facts)

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
            look = await self._assistant.read(lambda store: _look(store, token))
            if look.attempt and look.attempt.state in payments.UNDER_WAY:
                await self._payment_service.look_again(look.attempt)
                look = await self._assistant.read(lambda store: _look(store, token))
        except LinkExpired:
            return await self.show(token)
        except ProviderFault as fault:
            log.warning("provider did not tell what became of a payment: %s", fault)
        return self._status(look, token) if look.attempt else await self.show(token)

    def _status(self, look: _Look, token: str) -> Response:
        attempt = look.attempt
        assert attempt
        state = (
            "canceled" if attempt.state == "open" else "processing" if attempt.state in ("created", "unknown") else attempt.state
        )
        again = attempt.state in ("failed", "canceled", "open") and self._usable(look.link)
        paid = attempt.state == "succeeded" and attempt.purpose == "pay"
        return self._page(
            look,
            "status",
            status=state,
            total=self._money(look, attempt.amount_cents) if attempt.purpose == "pay" else "",
            confirmation=attempt.confirmation,
            method=attempt.method_label,
            reason=attempt.reason,
            receipt_url=self._assistant.signed_urls.of_document("receipt", attempt.id, look.language) if paid else "",
            retry_url=f"/pay/{token}" if again else "",
            again_url=f"/pay/{token}/done" if state == "processing" else "",
        )

    def _page(self, look: _Look, state: str, **context: Any) -> Response:
        return self._pages.page(
            "pay.html", look.language, **({"status": "", "purpose": look.link.purpose, "state": state} | context)
        )

    def _usable(self, link: PayLink) -> bool:
        return link.state == "active" and link.expires_at > self._assistant.services.clock.now()

    def _money(self, look: _Look, cents: int) -> str:
        return written.money(Money(cents, look.link.currency), look.language)

    def _time(self, look: _Look) -> str:
        return written.instant(look.link.expires_at, look.language, self._assistant.services.policy.timezone)

    async def _language(self, token: str) -> str:
        try:
            return str((await self._assistant.read(lambda store: _look(store, token))).language)
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


def _look(store: Store, token: str) -> _Look:
    link = payments.find_link(store, token)
    company, person = store.get(Company, link.company), store.get(Person, link.person)
    agreed = baskets.of_link(store, link.id)
    return _Look(
        link=link,
        company=company.name if company else link.company,
        language=person.language if person else "en",
        attempt=payments.latest_attempt(store, link),
        agreed=agreed,
        basket=payments.current_basket(store, link, agreed),
        other=payments.hold_on(store, link, agreed),
    )


def _masked(name: str) -> str:
    """Enough for the payer to recognise his company, too little for a stranger who got hold of the link."""
    return " ".join(f"{word[:2]}•••" if len(word) > 3 else word for word in name.split())
