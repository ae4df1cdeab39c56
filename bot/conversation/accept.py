"""An incoming message kept durably, once per message id, with its conversation and its person."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from bot.conversation.models import Conversation, Inbound
from bot.messages import Incoming
from domain.core.ports import AlreadyThere, Store
from domain.core.tokens import new_id
from domain.customers.models import Person
from nlu.redact import redact

_LONGEST_TEXT = 4096


def accept(store: Store, incoming: Incoming, now: datetime, known: bool = False) -> bool:
    """Keep an incoming message, card numbers taken out. False when this message id was kept before.

    ``known``: its conversation is there for certain, and is not looked for.
    """
    if not known:
        _conversation(store, incoming, now)
    text, found = redact(_storable(incoming.text[:_LONGEST_TEXT]))
    body = asdict(replace(incoming, text=text)) | {"redacted": found, "too_long": len(incoming.text) > _LONGEST_TEXT}
    try:
        store.insert(Inbound(inbound_id(incoming), incoming.conversation, body, now))
    except AlreadyThere:
        return False
    return True


def _storable(text: str) -> str:
    """Without what no database keeps: the character NUL, and halves of characters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def inbound_id(incoming: Incoming) -> str:
    """A message's id, as it never repeats over all sources."""
    return f"{incoming.source}:{incoming.external_id}"


def _conversation(store: Store, incoming: Incoming, now: datetime) -> Conversation:
    known = store.get(Conversation, incoming.conversation)
    if known:
        return known
    person = _person(store, incoming, now)
    fresh = Conversation(
        id=incoming.conversation,
        channel=incoming.source,
        person=person.id,
        mode="bot",
        state={},
        last_number=0,
        address=incoming.conversation.partition(":")[2],
        secret_hash="",
        created_at=now,
        updated_at=now,
    )
    try:
        store.insert(fresh)
    except AlreadyThere:
        return store.get(Conversation, incoming.conversation) or fresh
    return fresh


def _person(store: Store, incoming: Incoming, now: datetime) -> Person:
    known = store.find(Person, channel=incoming.source, external_id=incoming.sender)
    if known:
        return known[0]
    person = Person(new_id(), incoming.source, incoming.sender, incoming.language, now, conversation=incoming.conversation)
    try:
        store.insert(person)
    except AlreadyThere:
        return store.find(Person, channel=incoming.source, external_id=incoming.sender)[0]
    return person
