"""One reader for each thing a question may expect.

A reader returns the value for the flow's field, ``Unclear`` when there are several readings, or None when the message
does not answer the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from dialogs.moves import Ask, Ident, Option, Word
from dialogs.reading.input import NOTHING, Context, Input, Unclear
from dialogs.reading.prefill import machines, methods
from dialogs.reading.selecting import choose
from dialogs.tables import invoice_options
from domain.account.view import Account
from domain.billing.methods import describe as describe_method
from domain.core.money import Money
from domain.service.calls import describe as describe_machine
from nlu.entities import (
    code,
    company_number,
    contact,
    dates,
    equipment,
    invoice_number,
    meter,
    method,
    money,
    numbers,
    selection,
    share,
    supplies,
    urgency,
    yes_no,
)
from nlu.text.wordings import Wordings

# Letters on telephone keys (ITU-T E.161).
_KEYS = {
    letter: key
    for key, letters in zip("23456789", ("ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"), strict=True)
    for letter in letters
}
_LABEL_LIKENESS = 80
_TEXT_LENGTH = 1000
_NOTHING_MORE = re.compile(Wordings("dialogue").pattern("NOTHING_MORE"))

Reader = Callable[[Input, Ask, Context], Any]


def _company_number(heard: Input, ask: Ask, context: Context) -> Any:
    if heard.kind != "digits":
        return company_number.read(heard.text, context.prefixes) or heard.meaning.first("company_number")
    fitting = [prefix for prefix in context.prefixes if "".join(_KEYS[letter] for letter in prefix) == heard.text[:2]]
    if len(heard.text) != 6 or not fitting:
        return None
    numbers_ = [f"{prefix}{heard.text[2:]}" for prefix in fitting]
    if len(numbers_) == 1:
        return numbers_[0]
    return Unclear(tuple(Option(number, Word("number-option", {"number": Ident(number)})) for number in numbers_))


def _invoice_number(heard: Input, ask: Ask, context: Context) -> str | None:
    return heard.text if heard.kind == "digits" else invoice_number.read(heard.text)


def _own_invoice(heard: Input, ask: Ask, context: Context) -> str | None:
    if heard.kind == "choice":
        return heard.text
    named = invoice_number.read(heard.text, context.account.numbers)
    if named:
        return named
    chosen = _selection(heard, ask, context)
    return chosen[0] if isinstance(chosen, tuple) and len(chosen) == 1 else None


def _money(heard: Input, ask: Ask, context: Context) -> int | None:
    if heard.kind == "digits":
        return int(heard.text) if heard.text.isdigit() else None
    said = money.read(heard.text, context.account.language)
    return said if said is not None else _share(heard, context)


def _sum(heard: Input, ask: Ask, context: Context) -> int | None:
    """An amount, or one of those on offer; their values are decimal text."""
    said = None if heard.kind == "choice" else _money(heard, ask, context) or _amount(heard, ask, context)
    offered = _an_option(heard, ask, context) if said is None and not selection.ends_the_talk(heard.text) else None
    return Money.parse(offered).cents if offered else said


def _code(heard: Input, ask: Ask, context: Context) -> str | None:
    return code.read(heard.text)


def _yes_no(heard: Input, ask: Ask, context: Context) -> bool | None:
    return {"yes": True, "no": False}.get(heard.text) if heard.kind == "choice" else yes_no.read(heard.text)


def _selection(heard: Input, ask: Ask, context: Context) -> Any:
    account, known = context.account, [invoice.number for invoice in context.account.payable]
    listed = tuple(number for number in context.listed if number in known) or tuple(known)
    named = {"all": selection.Selection(everything=True), "past_due": selection.Selection(past_due=True)}
    by_amount = _by_amount(heard, context)
    if by_amount:
        return by_amount
    wanted = named.get(heard.text) or selection.read(heard.text, listed, account.language)
    if wanted is None:
        return None
    current = tuple(number for number in context.current or () if number in known)
    if current and wanted.only_leaves_out():
        chosen_now = tuple(invoice for invoice in account.payable if invoice.number in current)
        left = choose(wanted, chosen_now, account.today, current)
        if left or not selection.says_all(heard.text):
            return left or None
    chosen = choose(wanted, account.payable, account.today, listed)
    if current and chosen and selection.adds(heard.text):
        return tuple(number for number in known if number in {*current, *chosen})
    return chosen or None


def _by_amount(heard: Input, context: Context) -> Any:
    """The one invoice of which exactly the named amount is open: "the 861.13 one"."""
    cents = money.naming_one(heard.text)
    fitting = [invoice for invoice in context.account.payable if invoice.balance.cents == cents]
    if len(fitting) > 1:
        return Unclear(invoice_options(tuple(fitting)))
    return (fitting[0].number,) if fitting else None


def _amount(heard: Input, ask: Ask, context: Context) -> int | None:
    """An amount where invoices were asked for: said as money, or as a share of what can be paid."""
    said = money.find(heard.text, context.account.language)
    return int(said[0].value) if len(said) == 1 else _share(heard, context)


def _share(heard: Input, context: Context) -> int | None:
    """A share of what can be paid, in cents: "half of it"."""
    part, payable = share.read(heard.text), tuple(invoice.number for invoice in context.account.payable)
    return context.account.total(payable).portion(part).cents if part and payable else None


def _an_option(heard: Input, ask: Ask, context: Context) -> str | None:
    """One of the options, also when its label is only nearly said."""
    if heard.kind == "choice":
        return heard.text
    labels = {option.value: context.labels.get(option.value, option.value) for option in ask.say.options}
    shared = {value: _shared_words(heard.text, label) for value, label in labels.items()}
    best = max(shared.values(), default=0)
    named = [value for value, count in shared.items() if count == best]
    return named[0] if best and len(named) == 1 else None


def _shared_words(text: str, label: str) -> int:
    """How many words of a text are nearly words of a label."""
    words = [word for word in default_process(text).split() if len(word) > 2]
    known = default_process(label).split()
    return sum(process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=_LABEL_LIKENESS) is not None for word in words)


def _text(heard: Input, ask: Ask, context: Context) -> str | None:
    """Any words; a yes to the only answer on offer is that answer."""
    if len(ask.say.options) == 1 and yes_no.read(heard.text):
        return ask.say.options[0].value
    return heard.text.strip()[:_TEXT_LENGTH] or None


def _note(heard: Input, ask: Ask, context: Context) -> str | None:
    """Any words; a no is the answer that there are none."""
    if heard.kind == "choice":
        return heard.text
    answer = yes_no.read(heard.text)
    if answer is False or _NOTHING_MORE.fullmatch(" ".join(default_process(heard.text).split())):
        return NOTHING
    return None if answer else heard.text.strip()[:_TEXT_LENGTH] or None


def _contact(heard: Input, ask: Ask, context: Context) -> str | None:
    return heard.text if heard.kind == "choice" else contact.read_email(heard.text) or contact.read_phone(heard.text)


def _equipment(heard: Input, ask: Ask, context: Context) -> Any:
    if heard.kind == "choice":
        return heard.text
    found = equipment.match(heard.text, machines(context.account))
    if len(found) == 1:
        return found[0]
    if found:
        named = {machine.id: describe_machine(machine) for machine in context.account.equipment}
        return Unclear(tuple(Option(machine, named[machine]) for machine in found[:4]))
    return _an_option(heard, ask, context)


def _method(heard: Input, ask: Ask, context: Context) -> Any:
    if heard.kind == "choice":
        return heard.text
    stored = context.account.methods
    found = _usual_method(heard.text, context.account) or method.match(heard.text, methods(context.account))
    if len(found) == 1:
        return found[0]
    named = {m.id: describe_method(m) for m in stored}
    return Unclear(tuple(Option(m, named[m]) for m in found[:4])) if found else None


def _usual_method(text: str, account: Account) -> list[str]:
    """ "The same card as last time": the method of the newest payment, if it is stored; "the usual one": the default."""
    reference = method.refers_back(text)
    if reference == "last":
        tries = (*account.payments, *((account.last_received,) if account.last_received else ()))
        label = next((attempt.method_label for attempt in tries if attempt.method_label), "")
        return [one.id for one in account.methods if label and label == f"{one.brand} {one.last4}"]
    return [one.id for one in account.methods if one.is_default] if reference == "default" else []


def _service_call(heard: Input, ask: Ask, context: Context) -> str | None:
    if heard.kind == "choice":
        return heard.text
    said = "".join(char for char in heard.text if char.isdigit())
    found = [call.number for call in context.account.calls if said and call.number.endswith(said)]
    return found[0] if len(found) == 1 else _an_option(heard, ask, context)


def _urgency(heard: Input, ask: Ask, context: Context) -> str | None:
    return heard.text if heard.kind == "choice" else urgency.read(heard.text) or _an_option(heard, ask, context)


def _day_of_month(heard: Input, ask: Ask, context: Context) -> int | None:
    return numbers.read(heard.text) if heard.kind == "digits" else dates.day_of_month(heard.text)


def _date(heard: Input, ask: Ask, context: Context) -> str | None:
    """A day, as ISO text; keyed as month and day, two digits each."""
    if heard.kind == "choice":
        return heard.text
    text = f"{heard.text[:2]}/{heard.text[2:]}" if heard.kind == "digits" and len(heard.text) == 4 else heard.text
    said = dates.read(text, context.account.today)
    return said[0].isoformat() if said else None


def _meter(heard: Input, ask: Ask, context: Context) -> dict[str, int] | None:
    return meter.read(heard.text, asked=True) or None


def _supplies(heard: Input, ask: Ask, context: Context) -> dict[str, int] | None:
    """What is wanted and how many; 0 where no number was said."""
    return {heard.text: 0} if heard.kind == "choice" else supplies.read(heard.text) or None


def _count(heard: Input, ask: Ask, context: Context) -> int | None:
    return int(heard.text) if heard.kind == "digits" and heard.text.isdigit() else supplies.count(heard.text)


READERS: dict[str, Reader] = {
    "company_number": _company_number,
    "invoice_number": _invoice_number,
    "own_invoice": _own_invoice,
    "money": _money,
    "sum": _sum,
    "code": _code,
    "yes_no": _yes_no,
    "selection": _selection,
    "amount": _amount,
    "option": _an_option,
    "text": _text,
    "contact": _contact,
    "call_back": _text,
    "equipment": _equipment,
    "method": _method,
    "service_call": _service_call,
    "urgency": _urgency,
    "day_of_month": _day_of_month,
    "note": _note,
    "date": _date,
    "meter": _meter,
    "supplies": _supplies,
    "count": _count,
}
