"""What is wrong with a dealer's files, said so that a clerk can mend it without asking anybody."""

from __future__ import annotations

import csv
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from domain.adapters.dealer_csv.guard import guarded
from domain.erp.imports import FaultyFiles

SHOWN = 200
_LONGEST_VALUE = 60


@dataclass(frozen=True, order=True)
class ImportProblem:
    """One mistake: where it is, the value found there, the rule it breaks and how to mend it. ``line`` 0 means the whole file."""

    file: str
    line: int
    column: str
    value: str
    rule: str
    mend: str

    def __str__(self) -> str:
        """One line, for example: ``invoices.csv, line 7, total: "12.345" has more than two decimals; round it to cents``."""
        place = ", ".join(part for part in (self.file, f"line {self.line}" if self.line else "", self.column) if part)
        value = f'"{shortened(self.value)}" ' if self.value else ""
        return f"{place}: {value}{self.rule}; {self.mend}"


class ImportFailed(FaultyFiles):
    """Nothing was imported. ``errors`` holds every mistake of the whole set, in the order of files and lines."""

    def __init__(self, errors: list[ImportProblem]) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        """One line per error; of more than 200, the first 200 and a count."""
        lines = [str(error) for error in self.errors[:SHOWN]]
        if len(self.errors) > SHOWN:
            lines.append(f"... and {len(self.errors) - SHOWN:,} more")
        return "\n".join(lines)

    def write_report(self, path: Path) -> None:
        """Write all errors as a CSV file, one a row, safe to open in a spreadsheet."""
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([field.name for field in fields(ImportProblem)])
            writer.writerows([guarded(cell) for cell in astuple(error)] for error in self.errors)


def shortened(value: str) -> str:
    """The value as it can stand in a message: one line, no control characters, not endless."""
    plain = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in value)
    return plain if len(plain) <= _LONGEST_VALUE else f"{plain[:_LONGEST_VALUE]}..."
