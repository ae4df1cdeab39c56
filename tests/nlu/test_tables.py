"""What the grammars read, told as tables of plain lines in ``tables/``: what is said -> what it means."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from nlu.entities import code, company_number, contact, correction, dates, invoice_number, money, selection, yes_no
from nlu.redact import redact

_TABLES = Path(__file__).with_name("tables")
_LISTED = ("10482", "10491", "10500", "INV-20001")


def rows(name: str) -> list[tuple[str, str]]:
    table = []
    for line in (_TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            said, _, meant = line.rpartition(" -> ")
            table.append((said, meant))
    return table


@pytest.mark.parametrize(("said", "meant"), rows("company_numbers"))
def test_a_company_number_is_found_however_it_is_said(said, meant):
    found = [entity.value for entity in company_number.find(said)]
    assert found == ([] if meant == "-" else [meant])


@pytest.mark.parametrize(("said", "meant"), rows("codes"))
def test_a_code_is_read_typed_or_said(said, meant):
    assert (code.read(said) or "-") == meant


@pytest.mark.parametrize(("said", "meant"), rows("invoice_numbers"))
def test_an_invoice_number_is_read_however_it_is_said(said, meant):
    assert (invoice_number.read(said) or "-") == meant


@pytest.mark.parametrize(("said", "meant"), rows("money"))
def test_an_amount_is_read_to_the_cent_or_not_at_all(said, meant):
    language, _, text = said.partition(": ")
    assert money.read(text, language) == (None if meant == "-" else int(meant))


@pytest.mark.parametrize(("said", "meant"), rows("selections"))
def test_a_selection_means_exactly_the_invoices_that_were_said(said, meant):
    chosen = selection.read(said, _LISTED)
    assert (chosen.to_json() if chosen else None) == (None if meant == "-" else yaml.safe_load(meant))
    assert chosen is None or selection.Selection.from_json(chosen.to_json()) == chosen


@pytest.mark.parametrize(("said", "meant"), rows("yes_no"))
def test_a_yes_is_a_yes_only_when_nothing_else_is_said(said, meant):
    assert yes_no.read(said) == {"yes": True, "no": False, "-": None}[meant]


@pytest.mark.parametrize(("said", "instead"), rows("corrections"))
def test_only_what_begins_or_ends_as_a_correction_takes_something_back(said, instead):
    read = correction.read(said)
    assert (read.new if read.marked else "-") == instead


@pytest.mark.parametrize(("said", "meant"), rows("dates"))
def test_a_day_is_counted_from_today(said, meant):
    when = dates.read(said, date(2026, 11, 23))
    assert (" ".join([when[0].isoformat(), *([when[1]] if when[1] else [])]) if when else "-") == meant


@pytest.mark.parametrize(("said", "meant"), rows("contacts"))
def test_an_address_or_telephone_number_is_read_typed_or_spoken(said, meant):
    assert (contact.read_email(said) or contact.read_phone(said) or "-") == meant


@pytest.mark.parametrize(("said", "kept"), rows("redactions"))
def test_card_and_bank_numbers_are_taken_out_and_nothing_else(said, kept):
    assert redact(said) == (kept, kept != said)
