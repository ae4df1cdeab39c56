"""What is said in a conversation: messages added to it, told once, and sent along where the ear cannot open them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.conversation.models import Conversation, Message
from bot.messages import Reply
from bot.rendering.reply import OWN_SCHEME
from bot.settings.channel import Channels
from dialogs.engine.state import State
from domain.account.view import Account
from domain.core.outbox import Facts, Push, enqueue, written
from domain.core.policy import Policy
from domain.core.ports import Store

_LOOK_BACK = 10


def post(
    store: Store,
    channels: Channels,
    conversation: Conversation,
    sender: str,
    reply: Reply,
    now: datetime,
    inbound: str = "",
    cid: str = "",
) -> Conversation:
    """Add a message to a locked conversation, and to the outbox where its channel pushes. The caller stores the result."""
    number = conversation.last_number + 1
    identity = f"{conversation.id}:{number:08d}"
    store.insert(Message(identity, conversation.id, number, sender, reply.to_json(), inbound, cid, now))
    if sender != "customer" and channels.of(conversation.channel).pushes:
        key = f"{conversation.channel}:{identity}"
        enqueue(store, key, Push(conversation.channel, conversation.address, identity), now)
    return replace(conversation, last_number=number, updated_at=now)


def save(store: Store, conversation: Conversation) -> None:
    """Write what turns, news and people change of a conversation, whose row the caller has locked."""
    store.update(
        conversation,
        mode=conversation.mode,
        state=conversation.state,
        last_number=conversation.last_number,
        updated_at=conversation.updated_at,
        heard_at=conversation.heard_at,
    )


def replies_to(store: Store, inbound: str) -> list[Message]:
    """The answers to one message, in order."""
    return [message for message in store.find(Message, order="number", inbound=inbound) if message.sender != "customer"]


def unread(store: Store, conversation: str) -> list[Message]:
    """News that nobody asked for and that was not handed over yet, in order; it fills a silence by itself."""
    unasked = ("bot", "staff")
    return store.find(Message, order="number", conversation=conversation, inbound="", seen_at=None, sender=unasked)


def ask_again(store: Store, channels: Channels, conversation: Conversation, now: datetime, inbound: str = "") -> Conversation:
    """Put the question that waits for an answer once more, as after news. The caller stores the result."""
    waits = conversation.mode != "human" and State.from_json(conversation.state).stack
    said = store.find(Message, order="-number", limit=_LOOK_BACK, conversation=conversation.id, sender="bot") if waits else []
    asked = next((Reply.from_json(message.reply) for message in said if message.reply["expects"]), None)
    return post(store, channels, conversation, "bot", asked, now, inbound=inbound) if asked else conversation


def send_along(
    store: Store, conversation: Conversation, account: Account, replies: Sequence[Reply], policy: Policy, now: datetime
) -> None:
    """Links that the ear cannot open, by text message to the phone on file, or else by e-mail."""
    to = account.reach_phone or account.reach_email
    for reply in replies:
        if reply.link and reply.link.url.startswith(OWN_SCHEME) and to:
            facts: Facts = {"label": reply.link.title, "minutes": int(policy.link_life.total_seconds() // 60)}
            body = written(to, "text-pay-link", facts, account.language, link=reply.link.url)
            enqueue(store, f"{body.kind}:{conversation.id}:{reply.link.url}", body, now)
