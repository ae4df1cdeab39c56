"""Promises to pay: amounts and days that AR can plan with. A promise moves no money and changes no balance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.account.view import local_day, open_invoices
from domain.billing.models import Promise, PromiseInstalment
from domain.commands.handling import Command, handler
from domain.core.errors import AmountTooLarge, DayOutOfReach, NothingDue
from domain.core.money import Money
from domain.core.tokens import new_id

MOST_DAYS_AHEAD = 60


@dataclass(frozen=True)
class PromisePayment(Command):
    """Say that so many cents will be paid by a day (ISO); takes the place of an earlier promise."""

    cents: int
    day: str
    note: str


@handler
def promise(context: CommandContext, command: PromisePayment) -> dict[str, Any]:
    """Keep it in place of an earlier one, and tell AR. Raises NothingDue, AmountTooLarge or DayOutOfReach."""
    company = context.company(access.PAY)
    owed = Money.total((invoice.balance for invoice in open_invoices(context.store, company.number)), company.currency)
    amount, day, today = (
        Money(command.cents, company.currency),
        date.fromisoformat(command.day),
        local_day(context.now, context.policy),
    )
    if not owed or command.cents <= 0:
        raise NothingDue()
    if amount > owed:
        raise AmountTooLarge(owed=owed)
    if not within_reach(day, today):
        raise DayOutOfReach(last=last_day(today))
    for earlier in context.store.find(Promise, company=company.number, replaced_at=None):
        context.store.update(earlier, replaced_at=context.now)
    agreement = Promise(
        id=new_id(),
        key=context.key,
        company=company.number,
        person=context.person.id,
        currency=company.currency,
        note=command.note,
        created_at=context.now,
    )
    context.store.insert(agreement)
    context.store.insert(PromiseInstalment(f"{agreement.id}-1", agreement.id, 1, day, amount.cents))
    context.audit(company.number, "payment_promised", cents=amount.cents, day=command.day)
    context.tell_dealer(
        context.policy.ar_email, "mail-ar-promise", company, amount=amount, day=day, owed=owed, note=command.note or "-"
    )
    return {}


def last_day(today: date) -> date:
    """The last day that a promise may be for."""
    return today + timedelta(days=MOST_DAYS_AHEAD)


def within_reach(day: date, today: date) -> bool:
    """May a promise be for this day?"""
    return today <= day <= last_day(today)
