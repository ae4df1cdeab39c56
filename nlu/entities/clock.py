"""Times of the day: "at 9", "2:30 pm", "half past nine", "quarter to three", "noon", "a las dos de la tarde"."""

from __future__ import annotations

import re
from datetime import time

_PM = r"(?: in the)? (?:afternoon|evening)| at night| (?:de|por|en) la (?:tarde|noche)| ?p\.? ?m\b\.?"
_AM = r" in the morning| (?:de|por|en) la manana| ?a\.? ?m\b\.?"
_HALF = rf"(?P<half>{_PM})|(?P<am>{_AM})"
_HOUR = r"(?P<hour>[01]?[0-9]|2[0-3]|una)"
# Hours without morning or afternoon are those of the office: from seven to noon, and from one to six.
_FIRST_HOUR = 7
_MINUTE = r"(?: y (?P<minute>media|cuarto|[0-5]?[0-9])| (?P<spoken>[1-5][0-9])| (?:oh|o|0) (?P<oh>[0-9]))"
_NO_TIME = r"(?! (?:days?|dollars?|dias?|copies|st|street|ave))"
_FORMS = (
    re.compile(rf"\b(?P<quarter>half past|quarter past|quarter after|quarter to|quarter till) {_HOUR}\b(?:{_HALF})?"),
    re.compile(rf"\b{_HOUR}:(?P<minute>[0-5][0-9])\b(?:{_HALF})?"),
    re.compile(rf"\b(?:at|around|about|by|after|before|from|a las?|desde las?) {_HOUR}{_MINUTE}?\b{_NO_TIME}(?:{_HALF})?"),
    re.compile(rf"\b{_HOUR}{_MINUTE}?(?:{_HALF})"),
)
_MIDNIGHT = re.compile(r"\b(?:midnight|medianoche)\b")
_NOON = re.compile(r"\b(?:noon|midday|mediodia)\b")
_MINUTES = {
    "half past": 30,
    "quarter past": 15,
    "quarter after": 15,
    "quarter to": -15,
    "quarter till": -15,
    "media": 30,
    "cuarto": 15,
}


def read(said: str) -> time | None:
    """The first time in a folded message whose number words are digits; None if it names none."""
    for form in _FORMS:
        match = form.search(said)
        if match:
            return _time(match.groupdict())
    return time(12) if _NOON.search(said) else time(0) if _MIDNIGHT.search(said) else None


def _time(said: dict[str, str | None]) -> time | None:
    hour = int((said["hour"] or "0").replace("una", "1"))
    minute = said.get("minute") or said.get("spoken") or said.get("oh") or "0"
    minutes = _MINUTES.get(said.get("quarter") or minute)
    minutes = int(minute) if minutes is None else minutes
    if hour == 12 and said["half"] and "noche" in said["half"]:
        hour = 0
    elif said["half"] or (not said["am"] and hour < _FIRST_HOUR):
        hour += 12 if 0 < hour < 12 else 0
    elif said["am"] and hour == 12:
        hour = 0
    total = hour * 60 + minutes
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None
