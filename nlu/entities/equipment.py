"""Which of a customer's machines is meant: "the canon in accounting", "the copier upstairs", the end of a serial number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nlu.entities import matching
from nlu.text.wordings import Wordings

_IMAGE = re.compile(r"\bimage (runner|class|press|prograf)\b", re.IGNORECASE)
_WORDINGS = Wordings("equipment")
_SAME: Mapping[str, str] = _WORDINGS.values("SAME")
# Where a copier stands is no copier: "one of our copiers" names no room.
_ROOM = re.compile(rf"\b{_WORDINGS.group('COPY_ROOM')}\b", re.IGNORECASE)
# Many say "the Xerox" for any copier; who has one of that make means that one.
_XEROX = re.compile(r"\bxerox\b", re.IGNORECASE)


def match(text: str, candidates: Sequence[tuple[str, str]], exact: bool = False) -> list[str]:
    """The ids of the machines a message may mean, likeliest first: one if plain, several if not, none if none fits.

    A candidate is its id and the words that describe it: make, model, serial number, place.
    """
    said = _ROOM.sub("copyroom", _IMAGE.sub(r"image\1", text))
    if not any(_XEROX.search(words) for _, words in candidates):
        said = _XEROX.sub("copier", said)
    return matching.match(said, [(key, _ROOM.sub("copyroom", words)) for key, words in candidates], _SAME, exact)
