"""A customer on the telephone: speaks, keys numbers in, and reads what is sent to the phone meanwhile."""

from __future__ import annotations

import re

from tests.journeys.program import PHONE_TOKEN, Place
from tests.journeys.talk import Talk
from tests.support.caller import Caller
from tests.support.waiting import wait_until

_KEYS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999", strict=True))
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_ONES.split())}
_WORDS |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}
_NUMBER = rf"(?:(?:{'|'.join(_WORDS)}|hundred|thousand)[ -]?)+"


class PhoneTalk(Talk):
    """One call. What is said is heard as one would write it down; a link that is sent to the phone counts as heard."""

    channel = "phone"

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place, self._caller = place, Caller(place.url, PHONE_TOKEN)
        self._read = len(place.outside.inbox())
        self.heard.append(written_down(self._caller.dial()))

    def close(self) -> None:
        self._caller.close_streams()
        self._caller.close()

    def _look(self) -> None:
        messages = self._place.outside.inbox()[self._read :]
        self._read += len(messages)
        self.heard += [message["text"] for message in messages if "/pay/" in message["text"]]

    def _look_for_news(self) -> None:
        wait_until(self._place.books.is_quiet)  # a silence takes seconds, in which news would have come
        self.heard.append(written_down(self._caller.silence()))

    def _send(self, text: str) -> None:
        if re.fullmatch(r"[A-Z]{2}\d{4}", text):
            self._key("".join(_KEYS.get(char, char) for char in text))
            if "Which of these" in self.heard[-1]:
                self._choose(text)
        elif re.fullmatch(r"[\d.]+", text):
            self._key(text.replace(".", "") + ("" if "numDigits" in self._caller.gather else "#"))
        else:
            self.heard.append(written_down(self._caller.say(text)))

    def _choose(self, title: str) -> None:
        """The key that is said after the title; yes, and what has no such words, is the first."""
        key = re.search(rf"For [^.]*{title}[^.]*, press (\d)", self.heard[-1], re.IGNORECASE)
        self._key(key[1] if key else "1")

    def _key(self, keys: str) -> None:
        self.heard.append(written_down(self._caller.press(keys)))


def written_down(speech: str) -> str:
    """``S as in Sierra, 1 0, 2`` is S102, ``two hundred five dollars and ten cents`` is $205.10."""
    text = re.sub(r"\b([A-Z]) as in \w+(, )?", r"\1", speech)
    text = re.sub(r"(?<=\d)[ ,]+(?=\d)", "", text)
    amount = rf"({_NUMBER})dollars?(?: and ({_NUMBER})cents?)?"
    return re.sub(amount, lambda sum_: f"${_value(sum_[1]):,}.{_value(sum_[2] or 'zero'):02}", text)


def _value(texts: str) -> int:
    whole, part = 0, 0
    for word in re.split(r"[ -]", texts.strip()):
        if word == "hundred":
            part *= 100
        elif word == "thousand":
            whole, part = part * 1000, 0
        else:
            part += _WORDS[word]
    return whole + part
