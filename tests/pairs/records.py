"""All rows of a database: looked at by one statement, and put back as they were by writing only the tables that changed."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import psycopg
from psycopg import sql

# A row as it is stored: its table, and its columns as JSON.
Row = tuple[str, str]
Rows = frozenset[Row]
_TABLES = (
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
    " AND table_name <> 'alembic_version' ORDER BY 1"
)


class Records:
    """Looks at and restores the tables of one database. Needs a superuser: foreign keys and triggers stand aside meanwhile."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        connection.execute("SET session_replication_role = replica")
        self.tables = [str(row[0]) for row in connection.execute(_TABLES)]
        parts = [
            sql.SQL("SELECT {}, row_to_json(t)::text FROM {} t").format(sql.Literal(name), sql.Identifier(name))
            for name in self.tables
        ]
        self._look = sql.SQL(" UNION ALL ").join(parts)

    def look(self) -> Rows:
        """Every row of every table."""
        return frozenset((str(name), str(row)) for name, row in self._connection.execute(self._look, prepare=True))

    def restore(self, base: Rows, now: Rows) -> None:
        """Make the tables hold ``base`` again; ``now`` is what they hold."""
        changed = {table for table, _ in base ^ now}
        kept: dict[str, list[Any]] = defaultdict(list)
        for table, row in base:
            if table in changed:
                kept[table].append(json.loads(row))
        with self._connection.transaction():
            for table in sorted(changed):
                name = sql.Identifier(table)
                self._connection.execute(sql.SQL("DELETE FROM {}").format(name))
                statement = sql.SQL("INSERT INTO {0} SELECT * FROM json_populate_recordset(null::{0}, %s)").format(name)
                self._connection.execute(statement, [json.dumps(kept[table])])

    def somebody_waits(self) -> bool:
        """Does a connection to this server wait for a lock that another one holds?"""
        waiting = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database())"
        (found,) = self._connection.execute(waiting, prepare=True).fetchone() or (False,)
        return bool(found)
