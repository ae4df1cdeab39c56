"""What the provider's truth does to an attempt: journal, holds, receipt, and the truthful word to the customer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.account import access, journal
from domain.account.context import billing_contact
from domain.account.view import open_invoices
from domain.billing.models import Method
from domain.core.money import Money
from domain.core.outbox import Email, Facts, News, enqueue
from domain.core.policy import Policy
from domain.core.ports import ProviderMethod, ProviderSession, Store
from domain.core.tokens import new_id
from domain.customers.models import Person
from domain.payments import baskets
from domain.payments.allocation import fit
from domain.payments.models import AttemptState, EntryKind, Hold, LedgerAccount, PayLink, PaymentAttempt

# The higher truth wins, whatever order the news arrives in (domain rule; see docs/money.md).
_TRUTHS = "created unknown open processing canceled expired failed succeeded refunded returned disputed"
RANK = {state: rank for rank, state in enumerate(_TRUTHS.split())}
_ENDED_UNPAID = ("canceled", "expired", "failed")
_REVERSED: Mapping[AttemptState, EntryKind] = {
    "returned": "payment_returned",
    "refunded": "payment_refunded",
    "disputed": "payment_disputed",
}


def settle(store: Store, attempt_id: str, truth: ProviderSession, policy: Policy, now: datetime) -> PaymentAttempt | None:
    """Move an attempt on to the provider's truth. Safe to repeat, and in any order. Returns it as it is now."""
    attempt = _locked(store, attempt_id)
    if attempt is None or RANK[truth.state] < RANK[attempt.state]:
        return attempt
    if truth.saved_method:
        _keep_method(store, attempt.company, truth.saved_method, now)
    moved = _moved(store, attempt, truth, now)
    if moved.state != attempt.state:
        _on_arrival(store, moved, truth, policy, now)
    if moved.state == "open" and moved.reason and moved.reason != attempt.reason:
        _tell(store, moved, "payment-declined", now, reason=moved.reason)
    return moved


def _locked(store: Store, attempt_id: str) -> PaymentAttempt | None:
    """The attempt, after its company: what it does to balances, holds and links is decided one after the other."""
    found = store.get(PaymentAttempt, attempt_id)
    if found is None:
        return None
    access.lock_company(store, found.company)
    return store.get(PaymentAttempt, attempt_id, lock=True)


def _moved(store: Store, attempt: PaymentAttempt, truth: ProviderSession, now: datetime) -> PaymentAttempt:
    ended = RANK[truth.state] >= RANK["canceled"]
    # Money may still come on a page that was given up; the receipt tells when it came.
    arrived = truth.state == "succeeded" != attempt.state
    return store.update(
        attempt,
        state=truth.state,
        session=truth.id,
        session_url=truth.url,
        method_label=truth.method_label or attempt.method_label,
        reason=truth.reason,
        confirmation=truth.confirmation or attempt.confirmation,
        settled_at=now if ended and (attempt.settled_at is None or arrived) else attempt.settled_at,
    )


def _on_arrival(store: Store, attempt: PaymentAttempt, truth: ProviderSession, policy: Policy, now: datetime) -> None:
    """What follows from reaching a state, once."""
    if attempt.purpose == "add_method":
        _method_added(store, attempt, now)
    elif attempt.state == "succeeded":
        _received(store, attempt, truth, policy, now)
    elif attempt.state in _REVERSED:
        _received_and_reversed(store, attempt, truth, policy, now)
    elif attempt.state in _ENDED_UNPAID:
        release(store, attempt)
        _tell(store, attempt, f"payment-{attempt.state}", now, reason=attempt.reason or attempt.state)
    elif attempt.state == "processing":
        _tell(store, attempt, "payment-processing", now)


def _received(store: Store, attempt: PaymentAttempt, truth: ProviderSession, policy: Policy, now: datetime) -> None:
    received = _received_amount(attempt, truth)
    _book(store, attempt, received, policy, now)
    release(store, attempt)
    _consume_link(store, attempt)
    _tell(store, attempt, "payment-succeeded", now, confirmation=attempt.confirmation, amount=received)
    _send_receipt(store, attempt, received, now)


