"""What a dialogue is about, all of it drawn from its seed: who wants what, where, how, and what goes wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from tests.simulator.catalogue import GOALS, Entry
from tests.simulator.customers import Customer, company_number, invent
from tests.simulator.goal import Goal, Situation, linking

IN_HOURS = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
_OUT_OF_HOURS = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)

# Channel and noise, and how often.
_WAYS = {
    ("web", "clean"): 12, ("web", "one_typo"): 11, ("web", "two_typos"): 8,
    ("telegram", "clean"): 10, ("telegram", "one_typo"): 9, ("telegram", "two_typos"): 6,
    ("phone", "clean"): 11, ("phone", "noisy_speech"): 18,
    ("phone", "keypad"): 15,
}  # fmt: skip
# Behaviours, and how often where each is possible.
BEHAVIOURS = {
    "plain": 4, "over_informative": 2, "correcting": 3, "digressing": 2, "cancelling": 1, "mumbling": 1, "silent": 1,
    "impatient": 1, "asking_why": 1, "adding_to_yes": 2, "pausing": 1, "small_talk": 1, "asking_again": 1,
}  # fmt: skip
_BY_KEYS = ("plain", "cancelling", "mumbling", "silent")
_NEED_A_QUESTION = ("cancelling", "asking_why", "asking_again", "pausing")


@dataclass(frozen=True)
class Scenario:
    """One dialogue before it begins. ``presses``: uses buttons where there are some."""

    seed: int
    goal_name: str
    behaviour: str
    noise: str
    channel: str
    linked: bool
    presses: bool
    starts: datetime
    customer: Customer
    goal: Goal
    chance: Random

    @property
    def entry(self) -> Entry:
        return GOALS[self.goal_name]

    @property
    def aloud(self) -> bool:
        return self.channel == "phone"

    @property
    def labels(self) -> tuple[str, str, str, str]:
        """What the table is by: goal, behaviour, noise, channel."""
        return self.goal_name, self.behaviour, self.noise, self.place

    @property
    def place(self) -> str:
        """The channel, with keys and speech apart."""
        if self.channel != "phone":
            return self.channel
        return "phone_keypad" if self.noise == "keypad" else "phone_speech"


def draw(seed: int) -> Scenario:
    """The dialogue of this seed; the same on every machine."""
    chance = Random(seed)
    channel, noise = chance.choices(list(_WAYS), list(_WAYS.values()))[0]
    goal_name = chance.choice([name for name, entry in GOALS.items() if _possible(entry, channel, noise)])
    entry, starts = GOALS[goal_name], chance.choice((IN_HOURS, IN_HOURS, _OUT_OF_HOURS))
    customer = invent(chance, company_number(seed), starts)
    situation = Situation(customer, chance, channel, starts == IN_HOURS, starts.date())
    goal = entry.make(situation)
    linked = channel != "phone" and entry.linked != "no" and (entry.linked == "yes" or chance.random() < 0.75)
    behaviour = _behaviour(chance, goal, noise, channel)
    linked = linked and not (behaviour in _NEED_A_QUESTION and not entry.asks)
    if not linked and entry.needs_link:
        goal = _with_linking(goal, situation)
    presses = noise == "keypad" or (channel != "phone" and chance.random() < 0.4)
    return Scenario(seed, goal_name, behaviour, noise, channel, linked, presses, starts, customer, goal, chance)


def _possible(entry: Entry, channel: str, noise: str) -> bool:
    return (noise != "keypad" or entry.by_keys) and (channel != "phone" or entry.on_phone)


def _behaviour(chance: Random, goal: Goal, noise: str, channel: str) -> str:
    possible = {
        "over_informative": goal.full is not None,
        "correcting": bool(goal.mistakes),
        "adding_to_yes": goal.addition is not None,
        "cancelling": "confirm_call_off" not in goal.agreements,  # there, "cancel that" is a yes
        "silent": channel == "phone",
        "pausing": channel != "phone",
    }
    kinds = [kind for kind in BEHAVIOURS if possible.get(kind, True) and (noise != "keypad" or kind in _BY_KEYS)]
    return chance.choices(kinds, [BEHAVIOURS[kind] for kind in kinds])[0]


def _with_linking(goal: Goal, situation: Situation) -> Goal:
    """A stranger's goal: proves first to belong to the company."""
    answers = {**linking(situation), **goal.answers}
    return goal.also(answers, (("linked", situation.customer.company.number),))
