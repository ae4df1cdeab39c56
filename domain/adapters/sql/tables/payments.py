"""Money on its way: what was agreed, what was tried, what the journal says, what the provider told us."""

from __future__ import annotations

import sqlalchemy as sa

from domain.adapters.sql.tables.columns import (
    cents,
    count,
    currency,
    index,
    instant,
    key,
    metadata,
    one_of,
    refers,
    rule,
    text,
    unique,
)
from domain.payments import models as records

_ONLY_PAYING_COSTS = "(purpose = 'pay') = (amount_cents > 0)"

pay_link = sa.Table(
    "pay_link",
    metadata,
    key("id", "Random; the token in the address is derived from it."),
    text("token_hash", "SHA-256 of the token; the token itself is not stored."),
    text("key", "Idempotency key of the command."),
    one_of("purpose", records.Purpose, "To pay, or to store a payment method."),
    refers("company", "company.number", "Whose invoices or methods."),
    refers("person", "person.id", "Who agreed."),
    refers("conversation", "conversation.id", "Where they agreed, and are told what became of it."),
    currency(),
    cents("amount_cents", "What was agreed in all; 0 to store a method.", ">= 0"),
    one_of("state", records.LinkState, "Active, or how it ended."),
    instant("created_at", "When."),
    instant("expires_at", "Until when a payment may be begun."),
    index("pay_link", "company", "state"),
    unique("pay_link", "token_hash"),
    unique("pay_link", "key"),
    rule("only_paying_costs", _ONLY_PAYING_COSTS),
    comment="Our own /pay/<token>: a basket that somebody agreed to, or a request to store a payment method.",
)

pay_link_invoice = sa.Table(
    "pay_link_invoice",
    metadata,
    key("id", "Link and invoice number."),
    refers("link", "pay_link.id", "Link that it belongs to."),
    count("position", "Place in the basket, from 1; money is applied in this order.", "> 0"),
    refers("invoice", "invoice.number", "What is to be paid."),
    cents("cents", "How much of it was agreed.", "> 0"),
    unique("pay_link_invoice", "link", "invoice"),
    comment="An invoice in the basket of a link.",
)

payment_attempt = sa.Table(
    "payment_attempt",
    metadata,
    key("id", "Random; the provider keeps it with its session."),
    text("key", "Idempotency key, stored before the provider is asked."),
    refers("link", "pay_link.id", "Link whose money is taken."),
    one_of("purpose", records.Purpose, "As the link's."),
    refers("company", "company.number", "As the link's."),
    refers("person", "person.id", "As the link's."),
    refers("conversation", "conversation.id", "As the link's."),
    currency(),
    cents("amount_cents", "What is taken in all; 0 to store a method.", ">= 0"),
    one_of("state", records.AttemptState, "The provider's truth, as it was last fetched; a higher one wins (see docs/money.md)."),
    instant("created_at", "When."),
    instant("next_look_at", "When the provider is next asked about it."),
    count("looks", "How often it was asked."),
    text("session", "The provider's id of its page; empty: not made yet."),
    text("session_url", "Address of that page."),
    text("method_label", "What was used, such as Visa 4242."),
    text("reason", "Short code of a failure, such as declined."),
    text("confirmation", "The provider's number for the customer."),
    instant("settled_at", "When it ended; NULL: it is under way.", optional=True),
    index("payment_attempt", "link"),
    index("payment_attempt", "company", "purpose", "created_at", "state"),
    index("payment_attempt", "company", "settled_at"),
    index("payment_attempt", "state", "next_look_at"),
    index("payment_attempt", "session"),
    unique("payment_attempt", "key"),
    rule("only_paying_costs", _ONLY_PAYING_COSTS),
    comment="One try to take the money of a link, or to store a method.",
)

