"""Addresses that carry a secret: made when a message is sent, and never stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote, urlencode

from bot.messages import Reply
from bot.rendering.reply import OWN_SCHEME
from domain.core.ports import Clock
from domain.core.tokens import SecretDeriver, same

_PATHS = {
    "pay": "/pay",
    "invoice": "/documents/invoice",
    "receipt": "/documents/receipt",
    "statement": "/documents/statement",
    "handover": "/handover",
}
# A signed address holds for the week it was made in and the one after; payment links have their own, shorter life.
_PERIOD = timedelta(days=7)


class SignedUrls:
    """Public addresses of payment links, documents and hand-overs. ``public_url`` has no slash at the end."""

    def __init__(self, public_url: str, deriver: SecretDeriver, clock: Clock) -> None:
        self.public_url = public_url
        self._deriver, self._clock = deriver, clock

    def of(self, kind: str, identity: str) -> str:
        """The address of a thing. A payment link is found by its token alone; other things are named and signed."""
        if kind == "pay":
            return f"{self.public_url}{_PATHS[kind]}/{self._deriver.token(kind, identity)}"
        return f"{self.public_url}{_PATHS[kind]}/{quote(identity, safe='')}/{self._signature(kind, identity, 0)}"

    def of_document(self, kind: str, identity: str, language: str) -> str:
        """The address of an invoice copy or a receipt. An invoice's number may hold any sign, so it is no part of the path."""
        query = urlencode({"of": identity, "lang": language})
        return f"{self.public_url}{_PATHS[kind]}/{self._signature(kind, identity, 0)}?{query}"

    def allows(self, kind: str, identity: str, token: str) -> bool:
        """Is this a token of that thing which still holds?"""
        return any(same(token, self._signature(kind, identity, ago)) for ago in (0, 1))

    def _signature(self, kind: str, identity: str, periods_ago: int) -> str:
        period = int(self._clock.now().timestamp() // _PERIOD.total_seconds()) - periods_ago
        return self._deriver.token(kind, f"{identity}:{period}")

    def fill(self, reply: Reply) -> Reply:
        """The reply with real addresses in place of our own names for things."""
        link, document = reply.link, reply.document
        return replace(
            reply,
            link=replace(link, url=self._real(link.url)) if link else None,
            document=replace(document, url=self._real(document.url)) if document else None,
        )

    def _real(self, url: str) -> str:
        if not url.startswith(OWN_SCHEME):
            return url
        kind, _, identity = url.removeprefix(OWN_SCHEME).partition(":")
        language, _, named = identity.partition(":")
        return self.of_document(kind, named, language) if named else self.of(kind, identity)
