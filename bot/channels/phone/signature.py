"""Whether a webhook is really the telephone provider's: Twilio's request signature.

The provider signs the address it called and the form it sent with a secret that only it and we know. The address is taken from
our configuration, never from the request: behind a proxy the request tells another one, and a forger tells whatever they like.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Sequence
from urllib.parse import urlsplit

from domain.core.tokens import same

SIGNATURE = "X-Twilio-Signature"
SETTINGS = "X-Twilio-Webhooks-Signature-Settings"
_SHA1 = "HMAC_SHA1"
_DIGESTS = {_SHA1: "sha1", "HMAC_SHA256": "sha256"}
_DEFAULT_PORTS = {"https": 443, "http": 80}

Fields = Sequence[tuple[str, str]]


class Unsigned(Exception):
    """A request whose signature does not hold; the message says why, and repeats nothing of the request."""


class Signatures:
    """Checks requests to one public address (no slash at its end) against one secret. Raises ValueError without a secret."""

    def __init__(self, secret: str, public_url: str) -> None:
        if not secret:
            raise ValueError("the telephone channel needs the provider's auth token")
        self._secret = secret.encode()
        self._bases = _with_and_without_port(public_url)

    def check(self, target: str, form: Fields, signature: str, settings: str = "") -> None:
        """Raises Unsigned unless ``signature`` holds for the form sent to ``target`` (path and query)."""
        digest = _DIGESTS.get(_algorithm(settings))
        if digest is None:
            raise Unsigned("the signature's algorithm is unknown")
        if not signature:
            raise Unsigned("there is no signature")
        signed = "".join(name + value for name, value in sorted(set(form)))
        matches = [same(signature, self._sign(f"{base}{target}{signed}", digest)) for base in self._bases]
        if not any(matches):
            raise Unsigned("the signature does not fit; are server.public_url and the auth token those of the provider?")

    def _sign(self, text: str, digest: str) -> str:
        return base64.b64encode(hmac.digest(self._secret, text.encode(), digest)).decode()


def _algorithm(settings: str) -> str:
    """The algorithm that ``key=...,algorithm=...`` names; without one it is the old SHA-1."""
    parts = (part.partition("=") for part in settings.split(","))
    named = [value.strip() for name, _, value in parts if name.strip() == "algorithm"]
    return named[0].upper() if named and named[0] else _SHA1


def _with_and_without_port(public_url: str) -> tuple[str, ...]:
    """The provider signs the address sometimes with its port and sometimes without."""
    parts = urlsplit(public_url)
    if parts.port:
        other = parts._replace(netloc=parts.netloc.removesuffix(f":{parts.port}"))
    else:
        other = parts._replace(netloc=f"{parts.netloc}:{_DEFAULT_PORTS[parts.scheme]}")
    return public_url, other.geturl()
