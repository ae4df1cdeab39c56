"""Invoice numbers as customers write and say them: "10482", "invoice #10482", "INV-10482", "one oh four eight two"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from nlu.entities import company_number, contact, money, numbers
from nlu.meaning import Entity
from nlu.words import Token, clean, fold, tokens, word_set

_CUES = word_set("invoice invoices inv bill bills factura facturas fact fac document documento")
_AFTER_CUE = word_set("number numbers numero no num nr # : - . is es the la el")
_NOT_AN_ID = word_set("days day dias dia dollars dollar dolares dolar bucks cents percent pm am years ft feet % ° $ € £ k")
_STREETS = word_set("street st avenue ave road rd drive dr blvd lane ln suite north south east west")
_CHUNK = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*", re.ASCII)
_ENDING = re.compile(r"\b(?:ending|ends|ended|terminada|termina|terminan)(?: (?:in|with|en|con))?(?: the| los)? ([0-9]{2,6})\b")


def find(text: str, known: Iterable[str] = (), asked: bool = False) -> list[Entity]:
    """The invoice numbers of a message (kind ``invoice_number``), in order.

    ``known`` are the numbers that were listed or exist: they are found in any form, also by "ending in 82", and given back as
    they are. ``asked``: the open question wants an invoice, so four digits are enough.
    """
    text = clean(text)
    listed = _by_plain_form(known)
    taken = [*money.find(text), *company_number.find(text), *contact.find(text)]
    found = [*_listed(text, listed), *_written(text, listed, asked)]
    kept: list[Entity] = []
    for entity in sorted(found, key=lambda e: (e.start, -e.end)):
        if not any(entity.start < other.end and other.start < entity.end for other in [*kept, *taken]):
            kept.append(entity)
    return kept


def read(text: str, known: Iterable[str] = ()) -> str | None:
    """The one invoice number in an answer to "which invoice?"; None if there is none or more than one."""
    values = {entity.value for entity in find(text, known, asked=True)}
    return values.pop() if len(values) == 1 else None


def _plain(number: str) -> str:
    return re.sub(r"[^a-z0-9]", "", number.lower())


def _by_plain_form(known: Iterable[str]) -> Mapping[str, str]:
    """Known numbers by their form without signs, and by their digits alone where those are long enough to be one."""
    listed: dict[str, str] = {}
    for number in known:
        plain = _plain(number)
        digits = re.sub(r"\D", "", plain)
        listed.setdefault(plain, number)
        if len(digits) >= 3:
            listed.setdefault(digits, number)
    return listed


def _listed(text: str, listed: Mapping[str, str]) -> list[Entity]:
    if not listed:
        return []
    found = []
    for chunk in _CHUNK.finditer(fold(text)):
        plain = _plain(chunk.group())
        if plain in listed and any(char.isdigit() for char in plain):
            found.append(Entity("invoice_number", listed[plain], text[chunk.start() : chunk.end()], chunk.start(), chunk.end()))
    for ending in _ENDING.finditer(fold(text)):
        values = {number for plain, number in listed.items() if plain.endswith(ending[1])}
        if len(values) == 1:
            found.append(Entity("invoice_number", values.pop(), ending.group(), ending.start(), ending.end()))
    return found


def _written(text: str, listed: Mapping[str, str], asked: bool) -> list[Entity]:
    words = tokens(text)
    found: list[Entity] = []
    at = 0
    cued_until = -1
    while at < len(words):
        if words[at].word in _CUES:
            cued_until = _after_cue(words, at)
        cued = at == cued_until or (at > 0 and words[at - 1].word == "#")
        hit = _id_at(words, at, least=3 if cued else 4 if asked else 5, run=asked or cued)
        if hit is None:
            at += 1
            continue
        digits, after = hit
        start, end = words[at].start, words[after - 1].end
        found.append(Entity("invoice_number", listed.get(digits, digits), text[start:end], start, end))
        if cued:  # "invoices 10482 and 391": the cue holds for the whole list
            cued_until = after + 1 if after < len(words) and words[after].word in {"and", "y", ",", "&", "or", "o"} else -1
        at = after
    return found


def _after_cue(words: Sequence[Token], at: int) -> int:
    at += 1
    while at < len(words) and words[at].word in _AFTER_CUE:
        at += 1
    return at


def _id_at(words: Sequence[Token], at: int, least: int, run: bool) -> tuple[str, int] | None:
    if at and words[at].glued and not _may_begin_after(words[at - 1].word, words[at]):
        return None
    whole = words[at]
    if whole.is_digits and len(whole.word) >= least:
        return (whole.word, at + 1) if len(whole.word) <= 10 and _ends(words, at + 1, len(whole.word)) else None
    spoken = _spoken_run(words, at)
    if spoken is None:
        return None
    digits, after, pieces = spoken
    enough = least <= len(digits) <= 8 and (pieces > 1 or run)
    return (digits, after) if enough and _ends(words, after, len(digits)) else None


def _may_begin_after(sign: str, token: Token) -> bool:
    if sign == "/":
        return len(token.word) >= 4
    return not (sign in "$€£.%@:" or sign.isalnum()) or (sign in _CUES and token.is_digits)


def _spoken_run(words: Sequence[Token], at: int) -> tuple[str, int, int] | None:
    """Digits, end and number of pieces of an id said piece by piece."""
    digits, after, pieces = "", at, 0
    for piece, end in numbers.segments(words, at):
        typed = words[end - 1].is_digits
        # a long typed number beside it is another id, and "31-60" is a span of days
        if typed and (len(piece) >= 4 or (pieces and words[end - 2].word in "-.")):
            break
        digits, after, pieces = digits + piece, end, pieces + 1
    return (digits, after, pieces) if pieces else None


def _ends(words: Sequence[Token], after: int, length: int) -> bool:
    if after >= len(words):
        return True
    nxt = words[after]
    if nxt.word in _NOT_AN_ID or (length <= 5 and nxt.word in _STREETS and not nxt.glued):
        return False
    return not (nxt.glued and (nxt.word.isalnum() or nxt.word in "@%" or _decimal_follows(words, after)))


def _decimal_follows(words: Sequence[Token], after: int) -> bool:
    follower = words[after + 1] if after + 1 < len(words) else None
    return (
        words[after].word in ".,-/" and follower is not None and follower.glued and follower.is_digits and len(follower.word) < 4
    )
