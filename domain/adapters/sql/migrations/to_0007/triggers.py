"""The triggers as migration 0007 makes them. They stay as they were, whatever later migrations do."""

_APPEND_ONLY = ("entry", "posting", "audit")
_HELPER_TABLE = "unbalanced_entry"

_SQLITE_GROWS = tuple(
    f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
    for table in _APPEND_ONLY
    for what in ("UPDATE", "DELETE")
)
SQLITE = (
    *_SQLITE_GROWS,
    f"""
    CREATE TABLE {_HELPER_TABLE} (
        entry TEXT NOT NULL PRIMARY KEY,
        cents INTEGER NOT NULL,
        never TEXT NOT NULL DEFAULT 'postings that do not sum to zero' REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED
    )
    """,
    f"""
    CREATE TRIGGER posting_sums_to_zero AFTER INSERT ON posting BEGIN
        INSERT INTO {_HELPER_TABLE} (entry, cents) VALUES (NEW.entry, NEW.cents)
            ON CONFLICT (entry) DO UPDATE SET cents = cents + excluded.cents;
        DELETE FROM {_HELPER_TABLE} WHERE entry = NEW.entry AND cents = 0;
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
    for table in _APPEND_ONLY
)
POSTGRESQL = (
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
