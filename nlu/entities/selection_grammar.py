"""The wordings behind a selection: each row of a table is one way of saying which invoices are meant.

The message is first put into a plain form, in which invoice numbers read ``<n0>``, amounts ``<m0>``, places in a row ``#2`` and
number words digits, so that the wordings stay short.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from nlu.entities import invoice_listed, invoice_number, money, numbers
from nlu.entities import selection_wordings as wordings
from nlu.meaning import Entity
from nlu.text.tokens import Token, fold, tokens

Said = dict[str, Any]
_MOST_EXCEPTIONS = 3
_NUMBER = re.compile(r"\d")


def read(text: str, known: Sequence[str], asked: bool, language: str) -> Said:
    """The fields of a Selection, or nothing at all."""
    if not asked and not known and not numbers.said_in(text) and not wordings.MAY_CHOOSE.search(fold(text)):
        return {}
    amounts = money.find(text, language)
    ids = invoice_number.find(text, known, asked)
    order = wordings.PO.search(fold(text))
    if order:  # its number is no invoice number
        ids = [entity for entity in ids if entity.end <= order.start() or entity.start >= order.end()]
    said = _without(_plain_form(text, ids, amounts), [e.value for e in ids], [e.value for e in amounts], asked)
    if order:
        said = {name: value for name, value in said.items() if name not in ("words", "everything")} | {"po": order[1].upper()}
    return _with_ranges_known(said, known)


def _with_ranges_known(said: Said, known: Sequence[str]) -> Said:
    """Ranges as the known numbers in them. None of them known means nothing, rather than the two ends."""
    if "without" in said:
        said = said | {"without": _with_ranges_known(said["without"], known)}
    if not known or "ranges" not in said:
        return said
    inside = [number for span in said["ranges"] for number in invoice_listed.between(span, known)]
    rest = {name: value for name, value in said.items() if name != "ranges"}
    return rest | {"numbers": tuple(dict.fromkeys([*said.get("numbers", ()), *inside]))}


def _plain_form(text: str, ids: Sequence[Entity], amounts: Sequence[Entity]) -> str:
    marks = {e.start: (f"<n{i}>", e.end) for i, e in enumerate(ids)} | {
        e.start: (f"<m{i}>", e.end) for i, e in enumerate(amounts)
    }
    words = tokens(text)
    if not marks and not numbers.said_in(text):
        return " ".join(filter(None, map(_plain_word, words)))
    out: list[str] = []
    at = 0
    while at < len(words):
        start = words[at].start
        if start in marks:
            mark, end = marks[start]
            out.append(mark)
            while at < len(words) and words[at].start < end:
                at += 1
            continue
        place = numbers.ordinal(words, at)
        value = None if place else numbers.cardinal(words, at)
        if place:
            out.append("first" if place[0] == 1 and _counts_on(words, place[1]) else f"#{place[0]}")
            at = place[1]
        elif value and words[at].word not in wordings.ONES:  # "the last one" counts nothing
            out.append(str(value[0]))
            at = value[1]
        else:
            out.append(_plain_word(words[at]))
            at += 1
    return " ".join(filter(None, out))


def _plain_word(token: Token) -> str:
    return token.word if token.word.isalnum() or token.word in "-+#&.," else ""


def _counts_on(words: Sequence[Any], at: int) -> bool:
    """ "the first two": here first counts several, and is no place of its own."""
    counted = numbers.count(words, at)
    return counted is not None and counted[0] > 1


def _without(plain: str, ids: list[str], amounts: list[int], asked: bool) -> Said:
    only = wordings.ONLY.search(plain)
    if only and not wordings.EXCEPT.match(plain[only.end() :].lstrip()):
        kept = _simple(plain[only.end() :], ids, amounts, True)
        if kept:
            return kept
    if refused := wordings.REFUSED.match(plain):
        return {"unclear": refused.group()}
    for split in islice(wordings.EXCEPT.finditer(plain), _MOST_EXCEPTIONS):
        taken_away = _simple(plain[split.end() :], ids, amounts, True)
        if taken_away and "everything" not in taken_away:
            kept = _simple(plain[: split.end()], ids, amounts, asked) or {"everything": True}
            return kept | {"without": taken_away}
    said = _simple(plain, ids, amounts, asked)
    if said and (refused := wordings.REFUSED.search(plain)):
        return {"unclear": refused.group()}
    left_out = wordings.UNREAD_EXCEPTION.search(plain) if said.get("everything") else None
    return {"unclear": left_out[1]} if left_out else said


def _simple(plain: str, ids: list[str], amounts: list[int], asked: bool) -> Said:
    plain = plain.strip(" .,")
    ranges: tuple[str, ...] = ()
    if ids:
        ranges = tuple(f"{ids[int(low)]}..{ids[int(high)]}" for low, high in wordings.NUMBERS_FROM_TO.findall(plain))
        plain = wordings.NUMBERS_FROM_TO.sub("", plain)
    said = _filters(plain, amounts, asked)
    said |= _ordered(plain)
    if ranges:
        said["ranges"] = ranges
    chosen = [ids[int(at)] for at in re.findall(r"<n(\d+)>", plain)] if ids else []
    if chosen:
        said["numbers"] = tuple(dict.fromkeys(chosen))
    if positions := _positions(plain, asked, bool(said)):
        said["positions"] = positions
    place = wordings.PLACE.search(plain) or (wordings.PLACE_BEFORE.match(plain) if asked else None)
    if place and not said and (words := _place_words(place[1])):
        said["words"] = words
    if not said and _is_everything(plain, asked):
        said["everything"] = True
    return said


def _is_everything(plain: str, asked: bool) -> bool:
    said = wordings.EVERYTHING.search(plain) or (asked and wordings.EVERYTHING_ASKED.search(plain))
    return bool(said) and not wordings.NOT_EVERYTHING.search(plain)


def _place_words(words: str) -> str:
    words = wordings.PLACE_THE.sub("", wordings.PLACE_END.split(words)[0]).strip(" .")
    return "" if not words or words.split()[0] in wordings.NO_PLACE else words


def _filters(plain: str, amounts: list[int], asked: bool) -> Said:
    numbered = _NUMBER.search(plain) is not None
    said = _days(plain) if numbered else {}
    not_due = wordings.NOT_DUE.search(plain)
    if not_due:
        said["up_to_days"] = 0
    elif wordings.PAST_DUE.search(plain):
        said["past_due"] = True
    said |= _month(plain, asked)
    if not numbered:
        return said
    if "over_days" not in said and (over := wordings.OVER_MONEY.search(plain)):
        said["over_cents"] = _amount(over, amounts)
    if "up_to_days" not in said and (under := wordings.UNDER_MONEY.search(plain)):
        said["up_to_cents"] = _amount(under, amounts)
    return said


def _amount(match: re.Match[str], amounts: list[int]) -> int:
    return amounts[int(match[1])] if match[1] else int(match[2]) * 100


def _days(plain: str) -> Said:
    said: Said = {}
    if over := wordings.OVER_DAYS.search(plain) or wordings.OVER_BUCKET.search(plain):
        said["over_days"] = int(next(group for group in over.groups() if group))
    if under := wordings.UNDER_DAYS.search(plain):
        said["up_to_days"] = int(under[1]) - 1
    span = wordings.SPAN_DAYS.search(plain)
    if span and not said:
        low, high = int(span[1]), int(span[2])
        if low < high and ((low, high) in wordings.BUCKETS or span[3]):
            return {"over_days": low - 1 if low % 10 == 1 else low, "up_to_days": high}
    return said


def _month(plain: str, asked: bool) -> Said:
    words = plain.split()
    if not wordings.MONTH_WORDS.isdisjoint(words):
        if wordings.LAST_MONTH.search(plain):
            return {"months_ago": 1}
        if wordings.THIS_MONTH.search(plain):
            return {"months_ago": 0}
    if wordings.MONTHS.keys().isdisjoint(words):
        return {}
    named = wordings.IN_MONTH.search(plain) or (asked and wordings.ONLY_MONTH.search(plain))
    return {"month": wordings.MONTHS[next(group for group in named.groups() if group)]} if named else {}


def _ordered(plain: str) -> Said:
    if not wordings.MAY_BE_ORDERED.search(plain):
        return {}
    for name, wording in wordings.ORDERED:
        match = wording.search(plain)
        if match:
            return {"order": name, "count": int(match[1] or match[2] or 1)}
    return {}


def _positions(plain: str, asked: bool, more_said: bool) -> tuple[int, ...]:
    numbered, ends = _NUMBER.search(plain) is not None, wordings.ENDS.search(plain)
    if numbered and (first := wordings.FIRST_N.search(plain)):
        return tuple(range(1, int(first[1] or first[2] or first[3]) + 1))
    from_to = (wordings.PLACES_FROM_TO if asked else wordings.PLACES_FROM_TO_IN_TALK).search(plain) if numbered else None
    if from_to:
        low, high = int(from_to[1]), int(from_to[2])
        return tuple(range(low, high + 1)) if 0 < low < high and not more_said else ()
    if ends and wordings.LAST_BUT_ONE.search(plain):
        return (-2,)
    if numbered and ends and (last := wordings.LAST_N.search(plain)):
        return tuple(range(-int(last[1] or last[2]), 0))
    found = [int(place) for place in (wordings.NTH if asked else wordings.NTH_IN_TALK).findall(plain)] if numbered else []
    one_named = asked or wordings.LAST_ONE.search(plain)
    if ends and one_named and wordings.LAST.search(plain):
        found.append(-1)
    if not found and asked and wordings.BOTH.search(plain) and not more_said:
        return (1, 2)
    if not found and asked and not more_said and wordings.BARE.match(plain):
        found = [int(digit) for digit in re.findall(r"\b\d{1,2}\b", plain)]
    return tuple(dict.fromkeys(place for place in found if place))
