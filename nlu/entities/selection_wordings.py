"""The wordings behind a selection as patterns: each is one way of saying which invoices are meant, in whatever language.

They match the plain form that ``selection_grammar`` makes: invoice numbers read ``<n0>``, amounts ``<m0>``, places in a row
``#2``, number words are digits, accents are gone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nlu.text.wordings import Wordings, longest_first

_SAID_AS = Wordings("selection")


def _said(*tables: str) -> str:
    return f"(?:{'|'.join(map(_SAID_AS.pattern, tables))})"


def _any(*tables: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_said(*tables)}\b")


MONTHS: Mapping[str, int] = Wordings("dates").values("MONTHS")
MONTH_WORDS = _SAID_AS.words("MONTH")
ONES = Wordings("numbers").words("ONES")
_MONTH = longest_first(MONTHS)
_ORDER = _SAID_AS.patterns("ORDER")
# A message without any number, and without any word that begins like these, chooses nothing; most are told so at once.
MAY_CHOOSE = re.compile(rf"\b(?:{_said('MAY_CHOOSE')}|(?:{_MONTH})\b)")
ORDERED = [
    (
        name,
        re.compile(rf"(?:\b(\d{{1,2}}) )?(?: ?{_said('THINGS')})? ?\b(?:{words})\b(?: (\d{{1,2}})\b(?! {_said('NO_COUNT')}))?"),
    )
    for name, words in _ORDER.items()
]
MAY_BE_ORDERED = re.compile(rf"\b(?:{'|'.join(_ORDER.values())})")
EVERYTHING, EVERYTHING_ASKED, NOT_EVERYTHING = _any("EVERYTHING"), _any("EVERYTHING_ASKED"), _any("NOT_EVERYTHING")
NOT_DUE, PAST_DUE = _any("NOT_DUE"), _any("PAST_DUE")
_DAYS = rf"(?: ?- ?)?(?: {_said('DAYS')}\b)"
OVER_DAYS = re.compile(
    rf"\b{_said('MORE')} (\d{{1,3}}){_DAYS}|\b(\d{{1,3}}) ?\+{_DAYS}|\b(\d{{1,3}}){_DAYS}? {_said('OR_MORE')}\b"
)
OVER_BUCKET = re.compile(rf"\b{_said('MORE')} (30|60|90|120)\b|\b(30|60|90|120) ?\+")
UNDER_DAYS = re.compile(rf"\b{_said('LESS')} (\d{{1,3}}){_DAYS}")
# The third group: it says that these are days.
SPAN_DAYS = re.compile(rf"\b(\d{{1,3}}) ?(?:-|{_said('SPAN_TO')}) ?(\d{{1,3}})(?: ({_said('SPAN_DAYS')})\b)?")
BUCKETS = {(1, 30), (0, 30), (30, 60), (31, 60), (60, 90), (61, 90), (90, 120), (91, 120)}
OVER_MONEY = re.compile(rf"\b{_said('MORE', 'AT_LEAST')} (?:<m(\d+)>|(\d{{2,6}}))")
UNDER_MONEY = re.compile(rf"\b{_said('LESS', 'AT_MOST')} (?:<m(\d+)>|(\d{{2,6}}))")
IN_MONTH = re.compile(
    rf"\b{_said('IN_MONTH')} (?:{_said('IN_MONTH_THE')} )?({_MONTH})\b(?! ?[#\d])|\b({_MONTH}) {_said('OF_A_MONTH')}\b"
)
ONLY_MONTH = re.compile(rf"^(?:{_said('ONLY_MONTH')} )?({_MONTH})(?: s)?$")
LAST_MONTH, THIS_MONTH = _any("LAST_MONTH"), _any("THIS_MONTH")
PO = re.compile(
    rf"\b{_said('PO')} ?(?:{_said('PO_NUMBER')} |# ?|no ?\.? )?([a-z]{{0,4}}-?\d[a-z0-9-]{{1,15}})\b",
)
PLACE = re.compile(
    rf"\b{_said('PLACE')}(?: {_said('PLACE_IS')})? {_said('PLACE_IN')} ((?:{_said('PLACE_THE')} )?[a-z][a-z0-9 &#]{{1,40}})"
)
PLACE_BEFORE = re.compile(
    rf"(?:{_said('BEFORE_PLACE')} )*(?:{_said('PLACE_OURS')} )?([a-z][a-z ]{{2,30}}?) {_said('AFTER_PLACE')}$"
)
PLACE_THE = re.compile(rf"^{_said('PLACE_THE')} ")
PLACE_END = re.compile(rf" {_said('PLACE_END')}\b")
NO_PLACE = _SAID_AS.words("NO_PLACE") | set(MONTHS)
FIRST_N = re.compile(rf"\b{_said('FIRST')} (\d{{1,2}})\b|\b(\d{{1,2}}) {_said('FIRST_AFTER')}\b|\b(\d{{1,2}}) #1\b(?=$| )")
ENDS = re.compile(_said("ENDS"))
LAST_N = re.compile(rf"\b{_said('LAST_FEW')} (\d{{1,2}})\b(?! ?{_said('NOT_A_FEW')})|\b(\d{{1,2}}) {_said('LAST_FEW_AFTER')}\b")
_NO_PLACE_IN_A_ROW = rf"(?! {_said('NOT_A_PLACE_IN_A_ROW')}\b)"
NTH = re.compile(rf"{_SAID_AS.not_after('NOT_NTH_AFTER')}(?<!\d )#(\d{{1,2}})\b{_NO_PLACE_IN_A_ROW}")
NTH_IN_TALK = re.compile(rf"\b{_said('NTH_AFTER')} #(\d{{1,2}})\b{_NO_PLACE_IN_A_ROW}")
LAST = re.compile(rf"\b{_said('LAST')}\b(?! ?(?:{_said('NOT_LAST')}|\d))")
LAST_ONE = re.compile(_said("LAST_ONE"))
BOTH = re.compile(rf"\b{_said('BOTH')}\b(?! {_said('NOT_BOTH')})")
_TO = rf"(?:{_said('TO')}|-)(?: {_said('TO_THE')})?"
NUMBERS_FROM_TO = re.compile(
    rf"(?:\b{_said('FROM')}(?: {_said('FROM_THE')})? )?<n(\d+)> (?:{_TO}|{_said('BETWEEN_AND')}) <n(\d+)>"
)
PLACES_FROM_TO = re.compile(rf"^(?:\w+ )*?#?(\d{{1,2}}) {_TO} #?(\d{{1,2}})$")
PLACES_FROM_TO_IN_TALK = re.compile(rf"#(\d{{1,2}}) {_TO} #(\d{{1,2}})\b")
LAST_BUT_ONE = re.compile(rf"{_said('LAST_BUT_ONE')}\b")
# An exception of which no wording above knows what it leaves out.
UNREAD_EXCEPTION = re.compile(rf"\b{_said('ALL_BUT', 'LEAVE_OUT')} ({_said('LEFT_OUT')} .{{2,60}})")
# To refuse some of all is to leave them out; a refusal by itself chooses nothing.
REFUSED = _any("DO_NOT")
EXCEPT = re.compile(rf"(?:{_SAID_AS.after('DO_NOT_AFTER')}){_said('DO_NOT')}\b|\b{_said('EXCEPT')}\b")
ONLY = _any("ONLY")
BARE = re.compile(rf"(?:(?:{_said('BARE')}|#|&|,|\.|\d{{1,2}})(?: |$))+$")
ALL = _any("ALL")
ADDS = re.compile(rf"^{_said('ADDS')}\b|\b{_said('ADDS_AFTER')}[ .!]*$")
