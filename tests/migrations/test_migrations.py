"""A database is brought up to date by itself, on SQLite and on PostgreSQL, and what is in it stays."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from functools import partial

import pytest
import sqlalchemy as sa
from alembic import command

from bot.app import ALL_TABLES
from domain.adapters.sql.database import Database, open_engine
from domain.adapters.sql.migrate import SchemaTooNew, alembic_config, migrate
from domain.adapters.sql.store import SqlStore
from domain.customers.models import Company
from domain.payments.models import Entry
from tests.support.programs import ROOT

START = "import sys; from domain.adapters.sql.migrate import migrate; migrate(sys.argv[1])"
ENTRY = Entry("e", "k", "reconciled", None, datetime(2026, 3, 10, tzinfo=UTC))


def keep(url, *records):
    database = Database(url, ALL_TABLES)
    for record in records:
        database.write(partial(SqlStore.insert, record=record)).result()
    database.close()


def kept(url, kind):
    database = Database(url, ALL_TABLES)
    found = database.read(lambda store: store.find(kind)).result()
    database.close()
    return found


def migrate_to(url, version):
    """Bring an empty database to an older version, as that Ledgerline left it."""
    engine = open_engine(url)
    with engine.connect() as connection:
        command.upgrade(alembic_config(connection), version)
    engine.dispose()


def test_bringing_up_to_date_twice_changes_nothing(database_url):
    migrate(database_url)
    keep(database_url, Company("CL1001", "Harbor Dental"), ENTRY)
    migrate(database_url)
    assert kept(database_url, Company) == [Company("CL1001", "Harbor Dental")]
    assert kept(database_url, Entry) == [ENTRY]


def test_a_database_of_a_newer_ledgerline_is_refused_and_left_alone(database_url):
    migrate(database_url)
    keep(database_url, ENTRY)
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(SchemaTooNew, match=r"9999.*Install the newer one"):
        migrate(database_url)
    assert kept(database_url, Entry) == [ENTRY]


def test_a_link_of_before_gets_the_contact_that_its_code_went_to(database_url):
    migrate_to(database_url, "0001")
    engine = open_engine(database_url)
    with engine.begin() as connection:
        for statement in (
            "INSERT INTO link VALUES ('1', 'pat', 'CL1001', 'payer', '2026-03-10', '2026-03-10', NULL)",
            "INSERT INTO link VALUES ('2', 'kim', 'CL1001', 'payer', '2026-03-10', '2026-03-10', NULL)",
            "INSERT INTO challenge VALUES ('c1', 'pat', 'CL1001', 'old', 'a@b', '2026-03-01', '2026-03-01', 0, '2026-03-01')",
            "INSERT INTO challenge VALUES ('c2', 'pat', 'CL1001', 'new', 'a@b', '2026-03-09', '2026-03-09', 0, '2026-03-09')",
            "INSERT INTO challenge VALUES ('c3', 'pat', 'CL1001', 'unused', 'a@b', '2026-03-10', '2026-03-10', 0, NULL)",
        ):
            connection.execute(sa.text(statement))
    engine.dispose()
    migrate_to(database_url, "0002")
    engine = open_engine(database_url)
    with engine.connect() as connection:
        contacts = connection.execute(sa.text("SELECT contact FROM link ORDER BY id")).scalars().all()
    engine.dispose()
    assert contacts == ["new", ""]


def test_several_processes_may_start_on_an_empty_database_at_once(database_url):
    starting = [subprocess.Popen([sys.executable, "-c", START, database_url], cwd=ROOT) for _ in range(3)]
    assert [process.wait(60) for process in starting] == [0, 0, 0]
    keep(database_url, ENTRY)
    assert kept(database_url, Entry) == [ENTRY]
