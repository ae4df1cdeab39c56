"""Payment links, attempts and what the provider's truth makes of them.

The life of money: a link is agreed to -> an attempt is stored with its key and holds its invoices -> the provider's page
is made with that key -> the provider's truth, fetched, moves the attempt on (``settle``). "Paid" is said only in state
succeeded. The functions here change records; asking the provider is the caller's, outside any transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.account import access
from domain.account.aging import OpenInvoice
from domain.account.context import CommandContext
from domain.account.view import open_invoices
from domain.commands.handling import Command, handler
from domain.core.errors import BasketChanged, LinkExpired, NoPaymentUnderWay, NothingDue, PaymentUnderWay
from domain.core.money import Money
from domain.core.outbox import CancelAttempt
from domain.core.policy import LEASE, Policy
from domain.core.ports import AlreadyThere, SessionRequest, Store
from domain.core.tokens import digest, new_id
from domain.customers.models import Company
from domain.payments import baskets
from domain.payments.models import AttemptState, Hold, PayLink, PaymentAttempt, Purpose
from domain.payments.questions import UnusedLinks

UNDER_WAY: tuple[AttemptState, ...] = ("created", "open", "processing", "unknown")
_LOOKED_AT: tuple[AttemptState, ...] = (*UNDER_WAY, "succeeded")
# A bank debit can be returned for 60 days after it went through (Nacha), so the provider is asked about a payment for longer.
_REVERSIBLE = timedelta(days=70)
_DAILY, _NEVER = timedelta(days=1), timedelta(days=36500)


@dataclass(frozen=True)
class CreatePaymentLink(Command):
    """A link to pay exactly these cents per invoice: outcome ``link``, ``total``, ``minutes``."""

    invoices: tuple[tuple[str, int], ...]


@handler
def create_link(context: CommandContext, command: CreatePaymentLink) -> dict[str, Any]:
    """A link for exactly the agreed cents. Raises NothingDue, PaymentUnderWay or BasketChanged."""
    company = context.company(access.PAY)
    basket = dict(command.invoices)
    if not basket:
        raise NothingDue()
    invoices = open_invoices(context.store, company.number)
    _refuse_changed(company, basket, invoices)
    _refuse_held(context.store, basket, invoices)
    return _new_link(context, company, "pay", basket)


@dataclass(frozen=True)
class CreateMethodLink(Command):
    """A link to store a payment method without paying: outcome ``link``, ``minutes``."""


@handler
def create_method_link(context: CommandContext, command: CreateMethodLink) -> dict[str, Any]:
    """A link to store a payment method without paying."""
    return _new_link(context, context.company(access.METHODS), "add_method", {})


@dataclass(frozen=True)
class CancelPayment(Command):
    """Give up the payment under way for an invoice; a paid one stays paid: outcome ``asked``."""

    invoice: str


@handler
def cancel_payment(context: CommandContext, command: CancelPayment) -> dict[str, Any]:
    """Ask for the end of the payment that holds an invoice. The provider closes its page first; a paid one stays paid.

    Raises NoPaymentUnderWay.
    """
    company = context.company(access.PAY)
    hold = context.store.get(Hold, command.invoice)
    attempt = context.store.get(PaymentAttempt, hold.attempt) if hold else None
    if attempt is None or attempt.company != company.number:
        raise NoPaymentUnderWay()
    context.send(f"cancel:{attempt.id}:{context.key}", CancelAttempt(attempt.id))
    context.audit(company.number, "payment_cancel_asked", attempt=attempt.id)
    return {"asked": attempt.state}


def link_token(context: CommandContext, link: str) -> str:
    """The secret part of a link's address."""
    return context.deriver.token("pay", link)


def find_link(store: Store, token: str) -> PayLink:
    """The link with this token. Raises LinkExpired when there is none."""
    link = next(iter(store.find(PayLink, token_hash=digest(token))), None)
    if link is None:
        raise LinkExpired()
    return link


def latest_attempt(store: Store, link: PayLink) -> PaymentAttempt | None:
    """The newest attempt on a link, whatever became of it."""
    return next(iter(store.find(PaymentAttempt, order="-created_at", limit=1, link=link.id)), None)


