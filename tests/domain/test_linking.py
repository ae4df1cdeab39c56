"""Linking: facts of an invoice and a code to an address on file, or an invitation; limits that only a guesser meets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.account.view import load_account
from domain.core.errors import CodeExpired, InvitationInvalid, NotLinked, ProofFailed, TooManyTries, WrongCode
from domain.core.models import Audit, Delivery
from domain.core.tokens import digest
from domain.customers.linking import AcceptInvitation, ConfirmCode, ProveCompany, SendCode, SwitchCompany, Unlink
from domain.customers.models import Contact, FailedVerification, Invitation, Membership, OneTimeCode, Person
from tests.support.business import MINT, TODAY, Business

FACTS = ("CL1001", "10480", 5000)
EMAIL = "pat@cl1001.example"
TOKEN = "an-invitation-token"


@pytest.fixture
def dealer(dealer: Business) -> Business:
    dealer.company("CL1001", {"10480": 5000, "10481": 2500})
    dealer.company("TO2002", {"20480": 7000})
    return dealer


@pytest.fixture
def pat(dealer: Business) -> Person:
    return dealer.person("pat")


def send(dealer: Business, person: Person) -> str:
    challenge: str = dealer.do(person, SendCode(*FACTS, EMAIL))["challenge"]
    return challenge


def wrong(challenge: str) -> str:
    """A code that is not this challenge's."""
    return f"{(int(MINT.code(challenge)) + 1) % 10**6:06d}"


def fail(dealer: Business, person: Person, times: int, company: str = "CL1001") -> None:
    for _ in range(times):
        with pytest.raises(ProofFailed):
            dealer.do(person, ProveCompany(company, "10480", 1))


# ---- the way in ----


def test_three_facts_and_the_code_link_somebody(dealer, pat):
    proof = dealer.do(pat, ProveCompany(*FACTS))
    assert proof["contacts"] == [[EMAIL, "p•••@c•••.example"], ["+12165550123", "•••-0123"]]
    challenge = send(dealer, pat)
    (mail,) = dealer.store.find(Delivery)
    assert (mail.kind, mail.to) == ("email", EMAIL)
    linked = dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))
    assert linked == {"name": "Customer CL1001", "company": "CL1001"}
    assert sees(dealer, "pat") == "CL1001"
    assert [audit.action for audit in dealer.store.find(Audit)] == ["linked"]


def test_an_invoice_number_may_be_written_as_on_paper(dealer, pat):
    assert dealer.do(pat, ProveCompany("CL1001", "INV-10480", 5000))


def test_a_code_goes_to_an_address_on_file_and_nowhere_else(dealer, pat):
    for address in ("mallory@evil.example", "pat@to2002.example", ""):
        with pytest.raises(ProofFailed):
            dealer.do(pat, SendCode(*FACTS, address))
    assert dealer.store.find(Delivery) == []


@pytest.mark.parametrize(
    ("company", "invoice", "cents"),
    [
        ("CL9999", "10480", 5000),  # no such number
        ("TO2002", "10480", 5000),  # somebody else's invoice
        ("CL1001", "99999", 5000),
        ("CL1001", "10480", 4999),
        ("CL1001", "10481", 5000),  # the total of another one
        ("CL1001", "", 5000),
    ],
)
def test_whatever_is_wrong_the_answer_is_the_same(dealer, pat, company, invoice, cents):
    with pytest.raises(ProofFailed) as refused:
        dealer.do(pat, ProveCompany(company, invoice, cents))
    assert refused.value.facts == {}
    assert [(proof.person, proof.company) for proof in dealer.store.find(FailedVerification)] == [("pat", company)]


def test_an_old_invoice_proves_nothing(dealer, pat):
    dealer.invoice("CL1001", "9000", 100, due=TODAY - timedelta(days=400))
    with pytest.raises(ProofFailed):
        dealer.do(pat, ProveCompany("CL1001", "9000", 100))


def test_a_customer_whom_no_code_can_reach_gets_the_same_answer(dealer, pat):
    dealer.company("AK3003", {"30480": 100})
    dealer.store.delete(Contact, "AK3003-1")
    with pytest.raises(ProofFailed) as refused:
        dealer.do(pat, ProveCompany("AK3003", "30480", 100))
    assert refused.value.facts == {}


