"""The kinds of columns there are. Each column says in a sentence what it holds; PostgreSQL keeps the sentence as its comment.

Text is never NULL: nothing said is empty text. NULL means "none" in columns that refer to a row, and "not yet" in dates.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Instant(sa.TypeDecorator[datetime]):
    """An aware instant, kept in UTC; SQLite has no time zones, so they are put back on reading."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return (value if value.tzinfo else value.replace(tzinfo=UTC)) if value else None


def key(name: str, comment: str) -> sa.Column[Any]:
    """The primary key: a text that never changes."""
    return sa.Column(name, sa.Text(), primary_key=True, comment=comment)


def text(name: str, comment: str) -> sa.Column[Any]:
    """Text; empty where nothing was said."""
    return sa.Column(name, sa.Text(), nullable=False, comment=comment)


def refers(name: str, to: str, comment: str, optional: bool = False, primary_key: bool = False) -> sa.Column[Any]:
    """The key of a row in another table (``to``: ``table.column``), which must be there. ``optional``: NULL is none."""
    return sa.Column(name, sa.Text(), sa.ForeignKey(to), nullable=optional, primary_key=primary_key, comment=comment)


def one_of(name: str, words: Any, comment: str) -> sa.Column[Any]:
    """One of the words of a ``Literal``: the one that types the record's field."""
    allowed = ", ".join(f"'{word}'" for word in get_args(words))
    return sa.Column(name, sa.Text(), sa.CheckConstraint(f"{name} IN ({allowed})", name=name), nullable=False, comment=comment)


def currency() -> sa.Column[Any]:
    """The currency of the amounts in the row."""
    check = sa.CheckConstraint("length(currency) = 3", name="currency")
    return sa.Column("currency", sa.Text(), check, nullable=False, comment="Of the amounts in this row: three letters, ISO 4217.")


def cents(name: str, comment: str, check: str = "") -> sa.Column[Any]:
    """An amount in cents, with a rule for it such as ``> 0``."""
    return _number(name, comment, check)


def count(name: str, comment: str, check: str = ">= 0") -> sa.Column[Any]:
    """How many, or which: a whole number."""
    return _number(name, comment, check)


def flag(name: str, comment: str) -> sa.Column[Any]:
    """True or false."""
    return sa.Column(name, sa.Boolean(), nullable=False, comment=comment)


def day(name: str, comment: str, optional: bool = False) -> sa.Column[Any]:
    """A calendar day."""
    return sa.Column(name, sa.Date(), nullable=optional, comment=comment)


def instant(name: str, comment: str, optional: bool = False) -> sa.Column[Any]:
    """A moment, in UTC. ``optional``: NULL is not yet."""
    return sa.Column(name, Instant(), nullable=optional, comment=comment)


def json(name: str, comment: str) -> sa.Column[Any]:
    """Data whose shape is the program's own and that no query looks into."""
    return sa.Column(name, sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False, comment=comment)


def rule(name: str, condition: str) -> sa.CheckConstraint:
    """What the columns of a row must fulfil together."""
    return sa.CheckConstraint(condition, name=name)


def index(table: str, *columns: str) -> sa.Index:
    """Rows are looked for by these columns."""
    return sa.Index(f"ix_{table}_{'_'.join(columns)}", *columns)


def index_of_some(table: str, name: str, condition: str, *columns: str) -> sa.Index:
    """Rows that fulfil a condition are looked for by these columns; the others are not in the index."""
    where = sa.text(condition)
    return sa.Index(f"ix_{table}_{name}", *columns, sqlite_where=where, postgresql_where=where)


def unique(table: str, *columns: str) -> sa.Index:
    """No two rows have the same values here."""
    return sa.Index(f"uq_{table}_{'_'.join(columns)}", *columns, unique=True)


def one_at_a_time(table: str, name: str, column: str, condition: str) -> sa.Index:
    """Of the rows that fulfil a condition there is at most one for each value of the column."""
    where = sa.text(condition)
    return sa.Index(f"uq_{table}_{name}", column, unique=True, sqlite_where=where, postgresql_where=where)


def _number(name: str, comment: str, check: str) -> sa.Column[Any]:
    checks = (sa.CheckConstraint(f"{name} {check}", name=name),) if check else ()
    return sa.Column(name, sa.BigInteger(), *checks, nullable=False, comment=comment)
