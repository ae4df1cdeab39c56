"""Tables written as CSV files for the dealer's ERP: UTF-8, commas, RFC 4180, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from domain.adapters.dealer_csv.guard import guarded
from domain.core.money import Money
from domain.erp.exports import Cell, ExportTable


def write_folder(folder: Path, tables: Iterable[ExportTable]) -> list[Path]:
    """Write each table to ``<name>.csv``. Readers see the old file or the new one, whole; the same tables give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{table.name}.csv", table) for table in tables]


def _write(path: Path, table: ExportTable) -> Path:
    handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(table.columns)
            writer.writerows([_text(cell) for cell in row] for row in table.rows)
            file.flush()
            os.fsync(handle)
        os.replace(unfinished, path)
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return path


def _text(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Money):
        return cell.decimal()
    return guarded(cell)
