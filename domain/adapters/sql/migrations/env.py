"""Alembic's entry: runs the migrations on the connection that ``migrate`` hands over.

The tables as they are now are handed over only to be compared with: older migrations must not take names from them.
"""

from alembic import context

from domain.adapters.sql.tables.triggers import HELPER_TABLE

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    compare_type=True,
    include_name=lambda name, kind, _parents: kind != "table" or name != HELPER_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
connection.commit()
