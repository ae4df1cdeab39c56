"""What the business relies on in any store of records, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import ALL_TABLES
from domain.adapters.sql.database import Database
from domain.adapters.sql.migrate import migrate
from domain.core.models import Delivery
from domain.core.ports import AlreadyThere, DatabaseFault, Gone
from domain.erp.models import ImportRun
from domain.payments.models import WebhookEvent

NOON = datetime(2026, 3, 10, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    migrate(database_url)
    database = Database(database_url, ALL_TABLES)
    yield database
    database.close()


def event(name: str, attempts: int = 100, at: datetime = NOON, body: str = "") -> WebhookEvent:
    """A record that refers to no other."""
    return WebhookEvent(name, "sandbox", "session-1", body, at, attempts=attempts)


def delivery(name: str, next_at: datetime = NOON, **more: Any) -> Delivery:
    body = {"facts": {"total": {"money": 1, "currency": "USD"}, "listed": ["a", None, True]}, "text": "¿Qué? 💡"}
    return Delivery(name, f"key-{name}", "email", "a@b.example", body, NOON, next_at, **more)


def put_in(database: Database, *records: Any) -> None:
    def add_all(store):
        for record in records:
            store.insert(record)

    database.write(add_all).result()


# ---- keeping, replacing, removing ----


def test_what_is_added_is_found_again(database):
    put_in(database, event("10480"))
    assert database.read(lambda store: store.get(WebhookEvent, "10480")).result() == event("10480")
    assert database.read(lambda store: store.get(WebhookEvent, "10481")).result() is None


def test_a_second_record_with_the_key_is_refused_and_the_transaction_goes_on(database):
    put_in(database, event("10480", 100))

    def work(store):
        with pytest.raises(AlreadyThere):
            store.insert(event("10480", 999))
        store.insert(event("10481", 200))

    database.write(work).result()
    found = database.read(lambda store: store.find(WebhookEvent, order="id")).result()
    assert [(h.id, h.attempts) for h in found] == [("10480", 100), ("10481", 200)]


def test_a_second_record_with_a_value_that_must_be_unique_is_refused_and_the_transaction_goes_on(database):
    put_in(database, delivery("one"))

    def work(store):
        with pytest.raises(AlreadyThere):
            store.insert(replace(delivery("two"), key="key-one"))
        store.insert(delivery("three"))

    database.write(work).result()
    assert database.read(lambda store: {d.id for d in store.find(Delivery)}).result() == {"one", "three"}


def test_an_update_writes_what_it_names_and_one_of_what_is_not_there_is_an_error(database):
    put_in(database, event("10480", 100))
    database.write(lambda store: store.update(event("10480"), attempts=300)).result()
    assert database.read(lambda store: store.get(WebhookEvent, "10480").attempts).result() == 300
    with pytest.raises(Gone):
        database.write(lambda store: store.update(event("10499"), attempts=1)).result()


def test_removing_twice_is_fine(database):
    put_in(database, event("10480"))
    for _ in range(2):
        database.write(lambda store: store.delete(WebhookEvent, "10480")).result()
    assert database.read(lambda store: store.count(WebhookEvent)).result() == 0


def test_saving_adds_and_replaces_many_at_once(database):
    put_in(database, event("10000", 1))
    many = [event(str(10000 + number), 50) for number in range(1201)]
    database.write(lambda store: store.upsert_all(iter(many))).result()
    assert database.read(lambda store: store.find(WebhookEvent, order="id")).result() == many


# ---- finding and counting ----


def test_records_come_in_the_wanted_order_and_number(database):
    put_in(database, *(delivery(name, NOON + timedelta(minutes=m)) for name, m in (("b", 2), ("a", 2), ("c", 1), ("d", 3))))

    def ids(**how):
        return database.read(lambda store: [d.id for d in store.find(Delivery, **how)]).result()

    assert ids(order="next_at") == ["c", "a", "b", "d"]
    assert ids(order="-next_at") == ["d", "a", "b", "c"]
    assert ids(order="next_at", limit=2) == ["c", "a"]
    assert ids(order="next_at", before=("next_at", NOON + timedelta(minutes=2))) == ["c", "a", "b"]
    assert ids(order="id", id=("a", "d", "x")) == ["a", "d"]
    assert ids(id=()) == []


def test_not_set_is_found_by_none(database):
    put_in(database, delivery("waiting"), delivery("sent", sent_at=NOON))
    assert database.read(lambda store: [d.id for d in store.find(Delivery, sent_at=None)]).result() == ["waiting"]
    assert database.read(lambda store: [d.id for d in store.find(Delivery, sent_at=NOON)]).result() == ["sent"]


def test_the_same_question_with_another_shape_of_answer_is_another_question(database):
    put_in(database, delivery("a"), delivery("b", sent_at=NOON))

    def look(store):
        return [[d.id for d in store.find(Delivery, id=wanted)] for wanted in ("a", ("b",), ("a", "b"))]

    assert database.read(look).result() == [["a"], ["b"], ["a", "b"]]


def test_counting_from_an_instant_includes_that_instant(database):
    put_in(database, *(event(f"1000{n}", at=NOON + timedelta(seconds=n)) for n in range(4)))

    def count(seconds, **equals):
        since = ("received_at", NOON + timedelta(seconds=seconds))
        return database.read(lambda store: store.count(WebhookEvent, since=since, **equals)).result()

    assert [count(0), count(2), count(4)] == [4, 2, 0]
    assert count(0, id="10003") == 1
    assert count(0, id="10009") == 0


# ---- values ----


def test_an_instant_comes_back_as_the_same_instant_in_utc(database):
    elsewhere = NOON.astimezone(timezone(timedelta(hours=-7)))
    put_in(database, event("10480", at=elsewhere), delivery("one"))
    found = database.read(lambda store: store.get(WebhookEvent, "10480")).result()
    assert found.received_at == NOON
    assert found.received_at.utcoffset() == timedelta(0)
    assert database.read(lambda store: store.get(Delivery, "one").sent_at).result() is None


def test_instants_of_different_zones_are_ordered_by_time(database):
    tokyo = (NOON - timedelta(minutes=1)).astimezone(timezone(timedelta(hours=9)))
    put_in(database, event("later"), event("sooner", at=tokyo))
    assert database.read(lambda s: [h.id for h in s.find(WebhookEvent, order="received_at")]).result() == ["sooner", "later"]


def test_json_comes_back_as_it_was(database):
    body = {"nested": {"list": [1, -2.5, "x", None, True, {"a": []}]}, "quote": 'it\'s "it" \\', "": "¿Qué? 💡\n", "big": 2**53}
    put_in(database, ImportRun("run", NOON, body))
    assert database.read(lambda store: store.get(ImportRun, "run").summary).result() == body


_VALUES: dict[Any, st.SearchStrategy[Any]] = {
    # PostgreSQL's text holds every character but NUL, which no channel lets through.
    str: st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    date: st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    datetime: st.integers(0, 4_000_000_000_000_000).map(
        lambda micros: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    ),
    dict[str, int]: st.dictionaries(st.text("0123456789-", min_size=1), st.integers(0, 2**40), max_size=4),
    dict[str, Any]: st.dictionaries(
        st.text("abc", max_size=3), st.recursive(st.none() | st.booleans() | st.text("añ✓"), st.lists, max_leaves=5), max_size=4
    ),
}
_VALUES |= {kind | None: st.none() | _VALUES[kind] for kind in (str, date, datetime)}


def any_record(kind: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: any_value(hints[field.name]) for field in fields(kind)})


def any_value(hint: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(hint)) if get_origin(hint) is Literal else _VALUES[hint]


@pytest.fixture
def without_rules(database_url: str) -> Iterator[Database]:
    """The tables with their columns alone, so that records of any content are kept, and their parents need not be made."""
    plain = sa.MetaData()
    tables = {
        kind: sa.Table(
            table.name,
            plain,
            *(sa.Column(c.name, c.type, primary_key=c.primary_key, nullable=c.nullable) for c in table.columns),
        )
        for kind, table in ALL_TABLES.items()
    }
    database = Database(database_url, tables)
    plain.create_all(database.engine)
    yield database
    database.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_record_comes_back_as_it_was(without_rules, data):
    for kind in ALL_TABLES:
        record = data.draw(any_record(kind))

        def keep_and_look(store, record=record, kind=kind):
            store.insert(record)
            found = store.get(kind, getattr(record, fields(kind)[0].name))
            raise _LookedAt(found)

        with pytest.raises(_LookedAt) as looked:
            without_rules.write(keep_and_look).result()
        assert looked.value.found == record


class _LookedAt(Exception):
    """Takes back what was tried, so that every example finds the tables empty."""

    def __init__(self, found: Any) -> None:
        super().__init__(found)
        self.found = found


# ---- numbers, growth, transactions ----


def test_a_series_gives_each_number_once_however_many_ask_at_once(database):
    futures = [database.write(lambda store: store.next_number("service_call", 10001)) for _ in range(40)]
    assert sorted(future.result() for future in futures) == list(range(10001, 10041))
    assert database.write(lambda store: store.next_number("other")).result() == 1


def test_work_that_fails_leaves_nothing_and_its_neighbours_are_kept(database):
    def good(name):
        return lambda store: store.insert(event(name))

    def bad(store):
        store.insert(event("bad"))
        raise ZeroDivisionError

    started = hold_up_the_writers(database)
    futures = [database.write(work) for work in (good("before"), bad, good("after"))]
    started.set()
    wait(futures)
    assert [type(future.exception()) for future in futures] == [type(None), ZeroDivisionError, type(None)]
    assert database.read(lambda s: [h.id for h in s.find(WebhookEvent, order="id")]).result() == ["after", "before"]


def test_whoever_is_told_it_is_done_finds_it_stored(database):
    def add_then_look(number):
        database.write(lambda store: store.insert(event(str(number)))).result()
        return database.read(lambda store: store.get(WebhookEvent, str(number))).result()

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(add_then_look, range(60)))


def test_what_one_reading_finds_is_of_one_moment_though_others_write_meanwhile(database):
    put_in(database, event("10480"), event("10481"))

    def read_while_another_pays(store):
        before = store.find(WebhookEvent, order="id")
        database.write(lambda store: store.delete(WebhookEvent, "10481")).result(10)
        return before, store.find(WebhookEvent, order="id")

    before, after = database.read(read_while_another_pays).result(20)
    assert before == after == [event("10480"), event("10481")]
    assert database.read(lambda store: store.find(WebhookEvent)).result() == [event("10480")]


def test_a_caller_who_goes_away_harms_nobody(database):
    started = hold_up_the_writers(database)
    gone = [database.write(lambda store: store.insert(event("gone"))) for _ in range(20)]
    stays = database.write(lambda store: store.insert(event("stays")))
    cancelled = [future.cancel() for future in gone]
    started.set()
    stays.result(10)
    assert any(cancelled)
    assert database.write(lambda store: store.get(WebhookEvent, "stays")).result(10)


def hold_up_the_writers(database: Database) -> threading.Event:
    """Keep every writing thread busy until the event is set, so that what is handed in meanwhile waits together."""
    go = threading.Event()
    for _ in range(8):
        database.write(lambda _: go.wait(10))
    return go


def test_two_that_lock_the_same_record_change_it_one_after_the_other(database):
    put_in(database, event("10480", 0))

    def add_one(store):
        held = store.get(WebhookEvent, "10480", lock=True)
        store.update(held, attempts=held.attempts + 1)

    wait([database.write(add_one) for _ in range(50)])
    assert database.read(lambda store: store.get(WebhookEvent, "10480").attempts).result() == 50


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite has one writer: there is nobody else
def test_what_another_has_locked_is_passed_over_and_not_waited_for(database):
    put_in(database, delivery("a"), delivery("b"), delivery("c"))
    locked, done = threading.Event(), threading.Event()

    def keep_first(store):
        store.find(Delivery, order="id", limit=1, lock=True)
        locked.set()
        done.wait(10)

    keeping = database.write(keep_first)
    assert locked.wait(10)
    others = database.write(lambda store: [d.id for d in store.find(Delivery, order="id", lock=True)]).result(10)
    done.set()
    keeping.result(10)
    assert others == ["b", "c"]


# ---- a full disk (SQLite) ----


@pytest.fixture
def small(tmp_path) -> Iterator[Database]:
    """A database on SQLite that may not grow beyond what it has."""
    url = f"sqlite:///{tmp_path}/small.sqlite3"
    migrate(url)
    with closing(sqlite3.connect(tmp_path / "small.sqlite3")) as file:
        file.execute("VACUUM")  # what migrations left free would be room to grow
    database = Database(url, ALL_TABLES)
    yield database
    database.close()


def grow(database: Database, pages: int) -> None:
    """Let the file have so many pages more than it has now; the writer's own connection must be told."""

    def limit(store):
        connection = store._connection
        now = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {now + pages}")

    database.write(limit).result()


