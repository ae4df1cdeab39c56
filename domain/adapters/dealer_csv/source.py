"""From the bytes of a file to rows of cells: encoding, separator, quotes. Nothing here knows what the cells mean."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_LONGEST_LINE = 65_536
_MOST_LINES_OF_A_ROW = 50
_UNKNOWN_TO_1252 = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
_COMPRESSED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0")
_UTF8_MARK, _UTF16_MARKS = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")


@dataclass(eq=False)
class Malformed(Exception):
    """Bytes or a row that cannot be read at all. ``line`` 0 means the whole file."""

    line: int
    rule: str
    mend: str


@dataclass(frozen=True)
class CsvRow:
    """The cells of a row and the line it starts on."""

    line: int
    cells: list[str]


def find_encoding(path: Path, most_bytes: int) -> str:
    """Look through the whole file once. Raises Malformed if it is too large, not plain text, or of mixed encodings."""
    if path.stat().st_size > most_bytes:
        raise Malformed(0, f"is larger than {most_bytes:,} bytes", "split it or raise the limit")
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith(_COMPRESSED):
            raise Malformed(0, "is a compressed file or workbook", "save it as plain CSV")
        if start.startswith(_UTF16_MARKS) or b"\0" in start:
            raise Malformed(0, "is in UTF-16", "save it as CSV UTF-8")
        file.seek(0)
        return _judge(iter(lambda: file.readline(_LONGEST_LINE), b""), start.startswith(_UTF8_MARK))


def _judge(lines: Iterator[bytes], marked: bool) -> str:
    utf8_line = other_line = 0
    for number, line in enumerate(lines, 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            other_line = other_line or number
            if marked or any(byte in line for byte in _UNKNOWN_TO_1252):
                raise Malformed(number, "is neither UTF-8 nor Windows-1252", "save the file anew as CSV UTF-8") from None
        else:
            # 0xC3 leads most accented letters in UTF-8, and in Windows-1252 it is an A with tilde that no symbol follows.
            utf8_line = utf8_line or (number if b"\xc3" in line else 0)
    if other_line and utf8_line:
        raise Malformed(other_line, f"is in Windows-1252, but line {utf8_line} is in UTF-8", "save the file anew as CSV UTF-8")
    return "cp1252" if other_line else "utf-8-sig"


def read_rows(file: TextIO) -> Iterator[CsvRow | Malformed]:
    """The rows of a text file opened with ``newline=""``, the header first; the separator is the likeliest of the header line.

    A row that cannot be read is given as Malformed, and reading goes on with the next line.
    """
    lines = _Lines(file)
    separator = lines.separator()
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except Malformed as fault:
            yield fault
        except csv.Error as error:
            yield Malformed(lines.row, *_quoting_rule(str(error)))
        else:
            if any(cells):
                yield CsvRow(lines.row, cells)
            continue
        lines.go_back_to_second_line()
        reader = csv.reader(lines, delimiter=separator, strict=True)


def _quoting_rule(error: str) -> tuple[str, str]:
    if "expected after" in error:
        return "has a quote inside a quoted cell", 'close the quotes, and double a quote that belongs to the text: ""'
    return "opens a quote that is never closed", "close it, or delete it"


class _Lines:
    """Lines of a file for csv.reader, of which those of an unreadable row can be had again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._number = 0
        self.row = 1

    def separator(self) -> str:
        """The separator that the first line with anything in it uses most; the lines themselves will still be read."""
        line = "\n"
        while line and not line.strip():
            line = self._file.readline(_LONGEST_LINE)
            self._again.append(line)
        if len(line) >= _LONGEST_LINE:
            self._skip_to_line_end(line)
        return max(",;\t", key=line.count)

    def begin_row(self) -> None:
        self._taken.clear()
        self.row = self._number + 1

    def go_back_to_second_line(self) -> None:
        self._again.extendleft(reversed(self._taken[1:]))
        self._number = self.row

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        repeated = bool(self._again)
        line = self._again.popleft() if repeated else self._file.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self._number += 1
        self._taken.append(line)
        if len(line) >= _LONGEST_LINE:
            if not repeated:
                self._skip_to_line_end(line)
            raise Malformed(self._number, f"is longer than {_LONGEST_LINE:,} characters", "look for a missing line end or quote")
        if len(self._taken) > _MOST_LINES_OF_A_ROW:
            raise Malformed(self.row, *_quoting_rule(""))
        return line

    def _skip_to_line_end(self, line: str) -> None:
        while line and line[-1] not in "\r\n":
            line = self._file.readline(_LONGEST_LINE)
