"""What is said in place of something said before: "no, just 10431", "10482 not 10428"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("correction")
_any = _WORDINGS.group
_LEAD = re.compile(rf"{_any('LEAD')}\b[ ,.;:!-]*")
_HESITATION = re.compile(rf"^(?:{_any('HESITATION')}\b[ ,.]*)+", re.IGNORECASE)
# Alone these may begin an answer as well as a correction; the readers of the questions tell which.
_TRAILING = re.compile(rf"[ ,.;]*\b{_any('INSTEAD', 'POLITE')}[ .!]*$")
_POLITE = re.compile(rf"[ ,.;]*\b{_any('POLITE')}[ .!]*$")
_LONGEST_PART = 60
_PART = rf"[^,;]{{1,{_LONGEST_PART}}}?"
_BUT = _any("BUT")
_PAIRS = (
    re.compile(rf"^{_any('CHANGE')} (?:{_any('THE_OLD')} )?(?P<old>{_PART}) {_any('INTO')} (?P<new>{_PART})$"),
    re.compile(rf"^(?P<new>{_PART}),? {_any('INSTEAD_OF')} (?P<old>{_PART})$"),
    re.compile(rf"^{_any('NOT')} (?P<old>{_PART})(?:,| (?:{_BUT}))+ (?:(?:{_BUT}) )?(?P<new>{_PART})$"),
    re.compile(rf"^(?P<new>{_PART}),? (?:{_any('AND')} )?{_any('NOT')} (?P<old>{_PART})$"),
)
_EXCLUSION = re.compile(
    rf"^{_any('ANYTHING_BUT')} (?P<old>{_PART})$|"
    rf"^(?P<refused>{_any('REFUSED_ARTICLE')} {_PART}),? {_any('REFUSED_AFTER')}$"
)
_OTHER = re.compile(rf"^{_any('THE')} {_any('OTHER')}(?: {_any('OTHER_THING')})?$")
_CHANGE = re.compile(
    rf"^(?:{_any('WISH')} )?{_any('CORRECT')}\b(?P<what>.{{1,40}})$"
    rf"|^(?:{_any('THE_WRONG')} )?(?P<wrong>.{{3,30}}) {_any('IS')} {_any('WRONG')}$"
)
# The kinds of question that a word names, for "change the amount".
_KINDS = {word: tuple(kinds.split()) for word, kinds in _WORDINGS.values("NAMES").items()}


@dataclass(frozen=True)
class Instead:
    """``new`` is said in place of ``old``; either may be missing. ``marked``: it began as a correction begins ("no wait, ...").

    ``kinds``: the kinds of question whose answer is to be changed, where the message only names it ("the amount is wrong").
    """

    new: str = ""
    old: str = ""
    marked: bool = False
    other: bool = False
    kinds: tuple[str, ...] = ()


def read(text: str) -> Instead:
    """What a message says instead of something. A message that is no correction is all ``new``, and not marked."""
    text = _HESITATION.sub("", clean(text))
    rest = _led(text)
    folded = fold(rest).strip(" .!?")
    marked = rest != text or bool(_TRAILING.search(_POLITE.sub("", fold(text))))
    rest = rest[: len(rest) - len(rest.lstrip(" ")) + len(folded)]
    if _OTHER.match(folded):
        return Instead(marked=True, other=True)
    kinds = _named(folded)
    if kinds:
        return Instead(marked=True, kinds=kinds)
    for pair in _PAIRS:
        match = pair.match(folded)
        if match:
            return Instead(_cut(rest, match, "new"), _cut(rest, match, "old"), marked)
    excluded = _EXCLUSION.match(fold(text).strip(" .!?"))
    if excluded:
        return Instead(old=_cut(text, excluded, "old" if excluded["old"] else "refused"))
    ending = _TRAILING.search(fold(rest))
    return Instead(rest[: ending.start()] if ending else rest, marked=marked)


def _led(text: str) -> str:
    """The message without the words that a correction begins with."""
    at = 0
    while (match := _LEAD.match(fold(text), at)) and match.end() < len(text):
        at = match.end()
    return text[at:]


def _cut(text: str, match: re.Match[str], group: str) -> str:
    return text[match.start(group) : match.end(group)].strip()


def _named(folded: str) -> tuple[str, ...]:
    match = _CHANGE.match(folded)
    if match is None or any(char.isdigit() for char in folded):
        return ()
    words = (match["what"] or match["wrong"]).split()
    return next((_KINDS[word] for word in words if word in _KINDS), ())
