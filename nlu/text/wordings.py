"""The word tables of one grammar, of all languages together: whatever language a customer mixes in, each grammar reads it.

The tables are the capitals of ``locales/<code>/grammar/<name>.py``. Patterns in them are pieces of regular expressions over text
that is folded (``nlu.text.tokens.fold``), one or several alternatives a line; they begin and end with a word or a part of one,
never with a space.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import locales
from locales import Locale, LocaleError

# What an empty pattern is: nothing at all.
_NEVER = "(?!)"


class Wordings:
    """The tables of the grammar ``name``. Raises LocaleError where a language lacks one of them, or has one that no other has."""

    def __init__(self, name: str) -> None:
        self._tables = [locale.grammar(name) for locale in locales.every()]
        for locale, tables in zip(locales.every(), self._tables, strict=True):
            _check(locale, name, tables, self._tables[0])

    def words(self, table: str) -> frozenset[str]:
        """The words of a table, which are parted by spaces."""
        return frozenset(word for words in self._of(table) for word in words.split())

    def pattern(self, table: str) -> str:
        """The alternatives of a table as one pattern; of a table that is empty everywhere, one that never matches."""
        return _joined(self._of(table))

    def group(self, *tables: str) -> str:
        """The alternatives of some tables as one group, to stand within a longer pattern."""
        return f"(?:{'|'.join(map(self.pattern, tables))})"

    def patterns(self, table: str) -> dict[str, str]:
        """The patterns of a table by what they stand for."""
        return {key: _joined([rows[key] for rows in self._of(table) if key in rows]) for key in self._keys(table)}

    def after(self, table: str) -> str:
        """Any place right after one of the alternatives of a table, each of which must be of one length."""
        return "|".join(f"(?<={phrase} )" for rows in self._of(table) for phrase in _alternatives(rows)) or _NEVER

    def not_after(self, table: str) -> str:
        """Any place that is not right after one of the alternatives of a table."""
        return "".join(f"(?<!{phrase} )" for rows in self._of(table) for phrase in _alternatives(rows))

    def phrases(self, table: str) -> dict[tuple[str, ...], None]:
        """The phrases of a table, as words, in their order."""
        return {tuple(phrase.split()): None for rows in self._of(table) for phrase in _alternatives(rows)}

    def phrases_by(self, table: str) -> dict[str, list[str]]:
        """The phrases of a table by what they stand for; one may stand for several things."""
        return {key: [ph for rows in self._of(table) for ph in _alternatives(rows.get(key, ""))] for key in self._keys(table)}

    def values(self, table: str) -> dict[str, Any]:
        """What each word or phrase of a table stands for."""
        return {phrase: value for rows in self._of(table) for value, said in rows.items() for phrase in _alternatives(said)}

    def _of(self, table: str) -> list[Any]:
        return [tables[table] for tables in self._tables if tables[table]]

    def _keys(self, table: str) -> dict[str, None]:
        return {key: None for rows in self._of(table) for key in rows}


def longest_first(words: Mapping[str, Any]) -> str:
    """Words as a pattern in which none is cut short by a shorter one; of none, one that never matches."""
    return "|".join(sorted(words, key=len, reverse=True)) or _NEVER


def _alternatives(text: str) -> list[str]:
    return [piece.strip() for line in text.strip().splitlines() for piece in line.split("|") if piece.strip()]


def _joined(texts: list[str]) -> str:
    return "|".join(line.strip() for text in texts for line in text.strip().splitlines()) or _NEVER


def _check(locale: Locale, name: str, tables: Mapping[str, Any], model: Mapping[str, Any]) -> None:
    lacking, unknown = sorted(model.keys() - tables.keys()), sorted(tables.keys() - model.keys())
    if lacking or unknown:
        wrong = [*(f"lacks {table}" for table in lacking), *(f"{table} is not a table of this grammar" for table in unknown)]
        raise LocaleError(f"{locale.folder}/grammar/{name}.py: {'; '.join(wrong)}")
