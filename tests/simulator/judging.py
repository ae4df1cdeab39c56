"""The verdict on a dialogue: from the database and the provider's captures, never from what the assistant says it did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.billing.models import Dispute, Promise
from domain.customers.models import HandOver, Lead
from domain.service.models import ServiceCall, ServiceNote, SupplyOrder
from tests.simulator import ledger
from tests.simulator.dialogue import Dialogue
from tests.simulator.telling import told

# What is carried out only after a yes to exactly that question.
_AGREED = {
    "CreatePaymentLink": "confirm_pay",
    "RequestAutopay": "confirm_autopay",
    "RemoveMethod": "confirm_remove",
    "LogServiceCall": "confirm_service",
    "CancelServiceCall": "confirm_call_off",
    "Unlink": "confirm_unlink",
    "AskSecurityAnalysis": "confirm_security",
    "DisputeInvoice": "confirm_dispute",
    "PromisePayment": "confirm_promise",
    "ReportMeter": "confirm_reading",
    "OrderSupplies": "confirm_supplies",
}
_MONEY = ("CreatePaymentLink", "RequestAutopay", "PromisePayment")
# Fields that keep the customer's words, and the question they were said to; what begins a conversation may hold them too.
_WORDS = (
    (ServiceCall, "problem", ("problem",)),
    (ServiceCall, "call_back", ("call_back",)),
    (ServiceCall, "access", ("access",)),
    (ServiceNote, "text", ("note",)),
    (HandOver, "reason", ("reason",)),
    (Lead, "name", ("person_name",)),
    (Lead, "company_name", ("company_name",)),
    (Lead, "size", ("size",)),
    (Dispute, "note", ("dispute_why", "dispute_note", "confirm_dispute")),
    (Promise, "note", ("promise_note",)),
    (SupplyOrder, "note", ("supplies_note",)),
)
_FOR_EVER = 99


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


def judge(dialogue: Dialogue) -> Verdict:
    """What was right and wrong in it."""
    money = [*_unagreed(dialogue, money=True), *_captured(dialogue)]
    faults = ["a turn failed"] * dialogue.failed_turns + money + _unagreed(dialogue, money=False)
    faults += [*_unfinished(dialogue), *_different(dialogue), *_strange_words(dialogue)]
    scenario = dialogue.scenario
    return Verdict(
        seed=scenario.seed,
        labels=scenario.labels,
        turns=len(dialogue.turns),
        faults=tuple(faults),
        wrong_money=bool(money),
        dead_end=dialogue.dead_end,
        stuck=_stretches(dialogue),
        told=told(dialogue),
    )


def _unagreed(dialogue: Dialogue, money: bool) -> list[str]:
    """What was carried out without a yes to just that."""
    names = [name for name in _AGREED if (name in _MONEY) == money]
    acts = [(done.command, dialogue.turns[number - 1].act) for done, number in dialogue.commands if done.command in names]
    return [f"{name} without a yes to it" for name, act in acts if not act.agrees or act.topic != _AGREED[name]]


def _captured(dialogue: Dialogue) -> list[str]:
    """What the provider has taken beyond what was agreed to, once."""
    goal = dialogue.scenario.goal
    agreement = goal.agreements.get("confirm_pay")
    due = [(agreement.cents, goal.page.label)] if agreement and goal.page and dialogue.done else []
    return [f"captured {one}" for one in dialogue.captures if dialogue.captures.count(one) > due.count(one)]


def _unfinished(dialogue: Dialogue) -> list[str]:
    if dialogue.dead_end:
        return ["dead end"]
    if not dialogue.done:
        return [f"not done in {len(dialogue.turns)} turns"]
    return [f"left open: {', '.join(dialogue.left_open)}"] if dialogue.left_open else []


def _different(dialogue: Dialogue) -> list[str]:
    wanted = sorted(dialogue.scenario.goal.changes, key=repr)
    found = ledger.changes(dialogue.before, dialogue.after)
    missing = [f"missing: {_row(row)}" for row in wanted if row not in found]
    return missing + [f"unwanted: {_row(row)}" for row in found if found.count(row) > wanted.count(row)]


def _row(row: Sequence[Any]) -> str:
    return " ".join(str(cell) for cell in row)


def _strange_words(dialogue: Dialogue) -> list[str]:
    """Words kept in a record that were neither said for it nor on offer for it."""
    found = []
    for kind, name, topics in _WORDS:
        said = [turn.act.text.casefold() for turn in dialogue.turns if turn.act.topic in (*topics, "opening") and turn.act.text]
        for key, record in dialogue.after[kind].items():
            kept = str(getattr(record, name))
            known = any(kept.casefold() in text or text in kept.casefold() for text in said)
            if key not in dialogue.before[kind] and not known and not _was_on_offer(dialogue, kept):
                found.append(f"{kind.__name__}.{name} is {kept!r}")
    return found


def _was_on_offer(dialogue: Dialogue, kept: str) -> bool:
    return any(kept == choice.value for turn in dialogue.turns for reply in turn.replies for choice in reply.choices)


def _stretches(dialogue: Dialogue) -> tuple[int, ...]:
    """How many turns in a row brought the customer no further, each time until one did."""
    lengths, length = [], 0
    for turn in dialogue.turns:
        if turn.act.kind != "start" and not turn.moved:
            length += 1
        elif length:
            lengths.append(length)
            length = 0
    return (*lengths, _FOR_EVER) if length and not dialogue.done else tuple(lengths)
