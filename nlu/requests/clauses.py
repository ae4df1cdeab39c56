"""The requests of one message, in order: "show my balance and pay the oldest" is two, "don't pay, just tell me" pays nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from nlu.text.tokens import fold
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("requests")
_any = _WORDINGS.group
_JOIN = re.compile(
    rf"(?:(?<![,;.!?])[,;.!?]{{1,3}} {{0,3}}(?:{_any('AFTER_COMMA')} )*|[,;]? +{_any('JOIN')} +)"
    rf"(?=(?:{_any('POLITE')} +)*{_any('VERB')}\b)"
)
_WANTING = rf"(?:{_any('WANTING')} +)*"
_PAY = _any("PAY")
_NOT_PAYING = re.compile(rf"\b{_any('NOT')} +{_WANTING}{_PAY}\b")
_ONLY = re.compile(rf"^(?:{_any('INSTEAD')} +)*{_any('ONLY')}\b +")
# Where a refusal ends although no new request begins: "don't pay, only 10482".
_BREAK = re.compile(rf"[,;.!] *|,? +{_any('BREAK')} +")
_PAUSES = " ,.;"
_LEFT_OVER = tuple(" ".join(words) for words in _WORDINGS.phrases("LEFT_OVER"))
_LONGEST = 1_000
# Nobody asks for more at once; what follows belongs to the last.
_MOST = 6


@dataclass(frozen=True)
class Request:
    """One request of a message, where it stands, and whether it refuses to pay."""

    text: str
    start: int
    refuses_payment: bool = False

    @property
    def goes_on_from_refusal(self) -> bool:
        """Does it begin as what is wanted instead: "just ...", "only ..."?"""
        return _ONLY.match(fold(self.text)) is not None

    @property
    def plain(self) -> str:
        """The request without "just" and "only" before it."""
        lead = _ONLY.match(fold(self.text))
        return self.text[lead.end() :] if lead else self.text


def refuses_payment(text: str) -> bool:
    """Whether a message says not to pay; an exception such as "pay all but don't pay 10482" is no refusal."""
    match = _NOT_PAYING.search(fold(text)[:_LONGEST])
    return match is not None and not re.search(rf"\b{_PAY}\b", fold(text)[: match.start()])


def split(text: str) -> tuple[Request, ...]:
    """The requests of a cleaned message, in order; just one where nothing tells them apart."""
    requests: list[Request] = []
    for start, end in _stretches(text):
        piece = text[start:end]
        if not piece.strip(" ,.;!?"):
            continue
        piece = _ended(piece)
        refused = refuses_payment(piece) and not (requests and not requests[-1].refuses_payment and _pays(requests[-1].text))
        if refused:
            requests += _refusal(piece, start)
        elif requests and refuses_payment(piece):  # "pay all but don't pay 10482" stays one request
            first = requests.pop()
            requests.append(Request(text[first.start : start + len(piece)], first.start))
        else:
            requests.append(Request(piece, start))
    return tuple(requests)


def _stretches(text: str) -> list[tuple[int, int]]:
    joins = list(islice(_JOIN.finditer(fold(text)[:_LONGEST]), _MOST - 1))
    starts = [0, *(join.end() for join in joins)]
    ends = [*(join.start() for join in joins), len(text)]
    return list(zip(starts, ends, strict=True))


def _ended(piece: str) -> str:
    """A request without the pauses and the "and" or "but" after it."""
    said = piece.rstrip(_PAUSES)
    for word in _LEFT_OVER:
        before = said[: -len(word)]
        if before and before[-1] in _PAUSES and said.lower().endswith(word):
            return before.rstrip(_PAUSES)
    return said


def _pays(text: str) -> bool:
    return re.search(rf"\b{_PAY}\b", fold(text)) is not None


def _refusal(piece: str, start: int) -> list[Request]:
    """A refusal, and what is said before and after it in the same stretch."""
    folded = fold(piece)
    match = _NOT_PAYING.search(folded)
    if match is None:
        return [Request(piece, start)]
    before = _ended(folded[: match.start()])
    rest = _BREAK.search(folded, match.end())
    found = [Request(piece[: len(before)], start)] if len(before.split()) > 2 else []
    end = rest.start() if rest else len(piece)
    found.append(Request(piece[len(before) if found else 0 : end], start + (len(before) if found else 0), refuses_payment=True))
    if rest and piece[end:].strip(" ,.;!"):
        after = end + (len(piece[end:]) - len(piece[end:].lstrip(" ,.;!")))
        found.append(Request(piece[after:], start + after))
    return found
