"""Invoice numbers as customers write and say them: "10482", "invoice #10482", "INV-10482", "one oh four eight two"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from nlu.entities import company_number, contact, invoice_listed, money, numbers
from nlu.meaning import Entity, apart
from nlu.text.tokens import Token, clean, tokens
from nlu.text.wordings import Wordings

_MOST_DIGITS = 8
_LONGEST_READ_OUT = 24
_WORDINGS = Wordings("invoice_number")
_CUES = _WORDINGS.words("CUES")
_AFTER_CUE = _WORDINGS.words("AFTER_CUE") | frozenset("#:-.")
_NOT_AN_ID = _WORDINGS.words("NOT_AN_ID") | frozenset("%°$€£")
_JOINS = _WORDINGS.words("JOINS") | frozenset(",&")
_ONE_DIGIT = frozenset("0123456789") | numbers.ZEROS | {word for word, value in numbers.UNITS.items() if value < 10}
_STREETS = _WORDINGS.words("STREETS")


def find(text: str, known: Iterable[str] = (), asked: bool = False) -> list[Entity]:
    """The invoice numbers of a message (kind ``invoice_number``), in order.

    ``known`` are the numbers that were listed or exist: they are found in any form, also by "ending in 82", and given back as
    they are. ``asked``: the open question wants an invoice, so four digits are enough.
    """
    return list(_found(clean(text), tuple(known), asked))


@lru_cache(maxsize=64)
def _found(text: str, known: tuple[str, ...], asked: bool) -> tuple[Entity, ...]:
    if not numbers.said_in(text):
        return ()
    listed = invoice_listed.by_plain_form(known)
    found = [*invoice_listed.find(text, listed), *_written(text, listed, asked)]
    longest_first = sorted(found, key=lambda entity: (entity.start, -entity.end))
    kept = apart([*money.find(text), *company_number.find(text), *contact.find(text), *longest_first])
    return tuple(entity for entity in kept if entity.kind == "invoice_number")


def read(text: str, known: Iterable[str] = ()) -> str | None:
    """The one invoice number in an answer to "which invoice?"; None if there is none or more than one."""
    values = {entity.value for entity in find(text, known, asked=True)}
    return values.pop() if len(values) == 1 else None


def _written(text: str, listed: Mapping[str, str], asked: bool) -> list[Entity]:
    words = tokens(text)
    found: list[Entity] = []
    at = 0
    cued_until = -1
    while at < len(words):
        pauses = _has_pauses(words, at)
        if (after_run := _after_long_run(words, at, pauses)) > at:
            at = after_run
            continue
        if words[at].word in _CUES:
            cued_until = _after_cue(words, at)
        cued = at == cued_until or (at > 0 and words[at - 1].word == "#")
        hit = _id_at(words, at, least=3 if cued else 4 if asked else 5, run=asked or cued, pauses=pauses)
        if hit is None:
            at += 1
            continue
        digits, after = hit
        start, end = words[at].start, words[after - 1].end
        found.append(Entity("invoice_number", listed.get(digits, digits), text[start:end], start, end))
        if cued:  # "invoices 10482 and 391": the cue holds for the whole list
            cued_until = after + 1 if after < len(words) and words[after].word in _JOINS else -1
        at = after
    return found


def _after_long_run(words: Sequence[Token], at: int, pauses: bool) -> int:
    """Where a run of single digits ends that is too long for any id, such as a telephone number; else ``at``."""
    if at + 1 >= len(words) or words[at].word not in _ONE_DIGIT or words[at + 1].word not in _ONE_DIGIT:
        return at
    run = numbers.segments(words, at, commas=pauses)
    return run[-1][1] if sum(len(piece) for piece, _ in run) > _MOST_DIGITS else at


def _after_cue(words: Sequence[Token], at: int) -> int:
    at += 1
    while at < len(words) and words[at].word in _AFTER_CUE:
        at += 1
    return at


def _id_at(words: Sequence[Token], at: int, least: int, run: bool, pauses: bool) -> tuple[str, int] | None:
    if at and words[at].glued and not _may_begin_after(words[at - 1].word, words[at]):
        return None
    whole = words[at]
    if whole.is_digits and len(whole.word) >= least and not _is_grouped(words, at):
        return (whole.word, at + 1) if len(whole.word) <= 10 and _ends(words, at + 1, len(whole.word)) else None
    spoken = _spoken_run(words, at, run, pauses)
    if spoken is None:
        return None
    digits, after, pieces = spoken
    enough = least <= len(digits) <= _MOST_DIGITS and (pieces > 1 or run)
    return (digits, after) if enough and _ends(words, after, len(digits)) else None


def _is_grouped(words: Sequence[Token], at: int) -> bool:
    """Whether the number goes on after a space, as recognisers write one that was read out: "104 82"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return len(words[at].word) <= 3 and after is not None and after.is_digits and len(after.word) <= 3


def _may_begin_after(sign: str, token: Token) -> bool:
    if sign == "/":
        return len(token.word) >= 4
    return not (sign in "$€£.%@:" or sign.isalnum()) or (sign in _CUES and token.is_digits)


def _spoken_run(words: Sequence[Token], at: int, sound_alike: bool, pauses: bool) -> tuple[str, int, int] | None:
    """Digits, end and number of pieces of an id said piece by piece; with ``pauses``, a comma may part them: "1 0 4, 8 2".

    ``sound_alike``: "one oh for eight two", with the odd word amid digits.
    """
    digits, after, pieces = "", at, 0
    for piece, end in numbers.pieces(words, at, sound_alike, commas=pauses):
        if words[end - 1].word in numbers.SOUND_ALIKE and not (pieces and end < len(words) and words[end].word in _ONE_DIGIT):
            break
        typed = words[end - 1].is_digits
        # a long typed number beside it is another id, and "31-60" is a span of days
        if len(digits) > _MOST_DIGITS or (typed and (len(piece) >= 4 or (pieces and words[end - 2].word in "-."))):
            break
        digits, after, pieces = digits + piece, end, pieces + 1
    return (digits, after, pieces) if pieces else None


def _has_pauses(words: Sequence[Token], at: int) -> bool:
    """Whether single digits stand from here in groups of two or three parted by commas, as ids are read out."""
    group, groups, last = 0, 0, min(len(words), at + _LONGEST_READ_OUT)
    while at < last and group <= 3:
        if words[at].word == "," and 2 <= group <= 3:
            group, groups = 0, groups + 1
        elif words[at].word in _ONE_DIGIT:
            group += 1
        else:
            break
        at += 1
    return groups > 0 and 2 <= group <= 3


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
