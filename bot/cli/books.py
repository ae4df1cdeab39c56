"""``ledgerline import`` and ``export``: the dealer's files in, all or nothing, and what came in through the assistant out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.app import open_database, read_books, write_books
from bot.settings.models import Settings
from domain.core.ports import Store
from domain.erp import imports
from domain.erp.imports import ImportSummary


class _RolledBack(Exception):
    """Ends a dry run: what was tried is undone."""


def import_books(settings: Settings, folder: Path, dry_run: bool, force: bool, progress: Callable[[str], None]) -> ImportSummary:
    """Bring in the dealer's CSV folder, all or nothing; a dry run changes nothing.

    Raises FaultyFiles with every mistake, or TooManyGone.
    """
    batch = read_books(settings, folder, progress)
    database = open_database(settings)
    summary: list[ImportSummary] = []

    def work(store: Store) -> None:
        summary.append(imports.apply(store, batch, datetime.now(UTC), force, progress))
        if dry_run:
            raise _RolledBack()

    try:
        database.write(work).result()
    except _RolledBack:
        progress("dry run: nothing was changed")
    finally:
        database.close()
    return summary[0]


def export_books(settings: Settings, folder: Path) -> list[Path]:
    """Write payments, service calls, leads and requests as CSV; the files that were written."""
    database = open_database(settings)
    try:
        return write_books(database, folder)
    finally:
        database.close()
