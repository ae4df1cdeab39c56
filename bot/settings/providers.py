"""Finds the payment providers: ours as ``domain/adapters/payments_<name>.py``, one of the dealer's own by its module.

They are found by name, as only ``bot.app`` imports adapters.
"""

from __future__ import annotations

import importlib
import pkgutil
from difflib import get_close_matches

from domain.core.providers import OfferedProvider

_ADAPTERS, _PREFIX = "domain.adapters", "payments_"


def shipped() -> tuple[str, ...]:
    """The names of ours."""
    package = importlib.import_module(_ADAPTERS)
    modules = (found.name for found in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(name.removeprefix(_PREFIX) for name in modules if name.startswith(_PREFIX)))


def provider_named(name: str, module: str | None = None) -> OfferedProvider:
    """The provider of this name: ours, or the one that ``module`` gives. Raises LookupError with what is wrong."""
    if module is None and name not in shipped():
        near = get_close_matches(name, shipped(), n=1)
        hint = f"did you mean {near[0]}?" if near else f"ours are {', '.join(shipped())}."
        raise LookupError(f"no payment provider is called {name!r}; {hint} One of your own needs its `module:` here")
    place = module or f"{_ADAPTERS}.{_PREFIX}{name}"
    try:
        provider = importlib.import_module(place).PROVIDER
    except (ImportError, AttributeError) as fault:
        raise LookupError(f"the module {place} gives no PROVIDER: {fault}") from fault
    if not isinstance(provider, OfferedProvider) or provider.name != name:
        raise LookupError(f"PROVIDER in the module {place} must be an OfferedProvider with the name {name}")
    return provider
