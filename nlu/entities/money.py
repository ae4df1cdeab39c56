"""Amounts of money as whole cents: "$1,204.50", "1.2k", "a hundred and five", "twelve fifty"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import locales
from nlu.entities import money_spoken, numbers
from nlu.meaning import Entity
from nlu.text.tokens import Token, clean, fold, tokens
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("money")
_any = _WORDINGS.group
_TYPED = re.compile(
    r"(?<![\w.,'#/-])(?P<sign>[$€£]|usd ?|us\$ ?)? ?"
    rf"(?P<number>[0-9]{{1,9}}(?:[.,][0-9]{{1,3}}){{0,4}}|[.][0-9]{{2}})(?P<thousand> ?{_any('THOUSAND')}\b)?"
    rf"(?P<unit> ?(?:{_any('UNIT')}|usd|us\$|[$€£])(?!\w))?"
    rf"(?: ?{_any('AND')}? ?(?P<cents>[0-9]{{1,2}}) ?(?:{_any('CENTS')}|¢)(?!\w))?(?![\w/]|[.,'-][0-9])"
)
_LOOKS_LIKE_MONEY = re.compile(r"[.,][0-9]{2}$|^[0-9]{1,3}(?:,[0-9]{3})+$")
_ONLY_CENTS = re.compile(rf"(?<![\w.,#/-])(?P<cents>[0-9]{{1,2}}) ?(?:{_any('CENTS')}\b|¢)")
# "On day 12" is no amount, though it has a number.
_DAY = _WORDINGS.words("DAY")
_POINT = _WORDINGS.words("POINT")
_SPOKEN_ONLY = _POINT | _WORDINGS.words("SPOKEN")
_FIGURE = r"\$? ?(?P<{}>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]{{2}})?|[0-9]{{1,9}}(?:\.[0-9]{{2}})?)"
_NAMING = re.compile(
    rf"\b{_any('NAMING_BEFORE')} {_FIGURE.format('before')}(?: {_any('NAMING_UNIT')})? {_any('NAMED')}\b|"
    rf"\b{_any('NAMED_FOR')} {_FIGURE.format('after')}(?![\w.,]|-[0-9])"
)
# "20 or 30 dollars" is no amount.
_OR = re.compile(rf"[0-9] {_any('OR')} $")


def find(text: str, language: str = "en") -> list[Entity]:
    """Amounts that say they are money: by a sign, a word such as dollars, or two decimals. Values are cents."""
    return list(_found(clean(text), language))


@lru_cache(maxsize=64)
def _found(text: str, language: str) -> tuple[Entity, ...]:
    if not numbers.said_in(text) and not money_spoken.UNCOUNTED.search(text.lower()):
        return ()
    found = [*_typed(text, language), *money_spoken.find(text)]
    found.sort(key=lambda entity: (entity.start, -entity.end))
    kept: list[Entity] = []
    for entity in found:
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return tuple(kept)


def read(text: str, language: str = "en") -> int | None:
    """The cents in an answer to "how much?": any one number, written or spoken, counts. None if there is not exactly one."""
    text = clean(text)
    marked = {entity.value for entity in find(text, language)}
    if marked:
        return marked.pop() if len(marked) == 1 else None
    words = tokens(text)
    if any(token.word in _DAY for token in words):
        return None
    if not any(char.isdigit() for char in text) or any(token.word in _SPOKEN_ONLY for token in words):
        return _bare_spoken(words)
    bare = [
        (match, _cents(match["number"], language)) for match in _TYPED.finditer(fold(text)) if not _negative(text, match.start())
    ]
    return bare[0][1] if len(bare) == 1 else None


def naming_one(text: str) -> int | None:
    """The cents by which one thing is named rather than paid: "the 861.13 one", "the invoice for $250"."""
    match = _NAMING.search(fold(clean(text)))
    return _cents(match["before"] or match["after"], "en") if match else None


def _negative(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at].rstrip()
    return before.endswith("-")


def _one_of_two(said: str, match: re.Match[str]) -> bool:
    """Whether a number without a sign stands before it: "20 or 30 dollars"."""
    return not match["sign"] and _OR.search(said[max(0, match.start() - 8) : match.start("number")]) is not None


def _cents(number: str, language: str) -> int | None:
    """Cents of "1,204.50", "1.204,50", "1204.5"; None for what is no amount, such as three decimals."""
    signs = [char for char in number if char in ".,"]
    if not signs:
        return int(number) * 100
    whole, _, part = number.rpartition(signs[-1])
    if len(part) == 3:
        grouped_by = signs[-1] if signs[-1] in locales.nearest(language).thousands else ","
        plain = number.replace(grouped_by, "")
        return int(plain) * 100 if plain.isdigit() and _grouped(number, grouped_by) else None
    group = "," if signs[-1] == "." else "."
    if signs[-1] in whole or (group in whole and not _grouped(whole, group)):
        return None
    return int(whole.replace(group, "") or 0) * 100 + int(part.ljust(2, "0"))


def _grouped(number: str, sign: str) -> bool:
    first, *rest = number.split(sign)
    return 1 <= len(first) <= 3 and all(len(part) == 3 for part in rest)


def _typed(text: str, language: str) -> list[Entity]:
    found = []
    said = fold(text)
    for match in _TYPED.finditer(said):
        value = _typed_cents(match, language)
        if value is not None and not _negative(text, match.start()) and not _one_of_two(said, match):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(Entity("money", value, text[start : match.end()], start, match.end()))
    cents = _ONLY_CENTS.finditer(said)
    return found + [Entity("money", int(match["cents"]), match.group(), match.start(), match.end()) for match in cents]


def _typed_cents(match: re.Match[str], language: str) -> int | None:
    number = match["number"]
    marked = match["sign"] or match["unit"] or match["cents"] or match["thousand"]
    if not (marked or _LOOKS_LIKE_MONEY.search(number)):
        return None
    value = _thousands(number) if match["thousand"] else _cents(number, language)
    return value if value is None or not match["cents"] else value - value % 100 + int(match["cents"])


def _thousands(number: str) -> int | None:
    whole, _, part = number.replace(",", ".").partition(".")
    return int(whole + part.ljust(3, "0")) * 100 if len(part) <= 3 and part.isdigit() | (not part) else None


def _bare_spoken(words: Sequence[Token]) -> int | None:
    """The only number of a spoken answer: "twelve fifty" is 12.50, "twelve oh four fifty" 1204.50, "a hundred" 100.00."""
    for at in range(len(words)):
        whole = _run(words, at)
        if whole is None or numbers.is_article(words, at):
            continue
        pieces, after = whole
        if after < len(words) and words[after].word in _POINT:
            decimals = _run(words, after + 1)
            return _with_decimals(pieces, decimals[0]) if decimals and decimals[1] == len(words) else None
        if any(numbers.digits(words, later) for later in range(after, len(words))):
            return None
        return _joined(pieces)
    return None


def _run(words: Sequence[Token], at: int) -> tuple[list[str], int] | None:
    found = numbers.segments(words, at)
    return ([piece for piece, _ in found], found[-1][1]) if found else None


def _with_decimals(pieces: list[str], decimals: list[str]) -> int | None:
    part = "".join(decimals)
    return int("".join(pieces)) * 100 + int(part.ljust(2, "0")) if len(part) <= 2 and len("".join(pieces)) <= 9 else None


def _joined(pieces: list[str]) -> int | None:
    if len(pieces) == 1:
        return int(pieces[0]) * 100 if len(pieces[0]) <= 9 else None
    if all(len(piece) == 1 for piece in pieces[:-2]) and len(pieces[-1]) == 1 and pieces[-2] != "0":
        return int("".join(pieces)) * 100 if len(pieces) <= 9 else None
    # "twelve fifty", "twelve oh five": the last two digits are cents
    text = "".join(pieces)
    return int(text) if len(pieces[-1]) <= 2 and len(text) <= 9 else None
