"""Goals about stored payment methods and automatic payments. Two cards are stored beforehand."""

from __future__ import annotations

from bot.rendering.speech import cardinal
from tests.simulator.goal import Agreement, Answer, Goal, Mistake, Page, Situation
from tests.simulator.speaking import Amount, Day, Phrase, phrase

# Test cards as they are stored beforehand, and how their owner may call them.
STORED = {
    "Visa 4242": ("Visa", "Visa ending in 4242", "Visa 4242"),
    "Mastercard 4444": ("Mastercard", "Mastercard ending in 4444", "Mastercard 4444"),
}
_MENU = ("payment methods",)


def remove(situation: Situation) -> Goal:
    label, other = situation.chance.sample(sorted(STORED), 2)
    named, wrong = _named(situation, label), _named(situation, other)
    brief = situation.chance.random() < 0.4
    right = phrase("rather_method", method=named)
    mistake = Mistake("opening", Answer(phrase("remove_method", method=wrong)), ("confirm_remove",), right)
    return Goal(
        opening=phrase("remove_method_brief") if brief else phrase("remove_method", method=named),
        menu=("remov(e|ing) one", *_MENU),
        answers={"method": _method(situation, label)},
        agreements={"confirm_remove": Agreement(names={_brand(label): right})},
        mistakes=(mistake,),
        addition=phrase("yes_and"),
        reached="is removed",
        changes=(("removed", label),),
    )


def make_default(situation: Situation) -> Goal:
    """The second card stored, since the first one is the default already."""
    label = list(STORED)[1]
    return Goal(
        opening=phrase("default_method", method=_named(situation, label)),
        menu=("chang(e|ing) the default", *_MENU),
        answers={"method": _method(situation, label)},
        reached="first now",
        changes=(("default", label), ("no default", next(iter(STORED)))),
    )


def store_card(situation: Situation) -> Goal:
    page = Page("378282246310005", "American Express 0005", "Add a payment method")
    return Goal(
        opening=phrase("add_method"),
        menu=("add(ing)? a payment method", *_MENU),
        page=page,
        changes=(
            ("link", "add_method", 0, "consumed"),
            ("attempt", "add_method", 0, "succeeded", page.label),
            ("stored", page.label),
        ),
    )


def autopay(situation: Situation) -> Goal:
    chance = situation.chance
    label, day, cents = chance.choice(sorted(STORED)), chance.randint(1, 28), chance.randrange(300, 3000, 50) * 100
    named, wrong_day = _named(situation, label), (day + 8) % 28 + 1
    noticed, rather_day = ("cap", "confirm_autopay"), phrase("rather_day", day=Day(day))
    told_again = {_brand(label): phrase("rather_method", method=named), f"day ({day}|{cardinal(day, 'en')}),? ": rather_day}
    return Goal(
        opening=phrase("autopay"),
        full=phrase("autopay_full", method=named, day=Day(day), amount=Amount(cents)),
        menu=("^automatic payments",),
        answers={
            "method": _method(situation, label),
            "day": _day(day),
            "cap": Answer(phrase("cap", amount=Amount(cents)), keys=str(cents)),
        },
        agreements={"confirm_autopay": Agreement(phrase("rather_cap", amount=Amount(cents)), cents, told_again)},
        mistakes=(Mistake("day", _day(wrong_day), noticed, rather_day),),
        addition=phrase("yes_and"),
        reached="request is with the dealer",
        changes=(("autopay", label, day, cents),),
    )


def _brand(label: str) -> str:
    return label.partition(" ")[0]


def _day(day: int) -> Answer:
    return Answer(phrase("day", day=Day(day)), keys=str(day))


def _method(situation: Situation, label: str) -> Answer:
    return Answer(Phrase("method", {"method": _named(situation, label)}), title=_brand(label))


def _named(situation: Situation, label: str) -> str:
    return situation.chance.choice(STORED[label])
