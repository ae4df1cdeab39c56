"""How Spanish says facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from locales.locale import Currency

MINUS = "menos"
POINT = "punto"
JOIN_CENTS = "con"
CURRENCIES: Mapping[str, Currency] = {
    "USD": ("dólar", "dólares", "centavo", "centavos", "m"),
    "CAD": ("dólar canadiense", "dólares canadienses", "centavo", "centavos", "m"),
    "EUR": ("euro", "euros", "céntimo", "céntimos", "m"),
    "GBP": ("libra", "libras", "penique", "peniques", "f"),
    "MXN": ("peso mexicano", "pesos mexicanos", "centavo", "centavos", "m"),
}
SPELLING = (
    "Ana Bogotá Carlos Daniel Elena Francia Guatemala Honduras Isabel José Kilo Lima María Nicaragua Óscar Perú Quito Roma Sara "
    "Tomás Uruguay Victoria Washington Xilófono Yolanda Zapata"
)
AS_IN = "de"
AT, DOT = "arroba", "punto"
TO, OR_MORE = "a", "o más"
ENDING_IN = "su teléfono terminado en"
BEGINNING_WITH = "su correo electrónico que empieza con"

_BELOW_THIRTY = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
    "veintinueve"
)
_TENS = "- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"


def cardinal(value: int, gender: str = "") -> str:
    """``cuatro mil doscientos once``. Before a noun (``m``: un, veintiún; ``f``: una, doscientas), else uno, veintiuno.

    Millions are counted as a noun (``dos millones``), thousands are not (``mil``, ``dos mil``).
    """
    millions, rest = divmod(value, 1_000_000)
    if not millions:
        return _below_million(rest, gender)
    head = "un millón" if millions == 1 else f"{_below_million(millions, 'm')} millones"
    return f"{head} {_below_million(rest, gender)}" if rest else head


def _below_million(value: int, gender: str) -> str:
    thousands, rest = divmod(value, 1000)
    if not thousands:
        return _below_thousand(rest, gender)
    head = "mil" if thousands == 1 else f"{_below_thousand(thousands, gender or 'm')} mil"
    return f"{head} {_below_thousand(rest, gender)}" if rest else head


def _below_thousand(value: int, gender: str) -> str:
    if value < 100:
        return _below_hundred(value, gender)
    hundreds, rest = divmod(value, 100)
    head = _HUNDREDS.split()[hundreds] if value != 100 else "cien"
    if gender == "f" and hundreds > 1:
        head = f"{head[:-2]}as"
    return f"{head} {_below_hundred(rest, gender)}" if rest else head


def _below_hundred(value: int, gender: str) -> str:
    tens, one = divmod(value, 10)
    words = _BELOW_THIRTY.split()[value] if value < 30 else _TENS.split()[tens]
    if value > 30 and one:
        words = f"{words} y {_BELOW_THIRTY.split()[one]}"
    if one != 1 or value == 11 or not gender:
        return words
    if gender == "f":
        return f"{words[:-1]}a"
    return "veintiún" if value == 21 else words[:-1]


def counted(value: int, one: str, many: str, gender: str) -> str:
    """``un dólar``, ``doscientas libras``; ``un millón de dólares``, but ``un millón cien dólares``."""
    of = "de " if value and value % 1_000_000 == 0 else ""
    return f"{cardinal(value, gender)} {of}{one if value == 1 else many}"


def day(value: date, this_year: int | None) -> str:
    """``treinta de noviembre``, ``primero de marzo de dos mil veintisiete``."""
    text = f"{'primero' if value.day == 1 else cardinal(value.day)} de {_MONTHS.split()[value.month - 1]}"
    return text if value.year == this_year else f"{text} de {cardinal(value.year)}"


def clock(value: time) -> str:
    """``a la una de la tarde``, ``al mediodía``."""
    hour, minute = value.hour, value.minute
    if hour % 12 == minute == 0:
        return "al mediodía" if hour else "a la medianoche"
    said_minute = f" y {cardinal(minute)}" if minute else ""
    part = "mañana" if 0 < hour < 12 else "tarde" if 12 <= hour < 20 else "noche"
    return f"{'a la' if hour in (1, 13) else 'a las'} {cardinal(hour % 12 or 12, 'f')}{said_minute} de la {part}"


def month(year: int, month: int) -> str:
    """``marzo de dos mil veintisiete``."""
    return f"{_MONTHS.split()[month - 1]} de {cardinal(year)}"
