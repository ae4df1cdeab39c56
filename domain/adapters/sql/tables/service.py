"""Machines, and what customers ask and tell about them."""

from __future__ import annotations

import sqlalchemy as sa

from domain.adapters.sql.tables.columns import day, index, instant, json, key, metadata, one_of, refers, text, unique
from domain.service import models as records

equipment = sa.Table(
    "equipment",
    metadata,
    key("id", "As the ERP has it."),
    refers("company", "company.number", "Where it stands."),
    text("make", "Manufacturer."),
    text("model", "Model."),
    text("serial_number", "Serial number."),
    text("location", "Where in the customer's house."),
    text("contract", "Contract that covers it."),
    index("equipment", "company"),
    comment="A machine that the dealer looks after. Gone when the ERP drops it.",
)

service_call = sa.Table(
    "service_call",
    metadata,
    key("number", "What the customer is told, such as SC-10001."),
    text("key", "Idempotency key of the command."),
    refers("company", "company.number", "Whose machine."),
    refers("person", "person.id", "Who asked."),
    text("equipment", "Machine; empty: none of those known. No foreign key: the ERP may drop the machine."),
    text("problem", "In the customer's words."),
    one_of("urgency", records.Urgency, "As the customer said."),
    text("call_back", "Where the technician may call."),
    text("access", "How and when one gets in."),
    one_of("state", records.CallState, "As the dealer's files say or the customer wished."),
    instant("created_at", "When it was logged."),
    day("visit_on", "Day on which a technician comes; NULL: not said.", optional=True),
    index("service_call", "company", "created_at"),
    unique("service_call", "key"),
    comment="A request for repair.",
)

service_note = sa.Table(
    "service_note",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key of the command."),
    refers("call", "service_call.number", "Call that it is about."),
    refers("person", "person.id", "Who added it."),
    text("text", "In the customer's words."),
    instant("created_at", "When."),
    index("service_note", "call"),
    unique("service_note", "key"),
    comment="Something the customer added to a service call afterwards.",
)

meter_reading = sa.Table(
    "meter_reading",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key of the command."),
    refers("company", "company.number", "Whose machine."),
    text("equipment", "Machine. No foreign key: the ERP may drop it, and what was read is billed all the same."),
    refers("person", "person.id", "Who read it."),
    json("counters", "Figures by kind: total, black, color, scans."),
    one_of(
        "doubt", records.Doubt, "What was odd beside the reading before, although the customer said it was right; else empty."
    ),
    instant("created_at", "When."),
    index("meter_reading", "company", "created_at"),
    unique("meter_reading", "key"),
    comment="What a machine's counters showed.",
)

supply_order = sa.Table(
    "supply_order",
    metadata,
    key("number", "What the customer is told, such as SO-1001."),
    text("key", "Idempotency key of the command."),
    refers("company", "company.number", "Who ordered."),
    refers("person", "person.id", "Who asked."),
    text("equipment", "Machine; empty: none in particular. No foreign key: the ERP may drop the machine."),
    json("items", "How many by kind: black, cyan ... staples, paper."),
    text("note", "In the customer's words."),
    instant("created_at", "When."),
    index("supply_order", "company", "created_at"),
    unique("supply_order", "key"),
    comment="Supplies asked for.",
)

TABLES = {
    records.Equipment: equipment,
    records.ServiceCall: service_call,
    records.ServiceNote: service_note,
    records.MeterReading: meter_reading,
    records.SupplyOrder: supply_order,
}
