"""A database of version 0.1.0 is carried over whole, and what breaks a rule of today is named and mended, never dropped."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from bot.cli.check import check
from bot.cli.errors import explained
from domain.account.questions import AccountSums, AppliedCents, WrongSums
from domain.adapters.sql.database import Database, open_engine
from domain.adapters.sql.migrate import RowsToMend, check_tables, migrate
from domain.adapters.sql.tables import metadata
from domain.core.models import Delivery
from domain.core.outbox import (
    CancelAttempt,
    Email,
    EraseMessages,
    News,
    Push,
    RemoveStoredMethod,
    TextMessage,
    body_of,
)
from domain.payments.models import Entry, Hold, PayLink, PaymentAttempt
from domain.payments.settlement import settle
from tests.dialogues.outside import SetClock
from tests.dialogues.program import settings_in
from tests.migrations.old_database import kind, load, run
from tests.migrations.structure import structure
from tests.support.business import POLICY, truth
from tests.support.office import Office

Table = dict[str, dict[str, Any]]
RENAMED = {
    "link": "membership",
    "challenge": "one_time_code",
    "failed_proof": "failed_verification",
    "attempt": "payment_attempt",
    "notice": "webhook_event",
    "done": "executed_command",
}
# Kept elsewhere or not at all: rows of their own, and two columns that were always empty.
ELSEWHERE = {("pay_link", "invoices"), ("attempt", "invoices"), ("promise", "cents"), ("promise", "day")}
# Written anew for the senders of today.
RENEWED = {("delivery", "body")}
ALWAYS_EMPTY = {("attempt", "told_state"), ("conversation", "hand_over")}


def everything(url: str) -> dict[str, Table]:
    """All rows of all tables by key, plainly, so that both versions and both databases can be compared."""
    engine = open_engine(url)
    with engine.connect() as connection:
        tables = {name: rows(connection, name) for name in sa.inspect(connection).get_table_names()}
    engine.dispose()
    return tables


def rows(connection: sa.Connection, name: str) -> Table:
    key = sa.inspect(connection).get_pk_constraint(name)["constrained_columns"][0]
    found = connection.execute(sa.select(sa.text("*")).select_from(sa.table(name))).mappings()
    return {row[key]: {column: plain(value) for column, value in row.items()} for row in found}


def plain(value: Any) -> Any:
    """A value as both databases have it: JSON is text in SQLite, and NULL is what was empty text."""
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    return value if isinstance(value, dict | list) else str(value)


def differences(before: Mapping[str, Table], after: Mapping[str, Table]) -> list[tuple[str, ...]]:
    """What is not as it was: (table, key, column, before, after); a missing row is told by its key."""
    found: list[tuple[str, ...]] = []
    for name, table in before.items():
        now = after[RENAMED.get(name, name)]
        for key, row in table.items():
            if key not in now:
                found.append((name, key))
                continue
            compared = {
                column: value for column, value in row.items() if (name, column) not in ELSEWHERE | RENEWED | ALWAYS_EMPTY
            }
            found += [
                (name, key, column, str(value), str(now[key][column]))
                for column, value in compared.items()
                if value != now[key][column]
            ]
    return found


def told(url: str, statement: str) -> list[tuple[Any, ...]]:
    engine = open_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(sa.text(statement)).all()]
    engine.dispose()
    return found


def test_every_row_is_carried_over_as_it_was(database_url):
    load(database_url)
    before = everything(database_url)
    assert len(before) == 37 and all(before.values()), "no table of the old database is empty"
    migrate(database_url)
    after = everything(database_url)
    changed = differences(before, after)
    assert {change[2:] for change in changed if change[0] != "alembic_version"} == {("kind", "absorbed", "reconciled")}
    assert {name: len(after[RENAMED.get(name, name)]) for name in before} == {name: len(table) for name, table in before.items()}
    assert all(row[column] == "" for name, column in ALWAYS_EMPTY for row in before[name].values())
    assert after["migration_finding"] == {}


def test_invoice_amounts_and_promises_become_rows(database_url):
    load(database_url)
    before = everything(database_url)
    migrate(database_url)
    after = everything(database_url)
    for old, owner, child in (("pay_link", "link", "pay_link_invoice"), ("attempt", "attempt", "payment_attempt_invoice")):
        baskets: dict[str, dict[str, int]] = {key: {} for key in before[old]}
        for row in after[child].values():
            baskets[row[owner]][row["invoice"]] = int(row["cents"])
        assert baskets == {key: row["invoices"] for key, row in before[old].items()}
    promised = {row["promise"]: (row["cents"], row["day"], row["state"]) for row in after["promise_instalment"].values()}
    assert promised == {key: (row["cents"], row["day"], "promised") for key, row in before["promise"].items()}


def test_what_is_kept_of_the_journal_is_what_its_postings_come_to(database_url):
    load(database_url)
    migrate(database_url)
    postings = told(database_url, "SELECT account, sum(cents) FROM posting GROUP BY account")
    database = Database(database_url)
    sums = database.read(lambda store: store.ask(AccountSums())).result()
    applied = database.read(lambda store: store.ask(AppliedCents())).result()
    wrong = database.read(lambda store: store.ask(WrongSums())).result()
    database.close()
    assert sums == {account: int(cents) for account, cents in postings}
    assert wrong == ()
    assert applied and len(sums) > 2, "the old database's journal has something to keep"


@pytest.mark.parametrize("made", ["by version 0.1.0", "just now"])
def test_the_tables_are_those_that_are_described(database_url, described, made):
    if made == "by version 0.1.0":
        load(database_url)
    migrate(database_url)
    check_tables(database_url)
    assert structure(database_url) == structure(described)


@pytest.fixture
def described(database_url, request, tmp_path):
    """A database whose tables are made straight from their description."""
    server = None if database_url.startswith("sqlite") else request.getfixturevalue("postgres")
    url = server.url(server.make_database()) if server else f"sqlite:///{tmp_path}/described.sqlite3"
    engine = open_engine(url)
    with engine.begin() as connection:
        metadata.create_all(connection)
    engine.dispose()
    return url


# ---- rows that break a rule ----


def test_rows_that_only_a_person_can_mend_are_named_all_at_once_and_nothing_is_changed(database_url):
    load(database_url, broken=True)
    before = everything(database_url)
    with pytest.raises(RowsToMend) as refused:
        migrate(database_url)
    assert everything(database_url) == before
    named = [row.partition("\n")[0] for row in refused.value.rows]
    call, promise, entry, link, attempt = (broken(before, name) for name in ("call", "promise", "entry", "link", "attempt"))
    assert sorted(named) == sorted(
        [
            "invoice 99001: company is 'CL0000', and there is no such company",
            f"pay_link {link}: invoice is '99002', and there is no such invoice",
            f"attempt {attempt}: link is 'no-such-link', and there is no such pay_link",
            f"service_call {call}: state is 'lost', and must be one of 'open', 'scheduled', 'on_the_way', 'done', 'cancelled'",
            f"promise {promise}: cents is {before['promise'][promise]['cents']}, and must be > 0",
            f"entry {entry}: its postings sum to -1 cents, and must sum to 0",
        ]
    )
    assert "6 rows of the database break a rule of this version. Nothing was changed." in str(refused.value)
    assert all(row in str(refused.value) for row in (*refused.value.rows, *refused.value.mended))
    assert len(refused.value.mended) == 4


def broken(before: Mapping[str, Table], what: str) -> str:
    """The key of a row that ``broken_*.sql`` made wrong."""
    name, column, value = {
        "call": ("service_call", "state", "lost"),
        "attempt": ("attempt", "link", "no-such-link"),
        "link": ("pay_link", "invoices", {"99002": 100}),
        "promise": ("promise", "company", "AK1234"),
        "entry": ("posting", "id", "broken-posting"),
    }[what]
    row = next(row for row in before[name].values() if row[column] == value)
    return str(row["entry"] if what == "entry" else row.get("number") or row["id"])


def test_once_they_are_mended_as_it_says_the_rest_is_mended_by_rule_and_told(database_url):
    load(database_url, broken=True)
    with pytest.raises(RowsToMend) as refused:
        migrate(database_url)
    for row in refused.value.rows:
        run(database_url, row.partition("\n")[2])
    before = everything(database_url)
    migrate(database_url)
    after = everything(database_url)
    findings = list(after["migration_finding"].values())
    assert sorted(f"{one['table_name']} {one['row_key']}: {one['problem']}; {one['repair']}" for one in findings) == sorted(
        refused.value.mended
    )
    for one in findings:
        was = before[one["table_name"]][one["row_key"]]
        assert {column: plain(value) for column, value in one["row"].items()} == was
    changed = {change[:3] for change in differences(before, after) if change[0] != "alembic_version" and change[2] != "kind"}
    assert changed == {
        ("autopay", "broken-removed", "state"),
        ("autopay", "broken-removed", "ended_at"),
        ("autopay", running(before), "state"),
        ("autopay", running(before), "ended_at"),
        ("dispute", "DP-9001", "state"),
        ("dispute", "DP-9001", "ended_at"),
        ("promise", older_promise(before), "replaced_at"),
    }
    check_tables(database_url)


def running(before: Mapping[str, Table]) -> str:
    """The automatic payment that has to give way to the newer one."""
    both = [row["id"] for row in before["autopay"].values() if row["company"] == "CL4412" and not row["ended_at"]]
    assert len(both) == 2
    return str(min(both))


def older_promise(before: Mapping[str, Table]) -> str:
    both = [row for row in before["promise"].values() if row["company"] == "CL4412"]
    assert len(both) == 2
    return str(min(both, key=lambda row: row["created_at"])["id"])


def test_a_row_that_refuses_changes_is_mended_too(database_url):
    """The statement takes the trigger of the journal away; it is there again afterwards."""
    load(database_url)
    run(database_url, ODD_ENTRY[kind(database_url)])
    with pytest.raises(RowsToMend, match="kind is 'odd'") as refused:
        migrate(database_url)
    run(database_url, refused.value.rows[0].partition("\n")[2])
    migrate(database_url)
    with pytest.raises(IntegrityError, match="can only grow"):
        change(database_url, "UPDATE entry SET key = 'other'")


_ODD = "UPDATE entry SET kind = 'odd' WHERE id = (SELECT MIN(id) FROM entry WHERE kind = 'payment_succeeded');"
# A database administrator who took the trigger away for a moment.
ODD_ENTRY = {
    "sqlite": f"""
        DROP TRIGGER entry_no_update; {_ODD}
        CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry can only grow'); END;
    """,
    "postgres": f"""
        DROP TRIGGER entry_only_grows ON entry; {_ODD}
        CREATE TRIGGER entry_only_grows BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION entry_only_grows();
    """,
}


def change(url: str, statement: str) -> None:
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(sa.text(statement))
    finally:
        engine.dispose()


def test_a_row_that_many_refer_to_is_made_by_one_statement(database_url):
    load(database_url)
    change(database_url, "DELETE FROM contact WHERE company = 'CL4412'")
    change(database_url, "DELETE FROM company WHERE number = 'CL4412'")
    with pytest.raises(RowsToMend) as refused:
        migrate(database_url)
    statements = [row.partition("\n")[2].strip() for row in refused.value.rows]
    assert len(statements) > 50
    assert sorted({statement[:24] for statement in statements}) == ["-- mended by what makes ", 'INSERT INTO "company" ("']
    run(database_url, "\n".join(statements))
    migrate(database_url)
    assert told(database_url, "SELECT name FROM company WHERE number = 'CL4412'") == [("",)]


# ---- the program of today goes on with it ----


@pytest.fixture
def office(database_url, tmp_path):
    load(database_url)
    office = Office(database_url, tmp_path, clock=SetClock(datetime(2026, 11, 30, 18, 55, tzinfo=UTC)))
    yield office
    office.close()


def succeed(office: Office, attempt: PaymentAttempt) -> None:
    """The provider tells that it was paid."""
    office.write(lambda store: settle(store, attempt.id, truth(attempt, "succeeded"), POLICY, office.clock.now()))


def test_a_customer_of_before_hears_the_balance_and_pays_it(office):
    assert "$1,995.50" in office.hear("what do I owe?", name="CL2766")[-1]
    office.hear("pay everything", name="CL2766")
    office.hear("yes", name="CL2766")
    link = office.find(PayLink, order="-created_at", company="CL2766", state="active")[0]
    assert office.run(office.payment_service.begin(office.deriver.token("pay", link.id), 199550))
    attempt = office.find(PaymentAttempt, link=link.id)[0]
    succeed(office, attempt)
    assert {entry.kind for entry in office.find(Entry, attempt=attempt.id)} == {"payment_succeeded"}
    assert "You owe nothing" in office.hear("what do I owe?", name="CL2766")[-1]


def test_what_waited_to_be_sent_can_be_sent(office):
    bodies = {type(body_of(delivery)) for delivery in office.find(Delivery)}
    assert bodies == {Email, TextMessage, News, Push, EraseMessages, RemoveStoredMethod, CancelAttempt}
    for delivery in office.find(Delivery):
        body = body_of(delivery)
        assert not isinstance(body, EraseMessages) or body.until.tzinfo
        assert not isinstance(body, Email) or body.text != "mail-code" or body.one_time_code


def test_what_was_under_way_comes_to_its_end(office):
    """The open page of a payment begun in version 0.1.0 is paid: its invoices are let go, and the receipt names them."""
    hold = office.find(Hold, invoice="10482")[0]
    attempt = office.find(PaymentAttempt, id=hold.attempt)[0]
    succeed(office, attempt)
    assert office.find(Hold, invoice="10482") == []
    (receipt,) = [one for one in office.find(Delivery, kind="email") if one.body.get("receipt") == attempt.id]
    assert "10482" in receipt.body["facts"]["invoices"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_command_line_tells_what_must_be_mended_and_what_was(database_url, tmp_path, capsys):
    load(database_url, broken=True)
    settings, out = replace(settings_in(tmp_path), database_url=database_url), io.StringIO()
    with explained() as status:
        check(settings, out)
    asked = capsys.readouterr().err
    assert status.code == 1
    assert "6 rows of the database break a rule of this version. Nothing was changed." in asked
    run(database_url, "\n".join(line for line in asked.splitlines() if line.startswith("    ")))
    check(settings, out)
    assert "dispute DP-9001 is open although an older one of the same invoice is; withdrawn now" in out.getvalue()
    assert sum(line.startswith("ok  mended") for line in out.getvalue().splitlines()) == 4
