"""Numbers as words, for any speech engine: how many, and which in a row."""

from __future__ import annotations

_EN_BELOW_TWENTY = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_GROUPS = ("", " thousand", " million", " billion")
_EN_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip

_ES_BELOW_THIRTY = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = ["-", "-", "-", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS = [
    "-",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]

LIMIT = 10**12


def cardinal(value: int, language: str, gender: str = "") -> str:
    """A whole number nearer to zero than ``LIMIT``, in words.

    ``gender`` is that of a Spanish noun that follows: ``m`` (un, veintiún), ``f`` (una, doscientas); without one the number
    stands alone (uno, veintiuno). Raises ValueError for a greater number.
    """
    if abs(value) >= LIMIT:
        raise ValueError(f"{value} is too great to be said in words")
    if value < 0:
        return f"{'menos' if language == 'es' else 'minus'} {cardinal(-value, language, gender)}"
    return _spanish(value, gender) if language == "es" else _english(value)


def ordinal(value: int) -> str:
    """An English place in a row: ``first``, ``thirtieth``, ``twenty-first``."""
    head, hyphen, last = _english(value).rpartition("-")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return f"{head}{hyphen}{_EN_ORDINALS.get(last, regular)}"


def _english(value: int) -> str:
    if value < 1000:
        return _english_below_thousand(value)
    groups = []
    for name in _EN_GROUPS:
        value, group = divmod(value, 1000)
        if group:
            groups.append(f"{_english_below_thousand(group)}{name}")
    return " ".join(reversed(groups))


def _english_below_thousand(value: int) -> str:
    if value < 20:
        return _EN_BELOW_TWENTY[value]
    if value < 100:
        tens, one = divmod(value, 10)
        return f"{_EN_TENS[tens]}-{_EN_BELOW_TWENTY[one]}" if one else _EN_TENS[tens]
    hundreds, rest = divmod(value, 100)
    head = f"{_EN_BELOW_TWENTY[hundreds]} hundred"
    return f"{head} {_english_below_thousand(rest)}" if rest else head


def _spanish(value: int, gender: str) -> str:
    """Millions are counted as a noun (``dos millones``), thousands are not (``mil``, ``dos mil``)."""
    millions, rest = divmod(value, 1_000_000)
    if not millions:
        return _spanish_below_million(rest, gender)
    head = "un millón" if millions == 1 else f"{_spanish_below_million(millions, 'm')} millones"
    return f"{head} {_spanish_below_million(rest, gender)}" if rest else head


def _spanish_below_million(value: int, gender: str) -> str:
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _spanish_below_thousand(rest, gender)
    head = "mil" if thousands == 1 else f"{_spanish_below_thousand(thousands, gender or 'm')} mil"
    return f"{head} {_spanish_below_thousand(rest, gender)}" if rest else head


def _spanish_below_thousand(value: int, gender: str) -> str:
    if value < 100:
        return _spanish_below_hundred(value, gender)
    hundreds, rest = divmod(value, 100)
    head = _ES_HUNDREDS[hundreds] if value != 100 else "cien"
    if gender == "f" and hundreds > 1:
        head = f"{head[:-2]}as"
    return f"{head} {_spanish_below_hundred(rest, gender)}" if rest else head


def _spanish_below_hundred(value: int, gender: str) -> str:
    tens, one = divmod(value, 10)
    words = _ES_BELOW_THIRTY[value] if value < 30 else _ES_TENS[tens]
    if value > 30 and one:
        words = f"{words} y {_ES_BELOW_THIRTY[one]}"
    if one != 1 or value == 11 or not gender:
        return words
    if gender == "f":
        return f"{words[:-1]}a"
    return "veintiún" if value == 21 else words[:-1]
