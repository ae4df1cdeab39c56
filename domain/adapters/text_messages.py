"""Text messages, handed to a gateway over HTTP."""

from __future__ import annotations

import httpx

from domain.core.ports import DeliveryFault

_TIMEOUT_SECONDS = 10.0
_TRY_AGAIN = (408, 425, 429)


class HttpTextSender:
    """A ``TextSender``: posts ``{"to", "text", "key"}`` to ``url``; ``token`` is sent as a bearer token if there is one."""

    def __init__(self, url: str, token: str = "") -> None:
        self._url = url
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        # Straight to the gateway: the token is not shown to a proxy that happens to be named in the environment.
        self._client = httpx.Client(headers=headers, timeout=_TIMEOUT_SECONDS, trust_env=False)

    def send(self, to: str, text: str, key: str) -> None:
        try:
            answer = self._client.post(self._url, json={"to": to, "text": text, "key": key})
        except httpx.HTTPError as error:
            raise DeliveryFault(f"the text gateway cannot be reached: {type(error).__name__}") from error
        if not answer.is_success:
            raise _fault(answer)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()


def _fault(answer: httpx.Response) -> DeliveryFault:
    status = answer.status_code
    permanent = 400 <= status < 500 and status not in _TRY_AGAIN
    wait = answer.headers.get("retry-after", "")
    return DeliveryFault(f"the text gateway answered {status}", permanent, float(wait) if wait.isdecimal() else 0.0)
