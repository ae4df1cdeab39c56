"""Where the rows of each new table come from: a SELECT over the old tables, the same for finding faults and for copying."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.adapters.sql.migrations.to_0007.tables import metadata

_EACH_INVOICE = {
    "sqlite": ", json_each(o.invoices) AS e",
    "postgresql": ", jsonb_each_text(o.invoices) WITH ORDINALITY AS e (key, value, id)",
}

_PLACE = "ROW_NUMBER() OVER (PARTITION BY o.id ORDER BY e.id)"


@dataclass(frozen=True)
class Source:
    """An old table (``o``) with its key, and the columns that are not copied as they are. ``rows``: one old row gives several."""

    old: str
    key: str = "id"
    changed: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)

    def select(self, new: str, dialect: str, prefix: str = "") -> str:
        """The rows of the new table; ``old_key`` after its columns says which old row each is made of."""
        names = [column.name for column in metadata.tables[new].columns]
        columns = ", ".join(f'{self._value(name)} AS "{name}"' for name in names)
        return f'SELECT {columns}, o."{self.key}" AS old_key FROM "{prefix}{self.old}" AS o{self.rows.get(dialect, "")}'

    def _value(self, column: str) -> str:
        return self.changed.get(column, f'o."{column}"')


def _or_null(*columns: str) -> dict[str, str]:
    return {name: f"NULLIF(o.{name}, '')" for name in columns}


def _basket(owner: str) -> dict[str, str]:
    return {
        "id": "o.id || ':' || e.key",
        owner: "o.id",
        "position": _PLACE,
        "invoice": "e.key",
        "cents": "CAST(e.value AS BIGINT)",
    }


SOURCES: Mapping[str, Source] = {
    "company": Source("company", "number"),
    "contact": Source("contact"),
    "person": Source("person", changed=_or_null("company")),
    "membership": Source("link"),
    "one_time_code": Source("challenge"),
    "invitation": Source("invitation", "token_hash", _or_null("used_by")),
    "failed_verification": Source("failed_proof"),
    "contact_change": Source("contact_change"),
    "hand_over": Source("hand_over", changed=_or_null("company")),
    "lead": Source("lead"),
    "invoice": Source("invoice", "number"),
    "invoice_line": Source("invoice_line"),
    "credit": Source("credit", "number"),
    "dispute": Source("dispute", "number"),
    "promise": Source("promise"),
    "promise_instalment": Source(
        "promise", changed={"id": "o.id || '-1'", "promise": "o.id", "position": "1", "state": "'promised'"}
    ),
    "autopay": Source("autopay"),
    "method": Source("method"),
    "pay_link": Source("pay_link"),
    "pay_link_invoice": Source("pay_link", changed=_basket("link"), rows=_EACH_INVOICE),
    "payment_attempt": Source("attempt"),
    "payment_attempt_invoice": Source("attempt", changed=_basket("attempt"), rows=_EACH_INVOICE),
    "hold": Source("hold", "invoice"),
    "entry": Source(
        "entry", changed=_or_null("attempt") | {"kind": "CASE WHEN o.kind = 'absorbed' THEN 'reconciled' ELSE o.kind END"}
    ),
    "posting": Source("posting", changed=_or_null("invoice")),
    "webhook_event": Source("notice"),
    "equipment": Source("equipment"),
    "service_call": Source("service_call", "number"),
    "service_note": Source("service_note"),
    "meter_reading": Source("meter_reading"),
    "supply_order": Source("supply_order", "number"),
    "import_run": Source("import_run"),
    "executed_command": Source("done", "key"),
    "counter": Source("counter", "name"),
    "delivery": Source("delivery"),
    "audit": Source("audit"),
    "conversation": Source("conversation"),
    "inbound": Source("inbound"),
    "message": Source("message", changed=_or_null("inbound")),
}
