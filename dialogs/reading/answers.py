"""How the answer to an open question is read: a button, its number or its label first, then the question's own reader."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dialogs.moves import Ask
from dialogs.reading.input import Context, Input
from dialogs.reading.readers import READERS

# Keypad digits are the answer itself here, not the number of an option.
_DATA = frozenset({"company_number", "invoice_number", "money", "code", "day_of_month", "date", "meter", "count"})
# Any words will do as an answer here, so only a plain request for something else is taken as one.
FREE = frozenset({"text", "note", "call_back"})
# What is agreed to and what proves who is asking: never answered, and never left, on a guess.
GUARDED = frozenset({"yes_no", "code"})


def read(heard: Input, ask: Ask, context: Context) -> Any | None:
    """The value this message gives to the question, Unclear, or None."""
    if ask.expects not in _DATA or heard.kind != "digits":
        chosen = _option(heard, ask, context)
        if chosen is None and heard.kind == "choice":
            return None  # a button of an earlier message
        if chosen is not None:
            heard = replace(heard, kind="choice", text=chosen)
    return READERS[ask.expects](heard, ask, context)


def _option(heard: Input, ask: Ask, context: Context) -> str | None:
    """The value of the option that was pressed, numbered or named."""
    values = [option.value for option in ask.say.options]
    text = heard.text.strip()
    if text in values:
        return text
    if text.isascii() and text.isdigit() and ask.expects not in _DATA and 0 < int(text) <= len(values) and len(text) < 3:
        return values[int(text) - 1]
    labels = {value: context.labels.get(value, "") for value in values}
    exact = [value for value, label in labels.items() if label.casefold() == text.casefold()]
    return exact[0] if exact else None
