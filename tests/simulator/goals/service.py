"""Goals about machines: log a call, ask after one, add to it, call it off; report a meter, order supplies."""

from __future__ import annotations

from bot.rendering.speech import cardinal
from domain.service.models import Equipment
from tests.simulator.goal import Agreement, Answer, Goal, Mistake, Situation
from tests.simulator.speaking import Number, phrase

# How urgent, as a customer says it, as it is kept, and as it is told again.
_URGENCIES = {
    "urgent": ("high", "(?<!not )urgent"),
    "normal": ("normal", "normal"),
    "not_urgent": ("low", "can wait|not urgent"),
}

# Supplies as they are kept, and as they are called.
_SUPPLIES = (
    ("black", "black toner"),
    ("cyan", "cyan toner"),
    ("yellow", "yellow toner"),
    ("staples", "staples"),
    ("paper", "paper"),
)


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


def meter(situation: Situation) -> Goal:
    chance = situation.chance
    machine, count = chance.choice(situation.customer.machines), chance.randrange(12_000, 99_000)
    named = named_by(machine, situation)
    reading = Answer(phrase("reading", count=Number(str(count))), keys=str(count))
    return Goal(
        opening=phrase("meter", machine=named) if chance.random() < 0.5 else phrase("meter_brief"),
        full=phrase("meter_full", machine=named, count=Number(str(count))),
        menu=("meter reading",),
        answers={"machine": Answer(phrase("machine", machine=named), title=machine.location), "reading": reading},
        agreements={"confirm_reading": Agreement(names={_counted(count): phrase("rather_reading", count=Number(str(count)))})},
        addition=phrase("yes_and"),
        reached="passed on the reading",
        changes=(("meter", machine.id, count),),
    )


def supplies(situation: Situation) -> Goal:
    chance = situation.chance
    machine, (kind, name), count = chance.choice(situation.customer.machines), chance.choice(_SUPPLIES), chance.randint(1, 4)
    named = named_by(machine, situation)
    what = f"{cardinal(count, 'en')} {name}{'s' if count > 1 and name.endswith('toner') else ''}"
    told_again = {f"{count} × {name}|{name}, ({count}|{cardinal(count, 'en')})": phrase("rather_items", what=what)}
    if not situation.on_phone:  # where the machine is not told again
        told_again[machine.location] = phrase("rather_machine", machine=named)
    return Goal(
        opening=phrase("supplies", what=what) if chance.random() < 0.5 else phrase("supplies_brief"),
        full=phrase("supplies_full", what=what, machine=named),
        menu=("order(ing)? supplies",),
        answers={
            "machine": Answer(phrase("machine", machine=named), title=machine.location),
            "items": Answer(phrase("items", what=what)),
            "count": Answer(phrase("count", count=str(count)), keys=str(count)),
            "supplies_note": Answer(phrase("no_note"), title="nothing to add"),
        },
        agreements={"confirm_supplies": Agreement(names=told_again)},
        addition=phrase("yes_and"),
        reached="your supply order is",
        changes=(("supplies", machine.id, kind, count),),
    )


def _counted(count: int) -> str:
    """A count as it is written, or said."""
    return f"{count:,}|{count}|{cardinal(count, 'en')}"
