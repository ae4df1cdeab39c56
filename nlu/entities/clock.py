"""Times of the day: "at 9", "2:30 pm", "half past nine", "quarter to three", "noon"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from nlu.text.wordings import Wordings, longest_first

_WORDINGS = Wordings("clock")
_PM = rf" {_WORDINGS.group('AFTERNOON')}| ?p\.? ?m\b\.?"
_AM = rf" {_WORDINGS.group('MORNING')}| ?a\.? ?m\b\.?"
_NIGHT = re.compile(_WORDINGS.pattern("NIGHT"))
_HALF = rf"(?P<half>{_PM})|(?P<am>{_AM})"
_ONE = _WORDINGS.words("ONE")
_HOUR = rf"(?P<hour>[01]?[0-9]|2[0-3]|{_WORDINGS.pattern('ONE')})"
# Hours without morning or afternoon are those of the office: from seven to noon, and from one to six.
_FIRST_HOUR = 7
_PARTS_AFTER, _PARTS_BEFORE = _WORDINGS.values("PARTS_AFTER"), _WORDINGS.values("PARTS_BEFORE")
_MINUTES: Mapping[str, int] = _PARTS_AFTER | _PARTS_BEFORE
_MINUTE = (
    rf"(?: {_WORDINGS.group('AND')} (?P<minute>{longest_first(_PARTS_AFTER)}|[0-5]?[0-9])| (?P<spoken>[1-5][0-9])"
    rf"| (?:{_WORDINGS.pattern('OH')}|0) (?P<oh>[0-9]))"
)
_NO_TIME = rf"(?! {_WORDINGS.group('NO_TIME')})"
_FORMS = (
    re.compile(rf"\b(?P<quarter>{longest_first(_PARTS_BEFORE)}) {_HOUR}\b(?:{_HALF})?"),
    re.compile(rf"\b{_HOUR}:(?P<minute>[0-5][0-9])\b(?:{_HALF})?"),
    re.compile(rf"\b{_WORDINGS.group('AT')} {_HOUR}{_MINUTE}?\b{_NO_TIME}(?:{_HALF})?"),
    re.compile(rf"\b{_HOUR}{_MINUTE}?(?:{_HALF})"),
)
_MIDNIGHT = re.compile(rf"\b{_WORDINGS.group('MIDNIGHT')}\b")
_NOON = re.compile(rf"\b{_WORDINGS.group('NOON')}\b")


def read(said: str) -> time | None:
    """The first time in a folded message whose number words are digits; None if it names none."""
    for form in _FORMS:
        match = form.search(said)
        if match:
            return _time(match.groupdict())
    return time(12) if _NOON.search(said) else time(0) if _MIDNIGHT.search(said) else None


def _time(said: dict[str, str | None]) -> time | None:
    hour = 1 if said["hour"] in _ONE else int(said["hour"] or 0)
    minute = said.get("minute") or said.get("spoken") or said.get("oh") or "0"
    minutes = _MINUTES.get(said.get("quarter") or minute)
    minutes = int(minute) if minutes is None else minutes
    if hour == 12 and said["half"] and _NIGHT.search(said["half"]):
        hour = 0
    elif said["half"] or (not said["am"] and hour < _FIRST_HOUR):
        hour += 12 if 0 < hour < 12 else 0
    elif said["am"] and hour == 12:
        hour = 0
    total = hour * 60 + minutes
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None
