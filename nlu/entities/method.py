"""Which stored payment method is meant: "the visa", "ending 4242", "checking", a name the customer gave it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from nlu.entities import matching
from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

_MASTERCARD = re.compile(r"\bmaster card\b", re.IGNORECASE)
_WORDINGS = Wordings("method")
_SAME: Mapping[str, str] = _WORDINGS.values("SAME")
_LAST = re.compile(rf"\b{_WORDINGS.group('LAST')}\b")
_DEFAULT = re.compile(rf"\b{_WORDINGS.group('DEFAULT')}\b")


def refers_back(text: str) -> str:
    """ "last" for the method of the last payment ("same card as last time"), "default" for the usual one, else empty."""
    folded = fold(clean(text))
    return "last" if _LAST.search(folded) else "default" if _DEFAULT.search(folded) else ""


def match(text: str, candidates: Sequence[tuple[str, str]], exact: bool = False) -> list[str]:
    """The ids of the payment methods a message may mean, likeliest first: one if plain, several if not, none if none fits.

    A candidate is its id and the words that describe it: brand or bank, kind, last four digits, nickname.
    """
    return matching.match(_MASTERCARD.sub("mastercard", text), candidates, _SAME, exact)
