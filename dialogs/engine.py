"""One message in, what to say out: finds the flow, reads the answer, runs commands, keeps the place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol

from dialogs.answers import FREE, Context, Heard, Unclear, read
from dialogs.anytime import ANYTIME, INTERRUPTS, MISSED_OFTEN, SILENCE_MENU
from dialogs.flow import Flow
from dialogs.flows import STARTS
from dialogs.moves import Ask, Ident, Option, Say, offer
from dialogs.running import Business, Running
from dialogs.state import State
from domain.methods import describe as describe_method
from domain.service import describe as describe_machine
from nlu.entities.correction import says_instead
from nlu.entities.selection import Selection
from nlu.meaning import Entity, Meaning

# Confidence from which an intent is acted upon, and from which it is offered as a guess.
ACT = 0.5
GUESS = 0.15
# From here a message is plainly a request, even where any words may be the answer.
PLAIN = 0.9
_MISSES_BEFORE_PERSON = 3
_SILENCES_BEFORE_END = 3
_SHORT_WORDS = 5
_NOTHING = Meaning("")


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

    def respond(self, state: State, heard: Heard, business: Business) -> Turn:
        """The answer to one message."""
        return _Turn(self._words, self._prefixes, heard, Running(state, business, heard.meaning)).run()

    def resume(self, state: State, business: Business) -> Turn:
        """Let the open flow go on unasked, as when it was begun on another channel."""
        flows = Running(state, business, _NOTHING)
        flows.advance()
        return _came_to(flows)


class _Turn:
    """The work of one turn: gathers what is said while the state moves on."""

    def __init__(self, words: Words, prefixes: tuple[str, ...], heard: Heard, flows: Running) -> None:
        self._words, self._prefixes, self._heard, self._flows = words, prefixes, heard, flows
        self._question = flows.question()
        self._repeat = False

    @property
    def _state(self) -> State:
        return self._flows.state

    def _note(self, **changes: Any) -> None:
        """Keep something about the conversation."""
        self._flows.state = replace(self._flows.state, **changes)

    def _say(self, say: Say) -> None:
        self._flows.says.append(say)

    def run(self) -> Turn:
        self._handle()
        if self._repeat:
            return Turn(self._state, (), repeat=True)
        return _came_to(self._flows)

    # ---- what kind of message is it ----

    def _handle(self) -> None:
        if self._heard.kind == "silence":
            self._on_silence()
            return
        self._note(silences=0)
        pressed, meaning = self._pressed(), self._introduced(self._heard.meaning)
        if pressed:
            self._follow(pressed)
        elif self._question is None or self._interrupts(self._question, meaning):
            self._follow(meaning)
        elif not self._answer(self._question):
            self._digress(self._question, meaning)

    def _pressed(self) -> Meaning | None:
        """A button (or the number of one, or a yes to it) that stands for an intent, like ``/pay_invoices 10482``."""
        text = self._named_button(_nth(self._heard.text.strip(), self._state.offered))
        if self._question is None and self._heard.meaning.intent == "affirm":
            text = self._state.suggested or text
        if not text.startswith("/"):
            return None
        intent, _, rest = text[1:].partition(" ")
        if intent not in STARTS and intent not in ANYTIME and intent not in self._words.topics() and intent != "repeat":
            return None
        meaning = replace(self._heard.meaning, text=rest, intent=intent, confidence=1.0)
        return replace(meaning, entities=_invoice_entities(rest.strip()) if rest.strip() else ())

    def _named_button(self, text: str) -> str:
        """The value of the open question's button that stands for an intent, if its label was typed or said."""
        buttons = [option for option in self._question.say.options if option.value.startswith("/")] if self._question else []
        labels = {self._words.label(option.label, self._flows.account.language).casefold(): option.value for option in buttons}
        typed = text.casefold()
        return next((value for label, value in labels.items() if typed in (label, label.split()[0])), text)

    def _introduced(self, meaning: Meaning) -> Meaning:
        """What is meant by naming a thing: somebody unknown who names a company number wants to link it, whatever else the
        sentence resembles; one of the invoices just listed is wanted in detail."""
        if self._question:
            return meaning
        vague = meaning.confidence < ACT
        if self._flows.account.company is None:
            named = meaning.first("company_number") and (vague or meaning.intent not in STARTS)
            return replace(meaning, intent="link_account", confidence=1.0) if named else meaning
        selection = meaning.first("selection")
        one = vague and self._state.listed and selection and selection.names_one()
        return replace(meaning, intent="invoice_detail", confidence=1.0) if one else meaning

    def _interrupts(self, question: Ask, meaning: Meaning) -> bool:
        """A plain cancel, help, a person ...: no answer to the question."""
        if meaning.intent not in INTERRUPTS or meaning.confidence < ACT:
            return False
        if question.expects in FREE:
            return meaning.confidence >= PLAIN and len(self._heard.text.split()) <= _SHORT_WORDS
        return read(self._heard, question, self._context(question)) is None

    def _digress(self, question: Ask, meaning: Meaning) -> None:
        if question.expects == "yes_no" and self._correct(meaning):
            return
        keyed = self._heard.kind == "digits"
        if keyed or meaning.confidence < ACT or meaning.intent in ("affirm", "deny"):
            self._missed(meaning)
        else:
            self._follow(meaning)

    def _correct(self, meaning: Meaning) -> bool:
        """Something else in place of a yes or no: "no, only the oldest". False when it is no correction."""
        flow = self._flows.running()
        if flow is None or (meaning.confidence >= ACT and not says_instead(meaning.text)):
            return False
        corrected = flow.corrected(meaning, self._flows.account, self._state.listed)
        if corrected is None:
            return False
        self._flows.replace_top(corrected)
        self._note(misses=0)
        self._flows.advance()
        return True

    # ---- answers ----

    def _answer(self, question: Ask) -> bool:
        """Read the answer and go on; False when the message is none."""
        value = self._clarified() or read(self._heard, question, self._context(question))
        if value is None:
            return False
        if isinstance(value, Unclear):
            self._note(unclear=tuple(option.value for option in value.options))
            self._say(Say("which-one", options=value.options, expects="option"))
            return True
        flow = self._flows.running()
        assert flow
        answered = flow.answered(**{question.slot: value})
        self._flows.replace_top(answered if question.expects in FREE else answered.filled(self._heard.meaning))
        self._note(misses=0, unclear=())
        self._flows.advance()
        return True

    def _which_one(self) -> Say:
        """The readings of the last answer once more."""
        account = self._flows.account
        machines = {machine.id: describe_machine(machine) for machine in account.equipment}
        named = machines | {method.id: describe_method(method) for method in account.methods}
        options = tuple(Option(value, named.get(value) or Ident(value)) for value in self._state.unclear)
        return Say("which-one", options=options, expects="option")

    def _clarified(self) -> str | None:
        """The one reading chosen after "did you mean"."""
        chosen = _nth(self._heard.text.strip(), self._state.unclear)
        if chosen in self._state.unclear:
            return chosen
        named = self._heard.meaning.first("company_number")
        return named if named in self._state.unclear else None

    def _context(self, question: Ask) -> Context:
        labels = {option.value: self._words.label(option.label, self._flows.account.language) for option in question.say.options}
        return Context(self._flows.account, self._state.listed, self._prefixes, labels)

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
        say = anytime.say(self._flows.account, bool(self._state.stack))
        self._note(misses=0)
        if anytime.clears:
            self._flows.state = State(listed=self._state.listed)
        self._say(say)
        self._resume()

    def _begin(self, flow: type[Flow], meaning: Meaning) -> None:
        """Start a flow on top of what is open; the same flow begun twice is begun anew."""
        rest = tuple(frame for frame in self._state.stack if frame.flow != flow.__name__)
        self._note(stack=rest, misses=0, unclear=())
        self._flows.push(flow.begin(meaning, self._flows.account, self._state.listed))
        self._flows.advance()

    def _resume(self) -> None:
        """Take up the open question again, after something else was said."""
        if self._state.stack:
            self._flows.says[-1] = replace(self._flows.says[-1], options=())
            self._flows.advance()

    # ---- not understood, not heard ----

    def _missed(self, meaning: Meaning) -> None:
        misses = self._state.misses + 1
        self._note(misses=misses % _MISSES_BEFORE_PERSON)
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
            likeliest = f"/{guesses[0]}" if len(guesses) == 1 else ""
            self._say(Say("did-you-mean", options=(*offer(*guesses), *offer("help")), suggests=likeliest))
        else:
            self._say(Say("missed", options=offer("help", "reach_person")))

    def _on_silence(self) -> None:
        silences = self._state.silences + 1
        self._note(silences=silences)
        if silences >= _SILENCES_BEFORE_END:
            self._say(Say("silence-end", ends=True))
        elif self._question:
            self._say(Say("silence", {"times": silences}))
            self._say(self._which_one() if self._state.unclear else self._question.say)
        else:
            self._say(Say("silence-menu", {"times": silences}, options=SILENCE_MENU))


def _came_to(flows: Running) -> Turn:
    """What was said, and the state that remembers what it offered."""
    offered = tuple(option.value for say in flows.says[-1:] for option in say.options)
    listed = next((say.listed for say in reversed(flows.says) if say.listed), flows.state.listed)
    suggested = next((say.suggests for say in flows.says[-1:]), "")
    return Turn(replace(flows.state, offered=offered, listed=listed, suggested=suggested), tuple(flows.says))


def _nth(text: str, values: tuple[str, ...]) -> str:
    """The value that a typed or keyed number stands for; any other text as it is."""
    if text.isascii() and text.isdigit() and len(text) < 3 and 0 < int(text) <= len(values):
        return values[int(text) - 1]
    return text


def _invoice_entities(number: str) -> tuple[Entity, ...]:
    selection = Selection(numbers=(number,))
    return (Entity("invoice_number", number, number, 0, len(number)), Entity("selection", selection, number, 0, len(number)))
