"""Finding our columns in a file's header line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from domain.adapters.dealer_csv.kinds import Column, FileKind
from domain.adapters.dealer_csv.problems import ImportProblem


@dataclass(frozen=True)
class Layout:
    """Where each column stands (those that are missing stand nowhere), how many cells a row has, and headers nobody asked for."""

    places: tuple[tuple[Column, int], ...]
    missing: tuple[Column, ...]
    width: int
    ignored: tuple[str, ...]


def plain(header: str) -> str:
    """A header without regard to capitals, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]+", " ", header.casefold()).strip()


def find_columns(kind: FileKind, headers: list[str], names: Mapping[str, str]) -> tuple[Layout, list[ImportProblem]]:
    """The layout of a file, and what is wrong with its header. ``names`` gives the dealer's header for a column of ours."""
    problems = []
    where: dict[str, int] = {}
    for place, header in enumerate(headers):
        if header.strip() and where.setdefault(plain(header), place) != place:
            problems.append(ImportProblem(kind.name, 1, header.strip(), "", "is there twice", "delete or rename one of them"))
    wanted = {column.name: plain(names.get(column.name, column.name)) for column in kind.columns}
    places = tuple((column, where[wanted[column.name]]) for column in kind.columns if wanted[column.name] in where)
    missing = tuple(column for column in kind.columns if wanted[column.name] not in where)
    ignored = tuple(header.strip() for header in headers if header.strip() and plain(header) not in wanted.values())
    problems += [_missing(kind, names.get(column.name, column.name), headers, ignored) for column in missing if column.needed]
    return Layout(places, missing, len(headers), ignored), problems


def _missing(kind: FileKind, name: str, headers: list[str], ignored: tuple[str, ...]) -> ImportProblem:
    found = ", ".join(header.strip() for header in headers)
    nearest = process.extractOne(name, ignored, scorer=fuzz.WRatio, processor=plain, score_cutoff=60)
    mend = f'is it "{nearest[0]}"? Then map that under columns' if nearest else "add the column, or map its header under columns"
    return ImportProblem(kind.name, 1, name, "", f"is missing; the headers found are: {found}", mend)
