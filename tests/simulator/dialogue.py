"""One dialogue held from beginning to end, and judged by the database and the provider's captures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.messages import Reply
from domain.records import HandOver, Lead, ServiceCall, ServiceNote
from tests.simulator import ledger
from tests.simulator.reading import words_of
from tests.simulator.scenario import Scenario
from tests.simulator.user import Act, User
from tests.simulator.world import Office, World

# What is carried out only after a yes to exactly that question.
_AGREED = {
    "CreatePaymentLink": "confirm_pay",
    "RequestAutopay": "confirm_autopay",
    "RemoveMethod": "confirm_remove",
    "LogServiceCall": "confirm_service",
    "CancelServiceCall": "confirm_call_off",
    "Unlink": "confirm_unlink",
    "AskSecurityAnalysis": "confirm_security",
}
_MONEY = ("CreatePaymentLink", "RequestAutopay")
# Records whose words must be the customer's, said when they were asked for or at the beginning.
_WORDS = ((ServiceCall, "problem", "problem"), (ServiceCall, "call_back", "call_back"), (ServiceCall, "access", "access"),
          (ServiceNote, "text", "note"), (HandOver, "reason", "reason"), (Lead, "name", "person_name"),
          (Lead, "company_name", "company_name"), (Lead, "size", "size"))  # fmt: skip
# The provider's own numbers are the only thing that no seed decides.
_CONFIRMATION = re.compile(r"\bSP-\w{4}-\w{4}\b|S as in Sierra, P as in Papa[^.]*")
_ADDRESS = re.compile(r"http\S+")
_PATIENCE = {"impatient": 5}


@dataclass(frozen=True)
class Turn:
    """What the customer did, and what was answered."""

    act: Act
    replies: tuple[Reply, ...]
    moved: bool


@dataclass(frozen=True)
class Verdict:
    """How a dialogue went. ``faults`` is empty for a success; ``stuck`` are the lengths of the stretches without progress."""

    seed: int
    labels: tuple[str, str, str, str]
    turns: int
    faults: tuple[str, ...] = ()
    wrong_money: bool = False
    dead_end: bool = False
    stuck: tuple[int, ...] = ()
    told: tuple[str, ...] = field(default=(), repr=False)


async def hold(scenario: Scenario, office: Office) -> Verdict:
    """Hold the dialogue of this scenario, and judge it."""
    with office.world(scenario) as world:
        before, user = world.books(), User(scenario, world.find_code)
        turns = await _talk(scenario, world, user)
        paid = user.done and scenario.goal.page
        news = await world.pay(scenario.goal.page) if paid and scenario.goal.page else []
        verdict = _judge(scenario, world, before, user, turns)
    return replace(verdict, told=_told(scenario, turns, news))


async def _talk(scenario: Scenario, world: World, user: User) -> list[Turn]:
    budget = 2 + _PATIENCE.get(scenario.behaviour, scenario.goal.questions + 6) + scenario.goal.questions
    turns: list[Turn] = []
    act: Act | None = user.begin()
    while act and len(turns) < budget:
        replies = await world.do(act)
        following = user.react(replies)
        turns.append(Turn(act, tuple(replies), user.moved))
        act = following
    return turns


# ---- the verdict ----


def _judge(scenario: Scenario, world: World, before: ledger.Books, user: User, turns: Sequence[Turn]) -> Verdict:
    after = world.books()
    money = _unagreed(world, turns, _MONEY) + _captured(scenario, world, user)
    faults = [*money, *_unagreed(world, turns, tuple(name for name in _AGREED if name not in _MONEY))]
    faults += ["dead end"] if user.dead_end else []
    faults += [] if user.done or user.dead_end else [f"not done in {len(turns)} turns"]
    faults += _different(scenario, ledger.changes(before, after))
    faults += _strange_words(scenario, before, after, turns)
    faults += [f"left open: {', '.join(flows)}" for flows in [world.open_flows()] if flows and user.done]
    return Verdict(scenario.seed, scenario.labels, len(turns), tuple(faults), bool(money), user.dead_end, _stretches(user, turns))


def _unagreed(world: World, turns: Sequence[Turn], names: tuple[str, ...]) -> list[str]:
    """What was carried out without a yes to just that."""
    acts = [(done.command, turns[world.message_of(done.key) - 1].act) for done in world.carried_out() if done.command in names]
    return [f"{name} without a yes to it" for name, act in acts if not act.agrees or act.topic != _AGREED[name]]


def _captured(scenario: Scenario, world: World, user: User) -> list[str]:
    """What the provider has taken beyond what was agreed to, once."""
    agreement, page = scenario.goal.agreements.get("confirm_pay"), scenario.goal.page
    due = [(agreement.cents, page.label)] if agreement and page and user.done else []
    taken = world.captures() if agreement else []
    return [f"captured {one}" for one in taken if taken.count(one) > due.count(one)]


def _different(scenario: Scenario, found: Sequence[Any]) -> list[str]:
    wanted = sorted(scenario.goal.changes, key=repr)
    missing = [f"missing: {_row(row)}" for row in wanted if row not in found]
    return missing + [f"unwanted: {_row(row)}" for row in found if row not in wanted or found.count(row) > wanted.count(row)]


def _row(row: Sequence[Any]) -> str:
    return " ".join(str(cell) for cell in row)


def _strange_words(scenario: Scenario, before: ledger.Books, after: ledger.Books, turns: Sequence[Turn]) -> list[str]:
    """Words kept in a record that were not said for it."""
    found = []
    for kind, field_name, topic in _WORDS:
        said = [turn.act.text.casefold() for turn in turns if turn.act.topic in (topic, "opening")]
        for key, record in after[kind].items():
            kept = str(getattr(record, field_name))
            known = any(kept.casefold() in text or text in kept.casefold() for text in said if text)
            if key not in before[kind] and not known and not _chosen(scenario, topic, kept):
                found.append(f"{kind.__name__}.{field_name} is {kept!r}")
    return found


def _chosen(scenario: Scenario, topic: str, kept: str) -> bool:
    """Was this taken from a choice on offer?"""
    answer = scenario.goal.answers.get(topic)
    contact = scenario.customer.contact
    return bool(answer and answer.title) and (contact.phone in kept or "any time" in kept)


def _stretches(user: User, turns: Sequence[Turn]) -> tuple[int, ...]:
    """How many turns in a row brought the customer no further, each time until one did; 99 where none did any more."""
    lengths, length = [], 0
    for turn in turns:
        if turn.act.kind != "start" and not turn.moved:
            length += 1
        elif length:
            lengths.append(length)
            length = 0
    return (*lengths, 99) if length and not user.done else tuple(lengths)


# ---- for the reader ----


def _told(scenario: Scenario, turns: Sequence[Turn], news: Sequence[Reply]) -> tuple[str, ...]:
    lines = []
    for turn in turns:
        lines.append(f"U: {_done(turn.act)}")
        lines += [f"B: {_heard(scenario, reply)}" for reply in turn.replies]
    lines += ["U: (pays on the provider's page)", *(f"B: {_heard(scenario, reply)}" for reply in news)] if news else []
    return tuple(_ADDRESS.sub("http...", _CONFIRMATION.sub("...", line)) for line in lines)


def _done(act: Act) -> str:
    waited = f"({act.waits} later) " if act.waits else ""
    return waited + {
        "start": "(begins)",
        "silence": "(silence)",
        "digits": f"(keys) {act.text}",
        "choice": f"(button) {act.text}",
    }.get(act.kind, act.text)


def _heard(scenario: Scenario, reply: Reply) -> str:
    titles = "" if scenario.aloud else "".join(f" [{choice.title}]" for choice in reply.choices)
    more = f" <{reply.link.title}>" if reply.link else f" <{reply.document.name}>" if reply.document else ""
    return " ".join(words_of(reply, scenario.aloud).split()) + titles + more
