"""Goals that arrange something with accounts receivable: dispute an invoice, promise to pay."""

from __future__ import annotations

from locales.en.speech import ordinal
from tests.simulator.goal import Agreement, Answer, Goal, Situation
from tests.simulator.speaking import Amount, Number, phrase

# Why an invoice is disputed: as it is kept, and as it is offered and told again.
_REASONS = {
    "amount": "amount is wrong|wrong amount",
    "twice": "billed twice",
    "not_received": "not receive|not received",
    "paid": "paid (it )?already|already paid",
}


def dispute(situation: Situation) -> Goal:
    number = situation.chance.choice(situation.customer.open).number
    reason, title = situation.chance.choice(sorted(_REASONS.items()))
    why = phrase(f"why_{reason}")
    brief = situation.chance.random() < 0.3
    return Goal(
        opening=phrase("dispute_brief") if brief else phrase("dispute", invoice=Number(number)),
        menu=("^disput(e|ing) an invoice",),
        answers={
            "which_invoice": Answer(phrase("invoice_which", invoice=Number(number)), title=number, keys=number),
            "dispute_why": Answer(why, title=title),
            "dispute_note": Answer(phrase("no_note"), title="no"),
        },
        agreements={"confirm_dispute": Agreement(names={title: phrase(f"rather_why_{reason}")})},
        addition=phrase("yes_and"),
        reached="has your dispute",
        changes=(("dispute", number, reason),),
    )


def promise(situation: Situation) -> Goal:
    chance, owed = situation.chance, situation.customer.owed
    cents, day = chance.randrange(50, owed // 100) * 100, chance.randint(12, 30)
    amount = phrase("how_much", amount=Amount(cents))
    said = chance.choice((f"March {ordinal(day)}", f"March {day}", f"the {ordinal(day)} of March"))
    when = phrase("when", date=said)
    told_again = {f"Mar(ch)? ({day}|{ordinal(day)})": when}
    full = phrase("promise_full", amount=Amount(cents), date=said)
    return Goal(
        opening=phrase("promise"),
        full=full,
        menu=("^a? ?promise to pay",),
        answers={
            "promise_amount": Answer(amount, keys=str(cents)),
            "promise_day": Answer(when, keys=f"03{day:02d}"),
            "promise_note": Answer(phrase("no_note"), title="no"),
        },
        agreements={"confirm_promise": Agreement(phrase("rather_amount", amount=Amount(cents)), cents, told_again)},
        addition=phrase("yes_and"),
        reached="accounts receivable knows",
        changes=(("promise", cents, f"2026-03-{day:02d}"),),
    )
