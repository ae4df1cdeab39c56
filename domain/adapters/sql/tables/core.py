"""What the program keeps for itself: executed commands, counters, the outbox, the audit trail, findings of migrations."""

from __future__ import annotations

import sqlalchemy as sa

from domain.adapters.sql.tables.columns import count, index, instant, json, key, metadata, refers, rule, text, unique
from domain.core import models as records

executed_command = sa.Table(
    "executed_command",
    metadata,
    key("key", "Idempotency key: message and place in it."),
    text("command", "Name of the command."),
    json("outcome", "What it gave; given again when the key comes again."),
    instant("at", "When."),
    comment="A command that was carried out: asked again with the same key, it is not done again.",
)

counter = sa.Table(
    "counter",
    metadata,
    key("name", "Name of the series, such as service_call."),
    count("value", "The number that was given last."),
    comment="The last number of a series.",
)

delivery = sa.Table(
    "delivery",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key: sent once."),
    text("kind", "What is to be done: email, text, tell ... or the name of a channel that is pushed to."),
    text("to", "Address, conversation or id, as the kind wants it."),
    json("body", "What the sender needs; never a token or a code."),
    instant("created_at", "When it was put here."),
    instant("next_at", "When it may be tried; also the lease of whoever is trying."),
    count("attempts", "Tries so far."),
    instant("sent_at", "When it was sent; NULL: not yet.", optional=True),
    instant("failed_at", "When it was given up; NULL: it was not.", optional=True),
    text("error", "Why the last try failed; empty: it did not."),
    index("delivery", "sent_at", "failed_at", "next_at"),
    unique("delivery", "key"),
    rule("sent_or_failed", "sent_at IS NULL OR failed_at IS NULL"),
    comment="The outbox: something to be sent outside, once.",
)

audit = sa.Table(
    "audit",
    metadata,
    key("id", "Random."),
    instant("at", "When."),
    refers("person", "person.id", "Who did it."),
    refers("company", "company.number", "For which company."),
    text("action", "What was done."),
    json("detail", "The particulars."),
    index("audit", "company", "at"),
    comment="Who did what to money or permissions. Rows are added, never changed or removed.",
)

migration_finding = sa.Table(
    "migration_finding",
    metadata,
    key("id", "Migration, table, key and rule."),
    instant("found_at", "When the database was brought up to date."),
    text("table_name", "Table that the row stands in."),
    text("row_key", "Its key."),
    text("problem", "Which rule it broke."),
    text("repair", "What was done about it."),
    json("row", "The row as it was before."),
    comment="A row of an older version that broke a rule, and how it was mended.",
)

TABLES = {
    records.ExecutedCommand: executed_command,
    records.Counter: counter,
    records.Delivery: delivery,
    records.Audit: audit,
    records.MigrationFinding: migration_finding,
}