# ---- limits ----


@pytest.mark.parametrize("company", ["CL1001", "CL9999"])
def test_after_five_wrong_answers_a_person_waits_a_day_even_with_the_right_one(dealer, pat, company):
    fail(dealer, pat, 5, company)
    for command in (ProveCompany(*FACTS), ProveCompany("CL9999", "1", 1), SendCode(*FACTS, EMAIL), AcceptInvitation("x")):
        with pytest.raises(TooManyTries):
            dealer.do(pat, command)
    assert dealer.store.count(FailedVerification) == 5
    dealer.wait(days=1, seconds=1)
    assert dealer.do(pat, ProveCompany(*FACTS))


@pytest.mark.parametrize("company", ["CL1001", "CL9999"])
def test_many_guessers_at_one_number_are_stopped_whether_or_not_it_exists(dealer, pat, company):
    for name in ("a", "b", "c", "d"):
        fail(dealer, dealer.person(name), 5, company)
    with pytest.raises(TooManyTries):
        dealer.do(pat, ProveCompany(company, "10480", 5000))
    assert dealer.do(pat, ProveCompany("TO2002", "20480", 7000))


def test_guessing_does_not_touch_those_who_are_linked(dealer, pat):
    dealer.link(pat, "CL1001")
    for name in ("a", "b", "c", "d"):
        fail(dealer, dealer.person(name), 5)
    assert sees(dealer, "pat") == "CL1001"


def test_codes_are_sent_three_times_in_a_quarter_of_an_hour_and_six_times_a_day(dealer, pat):
    for _ in range(2):
        for _ in range(3):
            send(dealer, pat)
        with pytest.raises(TooManyTries):
            send(dealer, pat)
        dealer.wait(minutes=16)
    with pytest.raises(TooManyTries):
        send(dealer, pat)
    dealer.wait(days=1)
    assert send(dealer, pat)


# ---- the code ----


def test_a_code_works_once(dealer, pat):
    challenge = send(dealer, pat)
    dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))
    with pytest.raises(CodeExpired):
        dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))


def test_a_code_is_good_for_ten_minutes(dealer, pat):
    challenge = send(dealer, pat)
    dealer.wait(minutes=10)
    with pytest.raises(CodeExpired):
        dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))


def test_only_the_newest_code_works(dealer, pat):
    older = send(dealer, pat)
    dealer.wait(seconds=1)
    newer = send(dealer, pat)
    with pytest.raises(CodeExpired):
        dealer.do(pat, ConfirmCode(older, MINT.code(older)))
    assert dealer.do(pat, ConfirmCode(newer, MINT.code(newer)))


def test_after_five_wrong_codes_the_right_one_is_too_late(dealer, pat):
    challenge = send(dealer, pat)
    left = []
    for _ in range(4):
        with pytest.raises(WrongCode) as refused:
            dealer.do(pat, ConfirmCode(challenge, wrong(challenge)))
        left.append(refused.value.facts["tries_left"])
    assert left == [4, 3, 2, 1]
    for code in (wrong(challenge), MINT.code(challenge)):
        with pytest.raises(CodeExpired):
            dealer.do(pat, ConfirmCode(challenge, code))
    assert [proof.kind for proof in dealer.store.find(FailedVerification)] == ["code"]
    assert dealer.store.find(Membership) == []


def test_another_persons_code_opens_nothing_and_costs_him_no_try(dealer, pat):
    challenge = send(dealer, pat)
    mallory = dealer.person("mallory")
    for code in (MINT.code(challenge), wrong(challenge)):
        with pytest.raises(CodeExpired):
            dealer.do(mallory, ConfirmCode(challenge, code))
    assert dealer.the(OneTimeCode, challenge).tries == 0
    assert dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))


def test_a_code_for_one_thing_is_no_code_for_another(dealer, pat):
    first = send(dealer, pat)
    dealer.wait(minutes=1)
    second = send(dealer, pat)
    assert MINT.code(first) != MINT.code(second)
    with pytest.raises(WrongCode):
        dealer.do(pat, ConfirmCode(second, MINT.code(first)))


# ---- invitations ----


