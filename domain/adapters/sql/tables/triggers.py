"""Rules that no CHECK can say, as triggers: what may only grow, entries that sum to zero, methods that are in use.

Sums of postings are kept as they are added, in the same statement: what is open must not cost more with every payment there was.

An entry's postings come one by one, so whether they sum to zero is asked at the end of the transaction: on PostgreSQL by a
deferred constraint trigger. SQLite has deferred foreign keys only: there the sum of each entry that is not yet balanced
stands in ``unbalanced_entry``, whose rows refer to what is never there, so that a transaction that leaves one cannot commit.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import event

from domain.adapters.sql.tables.columns import metadata

APPEND_ONLY = ("entry", "posting", "audit")
# SQLite only, and not a record's: kept by the triggers alone.
HELPER_TABLE = "unbalanced_entry"

_SQLITE_GROWS = tuple(
    f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
    for table in APPEND_ONLY
    for what in ("UPDATE", "DELETE")
)
_SQLITE = (
    *_SQLITE_GROWS,
    f"""
    CREATE TABLE {HELPER_TABLE} (
        entry TEXT NOT NULL PRIMARY KEY,
        cents INTEGER NOT NULL,
        never TEXT NOT NULL DEFAULT 'postings that do not sum to zero' REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    f"""
    CREATE TRIGGER posting_sums_to_zero AFTER INSERT ON posting BEGIN
        INSERT INTO {HELPER_TABLE} (entry, cents) VALUES (NEW.entry, NEW.cents)
            ON CONFLICT (entry) DO UPDATE SET cents = cents + excluded.cents;
        DELETE FROM {HELPER_TABLE} WHERE entry = NEW.entry AND cents = 0;
    END
    """,
    """
    CREATE TRIGGER posting_is_kept AFTER INSERT ON posting BEGIN
        INSERT INTO account_balance (company, account, cents) VALUES (NEW.company, NEW.account, NEW.cents)
            ON CONFLICT (company, account) DO UPDATE SET cents = cents + excluded.cents;
        INSERT INTO invoice_applied (invoice, company, cents)
            SELECT NEW.invoice, NEW.company, -NEW.cents WHERE NEW.account = 'ar_applied' AND NEW.invoice IS NOT NULL
            ON CONFLICT (invoice) DO UPDATE SET cents = cents + excluded.cents;
        DELETE FROM invoice_applied WHERE invoice = NEW.invoice AND cents = 0;
    END
    """,
    *(
        f"""
        CREATE TRIGGER autopay_method_{what.lower().replace(" ", "_")} BEFORE {what} ON autopay
            WHEN NEW.ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM method WHERE id = NEW.method AND company = NEW.company AND removed_at IS NULL)
            BEGIN SELECT RAISE(ABORT, 'autopay needs a method of the company that is not removed'); END
        """
        for what in ("INSERT", "UPDATE")
    ),
    """
    CREATE TRIGGER method_in_use BEFORE UPDATE ON method
        WHEN NEW.removed_at IS NOT NULL AND EXISTS (SELECT 1 FROM autopay WHERE method = NEW.id AND ended_at IS NULL)
        BEGIN SELECT RAISE(ABORT, 'method is in use by a running autopay'); END
    """,
)
_POSTGRESQL_GROWS = tuple(
    f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION only_grows()"
    for table in APPEND_ONLY
)
_POSTGRESQL = (
    """
    CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '% can only grow', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    *_POSTGRESQL_GROWS,
    """
    CREATE FUNCTION entry_sums_to_zero() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        off bigint := (SELECT sum(cents) FROM posting WHERE entry = NEW.entry);
    BEGIN
        IF off <> 0 THEN
            RAISE EXCEPTION 'the postings of entry % do not sum to zero: % cents', NEW.entry, off
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE CONSTRAINT TRIGGER posting_sums_to_zero AFTER INSERT ON posting DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION entry_sums_to_zero()
    """,
    """
    CREATE FUNCTION keep_posting() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO account_balance AS kept (company, account, cents) VALUES (NEW.company, NEW.account, NEW.cents)
            ON CONFLICT (company, account) DO UPDATE SET cents = kept.cents + excluded.cents;
        IF NEW.account = 'ar_applied' AND NEW.invoice IS NOT NULL THEN
            INSERT INTO invoice_applied AS kept (invoice, company, cents) VALUES (NEW.invoice, NEW.company, -NEW.cents)
                ON CONFLICT (invoice) DO UPDATE SET cents = kept.cents + excluded.cents;
            DELETE FROM invoice_applied WHERE invoice = NEW.invoice AND cents = 0;
        END IF;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER posting_is_kept AFTER INSERT ON posting FOR EACH ROW EXECUTE FUNCTION keep_posting()",
    # FOR SHARE waits for whoever is removing the method at this moment.
    """
    CREATE FUNCTION autopay_has_method() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM 1 FROM method WHERE id = NEW.method AND company = NEW.company AND removed_at IS NULL FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'autopay needs a method of the company that is not removed'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER autopay_method BEFORE INSERT OR UPDATE ON autopay
        FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION autopay_has_method()
    """,
    """
    CREATE FUNCTION method_is_free() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM autopay WHERE method = NEW.id AND ended_at IS NULL) THEN
            RAISE EXCEPTION 'method is in use by a running autopay' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER method_in_use BEFORE UPDATE ON method
        FOR EACH ROW WHEN (NEW.removed_at IS NOT NULL) EXECUTE FUNCTION method_is_free()
    """,
)


def statements(dialect: str) -> tuple[str, ...]:
    """What makes the triggers on a dialect, once the tables are there."""
    return _SQLITE if dialect == "sqlite" else _POSTGRESQL


def attach_triggers() -> None:
    """Let ``metadata.create_all`` make the triggers too."""
    event.listen(metadata, "after_create", _create)


def _create(_target: sa.MetaData, connection: sa.Connection, **_more: object) -> None:
    for statement in statements(connection.dialect.name):
        # Without parameters, a percent sign in a function is just that.
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
