"""How the dealer looks on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DealerFace:
    """Letterhead and where checks go (``remit_to``; the address if empty). ``accent`` is a colour like ``#1f4e79``.

    ``timezone`` is the dealer's, for customers who have none of their own.
    """

    name: str
    address: tuple[str, ...]
    phone: str = ""
    email: str = ""
    website: str = ""
    remit_to: tuple[str, ...] = ()
    timezone: str = "America/New_York"
    accent: str = "#1f4e79"
