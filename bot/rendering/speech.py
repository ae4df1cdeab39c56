"""Facts for the ear: amounts, days, instants, ids and lists in words that any speech engine reads right, in English and Spanish.

Engines differ in what they make of ``$1,204.50`` or ``11/30``; of words they all make the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from functools import lru_cache

from babel.numbers import get_currency_name

from bot.rendering import written
from bot.rendering.numerals import cardinal, ordinal
from domain.core.money import Money

# One and many of the currency and of its hundredth, and the gender of the Spanish words.
_CURRENCIES = {
    "en": {
        "USD": ("dollar", "dollars", "cent", "cents", ""),
        "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents", ""),
        "EUR": ("euro", "euros", "cent", "cents", ""),
        "GBP": ("pound", "pounds", "penny", "pence", ""),
        "MXN": ("Mexican peso", "Mexican pesos", "centavo", "centavos", ""),
    },
    "es": {
        "USD": ("dólar", "dólares", "centavo", "centavos", "m"),
        "CAD": ("dólar canadiense", "dólares canadienses", "centavo", "centavos", "m"),
        "EUR": ("euro", "euros", "céntimo", "céntimos", "m"),
        "GBP": ("libra", "libras", "penique", "peniques", "f"),
        "MXN": ("peso mexicano", "pesos mexicanos", "centavo", "centavos", "m"),
    },
}
_JOIN_CENTS = {"en": "and", "es": "con"}
_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
_SPELLING = {
    "en": [
        "Alfa",
        "Bravo",
        "Charlie",
        "Delta",
        "Echo",
        "Foxtrot",
        "Golf",
        "Hotel",
        "India",
        "Juliett",
        "Kilo",
        "Lima",
        "Mike",
        "November",
        "Oscar",
        "Papa",
        "Quebec",
        "Romeo",
        "Sierra",
        "Tango",
        "Uniform",
        "Victor",
        "Whiskey",
        "Xray",
        "Yankee",
        "Zulu",
    ],
    "es": [
        "Ana",
        "Bogotá",
        "Carlos",
        "Daniel",
        "Elena",
        "Francia",
        "Guatemala",
        "Honduras",
        "Isabel",
        "José",
        "Kilo",
        "Lima",
        "María",
        "Nicaragua",
        "Óscar",
        "Perú",
        "Quito",
        "Roma",
        "Sara",
        "Tomás",
        "Uruguay",
        "Victoria",
        "Washington",
        "Xilófono",
        "Yolanda",
        "Zapata",
    ],
}
_AS_IN = {"en": "as in", "es": "de"}
_RUN = re.compile(r"[A-Z]+|[0-9]+")
# Longer runs of letters are a word such as INV: spelling each with an example would drown the number.
_LETTERS_WITH_EXAMPLE = 2

_PHONE = re.compile(r"(?<![\w.])(?:\+?1[ .-])?\(?([2-9][0-9]{2})\)?[ .-]([0-9]{3})[ .-]([0-9]{4})(?!\w)")
_EXPIRY = re.compile(r"(?<![\w-])(20[0-9]{2})-(0[1-9]|1[0-2])(?![\w-])")
_RANGE = re.compile(r"(?<![\w.,-])([0-9]{1,3})-([0-9]{1,3})(?![\w.,-])")
_TO = {"en": "to", "es": "a"}
_AT_LEAST = re.compile(r"(?<![\w.,])([0-9]{1,3})\+(?!\w)")
_OR_MORE = {"en": "or more", "es": "o más"}
_MASKED_PHONE = re.compile(r"•+-?([0-9]{2,4})")
_MASKED_MAIL = re.compile(r"(\w)•+@\S*[\w]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COUNTRY = re.compile(r"\+1(?=[0-9]{10}\b)")
# A year is no id.
_LONG_NUMBER = re.compile(r"(?<![\w.,])(?!(?:19|20)[0-9]{2}\b)\+?[0-9]{4,}(?!\w|[.,][0-9])")
_ENDING_IN = {"en": "the phone ending in", "es": "su teléfono terminado en"}
_BEGINNING_WITH = {"en": "the e-mail address beginning with", "es": "su correo electrónico que empieza con"}


def number(value: int, language: str) -> str:
    """A quantity: ``four thousand two hundred eleven``."""
    return cardinal(value, language)


def money(amount: Money, language: str) -> str:
    """``four thousand two hundred eleven dollars and nine cents``, ``un dólar con cinco centavos``, ``minus one cent``."""
    minus = cardinal(-1, language).split()[0] + " " if amount.cents < 0 else ""
    whole, cents = divmod(abs(amount.cents), 100)
    if amount.currency not in _CURRENCIES[language]:
        return minus + _foreign(whole, cents, amount.currency, language)
    one, many, cent_one, cent_many, gender = _CURRENCIES[language][amount.currency]
    parts = []
    if whole or not cents:
        # "un millón de dólares", but "un millón cien dólares"
        of = "de " if language == "es" and whole and whole % 1_000_000 == 0 else ""
        parts.append(f"{cardinal(whole, language, gender)} {of}{one if whole == 1 else many}")
    if cents:
        parts.append(f"{cardinal(cents, language, 'm')} {cent_one if cents == 1 else cent_many}")
    return minus + f" {_JOIN_CENTS[language]} ".join(parts)


def _foreign(whole: int, cents: int, currency: str, language: str) -> str:
    """Any other currency, whose hundredths we do not know by name: ``twelve point zero five Swiss francs``."""
    point = "punto" if language == "es" else "point"
    decimals = "".join(f" {cardinal(int(digit), language)}" for digit in f"{cents:02d}") if cents else ""
    name = get_currency_name(currency, 1 if whole == 1 and not cents else 2, locale=language)
    return f"{cardinal(whole, language)}{f' {point}{decimals}' if cents else ''} {name}"


def day(value: date, language: str, this_year: int | None = None) -> str:
    """``November thirtieth``, ``treinta de noviembre``; with the year unless it is ``this_year``."""
    month = _MONTHS[language][value.month - 1]
    if language == "es":
        text = f"{'primero' if value.day == 1 else cardinal(value.day, 'es')} de {month}"
        return text if value.year == this_year else f"{text} de {cardinal(value.year, 'es')}"
    text = f"{month} {ordinal(value.day)}"
    return text if value.year == this_year else f"{text}, {_english_year(value.year)}"


def _english_year(year: int) -> str:
    century, rest = divmod(year, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(year, "en")
    tail = "hundred" if not rest else f"oh {cardinal(rest, 'en')}" if rest < 10 else cardinal(rest, "en")
    return f"{cardinal(century, 'en')} {tail}"


def instant(value: datetime, language: str, zone: tzinfo, this_year: int | None = None) -> str:
    """Day and time in ``zone``: ``November thirtieth at two oh five PM``, ``treinta de noviembre a la una de la tarde``."""
    local = value.astimezone(zone)
    said_day = day(local.date(), language, this_year)
    return f"{said_day} {_spanish_time(local) if language == 'es' else _english_time(local)}"


def _english_time(local: datetime) -> str:
    hour, minute = local.hour, local.minute
    if hour % 12 == minute == 0:
        return "at noon" if hour else "at midnight"
    said_minute = "" if not minute else f" oh {cardinal(minute, 'en')}" if minute < 10 else f" {cardinal(minute, 'en')}"
    return f"at {cardinal(hour % 12 or 12, 'en')}{said_minute} {'AM' if hour < 12 else 'PM'}"


def _spanish_time(local: datetime) -> str:
    hour, minute = local.hour, local.minute
    if hour % 12 == minute == 0:
        return "al mediodía" if hour else "a la medianoche"
    said_minute = f" y {cardinal(minute, 'es')}" if minute else ""
    part = "mañana" if 0 < hour < 12 else "tarde" if 12 <= hour < 20 else "noche"
    return f"{'a la' if hour in (1, 13) else 'a las'} {cardinal(hour % 12 or 12, 'es', 'f')}{said_minute} de la {part}"


def ident(text: str, language: str) -> str:
    """A number that is a name, digit by digit, a comma where a voice pauses: ``C as in Charlie, L as in Lima, 4 4, 1 2``."""
    pieces: list[str] = []
    for run in _RUN.findall(text.upper()):
        if run.isdigit():
            pieces += [" ".join(group) for group in _groups(run)]
        elif len(run) <= _LETTERS_WITH_EXAMPLE:
            pieces += [f"{letter} {_AS_IN[language]} {_SPELLING[language][ord(letter) - ord('A')]}" for letter in run]
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
    text = _MASKED_PHONE.sub(lambda found: f"{_ENDING_IN[language]} {ident(found[1], language)}", text)
    text = _MASKED_MAIL.sub(lambda found: f"{_BEGINNING_WITH[language]} {found[1].upper()}", text)
    text = _MAIL.sub(lambda found: _mail_address(found[0], language), text)
    text = _PHONE.sub(lambda found: ident("".join(found.groups()), language), text)
    text = _EXPIRY.sub(lambda found: _month(int(found[1]), int(found[2]), language), text)
    text = _AT_LEAST.sub(rf"\1 {_OR_MORE[language]}", _RANGE.sub(rf"\1 {_TO[language]} \2", text))
    return _LONG_NUMBER.sub(lambda found: ident(found[0], language), _COUNTRY.sub("", text))


def _month(year: int, month: int, language: str) -> str:
    name = _MONTHS[language][month - 1]
    return f"{name} de {cardinal(year, 'es')}" if language == "es" else f"{name} {_english_year(year)}"


def _mail_address(address: str, language: str) -> str:
    at, dot = ("arroba", "punto") if language == "es" else ("at", "dot")
    return address.replace("@", f" {at} ").replace(".", f" {dot} ")


def joined(items: Sequence[str], language: str) -> str:
    """``a, b and c``; items that pause within themselves are set apart by semicolons."""
    return written.joined(items, language, "; " if any("," in item for item in items) else ", ")