payment_attempt_invoice = sa.Table(
    "payment_attempt_invoice",
    metadata,
    key("id", "Attempt and invoice number."),
    refers("attempt", "payment_attempt.id", "Attempt that it belongs to."),
    count("position", "Place in the basket, from 1; money is applied in this order.", "> 0"),
    refers("invoice", "invoice.number", "What is paid."),
    cents("cents", "How much of it.", "> 0"),
    unique("payment_attempt_invoice", "attempt", "invoice"),
    comment="An invoice that an attempt pays; the basket of its link at the moment it began.",
)

hold = sa.Table(
    "hold",
    metadata,
    refers("invoice", "invoice.number", "Invoice that is held: no other payment of it may begin.", primary_key=True),
    refers("attempt", "payment_attempt.id", "Attempt that holds it."),
    cents("cents", "How much of it is on its way.", "> 0"),
    instant("created_at", "Since when."),
    index("hold", "attempt"),
    comment="One active payment an invoice: the row is the lock, gone when the attempt ends.",
)

entry = sa.Table(
    "entry",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key: what it says is booked once."),
    one_of("kind", records.EntryKind, "What happened."),
    refers("attempt", "payment_attempt.id", "Payment that it is about; NULL: the ERP took payments over.", optional=True),
    instant("recorded_at", "When it was booked."),
    index("entry", "attempt"),
    unique("entry", "key"),
    comment="A journal entry. Rows are added, never changed or removed; the postings of each sum to zero.",
)

posting = sa.Table(
    "posting",
    metadata,
    key("id", "Random."),
    refers("entry", "entry.id", "Entry that it is a line of."),
    one_of("account", records.LedgerAccount, "Ledger account (see docs/money.md)."),
    refers("company", "company.number", "Whose money."),
    refers("invoice", "invoice.number", "Invoice that it is about; NULL: none in particular.", optional=True),
    currency(),
    cents("cents", "Positive: a debit; negative: a credit.", "<> 0"),
    index("posting", "entry"),
    index("posting", "company", "account"),
    comment="One line of a journal entry. Rows are added, never changed or removed.",
)

# Kept by a trigger on posting (see triggers.py) and written by nothing else, so that no question has to add up history.
account_balance = sa.Table(
    "account_balance",
    metadata,
    refers("company", "company.number", "Whose postings."),
    one_of("account", records.LedgerAccount, "Ledger account."),
    cents("cents", "What their postings on it sum to."),
    sa.PrimaryKeyConstraint("company", "account"),
    comment="What the postings of a customer on a ledger account sum to; kept by a trigger.",
)

invoice_applied = sa.Table(
    "invoice_applied",
    metadata,
    refers("invoice", "invoice.number", "Invoice that payments were applied to.", primary_key=True),
    refers("company", "company.number", "Whose invoice."),
    cents("cents", "Applied and not yet shown by the ERP; negative: the ERP shows what was returned since."),
    index("invoice_applied", "company"),
    comment="What of our payments is to be deducted from the ERP's balance of an invoice; none: nothing. Kept by a trigger.",
)

webhook_event = sa.Table(
    "webhook_event",
    metadata,
    key("id", "The provider's id of the event, so that a repeat is recognised."),
    text("provider", "Name of the provider."),
    text("session", "Session that it is about; it may be of another account's, so it refers to nothing here."),
    text("body", "As it came."),
    instant("received_at", "When it came."),
    instant("handled_at", "When it was handled or given up; NULL: not yet.", optional=True),
    count("attempts", "Tries that failed."),
    index("webhook_event", "handled_at", "received_at"),
    comment="A provider's message, kept raw before anything is done about it.",
)

TABLES = {
    records.PayLink: pay_link,
    records.PayLinkInvoice: pay_link_invoice,
    records.PaymentAttempt: payment_attempt,
    records.PaymentAttemptInvoice: payment_attempt_invoice,
    records.Hold: hold,
    records.Entry: entry,
    records.Posting: posting,
    records.WebhookEvent: webhook_event,
}
