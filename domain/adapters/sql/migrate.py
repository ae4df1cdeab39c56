"""Bring a database up to date with Alembic, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from domain.adapters.sql.database import faults_named, open_engine
from domain.adapters.sql.tables import metadata
from domain.core.ports import CannotMigrate

_SCRIPTS = Path(__file__).parent / "migrations"
# Any number will do, as long as every Ledgerline uses the same.
_LOCK = 7_283_401


class SchemaTooNew(CannotMigrate):
    """The database was brought up to date by a newer Ledgerline than this one."""


class RowsToMend(CannotMigrate):
    """Rows break a rule of the new tables, and only a person can mend them: ``rows`` names each with a statement that does.

    ``mended`` are those that will be mended by rule.
    """

    def __init__(self, rows: Sequence[str], mended: Sequence[str]) -> None:
        super().__init__(rows, mended)
        self.rows, self.mended = tuple(rows), tuple(mended)

    def __str__(self) -> str:
        told = [
            f"{len(self.rows)} rows of the database break a rule of this version. Nothing was changed.",
            "Look at each, mend it (the statement below it is one way), and start again:",
            *(f"- {row}" for row in self.rows),
        ]
        if self.mended:
            told += ["These are mended by themselves then:", *(f"- {row}" for row in self.mended)]
        return "\n".join(told)


def migrate(url: str) -> None:
    """Apply what is missing. Running it again changes nothing. Raises CannotMigrate or DatabaseFault."""
    engine = open_engine(url)
    try:
        with faults_named(), engine.connect() as connection:
            _wait_for_others(connection)
            config = alembic_config(connection)
            scripts = ScriptDirectory.from_config(config)
            current = MigrationContext.configure(connection).get_current_revision()
            if current == scripts.get_current_head():
                return
            if current and current not in [script.revision for script in scripts.walk_revisions()]:
                raise SchemaTooNew(
                    f"The database is at version {current}, which this Ledgerline does not know. Install the newer one."
                )
            command.upgrade(config, "head")
            _describe(connection)
    finally:
        engine.dispose()


def check_tables(url: str) -> None:
    """``alembic check``: raises what Alembic raises if the database's tables are not those that ``tables`` describes."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            config = alembic_config(connection)
            config.attributes["metadata"] = metadata
            command.check(config)
    finally:
        engine.dispose()


def alembic_config(connection: sa.Connection) -> Config:
    """What Alembic's commands want, for a database that is connected to."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    return config


def _wait_for_others(connection: sa.Connection) -> None:
    """Several processes may start at once: one brings the tables up to date, the others wait, as they do on SQLite anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_lock(_LOCK)))


def _describe(connection: sa.Connection) -> None:
    """Put what tables and columns hold into the database as comments, where it has any."""
    if not connection.dialect.supports_comments:
        return
    for table in metadata.sorted_tables:
        connection.execute(sa.schema.SetTableComment(table))
        for column in table.columns:
            connection.execute(sa.schema.SetColumnComment(column))
    connection.commit()
