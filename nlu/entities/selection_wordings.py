"""The wordings behind a selection as patterns: each is one way of saying which invoices are meant, in whatever language.

They match the plain form that ``selection_grammar`` makes: invoice numbers read ``<n0>``, amounts ``<m0>``, places in a row
``#2``, number words are digits, accents are gone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nlu.text.wordings import Wordings, longest_first

_WORDINGS = Wordings("selection")
_any = _WORDINGS.group


def _search(*tables: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_any(*tables)}\b")


MONTHS: Mapping[str, int] = Wordings("dates").values("MONTHS")
MONTH_WORDS = _WORDINGS.words("MONTH")
ONES = Wordings("numbers").words("ONES")
_MONTH = longest_first(MONTHS)
_ORDER = _WORDINGS.patterns("ORDER")
# A message without any number, and without any word that begins like these, chooses nothing; most are told so at once.
MAY_CHOOSE = re.compile(rf"\b(?:{_any('MAY_CHOOSE')}|(?:{_MONTH})\b)")
ORDERED = [
    (
        name,
        re.compile(rf"(?:\b(\d{{1,2}}) )?(?: ?{_any('THINGS')})? ?\b(?:{words})\b(?: (\d{{1,2}})\b(?! {_any('NO_COUNT')}))?"),
    )
    for name, words in _ORDER.items()
]
MAY_BE_ORDERED = re.compile(rf"\b(?:{'|'.join(_ORDER.values())})")
EVERYTHING, EVERYTHING_ASKED, NOT_EVERYTHING = _search("EVERYTHING"), _search("EVERYTHING_ASKED"), _search("NOT_EVERYTHING")
NOT_DUE, PAST_DUE = _search("NOT_DUE"), _search("PAST_DUE")
_DAYS = rf"(?: ?- ?)?(?: {_any('DAYS')}\b)"
OVER_DAYS = re.compile(rf"\b{_any('MORE')} (\d{{1,3}}){_DAYS}|\b(\d{{1,3}}) ?\+{_DAYS}|\b(\d{{1,3}}){_DAYS}? {_any('OR_MORE')}\b")
OVER_BUCKET = re.compile(rf"\b{_any('MORE')} (30|60|90|120)\b|\b(30|60|90|120) ?\+")
UNDER_DAYS = re.compile(rf"\b{_any('LESS')} (\d{{1,3}}){_DAYS}")
# The third group: it says that these are days.
SPAN_DAYS = re.compile(rf"\b(\d{{1,3}}) ?(?:-|{_any('SPAN_TO')}) ?(\d{{1,3}})(?: ({_any('SPAN_DAYS')})\b)?")
BUCKETS = {(1, 30), (0, 30), (30, 60), (31, 60), (60, 90), (61, 90), (90, 120), (91, 120)}
OVER_MONEY = re.compile(rf"\b{_any('MORE', 'AT_LEAST')} (?:<m(\d+)>|(\d{{2,6}}))")
UNDER_MONEY = re.compile(rf"\b{_any('LESS', 'AT_MOST')} (?:<m(\d+)>|(\d{{2,6}}))")
IN_MONTH = re.compile(
    rf"\b{_any('IN_MONTH')} (?:{_any('IN_MONTH_THE')} )?({_MONTH})\b(?! ?[#\d])|\b({_MONTH}) {_any('OF_A_MONTH')}\b"
)
ONLY_MONTH = re.compile(rf"^(?:{_any('ONLY_MONTH')} )?({_MONTH})(?: s)?$")
LAST_MONTH, THIS_MONTH = _search("LAST_MONTH"), _search("THIS_MONTH")
PO = re.compile(
    rf"\b{_any('PO')} ?(?:{_any('PO_NUMBER')} |# ?|no ?\.? )?([a-z]{{0,4}}-?\d[a-z0-9-]{{1,15}})\b",
)
PLACE = re.compile(
    rf"\b{_any('PLACE')}(?: {_any('PLACE_IS')})? {_any('PLACE_IN')} ((?:{_any('PLACE_THE')} )?[a-z][a-z0-9 &#]{{1,40}})"
)
PLACE_BEFORE = re.compile(rf"(?:{_any('BEFORE_PLACE')} )*(?:{_any('PLACE_OURS')} )?([a-z][a-z ]{{2,30}}?) {_any('AFTER_PLACE')}$")
PLACE_THE = re.compile(rf"^{_any('PLACE_THE')} ")
PLACE_END = re.compile(rf" {_any('PLACE_END')}\b")
NO_PLACE = _WORDINGS.words("NO_PLACE") | set(MONTHS)
FIRST_N = re.compile(rf"\b{_any('FIRST')} (\d{{1,2}})\b|\b(\d{{1,2}}) {_any('FIRST_AFTER')}\b|\b(\d{{1,2}}) #1\b(?=$| )")
ENDS = re.compile(_any("ENDS"))
LAST_N = re.compile(rf"\b{_any('LAST_FEW')} (\d{{1,2}})\b(?! ?{_any('NOT_A_FEW')})|\b(\d{{1,2}}) {_any('LAST_FEW_AFTER')}\b")
_NO_PLACE_IN_A_ROW = rf"(?! {_any('NOT_A_PLACE_IN_A_ROW')}\b)"
NTH = re.compile(rf"{_WORDINGS.not_after('NOT_NTH_AFTER')}(?<!\d )#(\d{{1,2}})\b{_NO_PLACE_IN_A_ROW}")
NTH_IN_TALK = re.compile(rf"\b{_any('NTH_AFTER')} #(\d{{1,2}})\b{_NO_PLACE_IN_A_ROW}")
LAST = re.compile(rf"\b{_any('LAST')}\b(?! ?(?:{_any('NOT_LAST')}|\d))")
LAST_ONE = re.compile(_any("LAST_ONE"))
BOTH = re.compile(rf"\b{_any('BOTH')}\b(?! {_any('NOT_BOTH')})")
_TO = rf"(?:{_any('TO')}|-)(?: {_any('TO_THE')})?"
NUMBERS_FROM_TO = re.compile(rf"(?:\b{_any('FROM')}(?: {_any('FROM_THE')})? )?<n(\d+)> (?:{_TO}|{_any('BETWEEN_AND')}) <n(\d+)>")
PLACES_FROM_TO = re.compile(rf"^(?:\w+ )*?#?(\d{{1,2}}) {_TO} #?(\d{{1,2}})$")
PLACES_FROM_TO_IN_TALK = re.compile(rf"#(\d{{1,2}}) {_TO} #(\d{{1,2}})\b")
LAST_BUT_ONE = re.compile(rf"{_any('LAST_BUT_ONE')}\b")
# An exception of which no wording above knows what it leaves out.
UNREAD_EXCEPTION = re.compile(rf"\b{_any('ALL_BUT', 'LEAVE_OUT')} ({_any('LEFT_OUT')} .{{2,60}})")
# To refuse some of all is to leave them out; a refusal by itself chooses nothing.
REFUSED = _search("DO_NOT")
EXCEPT = re.compile(rf"(?:{_WORDINGS.after('DO_NOT_AFTER')}){_any('DO_NOT')}\b|\b{_any('EXCEPT')}\b")
ONLY = _search("ONLY")
BARE = re.compile(rf"(?:(?:{_any('BARE')}|#|&|,|\.|\d{{1,2}})(?: |$))+$")
ALL = _search("ALL")
ADDS = re.compile(rf"^{_any('ADDS')}\b|\b{_any('ADDS_AFTER')}[ .!]*$")
