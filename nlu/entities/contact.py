"""E-mail addresses and telephone numbers, typed or spoken ("joe at acme dot com"); phones are given back as E.164."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

import phonenumbers

from nlu.entities import numbers
from nlu.meaning import Entity
from nlu.text.tokens import Token, clean, fold, tokens
from nlu.text.wordings import Wordings

_EMAIL = re.compile(
    r"(?<![\w.+%-])[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])", re.ASCII | re.IGNORECASE
)
_WORDINGS = Wordings("contact")
_SPOKEN_SIGNS: Mapping[str, str] = _WORDINGS.values("SIGNS") | {sign: sign for sign in "@.-_+"}
_LOW, _ZEROS = _WORDINGS.words("LOW"), _WORDINGS.words("ZEROS")
_SPOKEN_EMAIL = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}$")
_ENDINGS = r"com|net|org|edu|gov|us|biz|info|co|io|mx|es|ca"
_DOT = rf"(?:\b(?:{'|'.join(word for word, sign in _SPOKEN_SIGNS.items() if sign == '.' != word)})|\.) ?"
_AT = re.compile(rf"\b(?:{'|'.join(word for word, sign in _SPOKEN_SIGNS.items() if sign == '@' != word)})\b|@")
_TAIL = re.compile(rf"{_DOT}(?:{_ENDINGS})\b(?: ?{_DOT}(?:uk|mx|us|au|nz|za|in|jp)\b)?")
# A spoken name of several words is one only at the beginning, or after these: "it's front desk at oak hill dot com".
_BEFORE_AN_ADDRESS = _WORDINGS.words("BEFORE_AN_ADDRESS") | {":"}
_NO_NAME = _WORDINGS.words("NO_NAME")
_MOST_NAME_WORDS = 4
_TOLL_FREE = re.compile(rf"\b{_WORDINGS.group('TOLL_FREE')}\b")
_DIGITS_ENOUGH = re.compile(r"(?:[0-9][^0-9a-zA-Z]{0,3}){7}")


def find(text: str, region: str = "US") -> list[Entity]:
    """The e-mail addresses (kind ``email``) and valid telephone numbers (kind ``phone``) of a message."""
    return list(_found(clean(text), region))


@lru_cache(maxsize=64)
def _found(text: str, region: str) -> tuple[Entity, ...]:
    return tuple(sorted([*_emails(text), *_phones(text, region)], key=lambda entity: entity.start))


def read_email(text: str) -> str | None:
    """The address in an answer to "which e-mail?", lower case; None if there is none or more than one."""
    values = {entity.value for entity in _emails(clean(text))}
    return values.pop() if len(values) == 1 else None


def read_phone(text: str, region: str = "US") -> str | None:
    """The number in an answer to "which phone number?", as E.164, digits spoken or typed; None if there is no possible one."""
    text = clean(text)
    values = {entity.value for entity in _phones(text, region)}
    if not values:
        said = _spoken_digits(text)
        values = {value for value in [_e164(said, region)] if value} if said else set()
    return values.pop() if len(values) == 1 else None


def _emails(text: str) -> list[Entity]:
    matches = _EMAIL.finditer(text) if "@" in text else ()
    typed = [Entity("email", m.group().lower(), m.group(), m.start(), m.end()) for m in matches]
    return typed or _spoken_emails(text)


def _spoken_emails(text: str) -> list[Entity]:
    folded = fold(text)
    tail = _TAIL.search(folded)
    if not tail or not _AT.search(folded, 0, tail.start()):
        return []
    words = [token for token in tokens(text) if token.end <= tail.end()]
    for first in range(max(0, len(words) - 24), len(words)):
        address = _address(words[first:])
        if _SPOKEN_EMAIL.fullmatch(address) and _begins_address(words, first):
            start, end = words[first].start, words[-1].end
            return [Entity("email", address, text[start:end], start, end)]
    return []


def _address(words: Sequence[Token]) -> str:
    signs = [_sign_or_word(token.word) for token in words]
    return "".join(
        "_" if sign in _LOW and before == "-" else "" if sign == "-" and after in _LOW else sign
        for before, sign, after in zip(["", *signs], signs, [*signs[1:], ""], strict=False)
    )


def _sign_or_word(word: str) -> str:
    if word in _SPOKEN_SIGNS:
        return _SPOKEN_SIGNS[word]
    return "0" if word in _ZEROS else str(numbers.UNITS.get(word, word))


def _begins_address(words: Sequence[Token], first: int) -> bool:
    """Whether an address may begin here: no part of "it's", no word of a sentence in it, nor several words without a cue."""
    if first and words[first - 1].word == "'":
        return False
    name = list(takewhile(lambda token: _SPOKEN_SIGNS.get(token.word) != "@", words[first:]))
    if any(token.word in _NO_NAME and len(token.word) > 1 for token in name):
        return False
    apart = [
        right
        for left, right in pairwise(name)
        if left.word not in _SPOKEN_SIGNS
        and not (right.word in _SPOKEN_SIGNS or right.word in numbers.UNITS)
        and not right.glued
        and len(left.word) > 1
    ]
    cued = first == 0 or words[first - 1].word in _BEFORE_AN_ADDRESS
    return not apart or (cued and len(apart) < _MOST_NAME_WORDS)


def _phones(text: str, region: str) -> list[Entity]:
    if not _DIGITS_ENOUGH.search(text):
        return []
    matches = phonenumbers.PhoneNumberMatcher(text[:400], region, leniency=phonenumbers.Leniency.STRICT_GROUPING, max_tries=20)
    return [
        Entity("phone", phonenumbers.format_number(m.number, phonenumbers.PhoneNumberFormat.E164), m.raw_string, m.start, m.end)
        for m in matches
    ]


def _spoken_digits(text: str) -> str:
    """The first ten or more digits that are said in a row; commas are pauses, and "eight hundred" is an area code."""
    words = tokens(_TOLL_FREE.sub("8 0 0", fold(text)))
    at = 0
    while at < len(words):
        run = numbers.segments(words, at, commas=True)
        digits = "".join(piece for piece, _ in run)
        if len(digits) >= 10:
            return digits
        at = run[-1][1] if run else at + 1
    return ""


def _e164(digits: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(digits[:20], region)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if possible else None