def test_a_full_disk_in_the_middle_fails_all_who_share_the_commit_and_loses_nothing(small):
    put_in(small, event("kept"))
    grow(small, 3)
    go = hold_up_the_writers(small)
    much = event("much", body="x" * 100_000)
    futures = [small.write(lambda store, r=record: store.insert(r)) for record in (event("first"), much, event("last"))]
    go.set()
    wait(futures)
    assert all(isinstance(future.exception(), DatabaseFault) for future in futures)
    assert small.read(lambda s: [h.id for h in s.find(WebhookEvent)]).result() == ["kept"]
    grow(small, 100)
    put_in(small, event("first"), much, event("last"))
    assert small.read(lambda store: store.count(WebhookEvent)).result() == 4


def test_a_commit_that_fails_is_told_to_every_caller(small):
    go = hold_up_the_writers(small)

    def broken(_connection):
        raise sa.exc.OperationalError("COMMIT", {}, Exception("disk I/O error"))

    sa.event.listen(small.engine, "commit", broken)
    futures = [small.write(lambda store, n=name: store.insert(event(n))) for name in ("a", "b")]
    go.set()
    wait(futures)
    sa.event.remove(small.engine, "commit", broken)
    assert all(isinstance(future.exception(), DatabaseFault) for future in futures)
    assert small.read(lambda store: store.count(WebhookEvent)).result() == 0
    put_in(small, event("a"))
    assert small.read(lambda store: store.count(WebhookEvent)).result() == 1
