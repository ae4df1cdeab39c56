"""Promises to pay: an amount and a day that AR can plan with. A promise moves no money and changes no balance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain import access
from domain.account import local_day, open_invoices
from domain.commands import PromisePayment
from domain.desk import Desk
from domain.errors import AmountTooLarge, DayOutOfReach, NothingDue
from domain.money import Money
from domain.records.claims import Promise
from domain.tokens import new_id

MOST_DAYS_AHEAD = 60


def promise(desk: Desk, command: PromisePayment) -> dict[str, Any]:
    """Keep it in place of an earlier one, and tell AR. Raises NothingDue, AmountTooLarge or DayOutOfReach."""
    company = desk.company(access.PAY)
    owed = Money.total((invoice.balance for invoice in open_invoices(desk.store, company.number)), company.currency)
    amount, day, today = Money(command.cents, company.currency), date.fromisoformat(command.day), local_day(desk.now, desk.policy)
    if not owed or command.cents <= 0:
        raise NothingDue()
    if amount > owed:
        raise AmountTooLarge(owed=owed)
    if not within_reach(day, today):
        raise DayOutOfReach(last=last_day(today))
    for earlier in desk.store.find(Promise, company=company.number, replaced_at=None):
        desk.store.put(replace(earlier, replaced_at=desk.now))
    desk.store.add(
        Promise(
            id=new_id(),
            key=desk.key,
            company=company.number,
            person=desk.person.id,
            currency=company.currency,
            cents=amount.cents,
            day=day,
            note=command.note,
            created_at=desk.now,
        )
    )
    desk.audit(company.number, "payment_promised", cents=amount.cents, day=command.day)
    desk.tell_dealer(
        desk.policy.ar_email, "mail-ar-promise", company, amount=amount, day=day, owed=owed, note=command.note or "-"
    )
    return {}


def last_day(today: date) -> date:
    """The last day that a promise may be for."""
    return today + timedelta(days=MOST_DAYS_AHEAD)


def within_reach(day: date, today: date) -> bool:
    """May a promise be for this day?"""
    return today <= day <= last_day(today)
