"""The flows, one file each; ``FLOWS`` finds them by name and by the intent that starts them."""

from __future__ import annotations

import importlib
import pkgutil

from dialogs.flow import Flow


def _find() -> dict[str, type[Flow]]:
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    classes = [value for module in modules for value in vars(module).values() if isinstance(value, type)]
    return {cls.__name__: cls for cls in classes if issubclass(cls, Flow) and cls is not Flow}


FLOWS: dict[str, type[Flow]] = _find()
STARTS: dict[str, type[Flow]] = {intent: flow for flow in FLOWS.values() for intent in flow.starts}
