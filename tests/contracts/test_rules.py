"""What must hold of records is refused by the database itself, on SQLite and on PostgreSQL: a wrong row for each rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from domain.adapters.sql.database import open_engine
from domain.adapters.sql.migrate import migrate
from domain.adapters.sql.tables import metadata
from domain.adapters.sql.tables.columns import Instant

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY = date(2026, 3, 10)
Row = Mapping[str, Any]

# A valid row of each table; the words and figures that the rules are about are said, everything else is "x".
ROWS: dict[str, dict[str, Any]] = {
    "company": {"number": "CL1001", "currency": "USD"},
    "contact": {"company": "CL1001"},
    "person": {"company": "CL1001"},
    "membership": {"person": "x", "company": "CL1001", "role": "payer"},
    "one_time_code": {"person": "x", "company": "CL1001", "tries": 0},
    "invitation": {"company": "CL1001", "role": "viewer", "used_by": "x"},
    "failed_verification": {"person": "x", "kind": "code"},
    "contact_change": {"company": "CL1001", "person": "x", "kind": "email", "state": "waiting"},
    "hand_over": {"kind": "ar", "conversation": "x", "person": "x", "company": "CL1001", "state": "waiting"},
    "lead": {"conversation": "x"},
    "invoice": {"number": "10480", "company": "CL1001", "currency": "USD", "total_cents": 100, "balance_cents": 100},
    "invoice_line": {"invoice": "10480", "position": 1, "amount_cents": -5},
    "credit": {"company": "CL1001", "currency": "USD", "amount_cents": 100},
    "dispute": {
        "company": "CL1001",
        "person": "x",
        "invoice": "10480",
        "reason": "paid",
        "currency": "USD",
        "cents": 1,
        "state": "open",
        "ended_at": None,
    },
    "promise": {"company": "CL1001", "person": "x", "currency": "USD", "replaced_at": None},
    "promise_instalment": {"promise": "x", "position": 1, "cents": 100, "state": "promised"},
    "autopay": {
        "company": "CL1001",
        "person": "x",
        "method": "x",
        "day": 28,
        "currency": "USD",
        "cap_cents": 1,
        "state": "requested",
        "ended_at": None,
    },
    "method": {"company": "CL1001", "kind": "card", "is_default": False, "removed_at": None},
    "pay_link": {
        "purpose": "pay",
        "company": "CL1001",
        "person": "x",
        "conversation": "x",
        "currency": "USD",
        "amount_cents": 100,
        "state": "active",
    },
    "pay_link_invoice": {"link": "x", "invoice": "10480", "cents": 100},
    "payment_attempt": {
        "link": "x",
        "purpose": "pay",
        "company": "CL1001",
        "person": "x",
        "conversation": "x",
        "currency": "USD",
        "amount_cents": 100,
        "state": "open",
        "looks": 0,
    },
    "payment_attempt_invoice": {"attempt": "x", "invoice": "10480", "cents": 100},
    "hold": {"invoice": "10480", "attempt": "x", "cents": 100},
    "entry": {"kind": "payment_succeeded", "attempt": "x"},
    "posting": {"entry": "x", "account": "ar_applied", "company": "CL1001", "invoice": "10480", "currency": "USD", "cents": 5},
    "account_balance": {"company": "CL1001", "account": "customer_unapplied"},
    "invoice_applied": {"invoice": "10480", "company": "CL1001"},
    "webhook_event": {"attempts": 0},
    "equipment": {"company": "CL1001"},
    "service_call": {"company": "CL1001", "person": "x", "urgency": "low", "state": "open"},
    "service_note": {"call": "x", "person": "x"},
    "meter_reading": {"company": "CL1001", "person": "x", "doubt": ""},
    "supply_order": {"company": "CL1001", "person": "x"},
    "delivery": {"attempts": 0, "sent_at": None},
    "audit": {"person": "x", "company": "CL1001"},
    "counter": {"value": 0},
    "conversation": {"person": "x", "mode": "bot", "last_number": 0},
    "inbound": {"conversation": "x", "attempts": 0},
    "message": {"conversation": "x", "number": 1, "sender": "bot", "inbound": "x"},
}
# What a second row beside the first must say otherwise, apart from its keys.
BESIDE: dict[str, dict[str, Any]] = {
    "dispute": {"state": "withdrawn", "ended_at": NOON},
    "promise": {"replaced_at": NOON},
    "autopay": {"state": "canceled", "ended_at": NOON},
    "promise_instalment": {"position": 2},
    "hold": {"invoice": "10481"},
    "pay_link_invoice": {"invoice": "10481"},
    "payment_attempt_invoice": {"invoice": "10481"},
    "account_balance": {"company": "CL1001", "account": "erp_exported"},
    "invoice_applied": {"invoice": "10481"},
}
# Rules about several columns, or about other rows.
WRONG: dict[str, dict[str, Any]] = {
    "ck_invoice_balance_within_total": {"balance_cents": 101},
    "ck_dispute_ended": {"state": "withdrawn", "ended_at": None},
    "ck_autopay_ended": {"state": "requested", "ended_at": NOON},
    "ck_method_removed_is_no_default": {"is_default": True, "removed_at": NOON},
    "ck_pay_link_only_paying_costs": {"amount_cents": 0},
    "ck_payment_attempt_only_paying_costs": {"purpose": "add_method"},
    "ck_delivery_sent_or_failed": {"sent_at": NOON, "failed_at": NOON},
    "uq_dispute_open": {"state": "open", "ended_at": None},
    "uq_promise_holding": {"replaced_at": None},
    "uq_autopay_running": {"state": "requested", "ended_at": None},
    "uq_promise_instalment_promise_position": {"position": 1},
    "uq_pay_link_invoice_link_invoice": {"invoice": "10480"},
    "uq_payment_attempt_invoice_attempt_invoice": {"invoice": "10480"},
    "uq_person_channel_external_id": {"channel": "x", "external_id": "x"},
}
# With a word that is none, other rules about the same column would speak first.
ALONGSIDE: dict[str, dict[str, Any]] = {
    "ck_autopay_state": {"ended_at": None},
    "ck_pay_link_purpose": {"amount_cents": 0},
    "ck_payment_attempt_purpose": {"amount_cents": 0},
}


def row(table: sa.Table, key: str, said: Row) -> dict[str, Any]:
    """A whole row with this key."""
    whole = {column.name: None if column.nullable else something(column) for column in table.columns}
    single = {column.name for index in table.indexes if index.unique for column in index.columns} - set(said)
    keys = {column.name: key for column in table.columns if column.primary_key or column.name in single}
    return whole | keys | dict(said)


def something(column: sa.Column[Any]) -> Any:
    """A value that a column can hold."""
    if isinstance(column.type, Instant):
        return NOON
    return {str: "x", int: 1, bool: False, date: DAY, object: {}}[column.type.python_type]


def second(table: sa.Table, **changes: Any) -> dict[str, Any]:
    """A row beside the first one."""
    of_first = {name: value for name, value in ROWS.get(table.name, {}).items() if not table.c[name].primary_key}
    return row(table, "y", of_first | BESIDE.get(table.name, {}) | changes)


def wrong_rows() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """For each rule: its table, its name, and what a row must say to break it."""
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            yield table.name, str(key.name), {key.column_keys[0]: "nobody"}
        for index in table.indexes:
            if index.unique:
                yield table.name, str(index.name), WRONG.get(str(index.name), {column.name: "x" for column in index.columns})
        for check in checks(table):
            name = str(check.name)
            yield table.name, name, WRONG.get(name) or wrong_value(str(check.sqltext)) | ALONGSIDE.get(name, {})


def checks(table: sa.Table) -> list[sa.CheckConstraint]:
    of_columns = [check for column in table.columns for check in column.constraints]
    return [check for check in (*of_columns, *table.constraints) if isinstance(check, sa.CheckConstraint)]


def wrong_value(condition: str) -> dict[str, Any]:
    """What breaks a rule about one column."""
    column, _, rule = condition.partition(" ")
    if column.startswith("length("):
        return {"currency": "US dollars"}
    return {column: {"> 0": 0, ">= 0": -1, "<> 0": 0, "BETWEEN 1 AND 28": 29}.get(rule, "nonsense")}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A database with one row in each table."""
    folder: Path = tmp_path_factory.mktemp("rules")
    server = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    url = server.url(server.make_database()) if server else f"sqlite:///{folder}/rules.sqlite3"
    migrate(url)
    engine = open_engine(url)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            connection.execute(sa.insert(table), row(table, "x", ROWS.get(table.name, {})))
            if table.name == "invoice":
                connection.execute(sa.insert(table), row(table, "10481", ROWS["invoice"] | {"number": "10481"}))
        balance(connection, "x", -5)
    yield engine
    engine.dispose()


