"""The flows that are open in one turn: a stack that goes on until one asks something or none is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from dialogs.engine.global_intents import error_say
from dialogs.engine.state import Frame, State
from dialogs.flow import Flow
from dialogs.flows import FLOWS
from dialogs.moves import YES_NO, Ask, Do, End, Option, Say, Word, offer
from domain.account.view import Account
from domain.commands.handling import Command
from domain.core.errors import BusinessError
from nlu.meaning import Meaning

# A flow that goes round and round is a defect; a customer must not pay for it with a hanging turn.
_MOST_STEPS = 20
# The slot of the question whether to go on with what was interrupted: it belongs to no flow.
GO_ON = ""


class Business(Protocol):
    """What the dialogue may ask of the business during one turn."""

    def account(self) -> Account:
        """The account as it is now."""
        ...

    def perform(self, command: Command) -> dict[str, Any]:
        """Carry out a command. Raises BusinessError."""
        ...


class Running:
    """State, account and what is said, while flows go on. ``meaning`` is that of the message, for flows that begin."""

    def __init__(self, state: State, business: Business, meaning: Meaning) -> None:
        self.state, self.account = state, business.account()
        self.says: list[Say] = []
        self._business, self._meaning = business, meaning
        self._open_before = frozenset(frame.flow for frame in state.stack)
        # Whether what is open below was left in an earlier turn: then it is offered again, not just resumed.
        self._came_back = bool(state.stack and state.stack[-1].paused)

    def question(self) -> Ask | None:
        """The question that waits for an answer."""
        return open_question(self.state, self.account)

    def running(self) -> Flow | None:
        """The flow on top, as it stands."""
        return unpack(self.state.stack[-1]) if self.state.stack else None

    def note(self, **changes: Any) -> None:
        """Keep something about the conversation."""
        self.state = replace(self.state, **changes)

    def say(self, text: str, facts: Mapping[str, Any] | None = None, options: tuple[Option, ...] = (), expects: str = "") -> None:
        """Say this beside what the flows say."""
        self.says.append(Say(text, facts or {}, options=options, expects=expects))

    def push(self, flow: Flow) -> None:
        """Put a flow on top."""
        frame = Frame(type(flow).__name__, flow.to_json())
        self.state = replace(self.state, stack=(*self.state.stack, frame))

    def queue(self, flow: Flow) -> None:
        """Put a flow under the one on top: it comes next."""
        frame = Frame(type(flow).__name__, flow.to_json(), queued=True)
        self.state = replace(self.state, stack=(*self.state.stack[:-1], frame, *self.state.stack[-1:]))

    def pause(self) -> None:
        """The customer turns to something else: whether to go on with what is open will be asked."""
        self._mark(replace(self.state.stack[-1], paused=True))

    def go_on(self) -> None:
        """What was interrupted is taken up again."""
        self._mark(replace(self.state.stack[-1], paused=False, queued=False))

    def _mark(self, frame: Frame) -> None:
        self.state = replace(self.state, stack=(*self.state.stack[:-1], frame))

    def drop(self) -> None:
        """Give up the flow on top, and what waits for it below. What was interrupted before it stays."""
        self._pop()
        self._came_back = True
        while self.state.stack and not (self.state.stack[-1].paused or self.state.stack[-1].queued):
            self._pop()

    def _pop(self) -> None:
        self.state = replace(self.state, stack=self.state.stack[:-1])

    def replace_top(self, flow: Flow) -> None:
        """The flow on top has changed."""
        self._pop()
        self.push(flow)

    def advance(self) -> None:
        """Let flows go on until one asks something or none is left."""
        for _ in range(_MOST_STEPS):
            if not self.state.stack or self._offers_to_go_on():
                return
            flow = self.running()
            if flow is None:
                self._gone()
            elif not self._step(flow):
                return
        raise RuntimeError(f"{self.state.stack[-1].flow} does not come to an end")

    def _offers_to_go_on(self) -> bool:
        """Ask whether to go on with what was interrupted; after a mere aside, in the same turn, it just goes on."""
        top = self.state.stack[-1]
        if top.paused and self._came_back:
            self.says.append(go_on_question(top).say)
            return True
        if top.paused or top.queued:
            self.go_on()
        return False

    def _gone(self) -> None:
        """The running flow is no longer what it was when it began: a newer version of the assistant has been installed."""
        self._pop()
        self.says.append(Say("flow-gone", options=offer("help")))

    def _step(self, flow: Flow) -> bool:
        """One move of the running flow; False when it waits for the customer."""
        if flow.needs and self.account.company is None:
            self._link_first()
            return True
        if flow.needs and flow.needs not in self.account.permissions:
            self._pop()
            self.says.append(error_say("NotAllowed", {}, ends=True))
            return True
        resolved = flow.resolved(self.account)
        if resolved != flow:
            self.replace_top(resolved)
        return self._move(resolved)

    def _link_first(self) -> None:
        """Linking comes on top of what needs it; one that was begun already goes on where it was."""
        begun = [frame for frame in self.state.stack if frame.flow == "LinkAccount"]
        rest = tuple(frame for frame in self.state.stack if frame.flow != "LinkAccount")
        self.state = replace(self.state, stack=(*rest, *begun))
        self.says.append(Say("link-first"))
        if not begun:
            self.push(FLOWS["LinkAccount"].begin(self._who_asks(), self.account, ()))

    def _who_asks(self) -> Meaning:
        """What a request tells of who makes it: an amount is what is to be paid and no proof, nor are several invoices."""
        invoices = self._meaning.all("invoice_number")
        kinds = {"company_number"} | ({"invoice_number"} if len(invoices) == 1 else set())
        return replace(self._meaning, entities=tuple(one for one in self._meaning.entities if one.kind in kinds))

    def _move(self, flow: Flow) -> bool:
        match flow.next(self.account):
            case Ask(say=say):
                self.says.append(say)
                return False
            case Do() as move:
                self._do(flow, move)
            case End(say=say):
                ended = self.state.stack[-1]
                self.state = replace(self.state, finished=ended)
                self._came_back = self._came_back or ended.flow in self._open_before
                self._pop()
                if say:
                    self.says.append(replace(say, options=()) if self.state.stack else say)
        return True

    def _do(self, flow: Flow, move: Do) -> None:
        try:
            outcome = self._business.perform(move.command)
        except BusinessError as error:
            self._failed(flow, move, error)
        else:
            self.replace_top(flow.answered(**{move.into: outcome}))
        self.account = self._business.account()

    def _failed(self, flow: Flow, move: Do, error: BusinessError) -> None:
        again = move.retry.get(type(error), ())
        self.says.append(error_say(type(error).__name__, error.facts, ends=not again))
        if again:
            self.replace_top(flow.forgot(again))
        else:
            # What lies below may have waited for just this (a link before a payment): it cannot go on either.
            self.drop()


def open_question(state: State, account: Account) -> Ask | None:
    """The question that waits for an answer: found by asking the flow on top again."""
    if state.stack and state.stack[-1].paused:
        return go_on_question(state.stack[-1])
    flow = unpack(state.stack[-1]) if state.stack else None
    if flow is None or (flow.needs and account.company is None):
        return None
    move = flow.next(account)
    return move if isinstance(move, Ask) else None


def go_on_question(frame: Frame) -> Ask:
    """Whether to go on with an interrupted flow."""
    return Ask(GO_ON, "yes_no", Say("go-on", {"what": named(frame)}, options=YES_NO, expects="yes_no"))


def named(frame: Frame) -> Word:
    """What a flow is about, in the customer's words: "the payment"."""
    return Word("flow" + "".join(f"-{char.lower()}" if char.isupper() else char for char in frame.flow))


def unpack(frame: Frame) -> Flow | None:
    """The flow of a frame; None when an upgrade took it away or changed its answers."""
    flow = FLOWS.get(frame.flow)
    try:
        return flow.from_json(frame.answers) if flow else None
    except TypeError:
        return None
