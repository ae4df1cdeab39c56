"""What a deployment may say about its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.adapters.dealer_csv.cells import parse_day


@dataclass(frozen=True)
class ImportOptions:
    """How the dealer's files differ from ours. Raises ValueError for a date format that loses the day.

    ``date_format``: a ``strptime`` format such as ``%m/%d/%Y``; ISO days are always read.
    ``columns``: by file (``invoices``) our column name and the header that the file has for it (``company_number: Customer #``).
    ``currency``: where a file or cell names none. ``region``: of telephone numbers without a country code.
    """

    date_format: str = ""
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    currency: str = "USD"
    region: str = "US"
    max_bytes: int = 500 * 2**20
    max_rows: int = 1_000_000

    def __post_init__(self) -> None:
        probe = date(2026, 3, 31)
        if self.date_format and parse_day(probe.strftime(self.date_format), self.date_format) != probe:
            raise ValueError(f"date_format {self.date_format!r} does not name year, month and day; write it like %m/%d/%Y")
