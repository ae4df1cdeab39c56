"""One message in, what to say out: finds the flow, reads the answer, runs commands, keeps the place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol

from dialogs.answers import FREE, Context, Heard, Unclear, read
from dialogs.anytime import ANYTIME, INTERRUPTS, MISSED_OFTEN, SILENCE_MENU, error_say
from dialogs.flow import Flow
from dialogs.flows import FLOWS, STARTS
from dialogs.moves import Ask, Do, Done, Say, offer
from dialogs.state import Frame, State
from domain.account import Account
from domain.commands import Command
from domain.errors import BusinessError
from nlu.entities.selection import Selection
from nlu.meaning import Entity, Meaning

# Confidence from which an intent is acted upon, and from which it is offered as a guess.
ACT = 0.5
GUESS = 0.15
# A flow that goes round and round is a defect; a customer must not pay for it with a hanging turn.
_MOST_STEPS = 20
_MISSES_BEFORE_PERSON = 3
_SILENCES_BEFORE_END = 3
_SHORT_WORDS = 5


class Business(Protocol):
    """What the dialogue may ask of the business during one turn."""

    def account(self) -> Account:
        """The account as it is now."""
        ...

    def perform(self, command: Command) -> dict[str, Any]:
        """Carry out a command. Raises BusinessError."""
        ...


class Words(Protocol):
    """What the dialogue must know of the words: labels as the customer sees them, and which FAQ topics there are."""

    def label(self, label: Any, language: str) -> str: ...
    def topics(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Turn:
    """What one message led to. ``repeat`` asks for the last messages again."""

    state: State
    says: tuple[Say, ...]
    repeat: bool = False


class Dialogue:
    """The assistant's side of every conversation. ``prefixes`` are the letters that company numbers begin with."""

    def __init__(self, words: Words, prefixes: tuple[str, ...]) -> None:
        self._words = words
        self._prefixes = prefixes

    def open_question(self, state: State, account: Account) -> Ask | None:
        """The question that waits for an answer: found by asking the running flow again."""
        flow = _unpack(state.stack[-1]) if state.stack else None
        if flow is None or (flow.needs and account.company is None):
            return None
        move = flow.next(account)
        return move if isinstance(move, Ask) else None

    def respond(self, state: State, heard: Heard, business: Business) -> Turn:
        """The answer to one message."""
        return _Turn(self, self._words, self._prefixes, state, heard, business).run()