def begin(store: Store, token: str, accepted_cents: int, now: datetime) -> PaymentAttempt:
    """Start taking the money of a link: stores the attempt with its idempotency key and holds its invoices.

    An attempt that has not ended is taken up again. ``accepted_cents`` is the sum the payer saw on our page.
    Raises LinkExpired, PaymentUnderWay, or BasketChanged when less is owed now than was agreed to. The caller's
    transaction must end with a raised error, as some invoices may be held by then.
    """
    found = find_link(store, token)
    access.lock_company(store, found.company)
    link = store.get(PayLink, found.id, lock=True)
    if link is None or link.state != "active":
        raise LinkExpired()
    attempt = latest_attempt(store, link)
    if attempt and attempt.state in UNDER_WAY:
        return attempt
    if link.expires_at <= now:
        raise LinkExpired()
    basket = _at_current_amounts(store, link, accepted_cents)
    attempt = _new_attempt(link, sum(basket.values()), now)
    store.insert(attempt)
    baskets.keep_for_attempt(store, attempt.id, basket)
    for invoice, cents in basket.items():
        _hold(store, Hold(invoice, attempt.id, cents, now))
    return attempt


def session_request(store: Store, attempt: PaymentAttempt, return_url: str, language: str) -> SessionRequest:
    """What the provider's page for an attempt must show."""
    company = store.get(Company, attempt.company)
    basket = baskets.of_attempt(store, attempt.id)
    lines = tuple((f"Invoice {number}", Money(cents, attempt.currency)) for number, cents in basket.items())
    return SessionRequest(
        purpose=attempt.purpose,
        customer=attempt.company,
        customer_name=company.name if company else attempt.company,
        amount=attempt.amount if attempt.purpose == "pay" else None,
        lines=lines,
        return_url=return_url,
        language=language,
        attempt=attempt.id,
    )


def look_first(store: Store, attempt_id: str, policy: Policy, now: datetime) -> None:
    """Plan the first question about an attempt whose page was just opened; opening it again and again changes nothing."""
    attempt = store.get(PaymentAttempt, attempt_id, lock=True)
    if attempt and attempt.looks == 0:
        look_later(store, attempt_id, policy, now)
        store.signal("payment", attempt_id)


def look_later(store: Store, attempt_id: str, policy: Policy, now: datetime) -> None:
    """Plan the next question to the provider about an attempt, in growing steps."""
    attempt = store.get(PaymentAttempt, attempt_id, lock=True)
    if attempt:
        wait = policy.poll_after[min(attempt.looks, len(policy.poll_after) - 1)]
        if attempt.state == "succeeded" and attempt.settled_at:
            wait = _DAILY if now < attempt.settled_at + _REVERSIBLE else _NEVER
        store.update(attempt, looks=attempt.looks + 1, next_look_at=now + wait)


def next_look(store: Store) -> datetime | None:
    """When the next attempt is to be asked about, of those that have not ended or may yet be reversed."""
    next_one = store.find(PaymentAttempt, order="next_look_at", limit=1, state=_LOOKED_AT)
    return next_one[0].next_look_at if next_one else None


def take_for_a_look(store: Store, now: datetime) -> PaymentAttempt | None:
    """The attempt that has waited longest to be asked about; for ``LEASE`` it is nobody else's.

    Whoever takes it plans the next look when they have asked; two who ask at once do no harm.
    """
    due = store.find(PaymentAttempt, order="next_look_at", limit=1, before=("next_look_at", now), lock=True, state=_LOOKED_AT)
    return store.update(due[0], next_look_at=now + LEASE) if due else None


def revoke_links(store: Store, person: str, company: str) -> None:
    """Close the person's open links of a company, which is locked, as after unlinking; a payment already begun goes on."""
    for link in store.ask(UnusedLinks(person, company)):
        store.update(link, state="revoked")


