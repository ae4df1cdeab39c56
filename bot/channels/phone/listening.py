"""How to listen for the answer to a reply: how many keys, which words to expect, how long to wait."""

from __future__ import annotations

from dataclasses import dataclass

from bot.messages import Choice, Reply

# Answers that are keyed as they are, so that one key may be the first of many; None: as many as the caller likes, then pound.
_KEYS: dict[str, int | None] = {
    "company_number": 6,
    "code": 6,
    "money": None,
    "sum": None,
    "invoice_number": None,
    "own_invoice": None,
    "selection": None,
    "service_call": None,
    "day_of_month": None,
    "date": 4,
    "meter": None,
    "count": None,
    "contact": None,
    "call_back": None,
    "text": None,
}
# Seconds of silence. Paper and mailboxes take a while to look into.
_SECONDS = {"company_number": 10, "invoice_number": 10, "money": 10, "code": 20}
_USUAL_SECONDS = 6
# What the speech engine should be ready for, in its own names for kinds of words.
_KINDS = {
    "company_number": ("$OOV_CLASS_ALPHANUMERIC_SEQUENCE", "$OOV_CLASS_DIGIT_SEQUENCE"),
    "invoice_number": ("$OOV_CLASS_DIGIT_SEQUENCE", "$OOV_CLASS_ALPHANUMERIC_SEQUENCE"),
    "code": ("$OOV_CLASS_DIGIT_SEQUENCE",),
    "money": ("$MONEY",),
    "sum": ("$MONEY",),
    "contact": ("$OOV_CLASS_FULLPHONENUM",),
    "call_back": ("$OOV_CLASS_FULLPHONENUM",),
}
# The provider's limit for one phrase.
_LONGEST_HINT = 100


@dataclass(frozen=True)
class Listening:
    """``keys`` None: any number of them, until pound. ``barge_in``: may the caller interrupt what is said?"""

    keys: int | None = None
    hints: tuple[str, ...] = ()
    seconds: int = _USUAL_SECONDS
    barge_in: bool = True


def listen_for(replies: list[Reply]) -> Listening:
    """Listen for what the last reply asks. What a yes agrees to must have been heard in full, so it is not interrupted."""
    asked = replies[-1] if replies else Reply("")
    return Listening(
        keys=_keys(asked),
        hints=(*_KINDS.get(asked.expects, ()), *_titles(asked.choices)),
        seconds=_SECONDS.get(asked.expects, _USUAL_SECONDS),
        barge_in=asked.expects != "yes_no",
    )


def _keys(asked: Reply) -> int | None:
    if asked.expects in _KEYS:
        return _KEYS[asked.expects]
    return 1 if asked.choices or asked.more else None


def _titles(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """Choices as phrases; the comma would part them."""
    return tuple(" ".join(choice.title.replace(",", " ").split())[:_LONGEST_HINT] for choice in choices)
