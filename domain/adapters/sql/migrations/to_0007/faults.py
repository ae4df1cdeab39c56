"""Old rows that break a rule and that only a person can mend: each is named, with what is wrong and a statement that mends it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from domain.adapters.sql.migrations.to_0007.repairs import plain
from domain.adapters.sql.migrations.to_0007.sources import SOURCES, Source
from domain.adapters.sql.migrations.to_0007.tables import metadata

_APPEND_ONLY = ("entry", "posting")
_LONG_AGO = "1970-01-01"
_WORDS, _FIGURE = re.compile(r"(\w+) IN \((.*)\)"), re.compile(r"\w+ [<>=]+ \d+")
# How a row is made that must have been there: harmless, as whatever it stood for is over.
_OVER = {
    "pay_link": {"state": "expired"},
    "attempt": {"state": "expired"},
    "conversation": {"mode": "closed"},
    "service_call": {"state": "done", "urgency": "normal"},
    "method": {"kind": "card"},
    "entry": {"kind": "payment_succeeded"},
}


@dataclass(frozen=True)
class Fault:
    """A row that breaks a rule, and the SQL that mends it."""

    table: str
    key: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.problem}\n    {self.mend}"


def find(connection: sa.Connection) -> list[Fault]:
    """Everything that the new tables would refuse."""
    return [*_missing(connection), *_forbidden(connection), *_unbalanced(connection)]


# ---- rows that refer to what is not there ----


def _missing(connection: sa.Connection) -> Iterator[Fault]:
    """Several rows may want the same one: the first of them has the statement that makes it."""
    made: set[str] = set()
    for table in metadata.sorted_tables:
        for key in table.foreign_keys if table.name in SOURCES else ():
            for wanted, fault in _without_parent(connection, table, key):
                yield fault if wanted not in made else replace(fault, mend=f"-- mended by what makes {wanted}")
                made.add(wanted)


def _without_parent(connection: sa.Connection, table: sa.Table, key: sa.ForeignKey) -> Iterator[tuple[str, Fault]]:
    """The missing row by table and key, and who refers to it."""
    column, parent = key.parent.name, key.column.table.name
    rows = _rows_where(
        connection,
        table.name,
        f'"{column}" IS NOT NULL AND NOT EXISTS'
        f' (SELECT 1 FROM ({_select(connection, parent)}) AS p WHERE p."{key.column.name}" = t."{column}")',
    )
    for new, old in rows:
        problem = f"{column} is {new[column]!r}, and there is no such {SOURCES[parent].old}"
        mend = _stand_in(connection, SOURCES[parent], new[column], old)
        yield f"{SOURCES[parent].old} {new[column]}", Fault(SOURCES[table.name].old, new["old_key"], problem, mend)


def _stand_in(connection: sa.Connection, parent: Source, key: str, child: Mapping[str, Any]) -> str:
    """A row that must have been there, with what the row that refers to it says of both."""
    columns = sa.inspect(connection).get_columns(parent.old)
    single = {index["column_names"][0] for index in sa.inspect(connection).get_indexes(parent.old) if index["unique"]}
    values = {}
    for column in columns:
        name = column["name"]
        if name == parent.key:
            values[name] = key
        elif name in _OVER.get(parent.old, {}):
            values[name] = _OVER[parent.old][name]
        elif name in single:
            values[name] = f"missing:{key}"
        else:
            values[name] = child.get(name, _nothing(column))
    names = ", ".join(f'"{name}"' for name in values)
    return f'INSERT INTO "{parent.old}" ({names}) VALUES ({", ".join(_literal(value) for value in values.values())});'


def _nothing(column: Mapping[str, Any]) -> Any:
    """What an unknown value of a column is written as."""
    if column["nullable"]:
        return None
    if column["name"] == "currency":
        return "USD"
    return {"BIGINT": 0, "BOOLEAN": False, "DATE": _LONG_AGO, "JSON": {}, "JSONB": {}, "TEXT": ""}.get(
        str(column["type"]), _LONG_AGO
    )


# ---- rows that say what may not be said ----


def _forbidden(connection: sa.Connection) -> Iterator[Fault]:
    for table in metadata.sorted_tables:
        for check in checks(table) if table.name in SOURCES else ():
            yield from _refused_by(connection, table, check)


def _refused_by(connection: sa.Connection, table: sa.Table, check: sa.CheckConstraint) -> Iterator[Fault]:
    for new, old in _rows_where(connection, table.name, f"NOT ({check.sqltext})"):
        source, condition, names = SOURCES[table.name], str(check.sqltext), [column.name for column in table.columns]
        told = ", ".join(f"{name} is {new[name]!r}" for name in names if re.search(rf"\b{name}\b", condition))
        mend = _mend_check(connection, table.name, condition, new, old)
        yield Fault(source.old, new["old_key"], f"{told}, and must be {_in_words(condition)}", mend)


def _in_words(condition: str) -> str:
    """``state IN ('open', 'done')`` -> one of 'open', 'done'; ``cents > 0`` -> > 0; what is about several columns as it is."""
    if words := _WORDS.fullmatch(condition):
        return f"one of {words[2]}"
    return condition.partition(" ")[2] if _FIGURE.fullmatch(condition) else condition


def _mend_check(connection: sa.Connection, table: str, condition: str, new: Mapping[str, Any], old: Mapping[str, Any]) -> str:
    source = SOURCES[table]
    name = condition.partition(" ")[0]
    if words := _WORDS.fullmatch(condition):
        value, note = words[2].partition(",")[0].strip("'"), f" -- or another of {words[2]}"
    elif name == "balance_cents":
        name, value, note = "total_cents", new["balance_cents"], " -- or the balance as the ERP has it"
    elif condition.startswith("length"):
        name, value, note = "currency", "USD", " -- or the one that was meant"
    elif condition.startswith("(purpose"):
        name, value = "purpose", "pay" if new["amount_cents"] > 0 else "add_method"
        note = " -- or the amount that was meant"
    else:
        value, note = max(abs(new.get(name) or 0), 1), " -- or the figure that was meant"
    if source.rows and name == "cents":
        name, value = "invoices", old["invoices"] | {new["invoice"]: value}
    key = f'"{source.key}" = {_literal(new["old_key"])}'
    return f'{_may_change(connection, source.old)}UPDATE "{source.old}" SET "{name}" = {_literal(value)} WHERE {key};{note}'


def _may_change(connection: sa.Connection, table: str) -> str:
    """Journal and audit refuse changes; the trigger is there again after the migration."""
    if table not in _APPEND_ONLY:
        return ""
    on_sqlite = connection.dialect.name == "sqlite"
    return f"DROP TRIGGER {table}_no_update; " if on_sqlite else f"DROP TRIGGER {table}_only_grows ON {table}; "


# ---- entries that do not sum to zero ----


def _unbalanced(connection: sa.Connection) -> Iterator[Fault]:
    statement = """
        SELECT entry, SUM(cents) AS off, MIN(company) AS company, MIN(currency) AS currency
        FROM posting GROUP BY entry HAVING SUM(cents) <> 0
    """
    for row in connection.execute(sa.text(statement)).mappings():
        off = int(row["off"])
        values = (f"mended:{row['entry']}", row["entry"], "customer_unapplied", row["company"], "", row["currency"], -off)
        mend = (
            "INSERT INTO posting (id, entry, account, company, invoice, currency, cents)"
            f" VALUES ({', '.join(_literal(value) for value in values)}); -- or on the account that it is missing from"
        )
        yield Fault("entry", row["entry"], f"its postings sum to {off} cents, and must sum to 0", mend)


# ---- the common ground ----


def checks(table: sa.Table) -> list[sa.CheckConstraint]:
    """The CHECKs of a table and of its columns."""
    of_columns = [check for column in table.columns for check in column.constraints]
    return [check for check in (*of_columns, *table.constraints) if isinstance(check, sa.CheckConstraint)]


def _select(connection: sa.Connection, new: str) -> str:
    return SOURCES[new].select(new, connection.dialect.name)


def _rows_where(connection: sa.Connection, new: str, condition: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Rows of a new table that fulfil a condition, each beside the old row that it is made of."""
    source = SOURCES[new]
    found = connection.execute(sa.text(f"SELECT t.* FROM ({_select(connection, new)}) AS t WHERE {condition}")).mappings().all()
    one = sa.text(f'SELECT * FROM "{source.old}" WHERE "{source.key}" = :key')
    return [(dict(row), _with_json(plain(connection.execute(one, {"key": row["old_key"]}).mappings().one()))) for row in found]


def _with_json(row: dict[str, Any]) -> dict[str, Any]:
    """SQLite gives JSON as text."""
    basket = row.get("invoices")
    return row | {"invoices": json.loads(basket)} if isinstance(basket, str) else row


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    told = value if isinstance(value, str) else json.dumps(value)
    return "'" + told.replace("'", "''") + "'"
