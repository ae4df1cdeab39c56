"""Words cut into the pieces that the table of word meanings knows: WordPiece, the longest piece first."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 40


class Pieces:
    """``names`` are the known pieces in the order of the table; those inside a word begin with ``##``."""

    def __init__(self, names: Sequence[str]) -> None:
        self._row = {name: at for at, name in enumerate(names)}

    def __len__(self) -> int:
        return len(self._row)

    def of(self, word: str) -> list[int]:
        """The rows of a word's pieces; none if some part of it is unknown."""
        rows: list[int] = []
        start = 0
        while start < len(word) <= _LONGEST:
            row, start = self._longest(word, start)
            if row is None:
                return []
            rows.append(row)
        return rows

    def _longest(self, word: str, start: int) -> tuple[int | None, int]:
        inside = "##" if start else ""
        for end in range(len(word), start, -1):
            row = self._row.get(inside + word[start:end])
            if row is not None:
                return row, end
        return None, start
