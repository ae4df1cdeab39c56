"""How a person gets to act for a company: invoice facts and a code to an address on file, or an invitation.

A company number is a name, not a secret: whether it exists is never said. Proofs fail with one answer, are counted per
person and per company over all channels, and the links of others are never touched by somebody's guessing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain import access
from domain.account import local_day
from domain.commands import AcceptInvitation, ConfirmCode, ProveCompany, SendCode, SwitchCompany, Unlink
from domain.desk import Desk
from domain.errors import CodeExpired, InvitationInvalid, NotLinked, ProofFailed, TooManyTries, WrongCode
from domain.records.books import Company, Contact, Invoice
from domain.records.people import Challenge, FailedProof, Invitation, Link, Person
from domain.tokens import digest, new_id, same

DEFAULT_ROLE = "payer"
_DAY = timedelta(days=1)
_QUARTER_HOUR = timedelta(minutes=15)


def prove(desk: Desk, command: ProveCompany) -> dict[str, Any]:
    """Check the three facts. Raises ProofFailed (the same for every wrong fact) or TooManyTries."""
    _refuse_if_limited(desk, command.company)
    if not _facts_fit(desk, command):
        count_failure(desk, command.company, "facts")
        raise ProofFailed()
    addresses = _addresses(desk, command.company)
    if not addresses:
        raise ProofFailed()
    return {"contacts": [[address, mask(address)] for address in addresses]}


def send_code(desk: Desk, command: SendCode) -> dict[str, Any]:
    """Prove again, then send six digits to one of the addresses on file."""
    contacts = prove(desk, ProveCompany(command.company, command.invoice, command.total_cents))["contacts"]
    if command.address not in [address for address, _ in contacts]:
        raise ProofFailed()
    contact = next(c for c in desk.store.find(Contact, company=command.company) if command.address in (c.email, c.phone))
    return challenge_contact(desk, contact, command.address)


def challenge_contact(desk: Desk, contact: Contact, address: str) -> dict[str, Any]:
    """Send six digits to an address of a contact: outcome ``challenge``, ``masked``, ``minutes``. Raises TooManyTries."""
    _refuse_if_sent_too_often(desk)
    challenge = Challenge(
        id=new_id(),
        person=desk.person.id,
        company=contact.company,
        contact=contact.id,
        sent_to=address,
        created_at=desk.now,
        expires_at=desk.now + desk.policy.limits.code_life,
    )
    desk.store.add(challenge)
    minutes = int(desk.policy.limits.code_life.total_seconds() // 60)
    kind = "email" if "@" in address else "text"
    body = {"text": "mail-code", "challenge": challenge.id, "language": desk.person.language, "facts": {"minutes": minutes}}
    desk.send(kind, address, f"code:{challenge.id}", body)
    return {"challenge": challenge.id, "masked": mask(address), "minutes": minutes}


def confirm_code(desk: Desk, command: ConfirmCode) -> dict[str, Any]:
    """Link the person if the digits are right. Raises WrongCode, CodeExpired or TooManyTries."""
    challenge = redeem(desk, command.challenge, command.code)
    return _link(desk, challenge.company, DEFAULT_ROLE, "code", _proven(desk, challenge))


def redeem(desk: Desk, identity: str, code: str) -> Challenge:
    """The challenge, used up by its digits. Raises WrongCode, CodeExpired or TooManyTries."""
    challenge = desk.store.get(Challenge, identity, lock=True)
    if challenge is None or challenge.person != desk.person.id or not _usable(desk, challenge):
        raise CodeExpired()
    _refuse_if_limited(desk, challenge.company)
    if not same(code, desk.mint.code(challenge.id)):
        desk.store.put(replace(challenge, tries=challenge.tries + 1))
        tries_left = desk.policy.limits.code_tries - challenge.tries - 1
        if tries_left <= 0:
            count_failure(desk, challenge.company, "code")
            raise CodeExpired()
        raise WrongCode(tries_left=tries_left)
    used = replace(challenge, used_at=desk.now)
    desk.store.put(used)
    return used


def accept_invitation(desk: Desk, command: AcceptInvitation) -> dict[str, Any]:
    """Link whoever presents an unused invitation first. Raises InvitationInvalid."""
    _refuse_if_limited(desk, "")
    invitation = desk.store.get(Invitation, digest(command.token.strip()), lock=True)
    if invitation is None or invitation.used_by or invitation.expires_at <= desk.now:
        count_failure(desk, "", "invitation")
        raise InvitationInvalid()
    desk.store.put(replace(invitation, used_by=desk.person.id))
    return _link(desk, invitation.company, invitation.role, "invitation", invitation.contact)


def unlink(desk: Desk, command: Unlink) -> dict[str, Any]:
    """End the link; from the next message on nothing is seen."""
    links = [link for link in access.active_links(desk.store, desk.person, desk.now) if link.company == command.company]
    if not links:
        raise NotLinked()
    for link in links:
        desk.store.put(replace(link, revoked_at=desk.now))
    desk.audit(command.company, "unlinked")
    return {"company": command.company}


def switch_company(desk: Desk, command: SwitchCompany) -> dict[str, Any]:
    """Talk about another linked company. Raises NotLinked."""
    if command.company not in [link.company for link in access.active_links(desk.store, desk.person, desk.now)]:
        raise NotLinked()
    desk.store.put(replace(_person(desk), company=command.company))
    company = desk.store.get(Company, command.company)
    return {"name": company.name if company else "", "company": command.company}


def mask(address: str) -> str:
    """Enough to recognise one's own address, too little to learn it: ``j•••@a•••.com``, ``•••-0123``."""
    if "@" not in address:
        return f"•••-{address[-4:]}"
    name, _, domain = address.partition("@")
    host, _, ending = domain.rpartition(".")
    return f"{name[:1]}•••@{host[:1]}•••.{ending}"


