"""All goals by name, and where each can be had: needing a link or not, with stored cards, with keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.simulator.goal import Goal, Situation
from tests.simulator.goals import account, arrangements, methods, paying, service


@dataclass(frozen=True)
class Entry:
    """``linked``: yes, no (begins as a stranger), or any; ``asks``: is anything asked of a linked customer;
    ``by_keys``: can be reached with a telephone's keys, speaking only where words are asked for."""

    make: Callable[[Situation], Goal]
    linked: str = "any"
    needs_link: bool = True
    asks: bool = True
    cards: bool = False
    by_keys: bool = False
    on_phone: bool = True


GOALS: dict[str, Entry] = {
    "pay_oldest": Entry(paying.oldest),
    "pay_past_due": Entry(paying.past_due, by_keys=True),
    "pay_all": Entry(paying.everything, by_keys=True),
    "pay_all_but_one": Entry(paying.all_but_one),
    "pay_one": Entry(paying.one, by_keys=True),
    "pay_two": Entry(paying.two),
    "pay_biggest": Entry(paying.biggest),
    "pay_amount": Entry(paying.amount),
    "log_call": Entry(service.log_call, by_keys=True),
    "call_status": Entry(service.status, asks=False),
    "call_note": Entry(service.note),
    "call_off": Entry(service.call_off),
    "meter": Entry(service.meter),
    "supplies": Entry(service.supplies),
    "remove_method": Entry(methods.remove, cards=True, by_keys=True),
    "default_method": Entry(methods.make_default, cards=True),
    "store_card": Entry(methods.store_card, asks=False),
    "autopay": Entry(methods.autopay, cards=True, by_keys=True),
    "dispute": Entry(arrangements.dispute),
    "promise": Entry(arrangements.promise),
    "balance": Entry(account.balance, asks=False, by_keys=True),
    "invoice_copy": Entry(account.invoice_copy, by_keys=True),
    "statement": Entry(account.statement, asks=False),
    "link": Entry(account.link, linked="no", by_keys=True),
    "unlink": Entry(account.unlink, linked="yes", on_phone=False),
    "person": Entry(account.person, needs_link=False, by_keys=True),
    "security": Entry(account.security, needs_link=False),
}
