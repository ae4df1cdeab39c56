"""What the conversation keeps. Its record classes are bot's, so ``bot.app`` says which of them these tables are for."""

from __future__ import annotations

import sqlalchemy as sa

from domain.adapters.sql.tables.columns import count, index, instant, json, key, metadata, one_of, refers, text
from domain.core.models import ConversationMode, Sender

conversation = sa.Table(
    "conversation",
    metadata,
    key("id", "Channel, and the channel's own id."),
    text("channel", "Name of the channel, such as telegram or web."),
    refers("person", "person.id", "Who speaks."),
    one_of("mode", ConversationMode, "Who answers: the bot, a person of the dealer's (asked for, or there), or nobody any more."),
    json("state", "Where the dialogue stands."),
    count("last_number", "Number of its newest message."),
    text("address", "Where a push channel delivers, such as a Telegram chat."),
    text("secret_hash", "What the website's resume token must hash to; empty: there is none."),
    instant("created_at", "When it began."),
    instant("updated_at", "When something was last said."),
    instant("heard_at", "When the customer last did something; NULL: never.", optional=True),
    index("conversation", "person"),
    index("conversation", "secret_hash"),
    comment="One talk on one channel.",
)

inbound = sa.Table(
    "inbound",
    metadata,
    key("id", "Source and external id, so that a repeat is recognised."),
    refers("conversation", "conversation.id", "Where it was said."),
    json("body", "The message, card numbers taken out."),
    instant("received_at", "When it came."),
    count("attempts", "Turns that failed."),
    instant("done_at", "When it was answered or parked; NULL: not yet.", optional=True),
    index("inbound", "conversation", "done_at"),
    index("inbound", "done_at", "received_at"),
    comment="The inbox: one accepted message.",
)

message = sa.Table(
    "message",
    metadata,
    key("id", "Conversation and number."),
    refers("conversation", "conversation.id", "Where it stands."),
    count("number", "Rises by one in its conversation."),
    one_of("sender", Sender, "Who said it."),
    json("reply", "Text, speech, choices, table, links."),
    refers("inbound", "inbound.id", "Message that it answers; NULL: nobody asked.", optional=True),
    text("cid", "The customer's own id of it, for the website's chat."),
    instant("at", "When."),
    instant("seen_at", "When news was handed over on a channel that is not pushed to; NULL: not, or no news.", optional=True),
    index("message", "conversation", "number"),
    index("message", "inbound"),
    index("message", "conversation", "seen_at"),
    comment="One message of a conversation, as its transcript shows it.",
)
