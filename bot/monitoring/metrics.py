"""The figures at /metrics. No ids and no phone numbers as labels."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

ACCEPTED = Counter("ledgerline_messages_accepted_total", "Messages accepted from customers.", ["channel", "result"])
TURN_SECONDS = Histogram("ledgerline_turn_duration_seconds", "Time from taking up a conversation to its commit.", ["channel"])
TURN_FAILURES = Counter("ledgerline_turn_failures_total", "Turns that failed and were tried again or parked.")
DELIVERIES = Counter("ledgerline_deliveries_total", "Things sent outside.", ["kind", "result"])
OUTBOX_DEPTH = Gauge("ledgerline_outbox_depth", "Things waiting to be sent.")
OUTBOX_OLDEST = Gauge("ledgerline_outbox_oldest_age_seconds", "Age of the oldest thing waiting to be sent.")
OUTBOX_UNSENDABLE = Gauge(
    "ledgerline_outbox_unsendable", "Things waiting that this server cannot send; others may, or they wait on.", ["kind"]
)
WEBHOOK_EVENTS = Counter("ledgerline_webhook_events_total", "Notices from the payment provider.", ["result"])
LINK_FAILURES = Counter("ledgerline_link_failures_total", "Proofs that failed while linking a company.")
MISMATCH = Gauge("ledgerline_money_mismatch_cents", "Journal postings that do not sum to zero, in cents; must be 0.")
