"""Goals that pay: which invoices, and so which sum. What is right is read from the customer's books, oldest due first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.billing.models import Invoice
from tests.simulator.goal import Agreement, Answer, Change, Goal, Mistake, Page, Situation
from tests.simulator.speaking import Amount, Number, Phrase, Value, phrase

_PAGES = (
    Page("4242424242424242", "Visa 4242"),
    Page("5555555555554444", "Mastercard 4444"),
    Page("378282246310005", "American Express 0005"),
)
_MENU = ("choosing? what to pay", "^pay(ing)?$")
_COUNTS = {2: ("two", "2"), 3: ("three", "3")}


def oldest(situation: Situation) -> Goal:
    count = situation.chance.choice((2, 2, 3))
    chosen = situation.customer.open[:count]
    return _invoices(situation, "oldest", chosen, {"count": situation.chance.choice(_COUNTS[count])})


def past_due(situation: Situation) -> Goal:
    chosen = [invoice for invoice in situation.customer.open if invoice.due_date < situation.today]
    menu = ("pay(ing)? what is past due", "^pay(ing)?$")
    return _invoices(situation, "past_due", chosen, {}, menu, title="past due")


def everything(situation: Situation) -> Goal:
    menu = ("pay(ing)? everything", "^pay(ing)?$")
    return _invoices(situation, "all", situation.customer.open, {}, menu, title="everything")


def all_but_one(situation: Situation) -> Goal:
    left_out = situation.chance.choice(situation.customer.open)
    chosen = [invoice for invoice in situation.customer.open if invoice != left_out]
    return _invoices(situation, "all_but", chosen, {"invoice": Number(left_out.number)})


def one(situation: Situation) -> Goal:
    chosen = situation.chance.choice(situation.customer.open)
    return _invoices(situation, "one", [chosen], {"invoice": Number(chosen.number)}, keys=chosen.number)


def two(situation: Situation) -> Goal:
    chosen = sorted(situation.chance.sample(situation.customer.open, 2), key=situation.customer.open.index)
    return _invoices(situation, "two", chosen, {"invoice": Number(chosen[0].number), "other": Number(chosen[1].number)})


def biggest(situation: Situation) -> Goal:
    chosen = max(situation.customer.open, key=lambda invoice: invoice.balance_cents)
    return _invoices(situation, "biggest", [chosen], {})


def amount(situation: Situation) -> Goal:
    """Toward the account: fills the oldest invoices, and the last one in part."""
    owed = situation.customer.owed
    dollars = situation.chance.randrange(50, owed // 100)
    cents = dollars * 100 + situation.chance.choice((0, 0, 50))
    shares: dict[str, int] = {}
    left = cents
    for invoice in situation.customer.open:
        if left:
            shares[invoice.number] = min(left, invoice.balance_cents)
            left -= shares[invoice.number]
    return _goal(situation, "amount", shares, {"amount": Amount(cents)}, _MENU, Answer(phrase("how_much", amount=Amount(cents))))


def _invoices(
    situation: Situation,
    name: str,
    chosen: Sequence[Invoice],
    values: Mapping[str, Value],
    menu: tuple[str, ...] = _MENU,
    title: str = "",
    keys: str = "",
) -> Goal:
    which = Answer(Phrase(f"which_{name}", values), title=title, keys=keys)
    return _goal(situation, name, {invoice.number: invoice.balance_cents for invoice in chosen}, values, menu, which)


def _goal(
    situation: Situation,
    name: str,
    shares: Mapping[str, int],
    values: Mapping[str, Value],
    menu: tuple[str, ...],
    answer: Answer,
) -> Goal:
    cents, page = sum(shares.values()), situation.chance.choice(_PAGES)
    rather = Phrase(f"rather_{name}", values)
    which = Answer(phrase("which_amount", **values)) if name == "amount" else answer
    topic = "how_much" if name == "amount" else "which_invoices"
    wrong = Answer(
        phrase("which_all" if name != "all" else "which_past_due"), title="everything" if name != "all" else "past due"
    )
    return Goal(
        opening=Phrase(f"pay_{name}", values),
        menu=menu,
        answers={"which_invoices": which, topic: answer},
        agreements={"confirm_pay": Agreement(rather, cents)},
        mistakes=(Mistake("opening", Answer(phrase("pay_all" if name != "all" else "pay_past_due")), ("confirm_pay",), rather),
                  Mistake("which_invoices", wrong, ("confirm_pay",), rather)),
        addition=phrase("yes_but_without", **values) if name == "all_but" else phrase("yes_and_pay"),
        too_much=phrase("pay_all") if name == "all_but" else None,
        page=page,
        changes=_paid(cents, page, shares),
    )  # fmt: skip


def _paid(cents: int, page: Page, shares: Mapping[str, int]) -> tuple[Change, ...]:
    link: Change = ("link", "pay", cents, "consumed")
    attempt: Change = ("attempt", "pay", cents, "succeeded", page.label)
    return (link, attempt, *(("paid", invoice, share) for invoice, share in shares.items()))
