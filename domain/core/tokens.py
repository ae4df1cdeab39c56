"""Secrets that are derived, not stored: link tokens and one-time codes follow from a key and a record's id.

So neither the database nor the outbox ever holds one, and a stolen copy of them opens nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

CODE_DIGITS = 6


def new_id() -> str:
    """A random 128-bit id, in 32 hex digits."""
    return secrets.token_hex(16)


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def same(left: str, right: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())


class SecretDeriver:
    """Makes tokens and codes from the deployment's secret key (32 bytes or more)."""

    def __init__(self, key: bytes) -> None:
        if len(key) < 32:
            raise ValueError("the secret key needs at least 32 bytes")
        self._key = key

    def _mac(self, purpose: str, name: str) -> bytes:
        return hmac.digest(self._key, f"{purpose}\0{name}".encode(), "sha256")

    def token(self, purpose: str, name: str) -> str:
        """A 256-bit token for this thing and no other, safe in an address."""
        return base64.urlsafe_b64encode(self._mac(purpose, name)).decode().rstrip("=")

    def code(self, challenge: str) -> str:
        """The six digits of a challenge."""
        return f"{int.from_bytes(self._mac('code', challenge)[:8]) % 10**CODE_DIGITS:0{CODE_DIGITS}d}"
