"""E-mail addresses and telephone numbers, typed or spoken ("joe at acme dot com"); phones are given back as E.164."""

from __future__ import annotations

import re
from itertools import pairwise

import phonenumbers

from nlu.entities import numbers
from nlu.meaning import Entity
from nlu.words import Token, clean, fold, tokens

_EMAIL = re.compile(
    r"(?<![\w.+%-])[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?![\w-])", re.ASCII | re.IGNORECASE
)
_SPOKEN_SIGNS = {
    "at": "@", "arroba": "@", "dot": ".", "punto": ".", "point": ".", "dash": "-", "hyphen": "-", "minus": "-", "guion": "-",
    "underscore": "_", "plus": "+", "@": "@", ".": ".", "-": "-", "_": "_", "+": "+",
}  # fmt: skip
_SPOKEN_EMAIL = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}$")
_ENDINGS = r"com|net|org|edu|gov|us|biz|info|co|io|mx|es|ca"
_TAIL = re.compile(rf"(?:\b(?:dot|punto|point)|\.) ?(?:{_ENDINGS})\b")
_DIGITS_ENOUGH = re.compile(r"(?:[0-9][^0-9a-zA-Z]{0,3}){7}")


def find(text: str, region: str = "US") -> list[Entity]:
    """The e-mail addresses (kind ``email``) and valid telephone numbers (kind ``phone``) of a message."""
    text = clean(text)
    return sorted([*_emails(text), *_phones(text, region)], key=lambda entity: entity.start)


def read_email(text: str) -> str | None:
    """The address in an answer to "which e-mail?", lower case; None if there is none or more than one."""
    values = {entity.value for entity in _emails(clean(text))}
    return values.pop() if len(values) == 1 else None


def read_phone(text: str, region: str = "US") -> str | None:
    """The number in an answer to "which phone number?", as E.164, digits spoken or typed; None if there is no possible one."""
    text = clean(text)
    values = {entity.value for entity in _phones(text, region)}
    if not values:
        words = tokens(text)
        runs = [run for at in range(len(words)) if (run := numbers.digits(words, at)) and len(run[0]) >= 10]
        values = {value for value in [_e164(runs[0][0], region)] if value} if runs else set()
    return values.pop() if len(values) == 1 else None


def _emails(text: str) -> list[Entity]:
    typed = [Entity("email", m.group().lower(), m.group(), m.start(), m.end()) for m in _EMAIL.finditer(text)]
    return typed or _spoken_emails(text)


def _spoken_emails(text: str) -> list[Entity]:
    folded = fold(text)
    tail = _TAIL.search(folded)
    if not tail or not re.search(r"\b(?:at|arroba)\b|@", folded[: tail.start()]):
        return []
    words = [token for token in tokens(text) if token.end <= tail.end()]
    for first in range(max(0, len(words) - 24), len(words)):
        address = "".join(_sign_or_word(token.word) for token in words[first:])
        if _SPOKEN_EMAIL.fullmatch(address) and _begins_address(words, first):
            start, end = words[first].start, words[-1].end
            return [Entity("email", address, text[start:end], start, end)]
    return []


def _sign_or_word(word: str) -> str:
    if word in _SPOKEN_SIGNS:
        return _SPOKEN_SIGNS[word]
    return "0" if word in {"zero", "cero", "oh"} else str(numbers.UNITS.get(word, word))


def _begins_address(words: list[Token], first: int) -> bool:
    """Whether an address may begin here: no part of "it's", and no two long words side by side before the at-sign."""
    if first and words[first - 1].word == "'":
        return False
    for left, right in pairwise(words[first:]):
        if _SPOKEN_SIGNS.get(right.word) == "@":
            return True
        if left.word not in _SPOKEN_SIGNS and right.word not in _SPOKEN_SIGNS and not right.glued and len(left.word) > 1:
            return False
    return False


def _phones(text: str, region: str) -> list[Entity]:
    if not _DIGITS_ENOUGH.search(text):
        return []
    matches = phonenumbers.PhoneNumberMatcher(text[:400], region, leniency=phonenumbers.Leniency.STRICT_GROUPING, max_tries=20)
    return [
        Entity("phone", phonenumbers.format_number(m.number, phonenumbers.PhoneNumberFormat.E164), m.raw_string, m.start, m.end)
        for m in matches
    ]


def _e164(digits: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(digits[:20], region)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if possible else None
