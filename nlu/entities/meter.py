"""Meter readings: "45210", "black 45,210 and color 12,003", "forty five thousand two hundred ten"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.entities import figures
from nlu.meaning import Entity
from nlu.text.tokens import clean
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("meter")
_KIND = "|".join(f"(?P<{kind}>{wording})" for kind, wording in _WORDINGS.patterns("KINDS").items())
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{3,9}"
_PIECE = re.compile(rf"(?<![\w$-])(?:(?P<number>{_NUMBER})(?![\w/-]|[.,][0-9])|(?:{_KIND})(?!\w))")
# Words that may stand between a kind and its number.
_GLUE = re.compile(rf"(?:\s|[:=,.#-]|\b{_WORDINGS.group('GLUE')}\b|\b[a-z]{{2}} ?-?[0-9]{{4}}\b)*")
_METER_WORDS = re.compile(rf"\b{_WORDINGS.group('METER')}\b")
_MONEY = re.compile(rf"[$€£]|\b{_WORDINGS.group('MONEY')}\b")
_BARE = re.compile(rf"(?:\b{_WORDINGS.group('BEFORE_BARE')}\b|[^\w])*({_NUMBER})[^\w]*{_WORDINGS.group('AFTER_BARE')}?[^\w]*")
_GROUPS = re.compile(r"(?<![\w,])[0-9]{1,3}(?: [0-9]{1,3}){1,4}(?![\w,])")
_ZERO = re.compile(rf"\b{_WORDINGS.group('ZERO')}\b")


def read(text: str, asked: bool = False) -> dict[str, int]:
    """The readings of a message by kind: ``black``, ``color``, ``scans``, ``total``. ``asked``: a bare number is the total."""
    said = _joined(figures.written(clean(text)))
    if asked and (bare := _BARE.fullmatch(said)):
        return {"total": _value(bare[1])}
    if not _METER_WORDS.search(said) or _MONEY.search(said):
        return {}
    return dict(_pairs(said))


def find(text: str, asked: bool = False) -> list[Entity]:
    """All readings of a message as one entity (kind ``meter_reading``, value as ``read`` gives it)."""
    text = clean(text)
    readings = read(text, asked)
    return [Entity("meter_reading", readings, text, 0, len(text))] if readings else []


def _value(number: str) -> int:
    return int(number.replace(",", ""))


def _joined(said: str) -> str:
    """Digits said one by one or in groups as one number."""
    said = _ZERO.sub("0", said)
    return _GROUPS.sub(lambda match: match.group().replace(" ", ""), said)


def _pairs(said: str) -> Iterator[tuple[str, int]]:
    """Each number with the kind beside it: before it, unless the message begins with a number and ends with a kind."""
    pieces = list(_PIECE.finditer(said))
    kinds_follow = bool(pieces) and bool(pieces[0]["number"]) and not pieces[-1]["number"]
    for at, piece in enumerate(pieces):
        if piece["number"]:
            kind = _after(said, pieces, at) if kinds_follow else _before(said, pieces, at)
            if kind:
                yield kind, _value(piece["number"])


def _after(said: str, pieces: list[re.Match[str]], at: int) -> str | None:
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following["number"] or said[pieces[at].end() : following.start()].strip(" :-"):
        return None
    return following.lastgroup


def _before(said: str, pieces: list[re.Match[str]], at: int) -> str | None:
    """The kind named before a number, with nothing but glue between; "color meter" and "meter for color" are of color."""
    named = None
    for here in range(at - 1, max(at - 4, -1), -1):
        between = said[pieces[here].end() : pieces[here + 1].start()]
        if pieces[here]["number"] or not _GLUE.fullmatch(between):
            break
        if named in (None, "total"):
            named = pieces[here].lastgroup
    return named