def _new_link(context: CommandContext, company: Company, purpose: Purpose, basket: Mapping[str, int]) -> dict[str, Any]:
    _supersede(context, company, purpose)
    identity = new_id()
    link = PayLink(
        id=identity,
        token_hash=digest(link_token(context, identity)),
        key=context.key,
        purpose=purpose,
        company=company.number,
        person=context.person.id,
        conversation=context.person.conversation,
        currency=company.currency,
        amount_cents=sum(basket.values()),
        state="active",
        created_at=context.now,
        expires_at=context.now + context.policy.link_life,
    )
    context.store.insert(link)
    baskets.keep_for_link(context.store, link.id, basket)
    context.audit(company.number, "link_created", link=link.id, purpose=purpose, cents=link.amount_cents)
    return {"link": link.id, "minutes": int(context.policy.link_life / timedelta(minutes=1))}


def _supersede(context: CommandContext, company: Company, purpose: Purpose) -> None:
    """A new basket takes the place of the person's older one, unless that is being paid."""
    for old in context.store.ask(UnusedLinks(context.person.id, company.number)):
        if old.purpose == purpose:
            context.store.update(old, state="superseded")


def _refuse_held(store: Store, basket: Mapping[str, int], invoices: Iterable[OpenInvoice]) -> None:
    held = [invoice.number for invoice in invoices if invoice.number in basket and not invoice.payable]
    if held and (hold := store.get(Hold, held[0])):
        raise _under_way(store, hold)


def _under_way(store: Store, hold: Hold) -> PaymentUnderWay:
    attempt = store.get(PaymentAttempt, hold.attempt)
    amount = attempt.amount if attempt else Money(hold.cents)
    return PaymentUnderWay(invoice=hold.invoice, amount=amount, since=hold.created_at)


def _refuse_changed(company: Company, basket: Mapping[str, int], invoices: Iterable[OpenInvoice]) -> None:
    now = _cut(basket, invoices)
    if now != basket:
        currency = company.currency
        raise BasketChanged(agreed=Money(sum(basket.values()), currency), now=Money(sum(now.values()), currency))


def _still_open(store: Store, company: str, basket: Mapping[str, int]) -> dict[str, int]:
    """The basket cut down to what is open now."""
    return _cut(basket, open_invoices(store, company))


def _cut(basket: Mapping[str, int], invoices: Iterable[OpenInvoice]) -> dict[str, int]:
    """The basket cut down to what is open on these; invoices with nothing left are out of it."""
    balances = {invoice.number: invoice.balance.cents for invoice in invoices}
    cut = {number: min(cents, balances.get(number, 0)) for number, cents in basket.items()}
    return {number: cents for number, cents in cut.items() if cents > 0}


def _at_current_amounts(store: Store, link: PayLink, accepted_cents: int) -> dict[str, int]:
    """The link's basket as it is paid now; the link is for that from now on."""
    if link.purpose != "pay":
        return {}
    agreed = baskets.of_link(store, link.id)
    now = _still_open(store, link.company, agreed)
    total = sum(now.values())
    if not now:
        raise NothingDue()
    if total != accepted_cents:
        raise BasketChanged(agreed=Money(accepted_cents, link.currency), now=Money(total, link.currency))
    if now != agreed:
        baskets.change_for_link(store, link.id, now)
        store.update(link, amount_cents=total)
    return now


def _new_attempt(link: PayLink, cents: int, now: datetime) -> PaymentAttempt:
    return PaymentAttempt(
        id=new_id(),
        key=new_id(),
        link=link.id,
        purpose=link.purpose,
        company=link.company,
        person=link.person,
        conversation=link.conversation,
        currency=link.currency,
        amount_cents=cents,
        state="created",
        created_at=now,
        next_look_at=now,
    )


def _hold(store: Store, hold: Hold) -> None:
    try:
        store.insert(hold)
    except AlreadyThere:
        raise _under_way(store, store.get(Hold, hold.invoice) or hold) from None


def current_basket(store: Store, link: PayLink, agreed: Mapping[str, int]) -> dict[str, int]:
    """What a link would take now: the basket agreed to, cut down to what is open."""
    return _still_open(store, link.company, agreed)


def hold_on(store: Store, link: PayLink, agreed: Mapping[str, int]) -> PaymentUnderWay | None:
    """Another payment's hold on an invoice of this link's basket, if there is one."""
    own = {attempt.id for attempt in store.find(PaymentAttempt, link=link.id)}
    held = [hold for hold in store.find(Hold, invoice=tuple(agreed)) if hold.attempt not in own] if agreed else []
    return _under_way(store, held[0]) if held else None
