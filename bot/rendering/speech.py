"""Spoken facts: amounts, days, instants, ids and lists in words that any speech engine reads right.

Engines differ in what they make of ``$1,204.50`` or ``11/30``; of words they all make the same. The words are the language's own
(``locales/<code>/speech.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from functools import lru_cache

from babel.numbers import get_currency_name

import locales
from bot.rendering import written
from domain.core.money import Money

LIMIT = 10**12

_RUN = re.compile(r"[A-Z]+|[0-9]+")
# Longer runs of letters are a word such as INV: spelling each with an example would drown the number.
_LETTERS_WITH_EXAMPLE = 2

_PHONE = re.compile(r"(?<![\w.])(?:\+?1[ .-])?\(?([2-9][0-9]{2})\)?[ .-]([0-9]{3})[ .-]([0-9]{4})(?!\w)")
_EXPIRY = re.compile(r"(?<![\w-])(20[0-9]{2})-(0[1-9]|1[0-2])(?![\w-])")
_RANGE = re.compile(r"(?<![\w.,-])([0-9]{1,3})-([0-9]{1,3})(?![\w.,-])")
_AT_LEAST = re.compile(r"(?<![\w.,])([0-9]{1,3})\+(?!\w)")
_MASKED_PHONE = re.compile(r"•+-?([0-9]{2,4})")
_MASKED_MAIL = re.compile(r"(\w)•+@\S*[\w]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COUNTRY = re.compile(r"\+1(?=[0-9]{10}\b)")
# A year is no id.
_LONG_NUMBER = re.compile(r"(?<![\w.,])(?!(?:19|20)[0-9]{2}\b)\+?[0-9]{4,}(?!\w|[.,][0-9])")


def cardinal(value: int, language: str, gender: str = "") -> str:
    """A whole number nearer to zero than ``LIMIT``, in words. Raises ValueError for a greater one.

    ``gender`` is that of a noun that follows, where the language has one; without it the number stands alone.
    """
    if abs(value) >= LIMIT:
        raise ValueError(f"{value} is too great to be said in words")
    words = locales.find(language).speech
    said = words.cardinal(abs(value), gender)
    return f"{words.MINUS} {said}" if value < 0 else said


def number(value: int, language: str) -> str:
    """A quantity: ``four thousand two hundred eleven``."""
    return cardinal(value, language)


def money(amount: Money, language: str) -> str:
    """``four thousand two hundred eleven dollars and nine cents``, ``minus one cent``. Raises ValueError for too great a sum."""
    words = locales.find(language).speech
    minus = f"{words.MINUS} " if amount.cents < 0 else ""
    whole, cents = divmod(abs(amount.cents), 100)
    if whole >= LIMIT:
        raise ValueError(f"{amount.cents} cents are too much to be said in words")
    if amount.currency not in words.CURRENCIES:
        return minus + _foreign(whole, cents, amount.currency, language)
    one, many, cent_one, cent_many, gender = words.CURRENCIES[amount.currency]
    parts = []
    if whole or not cents:
        parts.append(words.counted(whole, one, many, gender))
    if cents:
        parts.append(words.counted(cents, cent_one, cent_many, "m"))
    return minus + f" {words.JOIN_CENTS} ".join(parts)


def _foreign(whole: int, cents: int, currency: str, language: str) -> str:
    """Any other currency, whose hundredths we do not know by name: ``twelve point zero five Swiss francs``."""
    locale = locales.find(language)
    decimals = "".join(f" {cardinal(int(digit), language)}" for digit in f"{cents:02d}") if cents else ""
    name = get_currency_name(currency, 1 if whole == 1 and not cents else 2, locale=locale.formats)
    return f"{cardinal(whole, language)}{f' {locale.speech.POINT}{decimals}' if cents else ''} {name}"


def day(value: date, language: str, this_year: int | None = None) -> str:
    """``November thirtieth``; with the year unless it is ``this_year``."""
    return locales.find(language).speech.day(value, this_year)


def instant(value: datetime, language: str, zone: tzinfo, this_year: int | None = None) -> str:
    """Day and time in ``zone``: ``November thirtieth at two oh five PM``."""
    local, words = value.astimezone(zone), locales.find(language).speech
    return f"{words.day(local.date(), this_year)} {words.clock(local.time())}"


def ident(text: str, language: str) -> str:
    """A number that is a name, digit by digit, a comma where a voice pauses: ``C as in Charlie, L as in Lima, 4 4, 1 2``."""
    words = locales.find(language).speech
    spelling = words.SPELLING.split()
    pieces: list[str] = []
    for run in _RUN.findall(text.upper()):
        if run.isdigit():
            pieces += [" ".join(group) for group in _groups(run)]
        elif len(run) <= _LETTERS_WITH_EXAMPLE:
            pieces += [f"{letter} {words.AS_IN} {spelling[ord(letter) - ord('A')]}" for letter in run]
        else:
            pieces.append(" ".join(run))
    return ", ".join(pieces) or text


def _groups(digits: str) -> list[str]:
    """Four digits in twos, else threes with what remains at the end; never one digit alone."""
    if len(digits) == 4:
        return [digits[:2], digits[2:]]
    if len(digits) <= 4:
        return [digits]
    return [digits[:3], *_groups(digits[3:])] if len(digits) != 5 else [digits[:3], digits[3:]]


@lru_cache(maxsize=2048)
def plain(text: str, language: str) -> str:
    """Words of a person or a file as they should be read out: addresses and long numbers as one says them."""
    words = locales.find(language).speech
    text = _MASKED_PHONE.sub(lambda found: f"{words.ENDING_IN} {ident(found[1], language)}", text)
    text = _MASKED_MAIL.sub(lambda found: f"{words.BEGINNING_WITH} {found[1].upper()}", text)
    text = _MAIL.sub(lambda found: _mail_address(found[0], language), text)
    text = _PHONE.sub(lambda found: ident("".join(found.groups()), language), text)
    text = _EXPIRY.sub(lambda found: words.month(int(found[1]), int(found[2])), text)
    text = _AT_LEAST.sub(rf"\1 {words.OR_MORE}", _RANGE.sub(rf"\1 {words.TO} \2", text))
    return _LONG_NUMBER.sub(lambda found: ident(found[0], language), _COUNTRY.sub("", text))


def _mail_address(address: str, language: str) -> str:
    words = locales.find(language).speech
    return address.replace("@", f" {words.AT} ").replace(".", f" {words.DOT} ")


def joined(items: Sequence[str], language: str) -> str:
    """``a, b and c``; items that pause within themselves are set apart by semicolons."""
    return written.joined(items, language, "; " if any("," in item for item in items) else ", ")
