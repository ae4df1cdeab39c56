"""A database is brought up to date by itself, on SQLite and on PostgreSQL, and what is in it stays."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from functools import partial

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.app import ALL_SHELVES
from domain.adapters.sql.database import Database, open_engine
from domain.adapters.sql.migrate import SchemaTooNew, migrate
from domain.adapters.sql.schema import make_tables
from domain.adapters.sql.store import SqlStore
from domain.records import Company, Entry
from tests.support.programs import ROOT

START = "import sys; from domain.adapters.sql.migrate import migrate; migrate(sys.argv[1])"
ENTRY = Entry("e", "k", "payment_succeeded", "a", datetime(2026, 3, 10, tzinfo=UTC))


def keep(url, *records):
    database = Database(url, ALL_SHELVES)
    for record in records:
        database.write(partial(SqlStore.add, record=record)).result()
    database.close()


def kept(url, kind):
    database = Database(url, ALL_SHELVES)
    found = database.read(lambda store: store.find(kind)).result()
    database.close()
    return found


def test_the_tables_are_those_that_the_records_want(database_url):
    migrate(database_url)
    metadata, _ = make_tables(ALL_SHELVES)
    engine = open_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


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


def test_several_processes_may_start_on_an_empty_database_at_once(database_url):
    starting = [subprocess.Popen([sys.executable, "-c", START, database_url], cwd=ROOT) for _ in range(3)]
    assert [process.wait(60) for process in starting] == [0, 0, 0]
    keep(database_url, ENTRY)
    assert kept(database_url, Entry) == [ENTRY]