def _received_and_reversed(store: Store, attempt: PaymentAttempt, truth: ProviderSession, policy: Policy, now: datetime) -> None:
    """A payment that came back. If we never saw it succeed, both facts are booked: the journal tells the whole story."""
    _book(store, attempt, _received_amount(attempt, truth), policy, now)
    journal.reverse(store, _REVERSED[attempt.state], f"{attempt.id}:reversed", f"{attempt.id}:succeeded", now)
    release(store, attempt)
    _consume_link(store, attempt)
    _tell(store, attempt, f"payment-{attempt.state}", now)
    facts = {"company": attempt.company, "amount": attempt.amount, "confirmation": attempt.confirmation, "state": attempt.state}
    _tell_ar(store, "mail-ar-reversed", f"ar:{attempt.id}:{attempt.state}", facts, policy, now)


def _received_amount(attempt: PaymentAttempt, truth: ProviderSession) -> Money:
    return attempt.amount if truth.amount is None else truth.amount


def _book(store: Store, attempt: PaymentAttempt, received: Money, policy: Policy, now: datetime) -> None:
    """Journal the receipt: to the invoices as agreed, the rest as unapplied credit, which AR is told of."""
    balances = {invoice.number: invoice.balance.cents for invoice in open_invoices(store, attempt.company)}
    applied, rest = fit(baskets.of_attempt(store, attempt.id), balances, received.cents)
    postings: dict[tuple[LedgerAccount, str | None], int] = {
        (journal.CLEARING, None): received.cents,
        (journal.UNAPPLIED, None): -rest,
        **{(journal.APPLIED, invoice): -cents for invoice, cents in applied.items()},
    }
    key = f"{attempt.id}:succeeded"
    new = journal.record(store, "payment_succeeded", key, attempt.id, attempt.company, received.currency, postings, now)
    if new and rest:
        facts = {"company": attempt.company, "amount": Money(rest, received.currency), "confirmation": attempt.confirmation}
        _tell_ar(store, "mail-ar-unapplied", f"ar:{attempt.id}:unapplied", facts, policy, now)


def release(store: Store, attempt: PaymentAttempt) -> None:
    """Let go of the invoices an attempt held."""
    for hold in store.find(Hold, attempt=attempt.id):
        store.delete(Hold, hold.invoice)


def _consume_link(store: Store, attempt: PaymentAttempt) -> None:
    link = store.get(PayLink, attempt.link, lock=True)
    if link:
        store.update(link, state="consumed")


def _keep_method(store: Store, company: str, found: ProviderMethod, now: datetime) -> None:
    known = store.find(Method, company=company, provider_ref=found.ref)
    if known:
        return
    first = not store.find(Method, company=company, removed_at=None)
    store.insert(Method(new_id(), company, found.ref, found.kind, found.brand, found.last4, found.expires, "", first, now))


def _method_added(store: Store, attempt: PaymentAttempt, now: datetime) -> None:
    if attempt.state == "succeeded":
        _consume_link(store, attempt)
        _tell(store, attempt, "method-added", now, method=attempt.method_label)


def _tell(store: Store, attempt: PaymentAttempt, text: str, now: datetime, **facts: Any) -> None:
    """A word to where the payer is talking with us; pages and e-mails do not depend on it."""
    invoices = list(baskets.of_attempt(store, attempt.id))
    known: Facts = {"amount": attempt.amount, "invoices": invoices, "method": attempt.method_label}
    news = News(attempt.conversation, attempt.company, text, {**known, **facts})
    enqueue(store, f"tell:{attempt.id}:{attempt.state}:{attempt.reason}", news, now)


def _send_receipt(store: Store, attempt: PaymentAttempt, received: Money, now: datetime) -> None:
    contact = billing_contact(store, attempt.company)
    person = store.get(Person, attempt.person)
    if contact:
        facts: Facts = {
            "amount": received,
            "confirmation": attempt.confirmation,
            "invoices": list(baskets.of_attempt(store, attempt.id)),
            "method": attempt.method_label,
        }
        receipt = Email(contact.email, "mail-receipt", facts, person.language if person else "en", receipt=attempt.id)
        enqueue(store, f"receipt:{attempt.id}", receipt, now)


def _tell_ar(store: Store, text: str, key: str, facts: dict[str, Any], policy: Policy, now: datetime) -> None:
    if policy.ar_email:
        enqueue(store, key, Email(policy.ar_email, text, facts), now)


def give_up(store: Store, attempt_id: str, policy: Policy, now: datetime) -> PaymentAttempt | None:
    """End an attempt the provider has never heard of: nothing was charged, its invoices are free again."""
    attempt = _locked(store, attempt_id)
    if attempt is None or attempt.state not in ("created", "unknown"):
        return attempt
    ended = store.update(attempt, state="expired", settled_at=now)
    release(store, ended)
    return ended
