"""The transcript of a conversation: appends messages, queues pushes, and on the phone sends links by text message or e-mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.models import Conversation, Message
from bot.messages import Reply
from bot.rendering.reply import OWN_SCHEME
from bot.settings.channel import Channels
from dialogs.engine.state import State
from domain.account.view import Account
from domain.core.models import Sender
from domain.core.outbox import Facts, Push, enqueue, written
from domain.core.policy import Policy
from domain.core.ports import Store

_LOOK_BACK = 10


@dataclass(frozen=True)
class Post:
    """A message to be added: who says it (customer, bot, staff), and which inbound it answers (None: nobody asked)."""

    sender: Sender
    reply: Reply
    inbound: str | None = None
    cid: str = ""


def post_all(store: Store, channels: Channels, conversation: Conversation, posts: Sequence[Post], now: datetime) -> Conversation:
    """Add messages to a locked conversation, and to the outbox where its channel pushes. The caller stores the result."""
    messages = [_message(conversation, number, one, now) for number, one in enumerate(posts, conversation.last_number + 1)]
    store.insert_all(messages)
    if channels.of(conversation.channel).pushes:
        for message in messages:
            if message.sender != "customer":
                push = Push(conversation.channel, conversation.address, message.id)
                enqueue(store, f"{conversation.channel}:{message.id}", push, now)
    return replace(conversation, last_number=conversation.last_number + len(posts), updated_at=now) if posts else conversation


def post(
    store: Store,
    channels: Channels,
    conversation: Conversation,
    sender: Sender,
    reply: Reply,
    now: datetime,
    inbound: str | None = None,
) -> Conversation:
    """Add one message, as ``post_all`` does."""
    return post_all(store, channels, conversation, (Post(sender, reply, inbound),), now)


def _message(conversation: Conversation, number: int, said: Post, now: datetime) -> Message:
    identity = f"{conversation.id}:{number:08d}"
    return Message(identity, conversation.id, number, said.sender, said.reply.to_json(), said.inbound, said.cid, now)


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
    store.signal("conversation", conversation.id)


def replies_to(store: Store, inbound: str) -> list[Message]:
    """The answers to one message, in order."""
    return [message for message in store.find(Message, order="number", inbound=inbound) if message.sender != "customer"]


def unread(store: Store, conversation: str) -> list[Message]:
    """News that nobody asked for and that was not handed over yet, in order; it fills a silence by itself."""
    unasked: tuple[Sender, ...] = ("bot", "staff")
    return store.find(Message, order="number", conversation=conversation, inbound=None, seen_at=None, sender=unasked)


def open_question(store: Store, conversation: Conversation) -> Reply | None:
    """The question that waits for an answer, as it was put."""
    waits = conversation.mode != "human" and State.from_json(conversation.state).stack
    said = store.find(Message, order="-number", limit=_LOOK_BACK, conversation=conversation.id, sender="bot") if waits else []
    return next((Reply.from_json(message.reply) for message in said if message.reply["expects"]), None)


def ask_again(store: Store, channels: Channels, conversation: Conversation, now: datetime) -> Conversation:
    """Put the question that waits for an answer once more, as after news. The caller stores the result."""
    asked = open_question(store, conversation)
    return post(store, channels, conversation, "bot", asked, now) if asked else conversation


def send_along(
    store: Store, conversation: Conversation, account: Account, replies: Sequence[Reply], policy: Policy, now: datetime
) -> None:
    """Links that cannot be opened on the phone, by text message to the phone on file, or else by e-mail."""
    to = account.reach_phone or account.reach_email
    for reply in replies:
        if reply.link and reply.link.url.startswith(OWN_SCHEME) and to:
            facts: Facts = {"label": reply.link.title, "minutes": int(policy.link_life.total_seconds() // 60)}
            body = written(to, "text-pay-link", facts, account.language, link=reply.link.url)
            enqueue(store, f"{body.kind}:{conversation.id}:{reply.link.url}", body, now)
