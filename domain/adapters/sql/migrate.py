"""Bring a database up to date with Alembic, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from domain.adapters.sql.database import faults_named, open_engine

_SCRIPTS = Path(__file__).parent / "migrations"
# Any number will do, as long as every Ledgerline uses the same.
_LOCK = 7_283_401


class SchemaTooNew(Exception):
    """The database was brought up to date by a newer Ledgerline than this one."""


def migrate(url: str) -> None:
    """Apply what is missing. Running it again changes nothing. Raises SchemaTooNew or DatabaseFault."""
    engine = open_engine(url)
    try:
        with faults_named(), engine.connect() as connection:
            _wait_for_others(connection)
            config = Config()
            config.set_main_option("script_location", str(_SCRIPTS))
            scripts = ScriptDirectory.from_config(config)
            current = MigrationContext.configure(connection).get_current_revision()
            if current == scripts.get_current_head():
                return
            if current and current not in [script.revision for script in scripts.walk_revisions()]:
                raise SchemaTooNew(
                    f"The database is at version {current}, which this Ledgerline does not know. Install the newer one."
                )
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def _wait_for_others(connection: sa.Connection) -> None:
    """Several processes may start at once: one brings the tables up to date, the others wait, as they do on SQLite anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_lock(_LOCK)))
