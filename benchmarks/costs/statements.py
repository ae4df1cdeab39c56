"""Statements and rows of each sentence of the talk, counted from outside: which units of work were this message's."""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.costs.books import Company
from benchmarks.costs.checkout import Outside, Server, Taken
from benchmarks.costs.customers import FIRST, TALK, Answer, Customer

# A turn keeps its message and marks it as done: what writes this table is a turn's, the jobs only read it.
_INBOX = re.compile(r'\b(?:INSERT\s+INTO|UPDATE)\s+"?\w*(?:inbound|incoming|inbox)\w*"?', re.IGNORECASE)
_LIST = re.compile(r"\((?:\s*(?:%\(\w+\)s(?:::\w+)?|\?|\$\d+)\s*,?)+\)")
_SETTLING_SECONDS = 0.6

# Said once, after linking: the main job. Then comes the benchmark's talk, of which each sentence is said again.
MAIN_JOB = ("what do I owe?", "show my open invoices", "pay the two oldest", "yes")
QUESTIONS = ("my payments", "was ... paid?", "statement of account")
METRICS = "(/metrics)"
PAY_PAGE, STATEMENT = "(the pay page is opened)", "(the statement's PDF)"


@dataclass(frozen=True)
class Cost:
    """One message. ``turn``: SQL and rows of the units that accept and answer it; ``everything``: all that ran meanwhile."""

    sentence: str
    turn: tuple[tuple[str, int], ...]
    everything: tuple[tuple[str, int], ...]

    @property
    def is_turn(self) -> bool:
        """Not a page or a document."""
        return self.turn is not self.everything

    @property
    def statements(self) -> int:
        """From accept to stored answer; of a page, all that was executed."""
        return len(self.turn)

    @property
    def rows(self) -> int:
        """Rows taken from the database by those."""
        return sum(rows for _, rows in self.turn)


def count(server: Server, sentence: str, act: Callable[[], Any], is_turn: bool = True) -> tuple[Cost, Any]:
    """Do something and count what it costs. A page or document has no turn: everything executed meanwhile is its cost."""
    server.take()
    result = act()
    taken = server.take()
    everything = _flat(taken.units)
    if not is_turn:
        return Cost(sentence, everything, everything), result
    own = _flat(unit for unit in taken.units if any(_INBOX.search(sql) for sql, _ in unit))
    assert own, f"{sentence!r}: no unit of work writes a table of incoming messages; see _INBOX"
    return Cost(sentence, own, everything), result


def _flat(units: Iterable[list[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    return tuple(statement for unit in units for statement in unit)


def count_talk(
    server: Server, outside: Outside, companies: Sequence[Company], rounds: int = 1, name: str = "counted"
) -> list[Cost]:
    """Each company's customer links, does the main job, says the benchmark's talk and asks about the past."""
    costs: list[Cost] = []
    for at, company in enumerate(companies):
        customer = Customer(server, f"{name}-{at}", company)
        costs += [found for found, _ in _linking(server, customer, outside)]
        costs += _said(server, customer, MAIN_JOB)
        for _ in range(rounds):
            costs += _said(server, customer, TALK)
        costs += _about_the_past(server, customer)
        costs += (count(server, METRICS, partial(customer.get, "/metrics"), is_turn=False)[0] for _ in range(2))
        customer.line.close()
    return costs


def _linking(server: Server, customer: Customer, outside: Outside) -> Iterator[tuple[Cost, Answer]]:
    for name, sentence in customer.linking(outside):
        yield count(server, name, partial(customer.say, sentence))
        time.sleep(_SETTLING_SECONDS)  # what was queued for sending is sent


def _said(server: Server, customer: Customer, sentences: Iterable[str]) -> Iterator[Cost]:
    for sentence in sentences:
        cost, answer = count(server, sentence, partial(customer.say, sentence))
        yield cost
        if sentence == "yes":
            assert answer.pay_page, f"'yes' should have brought a payment link: {answer.text}"
            yield count(server, PAY_PAGE, partial(customer.get, answer.pay_page), is_turn=False)[0]


def _about_the_past(server: Server, customer: Customer) -> Iterator[Cost]:
    for question in QUESTIONS:
        cost, answer = count(server, question, partial(customer.say, question.replace("...", customer.company.invoice)))
        yield cost
        if "/statement/" in answer.document:
            for _ in range(2):  # the first one loads what draws it, and jobs run meanwhile
                yield count(server, STATEMENT, partial(customer.get, answer.document), is_turn=False)[0]


def by_sentence(costs: Iterable[Cost]) -> dict[str, list[Cost]]:
    """In the order in which they were first said."""
    found: dict[str, list[Cost]] = {}
    for cost in costs:
        found.setdefault(cost.sentence, []).append(cost)
    return found


def typical(costs: Sequence[Cost]) -> Cost:
    """The one in the middle by statements; of a page the least, as a job may have run beside the others."""
    if not costs[0].is_turn:
        return min(costs, key=lambda cost: cost.statements)
    return sorted(costs, key=lambda cost: cost.statements)[len(costs) // 2]


def middle_and_most(costs: Iterable[Cost]) -> tuple[float, int]:
    """The median over the talk's sentences, each as often as it was said, and the most that any turn took, linking included.

    The very first message is left out: it makes the customer's person and conversation too.
    """
    told = [cost for cost in costs if cost.sentence != FIRST]
    middle = statistics.median(cost.statements for cost in told if cost.sentence in TALK)
    return middle, max(cost.statements for cost in told if cost.is_turn)


def normalised(sql: str) -> str:
    """One line, lists of parameters as (...), long lists of columns as ``*``, so that the same statement reads the same."""
    text = re.sub(r"\s+", " ", _LIST.sub("(...)", sql)).strip()
    text = re.sub(r'SELECT (\w+)\."?\w+"?(?:, \1\."?\w+"?)+ FROM', r"SELECT * FROM", text)
    text = re.sub(r"(INSERT INTO \w+) \([^)]*\)", r"\1", text)
    return re.sub(r"(UPDATE \w+ SET) .*? WHERE", r"\1 ... WHERE", text)


def repeated(cost: Cost) -> list[tuple[str, int, int]]:
    """A message's statements: SQL, how often, rows; the most frequent first."""
    times: Counter[str] = Counter(normalised(sql) for sql, _ in cost.turn)
    rows: Counter[str] = Counter()
    for sql, many in cost.turn:
        rows[normalised(sql)] += many
    return [(sql, many, rows[sql]) for sql, many in times.most_common()]


def idle(server: Server, seconds: float) -> tuple[float, Taken]:
    """Statements a second of a server to which nobody speaks."""
    server.take()
    time.sleep(seconds)
    taken = server.take()
    return sum(len(unit) for unit in taken.units) / seconds, taken
