"""A flow as a chart: its requests, questions, commands and endings, and what leads from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bot.rendering.texts import Texts
from dialogs.engine.global_intents import error_say
from dialogs.flows import FLOWS
from dialogs.moves import Ask, Do, Say
from domain.core.errors import BusinessError
from tools.exploring.walk import OFFERED, Answer, Step, Stop, walk

Kind = Literal["start", "question", "command", "ending", "error"]
_LANGUAGE = "en"
_START = "start"
_EXPECTED = {"yes_no": "yes or no", "option": "one of the choices", "selection": "some invoices", "own_invoice": "an own invoice"}


@dataclass(frozen=True)
class Node:
    """A place in a chart. ``text`` is what the customer reads there; ``expects`` and ``options`` tell what answers a question."""

    key: str
    kind: Kind
    text: str
    expects: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edge:
    """What leads from one node to another; ``label`` is empty where nothing else can follow."""

    source: str
    target: str
    label: str


@dataclass(frozen=True)
class Chart:
    """One flow. Nodes come in the order in which they are reached."""

    name: str
    purpose: str
    needs: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def leads_to(self, node: Node) -> Iterator[tuple[str, Node]]:
        """Where it goes from a node: what leads there, and the node."""
        by_key = {other.key: other for other in self.nodes}
        return ((edge.label, by_key[edge.target]) for edge in self.edges if edge.source == node.key)


def draw_up(name: str, texts: Texts) -> Chart:
    """The chart of the flow of this name, from every step that the sample customers take in it."""
    flow = FLOWS[name]
    nodes = {_START: Node(_START, "start", "\n".join(_request(intent, texts) for intent in flow.starts or (OFFERED,)))}
    ways = _Ways()
    for step in walk(name):
        target = _node(step.end, texts)
        source = _node(step.start, texts).key if step.start else _START
        if ways.add(source, target.key, _label(step, texts), step.end.customer.condition, fresh=target.key not in nodes):
            nodes.setdefault(target.key, target)
    purpose = (flow.__doc__ or "").strip().splitlines()[0]
    return Chart(name, purpose, flow.needs, tuple(nodes.values()), tuple(ways.edges()))


class _Ways:
    """Which answers lead from node to node, and under which condition where customers differ."""

    def __init__(self) -> None:
        # By source, then answer, then condition: the targets.
        self._ways: dict[str, dict[str, dict[str, list[str]]]] = {}

    def add(self, source: str, target: str, answer: str, condition: str, fresh: bool) -> bool:
        """Note a way; False when this customer went elsewhere with this answer before, having told more or less already."""
        targets = self._ways.setdefault(source, {}).setdefault(answer, {}).setdefault(condition, [])
        if targets and not fresh:
            return target in targets
        targets.append(target)
        return True

    def edges(self) -> Iterator[Edge]:
        """The edges, each with what its customers have in common."""
        for source, answers in self._ways.items():
            usual = {answer: next(iter(by_condition.values())) for answer, by_condition in answers.items()}
            labels: dict[str, list[str]] = {}
            for target in dict.fromkeys(target for targets in usual.values() for target in targets):
                labels[target] = [] if _all_same(usual) else [a for a, targets in usual.items() if target in targets]
            for target, label in _exceptions(answers, usual):
                labels.setdefault(target, []).append(label)
            for target, parts in labels.items():
                yield Edge(source, target, ", ".join(dict.fromkeys(part for part in parts if part)))


def _all_same(usual: dict[str, list[str]]) -> bool:
    return len({target for targets in usual.values() for target in targets}) == 1


def _exceptions(answers: dict[str, dict[str, list[str]]], usual: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Targets that only some customers come to, with "if" and what is special about them."""
    by_condition: dict[tuple[str, str], list[str]] = {}
    for answer, conditions in answers.items():
        for condition, targets in conditions.items():
            for target in targets:
                if condition and target not in usual[answer]:
                    by_condition.setdefault((target, condition), []).append(answer)
    grouped: dict[tuple[str, str], list[str]] = {}
    for (target, condition), which in by_condition.items():
        everywhere = all(answer in which or condition not in answers[answer] for answer in answers)
        said = "" if everywhere else ", ".join(answer for answer in which if answer)
        grouped.setdefault((target, said), []).append(condition)
    for (target, said), conditions_ in grouped.items():
        yield target, f"{said} if {' or '.join(conditions_)}".strip()


# ---- nodes and labels ----


def _request(intent: str, texts: Texts) -> str:
    """A request as the customer would press it."""
    key = f"offer-{intent.replace('_', '-')}"
    return texts.text(key, {}, _LANGUAGE) if texts.has(key) else in_words(intent).capitalize()


def _node(stop: Stop, texts: Texts) -> Node:
    match stop.move:
        case Ask(slot=slot, expects=expects, say=say):
            options = tuple(texts.label(option.label, _LANGUAGE) for option in say.options)
            return Node(f"ask {slot} {say.text}", "question", _said(say, texts), expects, options)
        case Do(command=command):
            name = type(command).__name__
            return Node(f"do {name}", "command", in_words(name).capitalize())
        case BusinessError() as error:
            name = type(error).__name__
            return Node(f"error {name}", "error", _said(error_say(name, error.facts, ends=True), texts))
        case done:
            return Node(f"done {done.say.text}" if done.say else "done", "ending", _said(done.say, texts) if done.say else "")


def _said(say: Say, texts: Texts) -> str:
    return texts.text(say.text, say.facts, _LANGUAGE)


def _label(step: Step, texts: Texts) -> str:
    answer = step.answer
    match answer.kind:
        case "request":
            return answer.label or _request(answer.text, texts)
        case "outcome":
            return in_words(answer.text)
        case "choice":
            return _option_label(step.start, answer, texts)
        case _:
            return answer.label or f"“{answer.text}”"


def _option_label(stop: Stop | None, answer: Answer, texts: Texts) -> str:
    options: Iterable[Any] = stop.move.say.options if stop and isinstance(stop.move, Ask) else ()
    return next(texts.label(option.label, _LANGUAGE) for option in options if option.value == answer.text)


def in_words(name: str) -> str:
    """``WrongCode`` -> ``wrong code``, ``use_invitation`` -> ``use invitation``; what questions expect has words of its own."""
    return _EXPECTED.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower()
