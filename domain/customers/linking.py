"""How a person gets to act for a company: invoice facts and a code to an address on file, or an invitation.

A company number is a name, not a secret: whether it exists is never said. Proofs fail with one answer, are counted per
person and per company over all channels, and the links of others are never touched by somebody's guessing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.account.view import local_day
from domain.commands.handling import Command, handler
from domain.core.errors import CodeExpired, InvitationInvalid, NotLinked, ProofFailed, TooManyTries, WrongCode
from domain.core.masking import mask
from domain.core.outbox import written
from domain.core.tokens import digest, new_id, same
from domain.customers.models import (
    Company,
    Contact,
    FailedVerification,
    Invitation,
    Membership,
    OneTimeCode,
    Role,
    VerificationKind,
)
from domain.customers.questions import FailuresSince, InvoicesOfTotal
from domain.payments.payments import revoke_links

DEFAULT_ROLE: Role = "payer"
_DAY = timedelta(days=1)
_QUARTER_HOUR = timedelta(minutes=15)
# More than this many to choose from would be no choice.
_MOST_ADDRESSES = 6


@dataclass(frozen=True)
class ProveCompany(Command):
    """Company number, a recent invoice and its exact total: outcome ``contacts``, the masked addresses a code can go to."""

    company: str
    invoice: str
    total_cents: int


@handler
def prove(context: CommandContext, command: ProveCompany) -> dict[str, Any]:
    """Check the three facts. Raises ProofFailed (the same for every wrong fact) or TooManyTries."""
    return {"contacts": [[address, mask(address)] for address in _proved(context, command)]}


@dataclass(frozen=True)
class SendCode(Command):
    """Send six digits to a contact on file, after a proof: outcome ``challenge``, ``masked``, ``minutes``."""

    company: str
    invoice: str
    total_cents: int
    address: str


@handler
def send_code(context: CommandContext, command: SendCode) -> dict[str, Any]:
    """Prove again, then send six digits to one of the addresses on file."""
    proved = _proved(context, ProveCompany(command.company, command.invoice, command.total_cents))
    if command.address not in proved:
        raise ProofFailed()
    return challenge_contact(context, proved[command.address], command.address)


def challenge_contact(context: CommandContext, contact: Contact, address: str) -> dict[str, Any]:
    """Send six digits to an address of a contact: outcome ``challenge``, ``masked``, ``minutes``. Raises TooManyTries."""
    _refuse_if_sent_too_often(context)
    challenge = OneTimeCode(
        id=new_id(),
        person=context.person.id,
        company=contact.company,
        contact=contact.id,
        sent_to=address,
        created_at=context.now,
        expires_at=context.now + context.policy.limits.code_life,
    )
    context.store.insert(challenge)
    minutes = int(context.policy.limits.code_life.total_seconds() // 60)
    body = written(address, "mail-code", {"minutes": minutes}, context.person.language, one_time_code=challenge.id)
    context.send(f"code:{challenge.id}", body)
    return {"challenge": challenge.id, "masked": mask(address), "minutes": minutes}


@dataclass(frozen=True)
class ConfirmCode(Command):
    """The digits that arrived: outcome ``name``, ``company``."""

    challenge: str
    code: str


@handler
def confirm_code(context: CommandContext, command: ConfirmCode) -> dict[str, Any]:
    """Link the person if the digits are right. Raises WrongCode, CodeExpired or TooManyTries."""
    challenge = redeem(context, command.challenge, command.code)
    return _link(context, challenge.company, DEFAULT_ROLE, "code", _proven(context, challenge))


def redeem(context: CommandContext, identity: str, code: str) -> OneTimeCode:
    """The challenge, used up by its digits. Raises WrongCode, CodeExpired or TooManyTries."""
    challenge = context.store.get(OneTimeCode, identity, lock=True)
    if challenge is None or challenge.person != context.person.id or not _usable(context, challenge):
        raise CodeExpired()
    _refuse_if_limited(context, challenge.company)
    if not same(code, context.deriver.code(challenge.id)):
        context.store.update(challenge, tries=challenge.tries + 1)
        tries_left = context.policy.limits.code_tries - challenge.tries - 1
        if tries_left <= 0:
            count_failure(context, challenge.company, "code")
            raise CodeExpired()
        raise WrongCode(tries_left=tries_left)
    return context.store.update(challenge, used_at=context.now)


@dataclass(frozen=True)
class AcceptInvitation(Command):
    """A token from the dealer: outcome ``name``, ``company``."""

    token: str


@handler
def accept_invitation(context: CommandContext, command: AcceptInvitation) -> dict[str, Any]:
    """Link whoever presents an unused invitation first. Raises InvitationInvalid."""
    _refuse_if_limited(context, "")
    invitation = context.store.get(Invitation, digest(command.token.strip()), lock=True)
    if invitation is None or invitation.used_by or invitation.expires_at <= context.now:
        count_failure(context, "", "invitation")
        raise InvitationInvalid()
    context.store.update(invitation, used_by=context.person.id)
    return _link(context, invitation.company, invitation.role, "invitation", invitation.contact)


@dataclass(frozen=True)
class Unlink(Command):
    """Stop acting for a company."""

    company: str


@handler
def unlink(context: CommandContext, command: Unlink) -> dict[str, Any]:
    """End the membership, and close the person's open payment links of the company: from the next message on nothing is seen."""
    links = [link for link in context.memberships() if link.company == command.company]
    if not links:
        raise NotLinked()
    access.lock_company(context.store, command.company)
    for link in links:
        context.revoke(link)
    revoke_links(context.store, context.person.id, command.company)
    context.audit(command.company, "unlinked")
    return {"company": command.company}


