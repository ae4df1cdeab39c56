"""The pretend providers that the contract suite runs against, one for each provider that can be named in config.yml."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from bot.settings.providers import provider_named, shipped
from domain.adapters.payments_sandbox import SandboxPay
from domain.core.providers import ProviderAccount
from tests.contracts.own.otherpay import OtherPay
from tests.sandbox_program import API_KEY, WEBHOOK_SECRET, SandboxProgram

OWN = "tests.contracts.own.otherpay"
# Every provider of ours, and one that was added.
PROVIDERS = (*shipped(), OtherPay.name)


class SandboxStandIn:
    """Sandbox Pay, which is a pretend provider already: ``sandbox`` has its switches."""

    module: str | None = None
    adapter: type[SandboxPay] = SandboxPay
    signature = "Sandbox-Signature"

    def __init__(self, sandbox: SandboxProgram) -> None:
        self.sandbox = sandbox

    def open(self, base_url: str = "", api_key: str = API_KEY, secret: str = WEBHOOK_SECRET) -> SandboxPay:
        """The adapter as the program opens it; an empty ``base_url`` is the stand-in's."""
        account = ProviderAccount(base_url or self.sandbox.base_url, api_key, secret)
        opened = provider_named(self.adapter.name, self.module).open(account)
        assert isinstance(opened, self.adapter)
        return opened

    def open_hasty(self, timeout: float) -> SandboxPay:
        """The adapter, waiting only so many seconds for an answer."""
        return self.adapter(self.sandbox.base_url, API_KEY, WEBHOOK_SECRET, timeout)

    def signed(self, body: bytes, now: datetime) -> Mapping[str, str]:
        """The headers of a genuine webhook with this body."""
        stamp = f"{int(now.timestamp())}"
        digest = hmac.new(WEBHOOK_SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        return {self.signature: f"t={stamp},v1={digest}"}


class OtherStandIn(SandboxStandIn):
    """The provider that was added."""

    module, adapter = OWN, OtherPay


STAND_INS: Mapping[str, type[SandboxStandIn]] = {stand_in.adapter.name: stand_in for stand_in in (SandboxStandIn, OtherStandIn)}