def balance(connection: sa.Connection, entry: str, cents: int, key: str = "") -> None:
    """Add a posting of so many cents to an entry."""
    posting = metadata.tables["posting"]
    said = ROWS["posting"] | {"entry": entry, "account": "provider_clearing", "cents": cents}
    connection.execute(sa.insert(posting), row(posting, key or f"{entry}:{cents}", said))


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_a_row_that_breaks_no_rule_is_kept(engine, name):
    table = metadata.tables[name]
    with engine.begin() as connection:
        connection.execute(sa.insert(table), second(table))
        if name == "posting":
            balance(connection, "x", -5, "again")
        connection.rollback()


# In one order everywhere: a table keeps its rules in a set.
_WRONG_ROWS = sorted(wrong_rows(), key=itemgetter(0, 1))


@pytest.mark.parametrize(
    ("name", "rule", "changes"),
    _WRONG_ROWS,
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_that_breaks_a_rule_is_refused_by_name(engine, name, rule, changes):
    table = metadata.tables[name]
    with pytest.raises(IntegrityError) as refused, engine.begin() as connection:
        connection.execute(sa.insert(table), second(table, **changes))
    assert names_rule(refused.value, engine, table, rule)


def names_rule(error: IntegrityError, engine: sa.Engine, table: sa.Table, rule: str) -> bool:
    """Is it this rule that was broken? SQLite names checks, and the columns of what must be unique."""
    if engine.dialect.name == "postgresql":
        return bool(error.orig.diag.constraint_name == rule)  # type: ignore[union-attr]  # psycopg's own attribute
    if rule.startswith("fk_"):
        return "FOREIGN KEY constraint failed" in str(error.orig)
    if rule.startswith("ck_"):
        return f"CHECK constraint failed: {rule}" in str(error.orig)
    index = next(index for index in table.indexes if index.name == rule)
    return all(f"{table.name}.{column.name}" in str(error.orig) for column in index.columns)


# ---- rules that triggers keep ----


def test_postings_that_do_not_sum_to_zero_cannot_be_committed(engine):
    entry = metadata.tables["entry"]

    def book(key: str, *cents: int) -> None:
        with engine.begin() as connection:
            connection.execute(sa.insert(entry), second(entry, id=key, key=key))
            for part in cents:
                balance(connection, key, part)

    with pytest.raises(IntegrityError, match=r"sum to zero|FOREIGN KEY"):
        book("off", 500, -499)
    book("right", 500, -500)


def test_a_posting_added_later_unbalances_an_entry(engine):
    with pytest.raises(IntegrityError, match=r"sum to zero|FOREIGN KEY"), engine.begin() as connection:
        balance(connection, "x", 1)


@pytest.mark.parametrize("name", ["entry", "posting", "audit"])
@pytest.mark.parametrize("what", ["UPDATE {0} SET id = 'z'", "DELETE FROM {0}"])
def test_the_journal_and_the_audit_trail_can_only_grow(engine, name, what):
    with pytest.raises(IntegrityError, match="can only grow"), engine.begin() as connection:
        connection.execute(sa.text(what.format(name)))


def test_a_method_that_automatic_payments_use_cannot_be_removed(engine):
    with pytest.raises(IntegrityError, match="in use"), engine.begin() as connection:
        connection.execute(sa.text("UPDATE method SET removed_at = added_at WHERE id = 'x'"))
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE autopay SET state = 'canceled', ended_at = requested_at"))
        connection.execute(sa.text("UPDATE method SET removed_at = added_at WHERE id = 'x'"))
        connection.rollback()


@pytest.mark.parametrize("wrong", [{"removed_at": NOON}, {"company": "CL2002"}], ids=["removed", "another company's"])
def test_automatic_payments_cannot_run_on_a_method_that_is_removed_or_another_companys(engine, wrong):
    autopay, company, method = (metadata.tables[name] for name in ("autopay", "company", "method"))
    with engine.connect() as connection:
        connection.execute(sa.insert(company), row(company, "CL2002", {"currency": "USD"}))
        connection.execute(sa.update(autopay), {"state": "canceled", "ended_at": NOON})
        connection.execute(sa.update(method), wrong)
        with pytest.raises(IntegrityError, match="not removed"):
            connection.execute(sa.insert(autopay), second(autopay, state="requested", ended_at=None))
        connection.rollback()


# ---- that no rule was forgotten here ----


def test_every_column_says_what_it_holds():
    untold = [str(column) for table in metadata.tables.values() for column in table.columns if not column.comment]
    assert (untold, [table.name for table in metadata.tables.values() if not table.comment]) == ([], [])


def test_every_column_that_names_a_row_of_another_table_refers_to_it_or_says_why_not():
    names = {"company", "person", "invoice", "method", "conversation", "contact", "equipment", "attempt", "link", "entry", "call"}
    bare = [
        column
        for table in metadata.tables.values()
        for column in table.columns
        if column.name in names and not column.foreign_keys
    ]
    assert [str(column) for column in bare if not re.search("No foreign key: ", column.comment or "")] == []
