"""One file of the set, row by row: cells are read, rules are checked, records come out or problems are noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, TextIO

from domain.adapters.dealer_csv.cells import CellFault, clean
from domain.adapters.dealer_csv.header import Layout, find_columns
from domain.adapters.dealer_csv.kinds import FileKind
from domain.adapters.dealer_csv.known import Known
from domain.adapters.dealer_csv.problems import ImportProblem
from domain.adapters.dealer_csv.source import CsvRow, Malformed, read_rows

_ROWS_PER_PROGRESS = 10_000


class CsvTable:
    """Reads one file into ``records``; every mistake goes to ``problems``, and headers nobody knows to ``ignored``."""

    def __init__(self, kind: FileKind, known: Known, problems: list[ImportProblem]) -> None:
        self._kind = kind
        self._known = known
        self._problems = problems
        self.records: list[Any] = []
        self.ignored: tuple[str, ...] = ()

    def read(self, file: TextIO, names: Mapping[str, str], most_rows: int, progress: Callable[[str], None]) -> None:
        """Read header and rows; ``names`` gives the dealer's header for a column of ours."""
        rows = read_rows(file)
        header = next(rows, Malformed(0, "is empty", "write a header line and the rows"))
        if isinstance(header, Malformed):
            self.malformed(header)
            return
        layout, problems = find_columns(self._kind, header.cells, names)
        self._problems += problems
        self.ignored = layout.ignored
        if not {column.name for column in layout.missing}.intersection(self._kind.key):
            self._known.begin(self._kind)
        for count, row in enumerate(islice(rows, most_rows), 1):
            self._read_row(layout, row)
            if count % _ROWS_PER_PROGRESS == 0:
                progress(f"{self._kind.name}: {count:,} rows")
        if next(rows, None):
            self.malformed(Malformed(0, f"has more than {most_rows:,} rows", "split it or raise the limit"))

    def malformed(self, fault: Malformed) -> None:
        """Note something that cannot be read at all."""
        self._problem(fault.line, "", "", fault.rule, fault.mend)

    def _problem(self, line: int, column: str, value: str, rule: str, mend: str) -> None:
        self._problems.append(ImportProblem(self._kind.name, line, column, value, rule, mend))

    def _read_row(self, layout: Layout, row: CsvRow | Malformed) -> None:
        if isinstance(row, Malformed):
            self.malformed(row)
            return
        if len(row.cells) != layout.width:
            rule = f"has {len(row.cells)} cells where the header has {layout.width}"
            self.malformed(Malformed(row.line, rule, "look for a missing separator or missing quotes"))
            return
        before = len(self._problems)
        values = self._read_cells(layout, row)
        self._check(layout, row, values)
        if len(self._problems) == before and len(values) == len(self._kind.columns):
            self.records.append(self._kind.build(values))

    def _read_cells(self, layout: Layout, row: CsvRow) -> dict[str, Any]:
        values: dict[str, Any] = {column.name: column.default for column in layout.missing if not column.needed}
        for column, place in layout.places:
            try:
                cell = clean(row.cells[place])
                if not cell and not column.may_be_empty:
                    raise CellFault("is empty", "fill it in")
                values[column.name] = column.read(cell) if cell else column.default
            except CellFault as fault:
                self._problem(row.line, column.name, row.cells[place], fault.rule, fault.mend)
        return values

    def _check(self, layout: Layout, row: CsvRow, values: dict[str, Any]) -> None:
        breaches = [*self._kind.rules(values), *self._known.breaches(self._kind, row.line, values)]
        for name, rule, mend in breaches:
            value = next((row.cells[place] for column, place in layout.places if column.name == name), "")
            self._problem(row.line, name, value, rule, mend)
