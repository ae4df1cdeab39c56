"""Automatic payments: the request is taken with its consent; the dealer confirms it before anything is charged."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain import access
from domain.commands import RequestAutopay, StopAutopay
from domain.desk import Desk
from domain.errors import AlreadyEnrolled, NotFound
from domain.methods import describe
from domain.money import Money
from domain.records.books import Company
from domain.records.payments import Autopay, Method
from domain.tokens import new_id

# Every month has these days.
DAYS = range(1, 29)


def request(desk: Desk, command: RequestAutopay) -> dict[str, Any]:
    """Keep the request with day, cap and the words agreed to, and tell AR. Raises AlreadyEnrolled."""
    company = desk.company(access.PAY)
    method = desk.store.get(Method, command.method)
    if (
        method is None
        or method.company != company.number
        or method.removed_at
        or command.day not in DAYS
        or command.cap_cents <= 0
    ):
        raise NotFound()
    if desk.store.find(Autopay, company=company.number, ended_at=None):
        raise AlreadyEnrolled()
    desk.store.add(_record(desk, company, command))
    desk.audit(company.number, "autopay_requested", day=command.day, cap_cents=command.cap_cents)
    cap = Money(command.cap_cents, company.currency)
    desk.tell_dealer(desk.policy.ar_email, "mail-ar-autopay", company, day=command.day, cap=cap, method=describe(method))
    return {}


def stop(desk: Desk, command: StopAutopay) -> dict[str, Any]:
    """End it at once, and tell AR. Raises NotFound when there is none."""
    company = desk.company(access.PAY)
    running = desk.store.find(Autopay, company=company.number, ended_at=None)
    if not running:
        raise NotFound()
    for autopay in running:
        desk.store.put(replace(autopay, state="canceled", ended_at=desk.now))
    desk.audit(company.number, "autopay_stopped")
    desk.tell_dealer(desk.policy.ar_email, "mail-ar-autopay-stopped", company)
    return {}


def _record(desk: Desk, company: Company, command: RequestAutopay) -> Autopay:
    return Autopay(
        id=new_id(),
        key=desk.key,
        company=company.number,
        person=desk.person.id,
        method=command.method,
        day=command.day,
        currency=company.currency,
        cap_cents=command.cap_cents,
        state="requested",
        consent_text=command.consent_text,
        channel=desk.person.channel,
        requested_at=desk.now,
    )
