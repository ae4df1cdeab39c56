"""What steers the conversation itself: cancel, one question back, skip, why, hold on, none of these."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.engine import corrections
from dialogs.engine.flow_stack import GO_ON, Running, named
from dialogs.moves import Ask, offer
from dialogs.reading.input import NOTHING

# What a customer may do who has just dropped something.
_NEXT = ("help", "show_balance", "pay", "reach_person")

Steer = Callable[[Running, Ask | None], None]


def _cancel(flows: Running, question: Ask | None) -> None:
    """Drop what runs, and say what that means; what was interrupted before it is offered again."""
    if not flows.state.stack:
        flows.say("nothing-to-cancel", options=offer(*_NEXT))
        return
    what = named(flows.state.stack[-1])
    flows.drop()
    flows.note(unclear=(), unclear_slot="")
    if flows.state.stack:
        flows.say("cancelled-one", {"what": what})
    else:
        flows.say("cancelled", {"what": what}, options=offer(*_NEXT))
    flows.advance()


def _back(flows: Running, question: Ask | None) -> None:
    """The question before this one is put again."""
    flow = flows.running() if question and question.slot != GO_ON else None
    before = corrections.stepped_back(flow, flows.account) if flow else None
    flows.note(unclear=(), unclear_slot="")
    if before:
        flows.replace_top(before)
    else:
        flows.say("back-first", options=() if flows.state.stack else offer(*_NEXT))
    flows.advance()


def _skip(flows: Running, question: Ask | None) -> None:
    """Go on without an answer, where it is not needed."""
    flow = flows.running()
    if question is None or flow is None or question.slot == GO_ON:
        flows.say("what-now", options=offer(*_NEXT))
        flows.advance()
        return
    skipped = NOTHING if question.expects == "note" else question.skip
    if skipped is None:
        flows.say("skip-needed")
    else:
        flows.replace_top(flow.answered(**{question.slot: skipped}))
    flows.advance()


def _why(flows: Running, question: Ask | None) -> None:
    """Why the open question is asked."""
    flows.say("why", {"kind": _kind(question)}, options=() if question else offer(*_NEXT))
    flows.advance()


def _hold_on(flows: Running, question: Ask | None) -> None:
    """Wait, without putting the question again."""
    flows.say("hold-on", options=question.say.options if question else (), expects=question.expects if question else "")


def _neither(flows: Running, question: Ask | None) -> None:
    """None of the meanings on offer was meant."""
    flows.note(unclear=(), unclear_slot="")
    flows.say("neither", options=() if question else offer("help", "reach_person"))
    flows.advance()


def _kind(question: Ask | None) -> str:
    return question.expects.replace("_", "-") if question and question.slot != GO_ON else "nothing"


STEERS: dict[str, Steer] = {
    "cancel": _cancel,
    "go_back": _back,
    "skip": _skip,
    "why_needed": _why,
    "hold_on": _hold_on,
    "neither": _neither,
}
