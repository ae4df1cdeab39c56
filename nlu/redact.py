"""Card and bank account numbers, taken out of a message before anything keeps it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from nlu.entities import numbers
from nlu.text.tokens import tokens
from nlu.text.wordings import Wordings

CARD = "[card number removed]"
CODE = "[card code removed]"
ACCOUNT = "[bank account removed]"

_RUN = re.compile(r"(?<![\w$€£])\d(?:[ \t.\-–—_/]{0,3}\d){8,29}(?!\w)")
_WORDINGS = Wordings("redact")
_CODE = re.compile(
    rf"(?P<cue>\b(?:cvv2?|cvc2?|cid|csc|{_WORDINGS.pattern('CODE')})\b(?:\s+(?:{_WORDINGS.pattern('CODE_AFTER')}|:))*\s*[:#=]?\s*)"
    r"(?P<code>\d{3,4})(?!\d)",
    re.IGNORECASE,
)
_SPOKEN_DIGIT = _WORDINGS.pattern("DIGITS")
_SPOKEN_CODE = re.compile(
    rf"(?P<cue>\b(?:cvv2?|cvc2?|{_WORDINGS.pattern('CODE_SPOKEN')})\b(?:\s+{_WORDINGS.group('CODE_IS')})?\s+)"
    rf"(?P<code>(?:{_SPOKEN_DIGIT})(?:[ ,]+(?:{_SPOKEN_DIGIT})){{2,3}})\b",
    re.IGNORECASE,
)
_ROUTING_CUE = re.compile(rf"\b(?:aba|rtn|{_WORDINGS.pattern('ROUTING')})\b", re.IGNORECASE)
_ACCOUNT_CUE = re.compile(rf"\b(?:routing|aba|iban|{_WORDINGS.pattern('ACCOUNT')})\b", re.IGNORECASE)
_ACCOUNT_SAID = re.compile(
    rf"\b{_WORDINGS.group('ACCOUNT_KIND')}\s+(?:{_WORDINGS.pattern('ACCOUNT_NUMBER')}|#|no)", re.IGNORECASE
)
_ACCOUNT = re.compile(r"(?<![\w$.,#/-])\d(?:[ -]?\d){6,16}(?![\w]|[.,]\d)")
_LONGEST_CARD, _SHORTEST_CARD = 19, 13
# First digits and lengths of the issuers: Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro.
_ISSUERS = (
    (r"4", (13, 16, 19)),
    (r"5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)", (16,)),
    (r"3[47]", (15,)),
    (r"6011|64[4-9]|65", (16, 19)),
    (r"3(?:0[0-59]|[689])", (14, 16, 19)),
    (r"35(?:2[89]|[3-8])", (16, 17, 18, 19)),
    (r"62|81", (16, 17, 18, 19)),
    (r"50|5[6-9]|6[37]", (13, 14, 15, 16, 17, 18, 19)),
)


def redact(text: str) -> tuple[str, bool]:
    """The text without card numbers, card codes and bank account numbers, and whether there were any.

    Digits may be of any script, spaced, dashed or spelled out. Invoice numbers, telephone numbers and amounts stay.
    """
    plain = _ascii_digits(text)
    result = _spoken_cards(_cards(plain))
    result = _CODE.sub(lambda match: match["cue"] + CODE, result)
    result = _SPOKEN_CODE.sub(lambda match: match["cue"] + CODE, result)
    result = _accounts(result)
    return (result, True) if result != plain else (text, False)


def _ascii_digits(text: str) -> str:
    """Every decimal digit of any script as 0 to 9, character for character; invisible characters between digits gone."""
    if text.isascii():
        return text
    return "".join(_digit(char) for char in text if unicodedata.category(char) != "Cf")


def _digit(char: str) -> str:
    value = unicodedata.digit(char, None)
    if value is not None:
        return str(value)
    return " " if char.isspace() and char not in "\n\t" else char


def _cards(text: str) -> str:
    return _RUN.sub(_card_in_run, text)


def _card_in_run(match: re.Match[str]) -> str:
    """A run of digits may hold a card and more beside it ("4242 4242 4242 4242 1227"): only the card goes."""
    groups = list(re.finditer(r"\d+", match.group()))
    card = _card_among([group.group() for group in groups])
    if card is None:
        return match.group()
    start, end = groups[card[0]].start(), groups[card[1]].end()
    return match.group()[:start] + CARD + _cards(match.group()[end:])


def _card_among(groups: Sequence[str]) -> tuple[int, int] | None:
    """First and last group of a card. Groups are kept whole, so a list of invoice numbers is none."""
    for first in range(len(groups)):
        digits = ""
        for last in range(first, len(groups)):
            digits += groups[last]
            if len(digits) > _LONGEST_CARD and last > first:
                break
            listed = last > first and all(5 <= len(group) <= 7 for group in groups[first : last + 1])
            if not listed and any(is_card(digits[:end]) for end in _ends(len(digits), whole=last > first)):
                return first, last
    return None


def _ends(size: int, whole: bool) -> Sequence[int]:
    """Where a card may end: with the last group, or inside a single long one ("4242424242424242123")."""
    return [size] if whole else range(_SHORTEST_CARD, size + 1)


def is_card(digits: str) -> bool:
    """Whether digits have an issuer's beginning, its length, and the right check digit (Luhn)."""
    issued = any(len(digits) in lengths and re.match(beginning, digits) for beginning, lengths in _ISSUERS)
    return issued and _luhn(digits)


def _luhn(digits: str) -> bool:
    total = 0
    for at, char in enumerate(reversed(digits)):
        value = int(char) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_routing(digits: str) -> bool:
    """The check sum of a US bank routing number, with a first pair that is in use."""
    weights = (3, 7, 1) * 3
    district = int(digits[:2])
    used = district <= 12 or 21 <= district <= 32 or 61 <= district <= 72 or district == 80
    return used and digits != "0" * 9 and sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 10 == 0


def _spoken_cards(text: str) -> str:
    """Cards said digit by digit or in groups: "four two four two ..."."""
    words = tokens(text)
    out: list[str] = []
    kept_until, at = 0, 0
    while at < len(words):
        pieces = numbers.segments(words, at, commas=True)
        card = _card_among([piece for piece, _ in pieces])
        if card:
            begins = pieces[card[0] - 1][1] if card[0] else at
            out += [text[kept_until : words[begins].start], CARD]
            kept_until = words[pieces[card[1]][1] - 1].end
        at = pieces[-1][1] if pieces else at + 1
    return "".join([*out, text[kept_until:]])


def _accounts(text: str) -> str:
    """Bank account and routing numbers, where the message speaks of a bank."""
    if not (_ACCOUNT_CUE.search(text) or _ROUTING_CUE.search(text)):
        return text
    groups = [re.sub(r"\D", "", match.group()) for match in _ACCOUNT.finditer(text)]
    routed = bool(_ROUTING_CUE.search(text)) or any(len(group) == 9 and _is_routing(group) for group in groups)
    return _ACCOUNT.sub(lambda match: ACCOUNT, text) if routed or _ACCOUNT_SAID.search(text) else text
