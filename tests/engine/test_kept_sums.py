"""Sums that are kept beside the journal are what its postings come to; where they are not, ``ledgerline check`` says so."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import sqlalchemy as sa

from bot.cli.check import check
from bot.settings.load import ConfigError
from domain.account import journal
from domain.account.questions import WrongSum, WrongSums
from domain.core.ports import Store
from tests.dialogues.program import settings_in
from tests.support.office import START


def post(store: Store, key: str, postings: journal.Postings) -> bool:
    return journal.record(store, "payment_succeeded", key, None, "CL4412", "USD", postings, START)


def paid(store: Store) -> None:
    """Seventy cents for an invoice and thirty beyond it, of which the ERP shows the seventy by now."""
    post(store, "a", {(journal.CLEARING, None): 100, (journal.APPLIED, "10480"): -70, (journal.UNAPPLIED, None): -30})
    post(store, "b", {(journal.APPLIED, "10480"): 70, (journal.EXPORTED, "10480"): -70})
    post(store, "c", {(journal.CLEARING, None): 20, (journal.APPLIED, "10481"): -20})


def test_sums_are_kept_as_entries_are_added_and_gone_when_taken_back(office):
    office.write(paid)
    assert office.read(lambda store: journal.applied_by_invoice(store, "CL4412")) == {"10481": 20}
    assert office.read(journal.sums) == {
        journal.CLEARING: 120,
        journal.APPLIED: -20,
        journal.UNAPPLIED: -30,
        journal.EXPORTED: -70,
    }
    office.write(lambda store: journal.reverse(store, "payment_returned", "d", "c", START))
    assert office.read(lambda store: journal.applied_by_invoice(store, "CL4412")) == {}
    assert office.read(lambda store: store.ask(WrongSums())) == ()


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (
            "UPDATE account_balance SET cents = cents + 5 WHERE account = 'ar_applied'",
            WrongSum("CL4412 ar_applied", kept=-15, counted=-20),
        ),
        ("UPDATE invoice_applied SET cents = 1", WrongSum("10481", kept=1, counted=20)),
        ("DELETE FROM invoice_applied", WrongSum("10481", kept=0, counted=20)),
        ("DELETE FROM account_balance WHERE account = 'erp_exported'", WrongSum("CL4412 erp_exported", kept=0, counted=-70)),
    ],
)
def test_a_kept_sum_that_is_wrong_is_named(office, database_url, tmp_path, tampering, found):
    office.write(paid)
    with office.database.engine.begin() as connection:
        connection.execute(sa.text(tampering))
    assert office.read(lambda store: store.ask(WrongSums())) == (found,)
    with pytest.raises(ConfigError, match=f"of {found.what} {found.kept} cents are kept, its postings are {found.counted}"):
        check(replace(settings_in(tmp_path), database_url=database_url), io.StringIO())


def test_check_says_that_the_sums_are_right(office, database_url, tmp_path):
    office.write(paid)
    told = io.StringIO()
    check(replace(settings_in(tmp_path), database_url=database_url), told)
    assert "ok  journal" in told.getvalue()
