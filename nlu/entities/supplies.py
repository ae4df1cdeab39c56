"""What a machine uses up and how much of it is wanted: "two black toners and a box of staples"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nlu.entities import figures
from nlu.text.tokens import clean
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("supplies")
_TONER = f"{_WORDINGS.group('TONER')}"
# The first of these that fits is meant, and toner alone only where nothing else fits.
_ORDER = ("waste", "staples", "paper", "colors", "set", "black", "cyan", "magenta", "yellow")
_KINDS = {kind: _WORDINGS.patterns("KINDS")[kind].replace("TONER", _TONER) for kind in _ORDER} | {"toner": _TONER}
_SETS = {"colors": ("cyan", "magenta", "yellow"), "set": ("black", "cyan", "magenta", "yellow")}
_KIND = "|".join(f"(?P<{kind}>{wording})" for kind, wording in _KINDS.items())
_PIECE = re.compile(
    rf"(?<![\w.,-])(?:(?P<number>[0-9]{{1,3}})(?![\w-]|[.,][0-9])|(?P<one>{_WORDINGS.pattern('ONE')})(?!\w)|(?:{_KIND})(?!\w))"
)
# Between a number and what it counts: "3 boxes of", "2 x", "a case of the".
_GLUE = re.compile(rf"(?:\s|[x×]|\b{_WORDINGS.group('GLUE')}\b)*")
_COUNTS: Mapping[str, int] = _WORDINGS.values("COUNTS")
_COUNTED = re.compile("|".join(rf"\b{wording}\b" for wording in sorted(_COUNTS, key=len, reverse=True)))
_TIMES = re.compile(r"\bx ?(?=[0-9])")
_OF_EACH = re.compile(
    rf"\b([0-9]{{1,3}}|{_WORDINGS.pattern('ONE_OF_EACH')}) (?:{_WORDINGS.group('OF')} )?{_WORDINGS.group('EACH')}\b"
)
_LONGEST = 1_000


def read(text: str) -> dict[str, int]:
    """What is wanted and how many of each; 0 where no number is said. ``toner`` is toner of a colour that is not said."""
    said = _plain(text)
    pieces = list(_PIECE.finditer(said))
    found: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        kind = piece.lastgroup or ""
        if kind not in ("number", "one"):
            for each in _SETS.get(kind, (kind,)):
                found.setdefault(each, _number_before(said, pieces, at) or _number_after(said, pieces, at))
    of_each = _OF_EACH.search(said)
    every = (int(of_each[1]) if of_each[1].isdigit() else 1) if of_each else 0
    colored = any(color in found for color in _SETS["set"])
    return {kind: number or every for kind, number in found.items() if not (kind == "toner" and colored)}


def count(text: str) -> int | None:
    """How many, in answer to that question: "2", "two boxes", "a couple"; None if no one number is said."""
    numbers = [piece for piece in _PIECE.finditer(_plain(text)) if piece.lastgroup in ("number", "one")]
    counted = [piece for piece in numbers if piece.lastgroup == "number"] or numbers[:1]
    return _value(counted[0]) if len(counted) == 1 else None


def _plain(text: str) -> str:
    said = figures.written(clean(text)[:_LONGEST])
    return _COUNTED.sub(lambda match: str(_COUNTS[match.group()]), _TIMES.sub("", said))


def _value(piece: re.Match[str]) -> int:
    return int(piece["number"] or 1)


def _number_before(said: str, pieces: list[re.Match[str]], at: int) -> int:
    before = pieces[at - 1] if at else None
    if before is None or before.lastgroup not in ("number", "one"):
        return 0
    return _value(before) if _GLUE.fullmatch(said[before.end() : pieces[at].start()]) else 0


def _number_after(said: str, pieces: list[re.Match[str]], at: int) -> int:
    """A number that stands behind and belongs to nothing that follows: "black 2, cyan 1"."""
    if at + 1 >= len(pieces) or pieces[at + 1].lastgroup != "number":
        return 0
    after, rest = pieces[at + 1], pieces[at + 2] if at + 2 < len(pieces) else None
    close = _GLUE.fullmatch(said[pieces[at].end() : after.start()].replace(":", " ").replace("=", " "))
    taken = rest is not None and _GLUE.fullmatch(said[after.end() : rest.start()])
    return _value(after) if close and not taken else 0
