"""How a payment provider is offered: its name, what it needs, and how it is opened.

Each ``domain/adapters/payments_<name>.py`` gives one ``PROVIDER``; config.yml names the one that is used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from domain.core.ports import PaymentProvider

Need = Literal["base_url", "api_key", "webhook_secret"]


@dataclass(frozen=True)
class ProviderAccount:
    """The dealer's account with the provider: where its API is, and the secrets; what is not set is empty."""

    base_url: str
    api_key: str = field(repr=False)
    webhook_secret: str = field(repr=False)


@dataclass(frozen=True)
class OfferedProvider:
    """A provider that config.yml may name. ``needs`` are the settings without which it does not work.

    ``open`` makes the adapter, whose ``name`` is this one; it may not call the provider yet.
    """

    name: str
    open: Callable[[ProviderAccount], PaymentProvider]
    needs: tuple[Need, ...] = ()