def invite(dealer: Business, **life: float) -> None:
    dealer.store.insert(Invitation(digest(TOKEN), "CL1001", "viewer", dealer.now, dealer.now + timedelta(**life)))


def test_an_invitation_links_whoever_presents_it_first(dealer, pat):
    invite(dealer, days=14)
    assert dealer.do(pat, AcceptInvitation(f" {TOKEN} "))["company"] == "CL1001"
    assert [link.role for link in dealer.store.find(Membership)] == ["viewer"]
    with pytest.raises(InvitationInvalid):
        dealer.do(dealer.person("mallory"), AcceptInvitation(TOKEN))
    assert dealer.store.count(Membership) == 1


def test_an_invitation_ends(dealer, pat):
    invite(dealer, days=14)
    dealer.wait(days=14)
    with pytest.raises(InvitationInvalid):
        dealer.do(pat, AcceptInvitation(TOKEN))


def test_guessing_invitations_is_limited_as_everything_else(dealer, pat):
    for number in range(5):
        with pytest.raises(InvitationInvalid):
            dealer.do(pat, AcceptInvitation(f"guess {number}"))
    invite(dealer, days=14)
    with pytest.raises(TooManyTries):
        dealer.do(pat, AcceptInvitation(TOKEN))


# ---- who was proven ----


def linked_as(dealer: Business, person: Person) -> str:
    return next(link.contact for link in dealer.store.find(Membership, person=person.id, revoked_at=None))


def test_a_code_proves_the_contact_whose_address_it_went_to(dealer, pat):
    challenge = send(dealer, pat)
    dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))
    assert linked_as(dealer, pat) == "CL1001-1"


def test_an_address_that_two_contacts_share_proves_neither(dealer, pat):
    dealer.store.insert(Contact("CL1001-2", "CL1001", "Kim Poe", EMAIL))
    challenge = send(dealer, pat)
    dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))
    assert linked_as(dealer, pat) == ""


def test_an_invitation_proves_the_contact_it_was_made_for(dealer, pat):
    invite(dealer, days=14)
    made = dealer.the(Invitation, digest(TOKEN))
    dealer.store.update(made, contact="CL1001-1")
    dealer.do(pat, AcceptInvitation(TOKEN))
    assert linked_as(dealer, pat) == "CL1001-1"


# ---- ending ----


def sees(dealer: Business, name: str) -> str:
    company = load_account(dealer.store, dealer.the(Person, name), dealer.policy, dealer.now).company
    return company.number if company else ""


def test_a_revoked_link_sees_nothing_from_then_on(dealer, pat):
    dealer.link(pat, "CL1001")
    assert sees(dealer, "pat") == "CL1001"
    dealer.do(pat, Unlink("CL1001"))
    account = load_account(dealer.store, dealer.the(Person, "pat"), dealer.policy, dealer.now)
    assert (account.company, account.numbers, account.open_invoices, account.methods, account.calls) == (None, (), (), (), ())
    with pytest.raises(NotLinked):
        dealer.do(pat, Unlink("CL1001"))


def test_a_link_ends_when_it_lies_unused_and_after_a_year(dealer, pat):
    dealer.link(pat, "CL1001")
    dealer.wait(days=29)
    assert sees(dealer, "pat") == "CL1001"
    dealer.wait(days=1)
    assert sees(dealer, "pat") == ""


def test_somebody_with_two_companies_talks_about_the_one_he_chose(dealer, pat):
    dealer.link(pat, "CL1001")
    dealer.wait(seconds=1)
    dealer.link(pat, "TO2002")
    assert sees(dealer, "pat") == "TO2002"
    assert dealer.do(pat, SwitchCompany("CL1001"))["name"] == "Customer CL1001"
    assert sees(dealer, "pat") == "CL1001"
    dealer.do(pat, Unlink("CL1001"))
    assert sees(dealer, "pat") == "TO2002"


def test_linking_again_leaves_one_link(dealer, pat):
    for _ in range(2):
        challenge = send(dealer, pat)
        dealer.do(pat, ConfirmCode(challenge, MINT.code(challenge)))
        dealer.wait(minutes=1)
    assert dealer.store.count(Membership, revoked_at=None) == 1
