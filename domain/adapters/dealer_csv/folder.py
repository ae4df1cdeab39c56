"""A folder of the dealer's files becomes a Batch; or, if anything in it is wrong, one error that lists everything that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from domain.adapters.dealer_csv.kinds import FileKind, file_kinds
from domain.adapters.dealer_csv.known import Known
from domain.adapters.dealer_csv.options import ImportOptions
from domain.adapters.dealer_csv.problems import ImportFailed, ImportProblem
from domain.adapters.dealer_csv.source import Malformed, find_encoding
from domain.adapters.dealer_csv.table import CsvTable
from domain.customers.models import Company
from domain.erp.imports import Batch


def _silent(text: str) -> None:
    """Nobody is watching."""


def read_folder(folder: Path, options: ImportOptions, progress: Callable[[str], None] = _silent) -> Batch:
    """Read customers.csv and invoices.csv, and of the other files those that are there.

    ``progress`` hears what is being read. Raises ImportFailed with every mistake of the whole set.
    """
    reader = _FolderReader(folder, options, progress)
    kinds = file_kinds(options)
    for kind in kinds:
        reader.read(kind)
    return reader.batch({kind.name for kind in kinds})


class _FolderReader:
    """Reads one file after the other, remembering what the later ones refer to."""

    def __init__(self, folder: Path, options: ImportOptions, progress: Callable[[str], None]) -> None:
        self._folder = folder
        self._options = options
        self._progress = progress
        self._files = {path.name.casefold(): path for path in sorted(folder.glob("*"))}
        self._records: dict[type[Any], list[Any]] = {}
        self._problems: list[ImportProblem] = []
        self._notes: list[str] = []
        self._known = Known()

    def batch(self, names: set[str]) -> Batch:
        """What was read from the files of these names. Raises ImportFailed if anything was wrong."""
        if self._problems:
            raise ImportFailed(sorted(self._problems, key=lambda problem: (problem.file, problem.line)))
        self._notes += [f"{name} is none of our files and was not read" for name in self._tables() if name not in names]
        currencies = self._known.currencies()
        own, usual = self._records[Company], self._options.currency
        companies = [replace(company, currency=currencies.get(company.number, usual)) for company in own]
        return Batch({**self._records, Company: companies}, tuple(self._notes))

    def read(self, kind: FileKind) -> None:
        """Read one file, if it is there. Everything wrong in it is kept for the end."""
        path = self._files.get(kind.name)
        if path is None:
            self._miss(kind)
            return
        table = CsvTable(kind, self._known, self._problems)
        try:
            encoding = find_encoding(path, self._options.max_bytes)
        except Malformed as fault:
            table.malformed(fault)
            return
        with path.open(encoding=encoding, newline="") as file:
            names = self._options.columns.get(kind.name.removesuffix(".csv"), {})
            table.read(file, names, self._options.max_rows, self._progress)
        if table.ignored:
            self._notes.append(f"{kind.name}: columns not used: {', '.join(table.ignored)}")
        self._records[kind.record] = table.records
        self._progress(f"{kind.name}: all {len(table.records):,} rows read")

    def _miss(self, kind: FileKind) -> None:
        if not kind.needed:
            self._notes += [f"{kind.name} is not there: what is known stays as it is"] if kind.usual else []
            return
        nearest = process.extractOne(kind.name, self._tables(), scorer=fuzz.ratio, score_cutoff=80)
        mend = f"is it {nearest[0]}? Then rename that" if nearest else f"put it into {self._folder}"
        self._problems.append(ImportProblem(kind.name, 0, "", "", "is missing", mend))

    def _tables(self) -> list[str]:
        return [name for name in self._files if name.endswith(".csv")]
