"""Contact data change only with a code to an address on file; who wants to be left alone or forgotten is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.account.access import active_memberships
from domain.account.view import load_account
from domain.billing import disputes
from domain.core.errors import CodeExpired, UnknownAddress, UnknownContact, WrongCode
from domain.core.models import Delivery
from domain.customers import contacts, privacy
from domain.customers.models import Contact, ContactChange, Person
from tests.support.business import MINT, Business

OLD, NEW = "pat@cl1001.example", "pat@new.example"


@pytest.fixture
def pat(dealer: Business) -> Person:
    dealer.company("CL1001", {"10480": 5000})
    return dealer.person("pat", "CL1001")


def change(dealer: Business, person: Person, new: str = NEW, to: str = OLD) -> None:
    sent = dealer.do(person, contacts.SendChangeCode(to))["challenge"]
    dealer.do(person, contacts.ChangeContact(sent, MINT.code(sent), new))
    dealer.wait(hours=1)


def on_file(dealer: Business) -> Contact:
    return dealer.the(Contact, "CL1001-1")


def letters(dealer: Business, text: str) -> list[str]:
    return [delivery.to for delivery in dealer.store.find(Delivery, order="created_at") if delivery.body.get("text") == text]


def test_the_address_changes_with_a_code_and_the_old_one_and_ar_are_told(dealer, pat):
    change(dealer, pat)
    assert on_file(dealer).email == NEW
    assert letters(dealer, "mail-code") == [OLD]
    assert letters(dealer, "mail-contact-changed") == [OLD]
    assert letters(dealer, "mail-ar-contact") == ["ar@lakeside.example"]
    assert load_account(dealer.store, pat, dealer.policy, dealer.now).reach_email == NEW


def test_a_code_goes_to_no_other_address_than_one_on_file(dealer, pat):
    for address in (NEW, "", "mallory@x.example"):
        with pytest.raises(UnknownAddress):
            dealer.do(pat, contacts.SendChangeCode(address))


def test_a_wrong_code_and_a_code_used_before_change_nothing(dealer, pat):
    sent = dealer.do(pat, contacts.SendChangeCode(OLD))["challenge"]
    with pytest.raises(WrongCode):
        dealer.do(pat, contacts.ChangeContact(sent, "000000" if MINT.code(sent) != "000000" else "111111", NEW))
    assert on_file(dealer).email == OLD
    dealer.do(pat, contacts.ChangeContact(sent, MINT.code(sent), NEW))
    with pytest.raises(CodeExpired):
        dealer.do(pat, contacts.ChangeContact(sent, MINT.code(sent), "other@new.example"))
    assert on_file(dealer).email == NEW


def test_who_is_not_known_to_be_one_of_several_contacts_cannot_change_any(dealer, pat):
    dealer.store.insert(Contact("CL1001-2", "CL1001", "Sam Roe", "sam@cl1001.example"))
    with pytest.raises(UnknownContact):
        dealer.do(pat, contacts.SendChangeCode(OLD))


def test_imports_keep_the_new_address_until_the_books_show_it(dealer, pat):
    before = on_file(dealer)
    change(dealer, pat)
    change(dealer, pat, "+12185550199", to=NEW)
    assert contacts.kept(dealer.store, [before]) == [replace(before, email=NEW, phone="+12185550199")]
    assert contacts.kept(dealer.store, [replace(before, email=NEW)]) == [replace(before, email=NEW, phone="+12185550199")]
    third = replace(before, email=NEW, phone="+12185550100")
    assert contacts.kept(dealer.store, [third]) == [third]
    assert [change.state for change in dealer.store.find(ContactChange, order="created_at")] == ["taken_over", "overruled"]


def test_changes_in_a_row_are_kept_together(dealer, pat):
    before = on_file(dealer)
    change(dealer, pat)
    change(dealer, pat, "pat@third.example", to=NEW)
    assert contacts.kept(dealer.store, [before])[0].email == "pat@third.example"


def test_muting_and_hearing_again(dealer, pat):
    for muted in (True, False):
        dealer.do(pat, privacy.Mute(muted))
        assert load_account(dealer.store, dealer.the(Person, "pat"), dealer.policy, dealer.now).muted is muted


def test_who_is_forgotten_is_unlinked_everywhere_and_silent_and_the_books_stay(dealer, pat):
    dealer.company("TO2002", {"20480": 7000})
    dealer.link(pat, "TO2002")
    dealer.do(pat, disputes.DisputeInvoice("10480", "amount", ""))
    dealer.do(pat, privacy.ForgetMe())
    fresh = dealer.the(Person, "pat")
    assert active_memberships(dealer.store, fresh, dealer.policy, dealer.now) == []
    assert (fresh.company, fresh.muted_at) == (None, dealer.now)
    assert [delivery.to for delivery in dealer.store.find(Delivery, kind="erase")] == ["pat"]
    assert len(letters(dealer, "mail-ar-dispute")) == 1
