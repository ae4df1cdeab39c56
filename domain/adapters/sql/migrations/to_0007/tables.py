"""The tables as migration 0007 makes them; they stay so, whatever later migrations do. Comments are put on at the end."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

_INSTANT = sa.DateTime(timezone=True)
_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

sa.Table(
    "company",
    metadata,
    sa.Column("number", sa.Text(), primary_key=True),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("street", sa.Text(), nullable=False),
    sa.Column("city", sa.Text(), nullable=False),
    sa.Column("state", sa.Text(), nullable=False),
    sa.Column("postal_code", sa.Text(), nullable=False),
    sa.Column("country", sa.Text(), nullable=False),
    sa.Column("terms", sa.Text(), nullable=False),
    sa.Column("timezone", sa.Text(), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
)

sa.Table(
    "counter",
    metadata,
    sa.Column("name", sa.Text(), primary_key=True),
    sa.Column("value", sa.BigInteger(), sa.CheckConstraint("value >= 0", name="value"), nullable=False),
)

sa.Table(
    "delivery",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("kind", sa.Text(), nullable=False),
    sa.Column("to", sa.Text(), nullable=False),
    sa.Column("body", _JSON, nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("next_at", _INSTANT, nullable=False),
    sa.Column("attempts", sa.BigInteger(), sa.CheckConstraint("attempts >= 0", name="attempts"), nullable=False),
    sa.Column("sent_at", _INSTANT, nullable=True),
    sa.Column("failed_at", _INSTANT, nullable=True),
    sa.Column("error", sa.Text(), nullable=False),
    sa.CheckConstraint("sent_at IS NULL OR failed_at IS NULL", name="sent_or_failed"),
    sa.Index("ix_delivery_sent_at_failed_at_next_at", "sent_at", "failed_at", "next_at"),
    sa.Index("uq_delivery_key", "key", unique=True),
)

sa.Table(
    "executed_command",
    metadata,
    sa.Column("key", sa.Text(), primary_key=True),
    sa.Column("command", sa.Text(), nullable=False),
    sa.Column("outcome", _JSON, nullable=False),
    sa.Column("at", _INSTANT, nullable=False),
)

sa.Table(
    "import_run",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("as_of", _INSTANT, nullable=False),
    sa.Column("summary", _JSON, nullable=False),
    sa.Index("ix_import_run_as_of", "as_of"),
)

sa.Table(
    "migration_finding",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("found_at", _INSTANT, nullable=False),
    sa.Column("table_name", sa.Text(), nullable=False),
    sa.Column("row_key", sa.Text(), nullable=False),
    sa.Column("problem", sa.Text(), nullable=False),
    sa.Column("repair", sa.Text(), nullable=False),
    sa.Column("row", _JSON, nullable=False),
)

sa.Table(
    "webhook_event",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("provider", sa.Text(), nullable=False),
    sa.Column("session", sa.Text(), nullable=False),
    sa.Column("body", sa.Text(), nullable=False),
    sa.Column("received_at", _INSTANT, nullable=False),
    sa.Column("handled_at", _INSTANT, nullable=True),
    sa.Column("attempts", sa.BigInteger(), sa.CheckConstraint("attempts >= 0", name="attempts"), nullable=False),
    sa.Index("ix_webhook_event_handled_at_received_at", "handled_at", "received_at"),
)

sa.Table(
    "contact",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("email", sa.Text(), nullable=False),
    sa.Column("phone", sa.Text(), nullable=False),
    sa.Column("role", sa.Text(), nullable=False),
    sa.Index("ix_contact_company", "company"),
)

sa.Table(
    "credit",
    metadata,
    sa.Column("number", sa.Text(), primary_key=True),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("credit_date", sa.Date(), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("amount_cents", sa.BigInteger(), sa.CheckConstraint("amount_cents >= 0", name="amount_cents"), nullable=False),
    sa.Column("description", sa.Text(), nullable=False),
    sa.Index("ix_credit_company", "company"),
)

sa.Table(
    "equipment",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("make", sa.Text(), nullable=False),
    sa.Column("model", sa.Text(), nullable=False),
    sa.Column("serial_number", sa.Text(), nullable=False),
    sa.Column("location", sa.Text(), nullable=False),
    sa.Column("contract", sa.Text(), nullable=False),
    sa.Index("ix_equipment_company", "company"),
)

sa.Table(
    "invoice",
    metadata,
    sa.Column("number", sa.Text(), primary_key=True),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("invoice_date", sa.Date(), nullable=False),
    sa.Column("due_date", sa.Date(), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("total_cents", sa.BigInteger(), nullable=False),
    sa.Column("balance_cents", sa.BigInteger(), sa.CheckConstraint("balance_cents >= 0", name="balance_cents"), nullable=False),
    sa.Column("po_number", sa.Text(), nullable=False),
    sa.Column("description", sa.Text(), nullable=False),
    sa.Column("location", sa.Text(), nullable=False),
    sa.CheckConstraint("balance_cents <= total_cents", name="balance_within_total"),
    sa.Index("ix_invoice_company_due_date", "company", "due_date"),
)

sa.Table(
    "method",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("provider_ref", sa.Text(), nullable=False),
    sa.Column("kind", sa.Text(), sa.CheckConstraint("kind IN ('card', 'bank')", name="kind"), nullable=False),
    sa.Column("brand", sa.Text(), nullable=False),
    sa.Column("last4", sa.Text(), nullable=False),
    sa.Column("expires", sa.Text(), nullable=False),
    sa.Column("nickname", sa.Text(), nullable=False),
    sa.Column("is_default", sa.Boolean(), nullable=False),
    sa.Column("added_at", _INSTANT, nullable=False),
    sa.Column("removed_at", _INSTANT, nullable=True),
    sa.CheckConstraint("NOT (is_default AND removed_at IS NOT NULL)", name="removed_is_no_default"),
    sa.Index("ix_method_company", "company"),
)

sa.Table(
    "person",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("channel", sa.Text(), nullable=False),
    sa.Column("external_id", sa.Text(), nullable=False),
    sa.Column("language", sa.Text(), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=True),
    sa.Column("conversation", sa.Text(), nullable=False),
    sa.Column("muted_at", _INSTANT, nullable=True),
    sa.Index("uq_person_channel_external_id", "channel", "external_id", unique=True),
)

sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("at", _INSTANT, nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("action", sa.Text(), nullable=False),
    sa.Column("detail", _JSON, nullable=False),
    sa.Index("ix_audit_company_at", "company", "at"),
)

sa.Table(
    "autopay",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("method", sa.Text(), sa.ForeignKey("method.id"), nullable=False),
    sa.Column("day", sa.BigInteger(), sa.CheckConstraint("day BETWEEN 1 AND 28", name="day"), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("cap_cents", sa.BigInteger(), sa.CheckConstraint("cap_cents > 0", name="cap_cents"), nullable=False),
    sa.Column("state", sa.Text(), sa.CheckConstraint("state IN ('requested', 'canceled')", name="state"), nullable=False),
    sa.Column("consent_text", sa.Text(), nullable=False),
    sa.Column("channel", sa.Text(), nullable=False),
    sa.Column("requested_at", _INSTANT, nullable=False),
    sa.Column("ended_at", _INSTANT, nullable=True),
    sa.CheckConstraint("(state = 'canceled') = (ended_at IS NOT NULL)", name="ended"),
    sa.Index("ix_autopay_company", "company"),
    sa.Index("uq_autopay_key", "key", unique=True),
    sa.Index(
        "uq_autopay_running",
        "company",
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    ),
)

sa.Table(
    "contact_change",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("contact", sa.Text(), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("kind", sa.Text(), sa.CheckConstraint("kind IN ('email', 'phone')", name="kind"), nullable=False),
    sa.Column("old", sa.Text(), nullable=False),
    sa.Column("new", sa.Text(), nullable=False),
    sa.Column(
        "state", sa.Text(), sa.CheckConstraint("state IN ('waiting', 'taken_over', 'overruled')", name="state"), nullable=False
    ),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Index("ix_contact_change_contact_state", "contact", "state"),
    sa.Index("uq_contact_change_key", "key", unique=True),
)

sa.Table(
    "conversation",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("channel", sa.Text(), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column(
        "mode", sa.Text(), sa.CheckConstraint("mode IN ('bot', 'waiting', 'human', 'closed')", name="mode"), nullable=False
    ),
    sa.Column("state", _JSON, nullable=False),
    sa.Column("last_number", sa.BigInteger(), sa.CheckConstraint("last_number >= 0", name="last_number"), nullable=False),
    sa.Column("address", sa.Text(), nullable=False),
    sa.Column("secret_hash", sa.Text(), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("updated_at", _INSTANT, nullable=False),
    sa.Column("heard_at", _INSTANT, nullable=True),
    sa.Index("ix_conversation_person", "person"),
    sa.Index("ix_conversation_secret_hash", "secret_hash"),
)

sa.Table(
    "dispute",
    metadata,
    sa.Column("number", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("invoice", sa.Text(), sa.ForeignKey("invoice.number"), nullable=False),
    sa.Column(
        "reason",
        sa.Text(),
        sa.CheckConstraint(
            "reason IN ('amount', 'not_received', 'twice', 'paid', 'damaged', 'returned', 'other')", name="reason"
        ),
        nullable=False,
    ),
    sa.Column("note", sa.Text(), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("cents", sa.BigInteger(), sa.CheckConstraint("cents > 0", name="cents"), nullable=False),
    sa.Column("state", sa.Text(), sa.CheckConstraint("state IN ('open', 'withdrawn')", name="state"), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("ended_at", _INSTANT, nullable=True),
    sa.CheckConstraint("(state = 'open') = (ended_at IS NULL)", name="ended"),
    sa.Index("ix_dispute_company_state", "company", "state"),
    sa.Index("uq_dispute_key", "key", unique=True),
    sa.Index(
        "uq_dispute_open",
        "invoice",
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    ),
)

sa.Table(
    "failed_verification",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("at", _INSTANT, nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("company", sa.Text(), nullable=False),
    sa.Column("kind", sa.Text(), sa.CheckConstraint("kind IN ('facts', 'code', 'invitation')", name="kind"), nullable=False),
    sa.Index("ix_failed_verification_company_at", "company", "at"),
    sa.Index("ix_failed_verification_person_at", "person", "at"),
)

sa.Table(
    "invitation",
    metadata,
    sa.Column("token_hash", sa.Text(), primary_key=True),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column(
        "role", sa.Text(), sa.CheckConstraint("role IN ('viewer', 'service', 'payer', 'admin')", name="role"), nullable=False
    ),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("expires_at", _INSTANT, nullable=False),
    sa.Column("used_by", sa.Text(), sa.ForeignKey("person.id"), nullable=True),
    sa.Column("contact", sa.Text(), nullable=False),
)

sa.Table(
    "invoice_line",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("invoice", sa.Text(), sa.ForeignKey("invoice.number"), nullable=False),
    sa.Column("position", sa.BigInteger(), sa.CheckConstraint("position >= 0", name="position"), nullable=False),
    sa.Column("description", sa.Text(), nullable=False),
    sa.Column("quantity", sa.Text(), nullable=False),
    sa.Column("unit_price", sa.Text(), nullable=False),
    sa.Column("amount_cents", sa.BigInteger(), nullable=False),
    sa.Index("ix_invoice_line_invoice_position", "invoice", "position"),
)

sa.Table(
    "membership",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column(
        "role", sa.Text(), sa.CheckConstraint("role IN ('viewer', 'service', 'payer', 'admin')", name="role"), nullable=False
    ),
    sa.Column("linked_at", _INSTANT, nullable=False),
    sa.Column("used_at", _INSTANT, nullable=False),
    sa.Column("revoked_at", _INSTANT, nullable=True),
    sa.Column("contact", sa.Text(), nullable=False),
    sa.Index("ix_membership_company", "company"),
    sa.Index("ix_membership_contact", "contact"),
    sa.Index("ix_membership_person", "person"),
)

sa.Table(
    "meter_reading",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("equipment", sa.Text(), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("counters", _JSON, nullable=False),
    sa.Column("doubt", sa.Text(), sa.CheckConstraint("doubt IN ('', 'lower', 'jump')", name="doubt"), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Index("ix_meter_reading_company_created_at", "company", "created_at"),
    sa.Index("uq_meter_reading_key", "key", unique=True),
)

sa.Table(
    "one_time_code",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("contact", sa.Text(), nullable=False),
    sa.Column("sent_to", sa.Text(), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("expires_at", _INSTANT, nullable=False),
    sa.Column("tries", sa.BigInteger(), sa.CheckConstraint("tries >= 0", name="tries"), nullable=False),
    sa.Column("used_at", _INSTANT, nullable=True),
    sa.Index("ix_one_time_code_person_created_at", "person", "created_at"),
)

sa.Table(
    "promise",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("note", sa.Text(), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("replaced_at", _INSTANT, nullable=True),
    sa.Index("ix_promise_company", "company"),
    sa.Index(
        "uq_promise_holding",
        "company",
        unique=True,
        sqlite_where=sa.text("replaced_at IS NULL"),
        postgresql_where=sa.text("replaced_at IS NULL"),
    ),
    sa.Index("uq_promise_key", "key", unique=True),
)

sa.Table(
    "service_call",
    metadata,
    sa.Column("number", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("equipment", sa.Text(), nullable=False),
    sa.Column("problem", sa.Text(), nullable=False),
    sa.Column("urgency", sa.Text(), sa.CheckConstraint("urgency IN ('low', 'normal', 'high')", name="urgency"), nullable=False),
    sa.Column("call_back", sa.Text(), nullable=False),
    sa.Column("access", sa.Text(), nullable=False),
    sa.Column(
        "state",
        sa.Text(),
        sa.CheckConstraint("state IN ('open', 'scheduled', 'on_the_way', 'done', 'cancelled')", name="state"),
        nullable=False,
    ),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("visit_on", sa.Date(), nullable=True),
    sa.Index("ix_service_call_company_created_at", "company", "created_at"),
    sa.Index("uq_service_call_key", "key", unique=True),
)

sa.Table(
    "supply_order",
    metadata,
    sa.Column("number", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("equipment", sa.Text(), nullable=False),
    sa.Column("items", _JSON, nullable=False),
    sa.Column("note", sa.Text(), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Index("ix_supply_order_company_created_at", "company", "created_at"),
    sa.Index("uq_supply_order_key", "key", unique=True),
)

sa.Table(
    "hand_over",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("kind", sa.Text(), sa.CheckConstraint("kind IN ('ar', 'service')", name="kind"), nullable=False),
    sa.Column("conversation", sa.Text(), sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=True),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("reach_at", sa.Text(), nullable=False),
    sa.Column(
        "state",
        sa.Text(),
        sa.CheckConstraint("state IN ('waiting', 'callback', 'human', 'closed')", name="state"),
        nullable=False,
    ),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Index("ix_hand_over_conversation", "conversation"),
    sa.Index("uq_hand_over_key", "key", unique=True),
)

sa.Table(
    "inbound",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("conversation", sa.Text(), sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("body", _JSON, nullable=False),
    sa.Column("received_at", _INSTANT, nullable=False),
    sa.Column("attempts", sa.BigInteger(), sa.CheckConstraint("attempts >= 0", name="attempts"), nullable=False),
    sa.Column("done_at", _INSTANT, nullable=True),
    sa.Index("ix_inbound_conversation_done_at", "conversation", "done_at"),
    sa.Index("ix_inbound_done_at_received_at", "done_at", "received_at"),
)

sa.Table(
    "lead",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("name", sa.Text(), nullable=False),
    sa.Column("company_name", sa.Text(), nullable=False),
    sa.Column("reach_at", sa.Text(), nullable=False),
    sa.Column("size", sa.Text(), nullable=False),
    sa.Column("conversation", sa.Text(), sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Index("uq_lead_key", "key", unique=True),
)

sa.Table(
    "pay_link",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("token_hash", sa.Text(), nullable=False),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("purpose", sa.Text(), sa.CheckConstraint("purpose IN ('pay', 'add_method')", name="purpose"), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation", sa.Text(), sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("amount_cents", sa.BigInteger(), sa.CheckConstraint("amount_cents >= 0", name="amount_cents"), nullable=False),
    sa.Column(
        "state",
        sa.Text(),
        sa.CheckConstraint("state IN ('active', 'consumed', 'superseded', 'revoked', 'expired')", name="state"),
        nullable=False,
    ),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("expires_at", _INSTANT, nullable=False),
    sa.CheckConstraint("(purpose = 'pay') = (amount_cents > 0)", name="only_paying_costs"),
    sa.Index("ix_pay_link_company_state", "company", "state"),
    sa.Index("uq_pay_link_key", "key", unique=True),
    sa.Index("uq_pay_link_token_hash", "token_hash", unique=True),
)

sa.Table(
    "promise_instalment",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("promise", sa.Text(), sa.ForeignKey("promise.id"), nullable=False),
    sa.Column("position", sa.BigInteger(), sa.CheckConstraint("position > 0", name="position"), nullable=False),
    sa.Column("day", sa.Date(), nullable=False),
    sa.Column("cents", sa.BigInteger(), sa.CheckConstraint("cents > 0", name="cents"), nullable=False),
    sa.Column("state", sa.Text(), sa.CheckConstraint("state IN ('promised', 'kept', 'missed')", name="state"), nullable=False),
    sa.Index("uq_promise_instalment_promise_position", "promise", "position", unique=True),
)

sa.Table(
    "service_note",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("call", sa.Text(), sa.ForeignKey("service_call.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Index("ix_service_note_call", "call"),
    sa.Index("uq_service_note_key", "key", unique=True),
)

sa.Table(
    "message",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("conversation", sa.Text(), sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("number", sa.BigInteger(), sa.CheckConstraint("number >= 0", name="number"), nullable=False),
    sa.Column("sender", sa.Text(), sa.CheckConstraint("sender IN ('customer', 'bot', 'staff')", name="sender"), nullable=False),
    sa.Column("reply", _JSON, nullable=False),
    sa.Column("inbound", sa.Text(), sa.ForeignKey("inbound.id"), nullable=True),
    sa.Column("cid", sa.Text(), nullable=False),
    sa.Column("at", _INSTANT, nullable=False),
    sa.Column("seen_at", _INSTANT, nullable=True),
    sa.Index("ix_message_conversation_number", "conversation", "number"),
    sa.Index("ix_message_conversation_seen_at", "conversation", "seen_at"),
    sa.Index("ix_message_inbound", "inbound"),
)

sa.Table(
    "pay_link_invoice",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("link", sa.Text(), sa.ForeignKey("pay_link.id"), nullable=False),
    sa.Column("position", sa.BigInteger(), sa.CheckConstraint("position > 0", name="position"), nullable=False),
    sa.Column("invoice", sa.Text(), sa.ForeignKey("invoice.number"), nullable=False),
    sa.Column("cents", sa.BigInteger(), sa.CheckConstraint("cents > 0", name="cents"), nullable=False),
    sa.Index("uq_pay_link_invoice_link_invoice", "link", "invoice", unique=True),
)

sa.Table(
    "payment_attempt",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column("link", sa.Text(), sa.ForeignKey("pay_link.id"), nullable=False),
    sa.Column("purpose", sa.Text(), sa.CheckConstraint("purpose IN ('pay', 'add_method')", name="purpose"), nullable=False),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("person", sa.Text(), sa.ForeignKey("person.id"), nullable=False),
    sa.Column("conversation", sa.Text(), sa.ForeignKey("conversation.id"), nullable=False),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("amount_cents", sa.BigInteger(), sa.CheckConstraint("amount_cents >= 0", name="amount_cents"), nullable=False),
    sa.Column(
        "state",
        sa.Text(),
        sa.CheckConstraint(
            "state IN ('created', 'unknown', 'open', 'processing', 'succeeded', 'failed', 'canceled', 'expired', 'returned', 'refunded', 'disputed')",
            name="state",
        ),
        nullable=False,
    ),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Column("next_look_at", _INSTANT, nullable=False),
    sa.Column("looks", sa.BigInteger(), sa.CheckConstraint("looks >= 0", name="looks"), nullable=False),
    sa.Column("session", sa.Text(), nullable=False),
    sa.Column("session_url", sa.Text(), nullable=False),
    sa.Column("method_label", sa.Text(), nullable=False),
    sa.Column("reason", sa.Text(), nullable=False),
    sa.Column("confirmation", sa.Text(), nullable=False),
    sa.Column("settled_at", _INSTANT, nullable=True),
    sa.CheckConstraint("(purpose = 'pay') = (amount_cents > 0)", name="only_paying_costs"),
    sa.Index("ix_payment_attempt_company_created_at", "company", "created_at"),
    sa.Index("ix_payment_attempt_link", "link"),
    sa.Index("ix_payment_attempt_session", "session"),
    sa.Index("ix_payment_attempt_state_next_look_at", "state", "next_look_at"),
    sa.Index("uq_payment_attempt_key", "key", unique=True),
)

sa.Table(
    "entry",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("key", sa.Text(), nullable=False),
    sa.Column(
        "kind",
        sa.Text(),
        sa.CheckConstraint(
            "kind IN ('payment_succeeded', 'payment_returned', 'payment_refunded', 'payment_disputed', 'reconciled')", name="kind"
        ),
        nullable=False,
    ),
    sa.Column("attempt", sa.Text(), sa.ForeignKey("payment_attempt.id"), nullable=True),
    sa.Column("recorded_at", _INSTANT, nullable=False),
    sa.Index("ix_entry_attempt", "attempt"),
    sa.Index("uq_entry_key", "key", unique=True),
)

sa.Table(
    "hold",
    metadata,
    sa.Column("invoice", sa.Text(), sa.ForeignKey("invoice.number"), primary_key=True),
    sa.Column("attempt", sa.Text(), sa.ForeignKey("payment_attempt.id"), nullable=False),
    sa.Column("cents", sa.BigInteger(), sa.CheckConstraint("cents > 0", name="cents"), nullable=False),
    sa.Column("created_at", _INSTANT, nullable=False),
    sa.Index("ix_hold_attempt", "attempt"),
)

sa.Table(
    "payment_attempt_invoice",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("attempt", sa.Text(), sa.ForeignKey("payment_attempt.id"), nullable=False),
    sa.Column("position", sa.BigInteger(), sa.CheckConstraint("position > 0", name="position"), nullable=False),
    sa.Column("invoice", sa.Text(), sa.ForeignKey("invoice.number"), nullable=False),
    sa.Column("cents", sa.BigInteger(), sa.CheckConstraint("cents > 0", name="cents"), nullable=False),
    sa.Index("uq_payment_attempt_invoice_attempt_invoice", "attempt", "invoice", unique=True),
)

sa.Table(
    "posting",
    metadata,
    sa.Column("id", sa.Text(), primary_key=True),
    sa.Column("entry", sa.Text(), sa.ForeignKey("entry.id"), nullable=False),
    sa.Column(
        "account",
        sa.Text(),
        sa.CheckConstraint(
            "account IN ('provider_clearing', 'ar_applied', 'customer_unapplied', 'erp_exported')", name="account"
        ),
        nullable=False,
    ),
    sa.Column("company", sa.Text(), sa.ForeignKey("company.number"), nullable=False),
    sa.Column("invoice", sa.Text(), sa.ForeignKey("invoice.number"), nullable=True),
    sa.Column("currency", sa.Text(), sa.CheckConstraint("length(currency) = 3", name="currency"), nullable=False),
    sa.Column("cents", sa.BigInteger(), sa.CheckConstraint("cents <> 0", name="cents"), nullable=False),
    sa.Index("ix_posting_company_account", "company", "account"),
    sa.Index("ix_posting_entry", "entry"),
)
