"""A payment provider of a dealer's own: it works like Sandbox Pay, under another name, and takes nothing without its secrets."""

from __future__ import annotations

from domain.adapters.payments_sandbox import SandboxPay
from domain.core.providers import OfferedProvider


class OtherPay(SandboxPay):
    """A ``PaymentProvider``."""

    name = "otherpay"


PROVIDER = OfferedProvider(
    name=OtherPay.name,
    open=lambda account: OtherPay(account.base_url, account.api_key, account.webhook_secret),
    needs=("api_key", "webhook_secret"),
)
