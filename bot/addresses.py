"""Addresses that carry a secret: made when a message leaves the house, and never stored."""

from __future__ import annotations

from dataclasses import replace

from bot.messages import Reply
from bot.render import HOUSE_SCHEME
from domain.tokens import Mint, same

# Documents stay open as long as the conversation that showed them may be read again.
_PATHS = {"pay": "/pay", "invoice": "/documents/invoice", "receipt": "/documents/receipt", "handover": "/handover"}


class Addresses:
    """Public addresses of payment links, documents and hand-overs. ``public_url`` has no slash at the end."""

    def __init__(self, public_url: str, mint: Mint) -> None:
        self.public_url = public_url
        self._mint = mint

    def of(self, kind: str, identity: str) -> str:
        """The address of a thing. A payment link is found by its token alone; other things are named and signed."""
        token = self._mint.token(kind, identity)
        path = f"{_PATHS[kind]}/{token}" if kind == "pay" else f"{_PATHS[kind]}/{identity}/{token}"
        return f"{self.public_url}{path}"

    def allows(self, kind: str, identity: str, token: str) -> bool:
        """Is this the token of that thing?"""
        return same(token, self._mint.token(kind, identity))

    def fill(self, reply: Reply) -> Reply:
        """The reply with real addresses in place of our own names for things."""
        link, document = reply.link, reply.document
        return replace(
            reply,
            link=replace(link, url=self._real(link.url)) if link else None,
            document=replace(document, url=self._real(document.url)) if document else None,
        )

    def _real(self, url: str) -> str:
        if not url.startswith(HOUSE_SCHEME):
            return url
        kind, _, identity = url.removeprefix(HOUSE_SCHEME).partition(":")
        return self.of(kind, identity)
