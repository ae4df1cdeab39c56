"""Numbers of service calls: "SC-1042", "sc 1042", "ticket 1042", "call number 1042", always given back as SC-1042."""

from __future__ import annotations

import re

from nlu.meaning import Entity
from nlu.text.tokens import clean, fold
from nlu.text.wordings import Wordings

_WORDINGS = Wordings("service_call_number")
_NUMBER = re.compile(
    rf"(?<![\w-])(?:sc ?[-#]? ?|{_WORDINGS.group('CALL')} (?:{_WORDINGS.group('NUMBER')} |no\.? |# ?)?#?)"
    r"([0-9]{3,7})(?![\w]|[.,-][0-9])",
    re.ASCII,
)


def find(text: str) -> list[Entity]:
    """Every service call number of a message (kind ``service_call_number``)."""
    text = clean(text)
    return [
        Entity("service_call_number", f"SC-{m[1]}", text[m.start() : m.end()], m.start(), m.end())
        for m in _NUMBER.finditer(fold(text))
    ]
