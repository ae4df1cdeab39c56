"""Changing what was answered before: earlier questions are found by asking the flow again, so no flow needs code for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from dialogs.flow import Flow
from dialogs.moves import Ask, Say
from dialogs.reading.answers import FREE, GUARDED, read
from dialogs.reading.input import Context, Input, Unclear
from domain.account.view import Account
from nlu.entities import money, share
from nlu.entities.correction import Instead
from nlu.text.tokens import fold
from nlu.text.wordings import Wordings

# "The usual one" corrects no number.
_COUNTED = frozenset({"money", "amount", "sum", "day_of_month", "count", "meter"})
_WORDINGS = Wordings("dialogue")
_AROUND_AMOUNTS = _WORDINGS.words("AROUND_AMOUNTS")
_ONE = re.compile(rf"^[^0-9]*\b(?:{_WORDINGS.pattern('ONES')})\b[^0-9]*$")


@dataclass(frozen=True)
class Changed:
    """The flow after a correction, the same where the answer is confirmed; ``unclear`` when the new answer has several readings:
    then ``slot`` is to be asked about."""

    flow: Flow
    slot: str = ""
    unclear: Unclear | None = None


Contexts = Callable[[Ask], Context]


def trail(flow: Flow, account: Account) -> tuple[Ask, ...]:
    """The questions that have been answered so far, in their order."""
    names = [field.name for field in fields(flow)]
    asked = []
    for at, name in enumerate(names):
        if getattr(flow, name) is not None:
            move = flow.forgot(names[at:]).next(account)
            asked += [way for way in ways(flow, move) if way.slot == name] if isinstance(move, Ask) else []
    return tuple(asked)


def changed(flow: Flow, slot: str, value: Any, account: Account) -> Flow:
    """The flow with another answer. What was agreed to and what came of it is forgotten, other later answers are kept."""
    return _without_rest(flow, slot, account).answered(**{slot: value})


def stepped_back(flow: Flow, account: Account) -> Flow | None:
    """The flow as it was before its last answer; None when nothing was answered yet."""
    asked = trail(flow, account)
    if not asked:
        return None
    names = [field.name for field in fields(flow)]
    return flow.forgot(names[names.index(asked[-1].slot) :])


def correct(flow: Flow, said: Instead, heard: Input, account: Account, contexts: Contexts) -> Changed | None:
    """The flow with the earlier answer that a message takes back; None when it takes back none.

    The newest question whose answer the message fits is the one that is meant. Where the old value is told ("10482 not 10428"),
    only a question with that answer is.
    """
    asked = [ask for ask in reversed(trail(flow, account)) if ask.expects not in GUARDED]
    if said.other:
        return _other(flow, asked, account)
    if said.kinds:
        named = next((ask for ask in asked if ask.expects in said.kinds), None)
        return Changed(_without_rest(flow, named.slot, account).forgot([named.slot])) if named else None
    for ask in asked:
        for way in ways(flow, ask):
            found = _new_answer(flow, way, said, heard, contexts)
            if isinstance(found, Unclear):
                return Changed(flow, way.slot, found)
            if found is not None and found == getattr(flow, way.slot):
                return Changed(flow)  # "no, only 10482", and 10482 it was
            if found is not None:
                base = flow if way is ask else flow.forgot([ask.slot])
                return Changed(changed(base, way.slot, found, account))
    return None


def _new_answer(flow: Flow, ask: Ask, said: Instead, heard: Input, contexts: Contexts) -> Any:
    if ask.expects in FREE or not said.new or not _may_count(ask, said.new):
        return None
    now, context = getattr(flow, ask.slot), replace(contexts(ask), current=getattr(flow, ask.slot))
    if said.old and now is not None and not _is(read(part(heard, said.old), ask, replace(context, current=None)), now):
        return None
    value = read(part(heard, said.new), ask, context)
    # "It's not urgent" is an answer to how urgent it is.
    return read(heard, ask, context) if value is None and ask.expects == "urgency" else value


def _may_count(ask: Ask, text: str) -> bool:
    """Whether a number in these words may be what a question for one expects: an amount says that it is one, or stands alone.

    A question for a sum has answers without any number too, such as everything.
    """
    if ask.expects not in _COUNTED:
        return True
    alone = all(word in _AROUND_AMOUNTS or any(char.isdigit() for char in word) for word in fold(text).split())
    named = ask.expects == "sum" and not any(char.isdigit() for char in text)
    amount = ask.expects not in ("money", "amount", "sum") or named or money.find(text) or share.read(text) or alone
    return bool(amount) and not _ONE.search(fold(text))


def _is(value: Any, now: Any) -> bool:
    """Whether a value is, or is a part of, the present answer."""
    return bool(set(value) & set(now)) if isinstance(value, tuple) and isinstance(now, tuple) else value == now


def ways(flow: Flow, ask: Ask) -> Iterable[Ask]:
    """A question, and the other way in which its flow takes the answer, if there is one."""
    yield ask
    if ask.slot in flow.other_ways:
        slot, expects = flow.other_ways[ask.slot]
        yield Ask(slot, expects, Say(ask.say.text))


def _other(flow: Flow, asked: Iterable[Ask], account: Account) -> Changed | None:
    """ "The other one": of two, that one; of more, the question is put again."""
    for ask in asked:
        others = [option.value for option in ask.say.options if option.value != getattr(flow, ask.slot)]
        if len(others) == 1:
            return Changed(changed(flow, ask.slot, others[0], account))
        if others:
            return Changed(_without_rest(flow, ask.slot, account).forgot([ask.slot]))
    return None


def _without_rest(flow: Flow, slot: str, account: Account) -> Flow:
    names = [field.name for field in fields(flow)]
    asked = {ask.slot for ask in trail(flow, account) if ask.expects not in GUARDED}
    kept = (asked | set(flow.fills)) - set(flow.depends.get(slot, ()))
    return flow.forgot(name for name in names[names.index(slot) + 1 :] if name not in kept)


def part(heard: Input, text: str) -> Input:
    """A part of a message, as if it had been all."""
    return replace(heard, kind="text", text=text, meaning=replace(heard.meaning, text=text))
