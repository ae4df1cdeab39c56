"""Times of the day: "at 9", "2:30 pm", "half past nine", "quarter to three", "noon"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time

from nlu.text.wordings import Wordings

_SAID_AS = Wordings("clock")
_PM = rf" (?:{_SAID_AS.pattern('AFTERNOON')})| ?p\.? ?m\b\.?"
_AM = rf" (?:{_SAID_AS.pattern('MORNING')})| ?a\.? ?m\b\.?"
_NIGHT = re.compile(_SAID_AS.pattern("NIGHT"))
_HALF = rf"(?P<half>{_PM})|(?P<am>{_AM})"
_ONE = _SAID_AS.words("ONE")
_HOUR = rf"(?P<hour>[01]?[0-9]|2[0-3]|{_SAID_AS.pattern('ONE')})"
# Hours without morning or afternoon are those of the office: from seven to noon, and from one to six.
_FIRST_HOUR = 7
_PARTS_AFTER, _PARTS_BEFORE = _SAID_AS.values("PARTS_AFTER"), _SAID_AS.values("PARTS_BEFORE")
_MINUTES: Mapping[str, int] = _PARTS_AFTER | _PARTS_BEFORE
_MINUTE = (
    rf"(?: (?:{_SAID_AS.pattern('AND')}) (?P<minute>{'|'.join(_PARTS_AFTER)}|[0-5]?[0-9])| (?P<spoken>[1-5][0-9])"
    rf"| (?:{_SAID_AS.pattern('OH')}|0) (?P<oh>[0-9]))"
)
_NO_TIME = rf"(?! (?:{_SAID_AS.pattern('NO_TIME')}))"
_FORMS = (
    re.compile(rf"\b(?P<quarter>{'|'.join(_PARTS_BEFORE)}) {_HOUR}\b(?:{_HALF})?"),
    re.compile(rf"\b{_HOUR}:(?P<minute>[0-5][0-9])\b(?:{_HALF})?"),
    re.compile(rf"\b(?:{_SAID_AS.pattern('AT')}) {_HOUR}{_MINUTE}?\b{_NO_TIME}(?:{_HALF})?"),
    re.compile(rf"\b{_HOUR}{_MINUTE}?(?:{_HALF})"),
)
_MIDNIGHT = re.compile(rf"\b(?:{_SAID_AS.pattern('MIDNIGHT')})\b")
_NOON = re.compile(rf"\b(?:{_SAID_AS.pattern('NOON')})\b")


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