def count_failure(desk: Desk, company: str, kind: str) -> None:
    """Remember a wrong proof, for the limits."""
    desk.store.add(FailedProof(new_id(), desk.now, desk.person.id, company, kind))


def _person(desk: Desk) -> Person:
    return desk.store.get(Person, desk.person.id) or desk.person


def _usable(desk: Desk, challenge: Challenge) -> bool:
    newest = desk.store.find(Challenge, order="-created_at", limit=1, person=desk.person.id)[0]
    fresh = challenge.expires_at > desk.now and challenge.tries < desk.policy.limits.code_tries
    return fresh and challenge.used_at is None and newest.id == challenge.id


def _refuse_if_limited(desk: Desk, company: str) -> None:
    since, limits = ("at", desk.now - _DAY), desk.policy.limits
    if desk.store.count(FailedProof, since=since, person=desk.person.id) >= limits.failures_per_person_day:
        raise TooManyTries()
    if company and desk.store.count(FailedProof, since=since, company=company) >= limits.failures_per_company_day:
        raise TooManyTries()


def _refuse_if_sent_too_often(desk: Desk) -> None:
    limits = desk.policy.limits
    recent = desk.store.count(Challenge, since=("created_at", desk.now - _QUARTER_HOUR), person=desk.person.id)
    today = desk.store.count(Challenge, since=("created_at", desk.now - _DAY), person=desk.person.id)
    if recent >= limits.sends_per_quarter_hour or today >= limits.sends_per_day:
        raise TooManyTries()


def _facts_fit(desk: Desk, command: ProveCompany) -> bool:
    invoices = [i for i in desk.store.find(Invoice, company=command.company) if _plain(i.number) == _plain(command.invoice)]
    exact = [invoice for invoice in invoices if invoice.total_cents == command.total_cents]
    today = local_day(desk.now, desk.policy)
    return any(today - invoice.invoice_date <= desk.policy.limits.recent_invoice for invoice in exact)


def _plain(number: str) -> str:
    """``INV-10482`` and ``10482`` are the same invoice when written by hand."""
    return "".join(char for char in number if char.isdigit()) or number.casefold()


def _addresses(desk: Desk, company: str) -> list[str]:
    contacts = desk.store.find(Contact, order="id", company=company)
    found = [address for contact in contacts for address in (contact.email, contact.phone) if address]
    return list(dict.fromkeys(found))[:6]


def _proven(desk: Desk, challenge: Challenge) -> str:
    """The contact whose address the code went to; nobody in particular where several share it."""
    contacts = desk.store.find(Contact, company=challenge.company)
    having = [contact.id for contact in contacts if challenge.sent_to in (contact.email, contact.phone)]
    return having[0] if len(having) == 1 else ""


def _link(desk: Desk, company: str, role: str, how: str, contact: str) -> dict[str, Any]:
    for old in desk.store.find(Link, person=desk.person.id, company=company, revoked_at=None):
        desk.store.put(replace(old, revoked_at=desk.now))
    desk.store.add(Link(new_id(), desk.person.id, company, role, linked_at=desk.now, used_at=desk.now, contact=contact))
    desk.store.put(replace(_person(desk), company=company))
    desk.audit(company, "linked", how=how, role=role)
    found = desk.store.get(Company, company)
    return {"name": found.name if found else company, "company": company}
