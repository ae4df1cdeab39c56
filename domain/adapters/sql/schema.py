"""Tables made from the record classes: one column a field, the first field is the key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from domain.billing import models as billing
from domain.core import models as core
from domain.customers import models as customers
from domain.erp import models as erp
from domain.payments import models as payments
from domain.service import models as service


class Instant(sa.TypeDecorator[datetime]):
    """An aware instant, kept in UTC; SQLite has no time zones, so they are put back on reading."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return (value if value.tzinfo else value.replace(tzinfo=UTC)) if value else None


_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_COLUMN_TYPES: dict[Any, sa.types.TypeEngine[Any]] = {
    str: sa.Text(),
    int: sa.BigInteger(),
    bool: sa.Boolean(),
    date: sa.Date(),
    date | None: sa.Date(),
    datetime: Instant(),
    datetime | None: Instant(),
    dict[str, Any]: _JSON,
    dict[str, int]: _JSON,
}


@dataclass(frozen=True)
class Shelf:
    """How a record class is found besides by its key. Each index is a tuple of fields; ``unique`` ones refuse a second."""

    indexes: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()


# Tables still named as before their records were.
_OLD_NAMES = {
    "Membership": "Link",
    "PaymentAttempt": "Attempt",
    "WebhookEvent": "Notice",
    "OneTimeCode": "Challenge",
    "FailedVerification": "FailedProof",
    "ExecutedCommand": "Done",
}

SHELVES: dict[type[Any], Shelf] = {
    customers.Company: Shelf(),
    customers.Contact: Shelf(indexes=(("company",),)),
    billing.Invoice: Shelf(indexes=(("company", "due_date"),)),
    billing.InvoiceLine: Shelf(indexes=(("invoice", "position"),)),
    billing.Credit: Shelf(indexes=(("company",),)),
    service.Equipment: Shelf(indexes=(("company",),)),
    erp.ImportRun: Shelf(indexes=(("as_of",),)),
    customers.Person: Shelf(unique=(("channel", "external_id"),)),
    customers.Membership: Shelf(indexes=(("person",), ("company",), ("contact",))),
    customers.OneTimeCode: Shelf(indexes=(("person", "created_at"),)),
    customers.Invitation: Shelf(),
    customers.FailedVerification: Shelf(indexes=(("person", "at"), ("company", "at"))),
    customers.ContactChange: Shelf(indexes=(("contact", "state"),), unique=(("key",),)),
    payments.PayLink: Shelf(indexes=(("company", "state"),), unique=(("token_hash",), ("key",))),
    payments.PaymentAttempt: Shelf(
        indexes=(("link",), ("company", "created_at"), ("state", "next_look_at"), ("session",)), unique=(("key",),)
    ),
    payments.Hold: Shelf(indexes=(("attempt",),)),
    payments.Entry: Shelf(indexes=(("attempt",),), unique=(("key",),)),
    payments.Posting: Shelf(indexes=(("entry",), ("company", "account"))),
    payments.WebhookEvent: Shelf(indexes=(("handled_at", "received_at"),)),
    billing.Method: Shelf(indexes=(("company",),)),
    billing.Autopay: Shelf(indexes=(("company",),), unique=(("key",),)),
    billing.Dispute: Shelf(indexes=(("company", "state"),), unique=(("key",),)),
    billing.Promise: Shelf(indexes=(("company",),), unique=(("key",),)),
    service.ServiceCall: Shelf(indexes=(("company", "created_at"),), unique=(("key",),)),
    service.ServiceNote: Shelf(indexes=(("call",),), unique=(("key",),)),
    service.MeterReading: Shelf(indexes=(("company", "created_at"),), unique=(("key",),)),
    service.SupplyOrder: Shelf(indexes=(("company", "created_at"),), unique=(("key",),)),
    customers.HandOver: Shelf(indexes=(("conversation",),), unique=(("key",),)),
    customers.Lead: Shelf(unique=(("key",),)),
    core.ExecutedCommand: Shelf(),
    core.Counter: Shelf(),
    core.Delivery: Shelf(indexes=(("sent_at", "failed_at", "next_at"),), unique=(("key",),)),
    core.Audit: Shelf(indexes=(("company", "at"),)),
}


def table_name(kind: type[Any]) -> str:
    """``InvoiceLine`` -> ``invoice_line``."""
    name = _OLD_NAMES.get(kind.__name__, kind.__name__)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def key_field(kind: type[Any]) -> str:
    """The name of a record's key: its first field."""
    return fields(kind)[0].name


def make_tables(shelves: Mapping[type[Any], Shelf]) -> tuple[sa.MetaData, dict[type[Any], sa.Table]]:
    """A table for each record class."""
    metadata = sa.MetaData()
    return metadata, {kind: _table(metadata, kind, shelf) for kind, shelf in shelves.items()}


def _table(metadata: sa.MetaData, kind: type[Any], shelf: Shelf) -> sa.Table:
    name, hints = table_name(kind), get_type_hints(kind)
    columns = [_column(field.name, hints[field.name], position == 0) for position, field in enumerate(fields(kind))]
    table = sa.Table(name, metadata, *columns)
    for names in shelf.indexes:
        sa.Index(f"ix_{name}_{'_'.join(names)}", *(table.c[column] for column in names))
    for names in shelf.unique:
        sa.Index(f"uq_{name}_{'_'.join(names)}", *(table.c[column] for column in names), unique=True)
    return table


def _column(name: str, hint: Any, is_key: bool) -> sa.Column[Any]:
    return sa.Column(name, _COLUMN_TYPES[hint], primary_key=is_key, nullable=hint in (date | None, datetime | None))
