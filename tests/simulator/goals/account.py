"""Goals about the account itself: balance, invoice copies, linking, people, the security analysis."""

from __future__ import annotations

from tests.simulator.goal import Agreement, Answer, Document, Goal, Situation
from tests.simulator.speaking import Amount, Number, phrase

_SIZES = ("1-10", "11-50", "51-200")


def balance(situation: Situation) -> Goal:
    return Goal(opening=phrase("balance"), menu=("owe|your balance",), facts=(Amount(situation.customer.owed),))


def invoice_copy(situation: Situation) -> Goal:
    """In a chat a document, on the telephone an e-mail."""
    number = situation.chance.choice(situation.customer.open).number
    which = Answer(phrase("invoice_which", invoice=Number(number)), title=number, keys=number)
    menu = ("mail me a copy|copy by e-?mail", "in detail", "(show )?invoices")
    if situation.on_phone:
        opening = phrase("invoice_copy_mail", invoice=Number(number))
        changes = (("copy mailed", number),)
        return Goal(opening, menu, {"which_invoice": which}, reached="sent a copy", changes=changes)
    brief = situation.chance.random() < 0.3
    opening = phrase("invoice_copy_brief") if brief else phrase("invoice_copy", invoice=Number(number))
    return Goal(opening, menu[1:], {"which_invoice": which}, facts=(Document(f"invoice-{number}.pdf"),))


def statement(situation: Situation) -> Goal:
    """In a chat a document, on the telephone an e-mail."""
    number = situation.customer.company.number
    menu = ("e-?mail me the statement|statement by e-?mail", "statement of account")
    if situation.on_phone:
        changes = (("statement mailed", number),)
        return Goal(phrase("statement_mail"), menu, reached="sent your statement", changes=changes)
    return Goal(phrase("statement"), menu[1:], facts=(Document(f"statement-{number}.pdf"),))


def link(situation: Situation) -> Goal:
    newest, company = situation.customer.open[-1], Number(situation.customer.company.number)
    full = phrase("link_full", company=company, invoice=Number(newest.number), amount=Amount(newest.total_cents))
    return Goal(opening=phrase("link"), menu=("link(ing)? (my|your) company",), full=full, reached="you are linked")


def unlink(situation: Situation) -> Goal:
    return Goal(
        opening=phrase("unlink"),
        menu=("unlink(ing)? this company",),
        agreements={"confirm_unlink": Agreement()},
        reached="is unlinked",
        changes=(("unlinked", situation.customer.company.number),),
    )


def person(situation: Situation) -> Goal:
    kind = situation.chance.choice(("ar", "service"))
    opening = situation.chance.choice(("reach_person", f"reach_{kind}"))
    title = "accounts receivable" if kind == "ar" else "service"
    answers = {"department": Answer(phrase(f"department_{kind}"), title=title), "reason": Answer(phrase("reason"))}
    if not situation.in_hours:
        phone = situation.customer.contact.phone.removeprefix("+1")
        answers["reach_at"] = Answer(phrase("reach_at", phone=phone), keys=phone)
    return Goal(
        opening=phrase(opening),
        menu=("a person",),
        answers=answers,
        full=phrase("reach_ar_full") if kind == "ar" else None,
        reached="asked somebody from|noted: somebody",
        changes=(("person wanted", kind, "waiting" if situation.in_hours else "callback"),),
    )


def security(situation: Situation) -> Goal:
    customer, size = situation.customer, situation.chance.choice(_SIZES)
    address = customer.contact.email if not situation.on_phone else customer.contact.phone.removeprefix("+1")
    key = "email_at" if not situation.on_phone else "reach_at"
    values = {"email": address} if not situation.on_phone else {"phone": address}
    return Goal(
        opening=phrase("security"),
        menu=("security analysis",),
        answers={
            "person_name": Answer(phrase("name", name=customer.contact.name)),
            "company_name": Answer(phrase("company_name", company_name=customer.company.name), title=customer.company.name),
            "reach_at": Answer(phrase(key, **values), keys=address),
            "size": Answer(phrase("size", size=size), title=size),
        },
        agreements={"confirm_security": Agreement()},
        addition=phrase("yes_and"),
        reached="will be in touch",
        changes=(("lead",),),
    )
