"""What must not be found by whoever gets hold of the database, its write-ahead log, or the logs."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.conversation.models import Inbound
from bot.monitoring import logs
from bot.rendering.signed_urls import SignedUrls
from domain.account.context import CommandContext
from domain.adapters.sql.tables import metadata
from domain.commands.perform import perform
from domain.customers.models import OneTimeCode, Person
from domain.payments.models import PayLink
from domain.payments.payments import CreatePaymentLink
from tests.support.office import Office

CARD = "4242424242424242"
SPELLINGS = [
    CARD,
    "4242 4242 4242 4242",
    "4242-4242-4242-4242",
    "4242.4242.4242.4242",
    "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2",
    "my card is 4242 4242 4242 4242 exp 12/39 cvc 123",
    "card:4242424242424242,thanks",
    "4242\u00a04242\u00a04242\u00a04242",
    "4242\u200b4242\u200b4242\u200b4242",
    "４２４２４２４２４２４２４２４２",
    "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢",
    "four two four two four two four two four two four two four two four two",
    "cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos cuatro dos",
    "378282246310005",
    "5555 5555 5555 4444",
]
LEAKS = re.compile(
    r"(?:4\D{0,3}2\D{0,3}){4}|(?:four two ?){3}|(?:cuatro dos ?){3}|37828224|5555\D?5555|４２４２|٤٢٤٢", re.IGNORECASE
)


def at_rest(office: Office, url: str, folder: Path) -> str:
    """Everything that lies in the database's files (SQLite, with the write-ahead log), or in its rows (PostgreSQL)."""
    if url.startswith("sqlite"):
        return "\n".join(file.read_bytes().decode("utf-8", "replace") for file in folder.glob("*.sqlite3*"))
    with office.database.engine.connect() as connection:
        rows = [row for table in metadata.sorted_tables for row in connection.execute(sa.select(table))]
    return "\n".join(str(value) for row in rows for value in row)


@pytest.mark.parametrize("channel", ["rest", "web", "telegram", "phone", "console"])
def test_card_numbers_in_any_spelling_are_kept_nowhere(office, database_url, tmp_path, caplog, channel):
    caplog.set_level(logging.DEBUG)
    for text in SPELLINGS:
        answer = office.hear(text, channel=channel, kind="speech" if channel == "phone" else "text")
        assert answer
        assert not LEAKS.search(" ".join(answer))
    office.run(office.outbox.send_due())
    assert len(office.find(Inbound)) == len(SPELLINGS)
    assert not LEAKS.search(at_rest(office, database_url, tmp_path))
    assert not LEAKS.search(caplog.text)
    assert not LEAKS.search(" ".join(text for _, text in office.outbound.taken))


def test_the_search_above_finds_what_is_there(office, database_url, tmp_path):
    office.hear("order 42424242 please")
    assert LEAKS.search(at_rest(office, database_url, tmp_path))


def test_card_numbers_and_forged_lines_do_not_get_through_the_log():
    record = logging.LogRecord("x", logging.INFO, "f", 1, 'paid with %s\n{"level":"error"}', (CARD,), None)
    (line,) = logs.JsonLines().format(record).splitlines()
    assert CARD not in line
    assert "card number removed" in line


def test_neither_code_nor_payment_token_lies_in_the_database(office, database_url, tmp_path):
    for text in ("link my account", "CL4412", "10480", "50.00"):
        office.hear(text)
    office.hear("1")
    office.run(office.outbox.send_due())
    (challenge,) = office.find(OneTimeCode)
    code = office.deriver.code(challenge.id)
    assert any(code in text for _, text in office.outbound.taken)
    assert code not in re.findall(r"(?<!\d)\d{6}(?!\d)", at_rest(office, database_url, tmp_path))

    office.link()
    person = office.find(Person)[0]
    around = (person, office.assistant.services.policy, office.deriver, office.clock.now(), "key")
    made = office.write(lambda store: perform(CommandContext(store, *around), CreatePaymentLink((("10480", 5000),))))
    address = office.signed_urls.of("pay", made["link"])
    token = address.rpartition("/")[2]
    assert len(token) >= 43
    assert office.find(PayLink)[0].token_hash not in address
    assert token not in at_rest(office, database_url, tmp_path)


# ---- signed addresses ----


@pytest.fixture
def signed_urls(office: Office) -> SignedUrls:
    return office.signed_urls


def token_of(address: str) -> str:
    return address.rpartition("/")[2]


def test_a_signed_address_holds_for_a_week_or_two_and_then_no_more(office, signed_urls):
    token = token_of(signed_urls.of("invoice", "10480"))
    office.wait(days=7)
    assert signed_urls.allows("invoice", "10480", token)
    office.wait(days=7)
    assert not signed_urls.allows("invoice", "10480", token)


def test_a_signed_address_opens_that_one_thing(signed_urls):
    token = token_of(signed_urls.of("invoice", "10480"))
    assert signed_urls.allows("invoice", "10480", token)
    for kind, identity in (("invoice", "10481"), ("receipt", "10480"), ("handover", "10480"), ("invoice", "")):
        assert not signed_urls.allows(kind, identity, token)
    for changed in ("", token[:-1], token + "A", token.swapcase()):
        assert not signed_urls.allows("invoice", "10480", changed)


def test_a_payment_token_signs_nothing_else(signed_urls):
    token = token_of(signed_urls.of("pay", "10480"))
    assert not any(signed_urls.allows(kind, "10480", token) for kind in ("invoice", "receipt", "handover", "pay"))


def test_what_postgresql_cannot_keep_is_no_reason_to_fail(office):
    for text in ("hel\0lo", "hello \ud83d", "\x1b[2Jhello", ""):
        assert office.hear(text)
