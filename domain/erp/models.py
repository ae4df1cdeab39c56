"""Records of the exchange of data with the dealer's ERP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class ImportRun:
    """When the books were last brought in: every shown balance is "as of" this instant."""

    id: str
    as_of: datetime
    summary: dict[str, Any]
