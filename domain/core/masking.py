"""Contact data as it may be shown to someone who has not proved that it is theirs."""

from __future__ import annotations


def mask(address: str) -> str:
    """Enough to recognise one's own address, too little to learn it: ``j•••@a•••.com``, ``•••-0123``."""
    if "@" not in address:
        return f"•••-{address[-4:]}"
    name, _, domain = address.partition("@")
    host, _, ending = domain.rpartition(".")
    return f"{name[:1]}•••@{host[:1]}•••.{ending}"
