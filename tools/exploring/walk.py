"""Walks through flows: every stop a flow can come to with the sample customers, and the steps between them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dialogs.engine.state import Frame, State
from dialogs.flow import Flow
from dialogs.flows import FLOWS
from dialogs.flows.begun_elsewhere import TakeOver
from dialogs.moves import Ask, Do, End, Move
from dialogs.reading.answers import read
from dialogs.reading.input import Context, Input, Unclear
from domain.account.context import CommandContext
from domain.account.view import Account, load_account
from domain.commands.perform import perform
from domain.core.errors import BusinessError
from domain.core.tokens import CODE_DIGITS, SecretDeriver
from domain.customers.models import OneTimeCode, Person
from nlu.meaning import Meaning
from tools.exploring.customers import POLICY, Customer, customers
from tools.exploring.memory_store import MemoryStore
from tools.exploring.sayings import RIGHT_CODE, WRONG_CODE, Told, sayings, told

# Opens nothing: only sample customers get codes of it.
MINT = SecretDeriver(b"the sample customers' secret, known to all")
PREFIXES = ("AK", "CL", "TO")
# In place of a request, where a flow has none.
OFFERED = "offered"
# More stops than this, and a flow goes on for ever.
_MOST_STOPS = 10_000


@dataclass(frozen=True)
class Answer:
    """What led on: a ``request`` that begins a flow, a ``choice`` (an option's value), a ``text``, or a command's ``outcome``.

    ``label`` says what it is where the text alone would tell a reader nothing.
    """

    kind: str
    text: str = ""
    label: str = ""


@dataclass(frozen=True)
class Stop:
    """Where a flow stands with one customer: its answers, and what it wants next. ``way`` is what the customer did so far."""

    customer: Customer
    way: tuple[Answer, ...]
    flow: Flow
    move: Move | BusinessError
    store: MemoryStore = field(repr=False)

    @property
    def state(self) -> State:
        """The conversation's state here."""
        return State(stack=(Frame(type(self.flow).__name__, self.flow.to_json()),))


@dataclass(frozen=True)
class Step:
    """From one stop to the next; ``start`` is None where a request begins the flow."""

    start: Stop | None
    answer: Answer
    end: Stop


@dataclass(frozen=True)
class Prompt:
    """A question of a flow, and the shortest way to it."""

    flow: str
    ask: Ask
    stop: Stop

    @property
    def name(self) -> str:
        """Unmistakable among all prompts."""
        return f"{self.flow}.{self.ask.slot}:{self.ask.say.text}"


@cache
def walk(name: str, language: str = "en") -> tuple[Step, ...]:
    """Every step of the flow of this name, the shortest ways first, with customers who speak this language."""
    seen: set[str] = set()
    steps: list[Step] = []
    for first in told():
        begun = (step for customer in customers(language) for step in _beginnings(FLOWS[name], customer, first))
        steps.extend(_walk_on(begun, seen))
    return tuple(steps)


def _walk_on(begun: Iterable[Step], seen: set[str]) -> Iterator[Step]:
    waiting = deque(begun)
    while waiting:
        step = waiting.popleft()
        yield step
        name = _name(step.end)
        if name not in seen:
            seen.add(name)
            waiting.extend(_onward(step.end))
        assert len(seen) < _MOST_STOPS, f"{name} does not come to an end"


@cache
def prompts(language: str = "en") -> Mapping[str, Prompt]:
    """Every question of every flow by name: reached by the most usual customer, nothing told in advance, in the fewest steps."""
    reached = (step.end for name in FLOWS for step in walk(name, language))
    asked = [Prompt(type(stop.flow).__name__, stop.move, stop) for stop in reached if isinstance(stop.move, Ask)]
    found: dict[str, Prompt] = {}
    for prompt in sorted(asked, key=_usualness):
        found.setdefault(prompt.name, prompt)
    return found


def _usualness(prompt: Prompt) -> tuple[bool, bool, int]:
    stop = prompt.stop
    return bool(stop.customer.condition), " " in stop.way[0].text, len(stop.way)


# ---- from stop to stop ----


def _beginnings(flow: type[Flow], customer: Customer, first: Told) -> Iterator[Step]:
    """The flow begun by each of its requests, if what is told makes a difference to it."""
    store = MemoryStore(customer.records)
    account = _account(customer, store)
    if flow.needs and flow.needs not in account.permissions:
        return
    for intent in flow.starts or (OFFERED,):
        bare = flow.begin(Meaning("", intent, 1.0), account, ())
        begun = flow.begin(Meaning(first.words, intent, 1.0, entities=first.entities), account, ())
        if begun != bare or not first.words:
            answer = Answer("request", f"{intent} {first.words}".strip(), first.label)
            yield Step(None, answer, _stop(customer, (answer,), begun, store))


def _onward(stop: Stop) -> Iterator[Step]:
    match stop.move:
        case Ask() as question:
            yield from _answered(stop, question)
        case Do(command=TakeOver()) | End() | BusinessError():
            # What is taken over is another conversation: a walk knows only its own.
            return
        case Do() as command:
            yield from _carried_out(stop, command)


def _answered(stop: Stop, question: Ask) -> Iterator[Step]:
    for answer in _answers(stop, question):
        account = _account(stop.customer, stop.store)
        heard = Input(answer.kind, answer.text, Meaning(answer.text))
        value = read(heard, question, Context(account, question.say.listed, PREFIXES, {}))
        if value is not None and not isinstance(value, Unclear):
            flow = stop.flow.answered(**{question.slot: value})
            yield Step(stop, answer, _stop(stop.customer, (*stop.way, answer), flow, stop.store))


def _answers(stop: Stop, question: Ask) -> Iterator[Answer]:
    """The options that are answers (others begin something else), and the sayings."""
    for option in question.say.options:
        if not option.value.startswith("/"):
            yield Answer("choice", option.value)
    for said in sayings(question, stop.customer.person.language):
        yield Answer("text", _code(stop, said), said) if said in (RIGHT_CODE, WRONG_CODE) else Answer("text", said)


def _code(stop: Stop, which: str) -> str:
    """The digits that were sent to this customer, or others."""
    challenge = stop.store.find(OneTimeCode, order="-created_at")[0]
    right = int(MINT.code(challenge.id))
    return f"{right if which == RIGHT_CODE else (right + 1) % 10**CODE_DIGITS:0{CODE_DIGITS}}"


def _carried_out(stop: Stop, do: Do) -> Iterator[Step]:
    """The command done, and what it may fail with so that something is asked again."""
    customer, way, store = stop.customer, stop.way, stop.store.copy()
    context = CommandContext(store, _person(customer, store), POLICY, MINT, customer.now, f"{way} {do.command}")
    done = Answer("outcome")
    try:
        outcome = perform(context, do.command)
    except BusinessError as error:
        if type(error) not in do.retry:
            yield Step(stop, Answer("outcome", type(error).__name__), Stop(customer, way, stop.flow, error, store))
    else:
        yield Step(stop, done, _stop(customer, way, stop.flow.answered(**{do.into: outcome}), store))
    for error_, slots in do.retry.items():
        yield Step(stop, Answer("outcome", error_.__name__), _stop(customer, way, stop.flow.forgot(slots), stop.store))


def _stop(customer: Customer, way: tuple[Answer, ...], flow: Flow, store: MemoryStore) -> Stop:
    account = _account(customer, store)
    resolved = flow.resolved(account)
    return Stop(customer, way, resolved, resolved.next(account), store)


def _account(customer: Customer, store: MemoryStore) -> Account:
    return load_account(store, _person(customer, store), POLICY, customer.now)


def _person(customer: Customer, store: MemoryStore) -> Person:
    return store.get(Person, customer.person.id) or customer.person


def _name(stop: Stop) -> str:
    answers: dict[str, Any] = stop.flow.to_json()
    return json.dumps([stop.customer.condition, answers, isinstance(stop.move, BusinessError)], sort_keys=True)
