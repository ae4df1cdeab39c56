"""What was said in a person's conversations, erased; that they took place, and what came of them, stays."""

from __future__ import annotations

from datetime import datetime

from bot.conversation.models import Conversation, Inbound, Message
from domain.core.ports import Store


def erase(store: Store, person: str, until: datetime) -> None:
    """Remove the messages before an instant, and the words of those that came in. Erasing twice changes nothing more."""
    for conversation in store.find(Conversation, person=person):
        for message in store.find(Message, conversation=conversation.id):
            if message.at < until:
                store.delete(Message, message.id)
        for inbound in store.find(Inbound, conversation=conversation.id):
            if inbound.received_at < until and inbound.done_at and inbound.body["text"]:
                store.update(inbound, body=inbound.body | {"text": ""})
