"""Automatic payments: the request is taken with its consent; the dealer confirms it before anything is charged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.billing.methods import describe
from domain.billing.models import Autopay, Method
from domain.commands.handling import Command, handler
from domain.core.errors import AlreadyEnrolled, InvalidAutopayTerms, NoAutopay, UnknownMethod
from domain.core.money import Money
from domain.core.tokens import new_id
from domain.customers.models import Company

# Every month has these days.
DAYS = range(1, 29)


@dataclass(frozen=True)
class RequestAutopay(Command):
    """Ask for automatic payments, up to a cap per month. Charges nothing."""

    method: str
    day: int
    cap_cents: int
    consent_text: str


@handler
def request(context: CommandContext, command: RequestAutopay) -> dict[str, Any]:
    """Keep the request with day, cap and the words agreed to, and tell AR.

    Raises UnknownMethod, InvalidAutopayTerms or AlreadyEnrolled.
    """
    company = context.company(access.PAY)
    method = context.store.get(Method, command.method)
    if method is None or method.company != company.number or method.removed_at:
        raise UnknownMethod()
    if command.day not in DAYS or command.cap_cents <= 0:
        raise InvalidAutopayTerms()
    if context.store.find(Autopay, company=company.number, ended_at=None):
        raise AlreadyEnrolled()
    context.store.insert(_record(context, company, command))
    context.audit(company.number, "autopay_requested", day=command.day, cap_cents=command.cap_cents)
    cap = Money(command.cap_cents, company.currency)
    context.tell_dealer(context.policy.ar_email, "mail-ar-autopay", company, day=command.day, cap=cap, method=describe(method))
    return {}


@dataclass(frozen=True)
class StopAutopay(Command):
    """End automatic payments."""


@handler
def stop(context: CommandContext, command: StopAutopay) -> dict[str, Any]:
    """End it at once, and tell AR. Raises NoAutopay."""
    company = context.company(access.PAY)
    running = context.store.find(Autopay, company=company.number, ended_at=None)
    if not running:
        raise NoAutopay()
    for autopay in running:
        context.store.update(autopay, state="canceled", ended_at=context.now)
    context.audit(company.number, "autopay_stopped")
    context.tell_dealer(context.policy.ar_email, "mail-ar-autopay-stopped", company)
    return {}


def _record(context: CommandContext, company: Company, command: RequestAutopay) -> Autopay:
    return Autopay(
        id=new_id(),
        key=context.key,
        company=company.number,
        person=context.person.id,
        method=command.method,
        day=command.day,
        currency=company.currency,
        cap_cents=command.cap_cents,
        state="requested",
        consent_text=command.consent_text,
        channel=context.person.channel,
        requested_at=context.now,
    )
