"""What the rows read so far say about the next: keys that are taken, what may be referred to, a customer's currency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from domain.adapters.dealer_csv.kinds import Breach, FileKind, Values


class Known:
    """Keys by file, each with its line, and the currency of each customer. A faulty row counts too."""

    def __init__(self) -> None:
        self._lines: dict[str, dict[str, int]] = {}
        self._currencies: dict[str, tuple[str, str]] = {}

    def begin(self, kind: FileKind) -> None:
        """A file can be read: from now on what refers to it is checked."""
        self._lines[kind.name] = {}

    def currencies(self) -> dict[str, str]:
        """The currency of each customer that has an invoice or a credit."""
        return {company: currency for company, (currency, _) in self._currencies.items()}

    def breaches(self, kind: FileKind, line: int, values: Values) -> Iterator[Breach]:
        """What is wrong with a row beside the others, as (column, rule, mend); its key and currency are remembered."""
        yield from self._taken(kind, line, values)
        yield from self._unknown(kind, values)
        yield from self._other_currency(kind, line, values)

    def _taken(self, kind: FileKind, line: int, values: Values) -> Iterator[Breach]:
        if all(column in values for column in kind.key):
            key = "\0".join(str(values[column]) for column in kind.key).casefold()
            first = self._lines[kind.name].setdefault(key, line)
            if first != line:
                yield kind.key[-1], f"is on line {first} already", "delete one of the two rows, or correct it"

    def _unknown(self, kind: FileKind, values: Values) -> Iterator[Breach]:
        if kind.refers_to is None:
            return
        column, file = kind.refers_to
        if column in values and file in self._lines and values[column].casefold() not in self._lines[file]:
            yield column, f"is not in {file}", "correct it, or add it there"

    def _other_currency(self, kind: FileKind, line: int, values: Values) -> Iterator[Breach]:
        currency: Any = values.get("currency")
        company: Any = values.get("company_number")
        if currency and company:
            first, where = self._currencies.setdefault(company, (currency, f"{kind.name}, line {line}"))
            if currency != first:
                yield "currency", f"differs from {first} in {where}", "a customer has one currency: correct one of the two"
