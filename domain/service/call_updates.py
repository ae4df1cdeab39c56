"""What dispatch says of the service calls that were logged here: planned, on the way, done; and the word to who logged it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.core.outbox import Facts, News, enqueue
from domain.core.ports import Store
from domain.customers.models import Person
from domain.service.calls import describe
from domain.service.models import CallStatus, Equipment, ServiceCall

# What the customer is told of; that a call is back in the queue is dispatch's own business.
_NEWS = frozenset({"scheduled", "on_the_way", "done", "cancelled"})


@dataclass(frozen=True)
class Followed:
    """How many calls have changed, and how many are none of ours."""

    changed: int
    unknown: int


def follow(store: Store, told: Sequence[CallStatus], run: str, now: datetime) -> Followed:
    """Move the calls on to what dispatch says, once an import; ``run`` names it. The same again changes nothing."""
    changed = unknown = 0
    for status in told:
        call = store.get(ServiceCall, status.number, lock=True)
        if call is None or call.company != status.company:
            unknown += 1
        elif _moves(call, status):
            changed += 1
            moved = store.update(call, state=status.state, visit_on=status.visit_on)
            _tell(store, moved, run, now)
    return Followed(changed, unknown)


def _moves(call: ServiceCall, status: CallStatus) -> bool:
    """What the customer called off stays called off: dispatch has had the e-mail, its system may not."""
    return call.state != "cancelled" and (call.state, call.visit_on) != (status.state, status.visit_on)


def _tell(store: Store, call: ServiceCall, run: str, now: datetime) -> None:
    person = store.get(Person, call.person)
    if person is None or call.state not in _NEWS:
        return
    machine = store.get(Equipment, call.equipment) if call.equipment else None
    facts: Facts = {"number": call.number, "machine": describe(machine) if machine else "none", "visit": call.visit_on or "none"}
    news = News(person.conversation, call.company, f"service-news-{call.state.replace('_', '-')}", facts)
    enqueue(store, f"call:{call.number}:{run}", news, now)