class _Turn:
    """The work of one turn: gathers what is said while the state moves on."""

    def __init__(
        self, dialogue: Dialogue, words: Words, prefixes: tuple[str, ...], state: State, heard: Heard, business: Business
    ) -> None:
        self._words, self._prefixes, self._heard, self._business = words, prefixes, heard, business
        self._state, self._account = state, business.account()
        self._question = dialogue.open_question(state, self._account)
        self._says: list[Say] = []
        self._repeat = False

    def run(self) -> Turn:
        self._handle()
        if self._repeat:
            return Turn(self._state, (), repeat=True)
        offered = tuple(option.value for say in self._says[-1:] for option in say.options)
        listed = next((say.listed for say in reversed(self._says) if say.listed), self._state.listed)
        return Turn(replace(self._state, offered=offered, listed=listed), tuple(self._says))

    # ---- what kind of message is it ----

    def _handle(self) -> None:
        if self._heard.kind == "silence":
            self._on_silence()
            return
        self._state = replace(self._state, silences=0)
        pressed, meaning = self._pressed(), self._introduced(self._heard.meaning)
        if pressed:
            self._follow(pressed)
        elif self._question is None or self._interrupts(self._question, meaning):
            self._follow(meaning)
        elif not self._answer(self._question):
            self._digress(self._question, meaning)

    def _pressed(self) -> Meaning | None:
        """A button (or the number of one) that stands for an intent, like ``/pay_invoices 10482``."""
        text = self._named_button(_nth(self._heard.text.strip(), self._state.offered))
        if not text.startswith("/"):
            return None
        intent, _, rest = text[1:].partition(" ")
        if intent not in STARTS and intent not in ANYTIME and intent not in self._words.topics() and intent != "repeat":
            return None
        meaning = replace(self._heard.meaning, text=rest, intent=intent, confidence=1.0)
        return replace(meaning, entities=_invoice_entities(rest.strip())) if rest.strip() else meaning

    def _named_button(self, text: str) -> str:
        """The value of the open question's button that stands for an intent, if its label was typed or said."""
        buttons = [option for option in self._question.say.options if option.value.startswith("/")] if self._question else []
        labels = {self._words.label(option.label, self._account.language).casefold(): option.value for option in buttons}
        typed = text.casefold()
        return next((value for label, value in labels.items() if typed in (label, label.split()[0])), text)

    def _introduced(self, meaning: Meaning) -> Meaning:
        """Somebody unknown who names a company number wants to link it, whatever else the sentence resembles."""
        stranger = self._account.company is None and self._question is None
        if stranger and meaning.first("company_number") and (meaning.confidence < ACT or meaning.intent not in STARTS):
            return replace(meaning, intent="link_account", confidence=1.0)
        return meaning

    def _interrupts(self, question: Ask, meaning: Meaning) -> bool:
        """A plain cancel, help, a person ...: no answer to the question."""
        if meaning.intent not in INTERRUPTS or meaning.confidence < ACT:
            return False
        if question.expects in FREE:
            return len(self._heard.text.split()) <= _SHORT_WORDS
        return read(self._heard, question, self._context(question)) is None

    def _digress(self, question: Ask, meaning: Meaning) -> None:
        if meaning.confidence < ACT or meaning.intent in ("affirm", "deny"):
            self._missed(meaning)
        else:
            self._follow(meaning)

    # ---- answers ----

    def _answer(self, question: Ask) -> bool:
        """Read the answer and go on; False when the message is none."""
        value = self._clarified() or read(self._heard, question, self._context(question))
        if value is None:
            return False
        if isinstance(value, Unclear):
            self._state = replace(self._state, unclear=tuple(option.value for option in value.options))
            self._say(Say("which-one", options=value.options, expects="option"))
            return True
        flow = self._running()
        assert flow
        answered = flow.answered(**{question.slot: value})
        self._replace_top(answered if question.expects in FREE else answered.filled(self._heard.meaning))
        self._state = replace(self._state, misses=0, unclear=())
        self._advance()
        return True

    def _clarified(self) -> str | None:
        """The one reading chosen after "did you mean"."""
        chosen = _nth(self._heard.text.strip(), self._state.unclear)
        if chosen in self._state.unclear:
            return chosen
        named = self._heard.meaning.first("company_number")
        return named if named in self._state.unclear else None

    def _context(self, question: Ask) -> Context:
        labels = {option.value: self._words.label(option.label, self._account.language) for option in question.say.options}
        return Context(self._account, self._state.listed, self._prefixes, labels)

    # ---- requests ----

    def _follow(self, meaning: Meaning) -> None:
        if meaning.confidence < ACT:
            self._missed(meaning)
        elif meaning.intent == "repeat":
            self._repeat = True
        elif meaning.intent in ANYTIME:
            self._anytime(meaning.intent)
        elif meaning.intent in self._words.topics():
            self._say(Say("faq", {"topic": meaning.intent}, options=offer("help")))
            self._resume()
        elif meaning.intent in STARTS:
            self._begin(STARTS[meaning.intent], meaning)
        else:
            self._missed(meaning)

    def _anytime(self, intent: str) -> None:
        anytime = ANYTIME[intent]
        say = anytime.say(self._account, bool(self._state.stack))
        self._state = replace(self._state, misses=0)
        if anytime.clears:
            self._state = State(listed=self._state.listed)
        self._say(say)
        self._resume()

    def _begin(self, flow: type[Flow], meaning: Meaning) -> None:
        """Start a flow on top of what is open; the same flow begun twice is begun anew."""
        rest = tuple(frame for frame in self._state.stack if frame.flow != flow.__name__)
        self._state = replace(self._state, stack=rest, misses=0, unclear=())
        self._push(flow.begin(meaning, self._account, self._state.listed))
        self._advance()

    def _resume(self) -> None:
        """Take up the open question again, after something else was said."""
        if self._state.stack:
            self._says[-1] = replace(self._says[-1], options=())
            self._advance()

    # ---- not understood, not heard ----

    def _missed(self, meaning: Meaning) -> None:
        misses = self._state.misses + 1
        self._state = replace(self._state, misses=misses % _MISSES_BEFORE_PERSON)
        if misses >= _MISSES_BEFORE_PERSON:
            self._say(Say("missed-often", options=MISSED_OFTEN))
        elif self._question:
            self._say(Say(f"missed-{self._question.expects.replace('_', '-')}", {"times": misses}))
            self._say(self._question.say)
        else:
            self._guess(meaning)

    def _guess(self, meaning: Meaning) -> None:
        """Offer the likeliest meanings, or say plainly that there is none."""
        known = [intent for intent, confidence in meaning.ranking if confidence >= GUESS]
        guesses = [intent for intent in known if intent in STARTS or intent in self._words.topics()][:3]
        if guesses:
            self._say(Say("did-you-mean", options=(*offer(*guesses), *offer("help"))))
        else:
            self._say(Say("missed", options=offer("help", "reach_person")))

    def _on_silence(self) -> None:
        silences = self._state.silences + 1
        self._state = replace(self._state, silences=silences)
        if silences >= _SILENCES_BEFORE_END:
            self._say(Say("silence-end", ends=True))
        elif self._question:
            self._say(Say("silence", {"times": silences}))
            self._say(self._question.say)
        else:
            self._say(Say("silence-menu", {"times": silences}, options=SILENCE_MENU))

    # ---- the running flow ----

    def _running(self) -> Flow | None:
        return _unpack(self._state.stack[-1]) if self._state.stack else None

    def _push(self, flow: Flow) -> None:
        frame = Frame(type(flow).__name__, flow.to_json())
        self._state = replace(self._state, stack=(*self._state.stack, frame))

    def _pop(self) -> None:
        self._state = replace(self._state, stack=self._state.stack[:-1])

    def _replace_top(self, flow: Flow) -> None:
        self._pop()
        self._push(flow)

    def _advance(self) -> None:
        """Let flows go on until one asks something or none is left."""
        for _ in range(_MOST_STEPS):
            if not self._state.stack:
                return
            flow = self._running()
            if flow is None:
                self._gone()
            elif not self._step(flow):
                return
        raise RuntimeError(f"{self._state.stack[-1].flow} does not come to an end")

    def _gone(self) -> None:
        """The running flow is no longer what it was when it began: a newer version of the assistant has been installed."""
        self._pop()
        self._say(Say("flow-gone", options=offer("help")))

    def _step(self, flow: Flow) -> bool:
        """One move of the running flow; False when it waits for the customer."""
        if flow.needs and self._account.company is None:
            self._link_first()
            return True
        if flow.needs and flow.needs not in self._account.permissions:
            self._pop()
            self._say(error_say("NotAllowed", {}, ends=True))
            return True
        resolved = flow.resolved(self._account)
        if resolved != flow:
            self._replace_top(resolved)
        return self._move(resolved)

    def _link_first(self) -> None:
        """Linking comes on top of what needs it; one that was begun already goes on where it was."""
        begun = [frame for frame in self._state.stack if frame.flow == "LinkAccount"]
        rest = tuple(frame for frame in self._state.stack if frame.flow != "LinkAccount")
        self._state = replace(self._state, stack=(*rest, *begun))
        self._say(Say("link-first"))
        if not begun:
            self._push(FLOWS["LinkAccount"].begin(self._heard.meaning, self._account, ()))

    def _move(self, flow: Flow) -> bool:
        match flow.next(self._account):
            case Ask(say=say):
                self._say(say)
                return False
            case Do() as move:
                self._do(flow, move)
            case Done(say=say):
                self._pop()
                if say:
                    self._say(replace(say, options=()) if self._state.stack else say)
        return True

    def _do(self, flow: Flow, move: Do) -> None:
        try:
            outcome = self._business.perform(move.command)
        except BusinessError as error:
            self._failed(flow, move, error)
        else:
            self._replace_top(flow.answered(**{move.into: outcome}))
        self._account = self._business.account()

    def _failed(self, flow: Flow, move: Do, error: BusinessError) -> None:
        again = move.retry.get(type(error), ())
        self._say(error_say(type(error).__name__, error.facts, ends=not again))
        if again:
            self._replace_top(flow.forgot(again))
        else:
            # What lies below may have waited for just this (a link before a payment): it cannot go on either.
            self._state = replace(self._state, stack=())

    def _say(self, say: Say) -> None:
        self._says.append(say)


def _nth(text: str, values: tuple[str, ...]) -> str:
    """The value that a typed or keyed number stands for; any other text as it is."""
    if text.isascii() and text.isdigit() and len(text) < 3 and 0 < int(text) <= len(values):
        return values[int(text) - 1]
    return text


def _unpack(frame: Frame) -> Flow | None:
    """The flow of a frame; None when an upgrade took it away or changed its answers."""
    flow = FLOWS.get(frame.flow)
    try:
        return flow.from_json(frame.answers) if flow else None
    except TypeError:
        return None


def _invoice_entities(number: str) -> tuple[Entity, ...]:
    selection = Selection(numbers=(number,))
    return (Entity("invoice_number", number, number, 0, len(number)), Entity("selection", selection, number, 0, len(number)))
