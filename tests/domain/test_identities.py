"""Who is one human: nobody without a proof, and only as long as it holds."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.account import access
from domain.account.identities import others, spoke_as
from domain.customers.models import Contact, Membership, Person
from tests.support.business import Business

PAT, KIM = "CL1001-1", "CL1001-2"


@pytest.fixture
def dealer(dealer: Business) -> Business:
    dealer.company("CL1001", {"10480": 5000})
    dealer.company("TO2002", {"20480": 7000})
    dealer.store.insert(Contact(KIM, "CL1001", "Kim Poe", "kim@cl1001.example"))
    return dealer


def identity(dealer: Business, name: str, contact: str, company: str = "CL1001") -> Person:
    person = dealer.person(name)
    dealer.link(person, company, contact=contact)
    return person


def found(dealer: Business, person: Person) -> list[str]:
    link = access.current_link(dealer.store, person, dealer.policy, dealer.now)
    return [other.id for other in others(dealer.store, link)] if link else []


def is_one(dealer: Business, person: Person, other: Person, then: datetime) -> bool:
    link = access.current_link(dealer.store, person, dealer.policy, dealer.now)
    return link is not None and spoke_as(dealer.store, other, link, dealer.policy, then)


def test_who_proved_the_same_contact_is_one_human(dealer):
    phone, web = identity(dealer, "phone", PAT), identity(dealer, "web", PAT)
    assert found(dealer, phone) == ["web"]
    assert found(dealer, web) == ["phone"]
    assert is_one(dealer, phone, web, dealer.now)


def test_who_proved_another_contact_or_none_is_somebody_else(dealer):
    phone = identity(dealer, "phone", PAT)
    for name, contact in (("kim", KIM), ("anybody", ""), ("nobody", "CL1001-9")):
        somebody = identity(dealer, name, contact)
        assert found(dealer, somebody) == []
        assert not is_one(dealer, somebody, phone, dealer.now)
    assert found(dealer, phone) == []


def test_a_stranger_is_nobody(dealer):
    identity(dealer, "phone", PAT)
    stranger = dealer.person("stranger")
    assert found(dealer, stranger) == []
    assert not is_one(dealer, stranger, stranger, dealer.now)


def test_somebody_talking_about_another_company_is_not_followed(dealer):
    phone, web = identity(dealer, "phone", PAT), identity(dealer, "web", PAT)
    dealer.wait(seconds=1)
    dealer.link(web, "TO2002", contact="TO2002-1")
    assert found(dealer, phone) == ["web"]
    assert not is_one(dealer, phone, web, dealer.now)


def test_a_revoked_link_proves_nothing_any_more(dealer):
    phone, web = identity(dealer, "phone", PAT), identity(dealer, "web", PAT)
    for link in dealer.store.find(Membership, person="web"):
        dealer.store.update(link, revoked_at=dealer.now)
    assert found(dealer, phone) == []
    assert found(dealer, web) == []


def test_a_contact_that_is_no_longer_on_file_is_nobody(dealer):
    phone, _ = identity(dealer, "phone", PAT), identity(dealer, "web", PAT)
    dealer.store.delete(Contact, PAT)
    assert found(dealer, phone) == []


def test_what_was_said_after_a_link_had_lain_unused_was_said_by_anybody(dealer):
    phone, web = identity(dealer, "phone", PAT), identity(dealer, "web", PAT)
    dealer.store.update(web, channel="web")
    web = dealer.the(Person, "web")
    soon, late = (dealer.now + timedelta(minutes=minutes) for minutes in (29, 31))
    assert is_one(dealer, phone, web, soon)
    assert not is_one(dealer, phone, web, late)
