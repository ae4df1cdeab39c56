"""The dealer's customers, who is talking for which company, and how they proved it."""

from __future__ import annotations

import sqlalchemy as sa

from domain.adapters.sql.tables.columns import count, currency, index, instant, key, metadata, one_of, refers, text, unique
from domain.customers import models as records

company = sa.Table(
    "company",
    metadata,
    key("number", "Printed on every invoice: two letters and four digits. From the ERP; a company is never removed."),
    text("name", "As the ERP has it."),
    text("street", "Street and house number."),
    text("city", "City."),
    text("state", "State or region."),
    text("postal_code", "Postal code."),
    text("country", "Country."),
    text("terms", "Terms of payment in the ERP's words, such as Net 30."),
    text("timezone", "IANA time zone; empty: the dealer's."),
    currency(),
    comment="A business customer.",
)

contact = sa.Table(
    "contact",
    metadata,
    key("id", "Made of company number and name, so that the same person keeps it from import to import."),
    refers("company", "company.number", "Where this person works."),
    text("name", "As the ERP has it."),
    text("email", "A code may be sent here; empty: none on file."),
    text("phone", "E.164; a code may be sent here; empty: none on file."),
    text("role", "In the ERP's words, such as Accounts Payable."),
    index("contact", "company"),
    comment="A person whose e-mail or phone is on file: the only place where a code is ever sent. Gone when the ERP drops them.",
)

person = sa.Table(
    "person",
    metadata,
    key("id", "Random."),
    text("channel", "Name of the channel, such as telegram or web."),
    text("external_id", "Who this is on that channel."),
    text("language", "Language spoken last, such as en."),
    instant("created_at", "When they were first heard."),
    refers("company", "company.number", "Company they are talking about now; NULL: none was chosen.", optional=True),
    text("conversation", "Conversation they speak in. No foreign key: it names its person and is stored after them."),
    instant("muted_at", "Since when nothing may be told unasked; NULL: it may.", optional=True),
    unique("person", "channel", "external_id"),
    comment="One identity on a channel: a Telegram user, a browser, a phone call.",
)

membership = sa.Table(
    "membership",
    metadata,
    key("id", "Random."),
    refers("person", "person.id", "Who may act."),
    refers("company", "company.number", "For which company."),
    one_of("role", records.Role, "What the person may do for it."),
    instant("linked_at", "From when on."),
    instant("used_at", "When it was last used; unused for long, it ends."),
    instant("revoked_at", "When it was ended; NULL: it was not.", optional=True),
    text("contact", "Contact that was proven; empty: nobody in particular. No foreign key: the ERP may drop the contact."),
    index("membership", "person"),
    index("membership", "company"),
    index("membership", "contact"),
    comment="A person may act for a company.",
)

one_time_code = sa.Table(
    "one_time_code",
    metadata,
    key("id", "Random; the six digits are derived from it and not stored."),
    refers("person", "person.id", "Who asked for it and may use it."),
    refers("company", "company.number", "Which company it proves."),
    text("contact", "Contact that it was sent to. No foreign key: the ERP may drop the contact."),
    text("sent_to", "E-mail or phone that it was sent to."),
    instant("created_at", "When it was made."),
    instant("expires_at", "Until when it counts."),
    count("tries", "Wrong digits so far."),
    instant("used_at", "When it was used up; NULL: not yet.", optional=True),
    index("one_time_code", "person", "created_at"),
    comment="A six-digit code on its way to a contact on file.",
)

invitation = sa.Table(
    "invitation",
    metadata,
    key("token_hash", "SHA-256 of the token; the token itself is not stored."),
    refers("company", "company.number", "Company that it links to."),
    one_of("role", records.Role, "What the linked person may do."),
    instant("created_at", "When the dealer made it."),
    instant("expires_at", "Until when it counts."),
    refers("used_by", "person.id", "Who used it; NULL: nobody yet.", optional=True),
    text("contact", "Contact that it was made for; empty: none. No foreign key: the ERP may drop the contact."),
    comment="A token from the dealer that links whoever presents it first.",
)

failed_verification = sa.Table(
    "failed_verification",
    metadata,
    key("id", "Random."),
    instant("at", "When."),
    refers("person", "person.id", "Who tried."),
    text("company", "Company number as it was claimed; empty: none. No foreign key: it may be a guess."),
    one_of("kind", records.VerificationKind, "What was wrong: invoice facts, a code or an invitation."),
    index("failed_verification", "person", "at"),
    index("failed_verification", "company", "at"),
    comment="One wrong guess; what the limits count.",
)

contact_change = sa.Table(
    "contact_change",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key of the command."),
    refers("company", "company.number", "The contact's company."),
    text("contact", "Contact that was changed. No foreign key: the ERP may drop the contact."),
    refers("person", "person.id", "Who changed it."),
    one_of("kind", records.ContactKind, "What was replaced."),
    text("old", "What the ERP had."),
    text("new", "What the contact wants it to have."),
    one_of("state", records.ContactChangeState, "What the ERP says: still the old one, the new one, or a third."),
    instant("created_at", "When it was changed."),
    index("contact_change", "contact", "state"),
    unique("contact_change", "key"),
    comment="An e-mail or phone number on file that its contact replaced.",
)

hand_over = sa.Table(
    "hand_over",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key of the command."),
    one_of("kind", records.HandOverKind, "Who is wanted: accounts receivable or service."),
    refers("conversation", "conversation.id", "Where they are wanted."),
    refers("person", "person.id", "Who asked."),
    refers("company", "company.number", "For which company; NULL: none was linked.", optional=True),
    text("reason", "What it is about, in the customer's words."),
    text("reach_at", "Where to call back; empty: not said."),
    one_of("state", records.HandOverState, "Waiting, to be called back, taken by a person, or closed."),
    instant("created_at", "When they asked."),
    index("hand_over", "conversation"),
    unique("hand_over", "key"),
    comment="A person of the dealer's is wanted.",
)

lead = sa.Table(
    "lead",
    metadata,
    key("id", "Random."),
    text("key", "Idempotency key of the command."),
    text("name", "Who they are."),
    text("company_name", "Their company, as they said it."),
    text("reach_at", "E-mail or phone, as they said it."),
    text("size", "How many people work there, as they said it."),
    refers("conversation", "conversation.id", "Where they said so."),
    instant("created_at", "When."),
    unique("lead", "key"),
    comment="Somebody would like a free security analysis.",
)

TABLES = {
    records.Company: company,
    records.Contact: contact,
    records.Person: person,
    records.Membership: membership,
    records.OneTimeCode: one_time_code,
    records.Invitation: invitation,
    records.FailedVerification: failed_verification,
    records.ContactChange: contact_change,
    records.HandOver: hand_over,
    records.Lead: lead,
}
