"""Invoice numbers that are known, in any form: written otherwise, spelled out, by their last digits, or from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from nlu.entities import company_number, numbers
from nlu.meaning import Entity
from nlu.text.tokens import Token, fold, tokens
from nlu.text.wordings import Wordings

_CHUNK = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*", re.ASCII)
_WORDINGS = Wordings("invoice_number")
_ENDING = re.compile(
    rf"\b{_WORDINGS.group('ENDING')}(?: {_WORDINGS.group('ENDING_IN')})?"
    rf"((?:,? (?:{_WORDINGS.group('BETWEEN_ENDINGS')} )*[0-9]{{2,6}}\b)+)"
)
_PAUSES = _WORDINGS.words("PAUSES") | frozenset(",-.")
_LONGEST = 24


def by_plain_form(known: Iterable[str]) -> Mapping[str, str]:
    """Known numbers by their form without signs, and by their digits alone where those are long enough to be one."""
    listed: dict[str, str] = {}
    for number in known:
        plain = _plain(number)
        digits = re.sub(r"\D", "", plain)
        listed.setdefault(plain, number)
        if len(digits) >= 3:
            listed.setdefault(digits, number)
    return listed


def find(text: str, listed: Mapping[str, str]) -> list[Entity]:
    """The known numbers of a cleaned message; where they overlap, the caller keeps the longest."""
    return [*_written(text, listed), *_spelled(text, listed), *_endings(text, listed)] if listed else []


def between(span: str, known: Sequence[str]) -> tuple[str, ...]:
    """The known numbers in a span such as "10482..10500", both included, by the value of their digits, as they are known."""
    low, _, high = span.partition("..")
    return tuple(number for number in known if _value(low) <= _value(number) <= _value(high))


def _value(number: str) -> int:
    return int(re.sub(r"[^0-9]", "", number) or -1)


def _plain(number: str) -> str:
    return re.sub(r"[^a-z0-9]", "", number.lower())


def _written(text: str, listed: Mapping[str, str]) -> Iterator[Entity]:
    for chunk in _CHUNK.finditer(fold(text)):
        plain = _plain(chunk.group())
        if plain in listed and any(char.isdigit() for char in plain):
            yield Entity("invoice_number", listed[plain], text[chunk.start() : chunk.end()], chunk.start(), chunk.end())


def _endings(text: str, listed: Mapping[str, str]) -> Iterator[Entity]:
    """ "ending in 82", "ending 491 and 500": where just one number ends so."""
    for ending in _ENDING.finditer(fold(text)):
        for digits in re.finditer(r"[0-9]{2,6}", ending[1]):
            start, end = ending.start(1) + digits.start(), ending.start(1) + digits.end()
            values = {number for plain, number in listed.items() if plain.endswith(digits.group())}
            if len(values) == 1:
                yield Entity("invoice_number", values.pop(), text[start:end], start, end)


def _spelled(text: str, listed: Mapping[str, str]) -> Iterator[Entity]:
    """Letter by letter and digit by digit, as a voice says them: "I N V, 1 0 4, 8 2", "C as in Charlie, 4 4, 1 2"."""
    words = tokens(text)
    beginnings = {plain[:size] for plain in listed for size in range(1, min(len(plain), _LONGEST) + 1)}
    at = 0
    while at < len(words):
        found = None if words[at].glued and words[at - 1].word.isalnum() else _spelled_at(words, at, listed, beginnings)
        if found is None:
            at += 1
            continue
        number, after = found
        start, end = words[at].start, words[after - 1].end
        yield Entity("invoice_number", number, text[start:end], start, end)
        at = after


def _spelled_at(words: Sequence[Token], at: int, listed: Mapping[str, str], beginnings: set[str]) -> tuple[str, int] | None:
    """The longest known number that is spelled from here, of two pieces at least, and where it ends."""
    plain, best, pieces = "", None, 0
    while at < len(words):
        step = next(((plain + piece, end) for piece, end in _pieces(words, at) if plain + piece in beginnings), None)
        if step is None:
            break
        (plain, at), pieces = step, pieces + 1
        if plain in listed and pieces > 1 and not (at < len(words) and words[at].glued and words[at].word.isalnum()):
            best = listed[plain], at
        while at < len(words) and words[at].word in _PAUSES:
            at += 1
    return best


def _pieces(words: Sequence[Token], at: int) -> Iterator[tuple[str, int]]:
    """What may stand here in a number: digits or a letter; "oh" is either."""
    digits = numbers.segment(words, at)
    if digits:
        yield digits
    letter = company_number.letter(words, at)
    if letter:
        yield letter[0].lower(), letter[1]
    elif words[at].word.isascii() and words[at].word.isalpha() and len(words[at].word) <= 4:
        yield words[at].word, at + 1
