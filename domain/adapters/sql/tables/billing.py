"""What is owed: the ERP's invoices and credits, and what customers say and wish about them."""

from __future__ import annotations

import sqlalchemy as sa

from domain.adapters.sql.tables.columns import (
    cents,
    count,
    currency,
    day,
    flag,
    index,
    index_of_some,
    instant,
    key,
    metadata,
    one_at_a_time,
    one_of,
    refers,
    rule,
    text,
    unique,
)
from domain.billing import models as records

invoice = sa.Table(
    "invoice",
    metadata,
    key("number", "As printed. From the ERP; an invoice is never removed: one that is gone from the ERP has balance 0."),
    refers("company", "company.number", "Who owes it."),
    day("invoice_date", "Date of the invoice."),
    day("due_date", "Day until which it is to be paid."),
    currency(),
    cents("total_cents", "What the invoice asks for."),
    cents(
        "balance_cents", "What the ERP still showed as open at the last import; payments it does not know are not in it.", ">= 0"
    ),
    text("po_number", "The customer's purchase order."),
    text("description", "What it is for."),
    text("location", "Which of the customer's places it is for."),
    index("invoice", "company", "due_date"),
    index_of_some("invoice", "open", "balance_cents > 0", "company"),
    rule("balance_within_total", "balance_cents <= total_cents"),
    comment="As the ERP had it at the last import.",
)

invoice_line = sa.Table(
    "invoice_line",
    metadata,
    key("id", "Invoice number and position."),
    refers("invoice", "invoice.number", "Invoice it stands on."),
    count("position", "Place on the invoice."),
    text("description", "What was delivered."),
    text("quantity", "Decimal text, as in the file."),
    text("unit_price", "Decimal text, as in the file: a price per copy has four decimals."),
    cents("amount_cents", "Amount of the line; negative: a deduction."),
    index("invoice_line", "invoice", "position"),
    comment="One line of an invoice.",
)

credit = sa.Table(
    "credit",
    metadata,
    key("number", "As the ERP has it."),
    refers("company", "company.number", "Whose it is."),
    day("credit_date", "Since when."),
    currency(),
    cents("amount_cents", "What is left of it.", ">= 0"),
    text("description", "What it is for."),
    index("credit", "company"),
    comment="The customer's money that the ERP holds and has not applied to an invoice. Gone when the ERP drops it.",
)

dispute = sa.Table(
    "dispute",
    metadata,
    key("number", "What the customer is told, such as DP-1001."),
    text("key", "Idempotency key of the command."),
    refers("company", "company.number", "Who disputes."),
    refers("person", "person.id", "Who said so."),
    refers("invoice", "invoice.number", "What is not accepted."),
    one_of("reason", records.DisputeReason, "Why, as one of our words."),
    text("note", "Why, in the customer's words."),
    currency(),
    cents("cents", "What was open on the invoice then.", "> 0"),
    one_of("state", records.DisputeState, "Open, or withdrawn by the customer; how it ends in the ERP is seen in the balance."),
    instant("created_at", "When."),
    instant("ended_at", "When it was withdrawn; NULL: it is open.", optional=True),
    index("dispute", "company", "state"),
    unique("dispute", "key"),
    one_at_a_time("dispute", "open", "invoice", "state = 'open'"),
    rule("ended", "(state = 'open') = (ended_at IS NULL)"),
    comment="An invoice that the customer does not accept. At most one is open on an invoice.",
)

promise = sa.Table(
    "promise",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key of the command."),
    refers("company", "company.number", "Who will pay."),
    refers("person", "person.id", "Who said so."),
    currency(),
    text("note", "In the customer's words."),
    instant("created_at", "When."),
    instant("replaced_at", "When a newer agreement took its place; NULL: it holds.", optional=True),
    index("promise", "company"),
    unique("promise", "key"),
    one_at_a_time("promise", "holding", "company", "replaced_at IS NULL"),
    comment="An agreement on what will be paid when; it moves no money. At most one holds for a company.",
)

promise_instalment = sa.Table(
    "promise_instalment",
    metadata,
    key("id", "Random."),
    refers("promise", "promise.id", "Agreement that it belongs to."),
    count("position", "Place in the agreement, from 1.", "> 0"),
    day("day", "By when it will be paid."),
    cents("cents", "What will be paid.", "> 0"),
    one_of("state", records.InstalmentState, "Promised; later kept or missed."),
    unique("promise_instalment", "promise", "position"),
    comment="One amount of an agreement, and its day.",
)

autopay = sa.Table(
    "autopay",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key of the command."),
    refers("company", "company.number", "Whose invoices are to be paid."),
    refers("person", "person.id", "Who agreed."),
    refers("method", "method.id", "What is to be charged; while this runs, the method cannot be removed."),
    count("day", "Day of the month; every month has it.", "BETWEEN 1 AND 28"),
    currency(),
    cents("cap_cents", "At most so much a month.", "> 0"),
    one_of("state", records.AutopayState, "Requested until the dealer confirms it, or canceled."),
    text("consent_text", "The words that were agreed to."),
    text("channel", "Channel on which they were agreed to."),
    instant("requested_at", "When."),
    instant("ended_at", "When it was ended; NULL: it runs.", optional=True),
    index("autopay", "company"),
    unique("autopay", "key"),
    one_at_a_time("autopay", "running", "company", "ended_at IS NULL"),
    rule("ended", "(state = 'canceled') = (ended_at IS NOT NULL)"),
    comment="A request for automatic payments: charged by nobody until the dealer confirms it. At most one runs for a company.",
)

method = sa.Table(
    "method",
    metadata,
    key("id", "Random."),
    refers("company", "company.number", "Whose it is."),
    text("provider_ref", "Token in the provider's vault."),
    one_of("kind", records.MethodKind, "Card or bank account."),
    text("brand", "Brand of the card, or name of the bank."),
    text("last4", "Last four digits; the number itself is never stored."),
    text("expires", "YYYY-MM; empty: it does not."),
    text("nickname", "What its owner calls it."),
    flag("is_default", "Offered first."),
    instant("added_at", "When."),
    instant("removed_at", "When its owner removed it; NULL: it may be used.", optional=True),
    index("method", "company"),
    rule("removed_is_no_default", "NOT (is_default AND removed_at IS NOT NULL)"),
    comment="A payment method in the provider's vault.",
)

TABLES = {
    records.Invoice: invoice,
    records.InvoiceLine: invoice_line,
    records.Credit: credit,
    records.Dispute: dispute,
    records.Promise: promise,
    records.PromiseInstalment: promise_instalment,
    records.Autopay: autopay,
    records.Method: method,
}
