"""What a wheel has beyond the packages: config.yml and faq.yml from the top of the repository, and a current model.

A checkout that is installed as editable needs none of it: there the program reads the two files where they are, and
``./ledgerline`` trains the model.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SHIPPED = "bot/settings/shipped"  # where bot.settings.load looks for them


class WheelHook(BuildHookInterface[Any]):
    """Called by hatchling, which finds it by its path in pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Train the model if it is not current, and name what is packed from outside the packages."""
        if version != "editable":
            subprocess.run([sys.executable, "-m", "tools.building.model"], cwd=self.root, check=True)
            build_data["force_include"].update({name: f"{_SHIPPED}/{name}" for name in ("config.yml", "faq.yml")})
            build_data["artifacts"].append("nlu/intents/model.npz")
