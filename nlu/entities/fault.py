"""What is wrong with a machine: the kinds of fault a message speaks of and the error codes it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.meaning import Entity
from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("fault")
_COMPILED = {kind: re.compile(rf"\b(?:{wording})\b") for kind, wording in _WORDINGS.patterns("KINDS").items()}
# What says only that something is wrong, and counts as dead where no part of the machine is named.
_BROKEN = re.compile(rf"\b{_WORDINGS.group('BROKEN')}\b")
_CODE = r"[a-z]{0,3}[- ]?[0-9]{1,6}(?:[-.][0-9a-z]{1,5}){0,2}"
_CUED = re.compile(rf"\b{_WORDINGS.group('CODE')}(?: (?:{_WORDINGS.pattern('CODE_AFTER')}|:))*[ :#]*({_CODE})(?![\w-]|[.,][0-9])")
_KNOWN_SHAPES = re.compile(
    r"(?<![\w-])(e ?[0-9]{2,6}(?:-[0-9]{2,4})?|sc ?[0-9]{3}(?:-[0-9]{2})?|[cfj][0-9]-[0-9]{2,4}|c-[0-9]{4})(?![\w-]|[.,][0-9])"
)
_LONGEST = 2_000


@dataclass(frozen=True)
class Fault:
    """``kinds`` of fault (jam, quality, noise, dead ...), sorted, and error ``codes`` in capitals, as the message has them."""

    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.kinds or self.codes)


def read(text: str) -> Fault:
    """What a message says is wrong; an empty Fault (false) if it says nothing of the kind."""
    said = fold(clean(text))[:_LONGEST]
    codes = tuple(dict.fromkeys(code for code, _, _ in _codes(said)))
    kinds = {kind for kind, wording in _COMPILED.items() if wording.search(said)}
    if not kinds and not codes and _BROKEN.search(said):
        kinds = {"dead"}
    return Fault(tuple(sorted(kinds)), codes)


def mentions(text: str) -> bool:
    """True when the message itself describes a fault, so that it need not be asked for."""
    return bool(read(text))


def find(text: str) -> list[Entity]:
    """The error codes of a message (kind ``error_code``), in capitals without spaces."""
    text = clean(text)
    return [Entity("error_code", code, text[start:end], start, end) for code, start, end in _codes(fold(text)[:_LONGEST])]


def _codes(said: str) -> list[tuple[str, int, int]]:
    found = {
        match.span(1): match[1]
        for pattern in (_CUED, _KNOWN_SHAPES)
        for match in pattern.finditer(said)
        if _is_code(match[1], cued=pattern is _CUED)
    }
    return [(code.upper().replace(" ", ""), *span) for span, code in sorted(found.items())]


def _is_code(code: str, cued: bool) -> bool:
    """A bare number is one only in a form such as 49.4C02 or beside "error"; years and quantities are none."""
    return not cued or any(char.isalpha() for char in code) or "." in code or "-" in code
