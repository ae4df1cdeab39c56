"""Goals about machines: log a call, ask after one, add to it, call it off."""

from __future__ import annotations

from domain.records import Equipment
from tests.simulator.goal import Agreement, Answer, Goal, Mistake, Situation
from tests.simulator.speaking import Number, phrase

# How urgent, as a customer says it, as it is kept, and as it is told again.
_URGENCIES = {
    "urgent": ("high", "(?<!not )urgent"),
    "normal": ("normal", "normal"),
    "not_urgent": ("low", "can wait|not urgent"),
}


def log_call(situation: Situation) -> Goal:
    chance, customer = situation.chance, situation.customer
    machine, other = chance.sample(customer.machines, 2)
    said, (level, title) = chance.choice(sorted(_URGENCIES.items()))
    named = named_by(machine, situation)
    full = chance.random() < 0.5
    right = phrase("rather_machine", machine=named)
    wrong = Answer(phrase("machine", machine=named_by(other, situation)), title=other.location)
    return Goal(
        opening=phrase("service_call_machine", machine=named) if full else phrase("service_call"),
        full=phrase("service_call_full", machine=named) if said == "urgent" else None,
        menu=("service call",),
        answers={
            "machine": Answer(phrase("machine", machine=named), title=machine.location),
            "problem": Answer(phrase("problem")),
            "urgency": Answer(phrase(said), title=title),
            "call_back": _call_back(situation),
            "access": _access(situation),
        },
        agreements={"confirm_service": Agreement(names={machine.location: right, title: phrase(f"rather_{said}")})},
        mistakes=(Mistake("machine", wrong, ("urgency", "call_back", "access", "confirm_service"), right),) if not full else (),
        addition=phrase("yes_and"),
        reached="your service call is",
        changes=(("call", machine.id, level),),
    )


def status(situation: Situation) -> Goal:
    number = situation.customer.call.number
    menu = ("service status",)
    return Goal(opening=phrase("service_status"), menu=menu, facts=(Number(number),))


def note(situation: Situation) -> Goal:
    number = situation.customer.call.number
    return Goal(
        opening=phrase("service_note"),
        menu=("add(ing)? a note", "service status"),
        answers={"note": Answer(phrase("note"))},
        reached="added that",
        changes=(("note", number),),
    )


def call_off(situation: Situation) -> Goal:
    number = situation.customer.call.number
    return Goal(
        opening=phrase("service_cancel"),
        menu=("cancel(ling)? it", "service status"),
        agreements={"confirm_call_off": Agreement()},
        addition=phrase("yes_and"),
        reached="is cancelled",
        changes=(("call cancelled", number),),
    )


def named_by(machine: Equipment, situation: Situation) -> str:
    """How a customer speaks of a machine: by its make, by where it stands, or by both."""
    place = machine.location.lower()
    return situation.chance.choice((machine.make, f"{machine.make} in {place}", f"copier in {place}", f"one in {place}"))


def _call_back(situation: Situation) -> Answer:
    contact = situation.customer.contact
    return Answer(phrase("call_back", name=contact.name.split()[0], phone=contact.phone.removeprefix("+1")), title="ending in")


def _access(situation: Situation) -> Answer:
    whenever = situation.chance.random() < 0.5
    return Answer(phrase("access_any"), title="any time") if whenever else Answer(phrase("access"))