@dataclass(frozen=True)
class SwitchCompany(Command):
    """Talk about another linked company from now on: outcome ``name``."""

    company: str


@handler
def switch_company(context: CommandContext, command: SwitchCompany) -> dict[str, Any]:
    """Talk about another linked company. Raises NotLinked."""
    if command.company not in [link.company for link in context.memberships()]:
        raise NotLinked()
    context.person = context.store.update(context.person, company=command.company)
    company = context.store.get(Company, command.company)
    return {"name": company.name if company else "", "company": command.company}


def count_failure(context: CommandContext, company: str, kind: VerificationKind) -> None:
    """Remember a wrong proof, for the limits."""
    context.store.insert(FailedVerification(new_id(), context.now, context.person.id, company, kind))


def _usable(context: CommandContext, challenge: OneTimeCode) -> bool:
    newest = context.store.find(OneTimeCode, order="-created_at", limit=1, person=context.person.id)[0]
    fresh = challenge.expires_at > context.now and challenge.tries < context.policy.limits.code_tries
    return fresh and challenge.used_at is None and newest.id == challenge.id


def _refuse_if_limited(context: CommandContext, company: str) -> None:
    limits = context.policy.limits
    by_person, of_company = context.store.ask(FailuresSince(context.person.id, company, context.now - _DAY))
    if by_person >= limits.failures_per_person_day or (company and of_company >= limits.failures_per_company_day):
        raise TooManyTries()


def _refuse_if_sent_too_often(context: CommandContext) -> None:
    limits = context.policy.limits
    latest = context.store.find(OneTimeCode, order="-created_at", limit=limits.sends_per_day, person=context.person.id)
    recent = sum(code.created_at >= context.now - _QUARTER_HOUR for code in latest)
    today = sum(code.created_at >= context.now - _DAY for code in latest)
    if recent >= limits.sends_per_quarter_hour or today >= limits.sends_per_day:
        raise TooManyTries()


def _proved(context: CommandContext, command: ProveCompany) -> dict[str, Contact]:
    """Where a code may be sent once the three facts fit: each address and whose it is. Raises ProofFailed or TooManyTries.

    No lock is taken here: a stranger who waited for one would learn that the company exists.
    """
    _refuse_if_limited(context, command.company)
    if not _facts_fit(context, command):
        count_failure(context, command.company, "facts")
        raise ProofFailed()
    addresses = _addresses(context, command.company)
    if not addresses:
        raise ProofFailed()
    return addresses


def _facts_fit(context: CommandContext, command: ProveCompany) -> bool:
    since = local_day(context.now, context.policy) - context.policy.limits.recent_invoice
    fitting = context.store.ask(InvoicesOfTotal(command.company, command.total_cents, since))
    return any(_plain(number) == _plain(command.invoice) for number in fitting)


def _plain(number: str) -> str:
    """``INV-10482`` and ``10482`` are the same invoice when written by hand."""
    return "".join(char for char in number if char.isdigit()) or number.casefold()


def _addresses(context: CommandContext, company: str) -> dict[str, Contact]:
    """The first addresses on file, each with the first contact that has it."""
    found: dict[str, Contact] = {}
    for contact in context.store.find(Contact, order="id", company=company):
        for address in (contact.email, contact.phone):
            if address:
                found.setdefault(address, contact)
    return dict(islice(found.items(), _MOST_ADDRESSES))


def _proven(context: CommandContext, challenge: OneTimeCode) -> str:
    """The contact whose address the code went to; nobody in particular where several share it."""
    contacts = context.store.find(Contact, company=challenge.company)
    having = [contact.id for contact in contacts if challenge.sent_to in (contact.email, contact.phone)]
    return having[0] if len(having) == 1 else ""


def _link(context: CommandContext, company: str, role: Role, how: str, contact: str) -> dict[str, Any]:
    for old in context.store.find(Membership, person=context.person.id, company=company, revoked_at=None):
        context.revoke(old)
    context.admit(
        Membership(new_id(), context.person.id, company, role, linked_at=context.now, used_at=context.now, contact=contact)
    )
    context.person = context.store.update(context.person, company=company)
    context.audit(company, "linked", how=how, role=role)
    found = context.store.get(Company, company)
    return {"name": found.name if found else company, "company": company}
