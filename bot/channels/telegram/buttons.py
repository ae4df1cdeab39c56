"""Telegram's part in accepting: which choice a button stands for, and what is answered without understanding."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from bot.conversation import transcript
from bot.conversation.accept import accept, inbound_id
from bot.conversation.models import Conversation, Inbound, Message
from bot.conversation.turn_services import TurnServices
from bot.messages import Incoming
from bot.rendering.reply import render
from dialogs.moves import Say
from domain.core.ports import Store
from domain.customers.models import Person

_BUTTON = re.compile(r"([0-9]{1,8}):([0-9]{1,3})")


def button(number: int, index: int) -> str:
    """What a button carries: the number of our message in its conversation, and which of its choices it is. Never a value."""
    return f"{number}:{index}"


def press(store: Store, incoming: Incoming, now: datetime) -> bool:
    """Accept a pressed button as the choice it stands for. False, and nothing kept, when it is not or no longer one of ours.

    The conversation is locked, so that of two presses in the same instant only one answers the question.
    """
    if store.get(Inbound, inbound_id(incoming)):
        return True
    store.get(Conversation, incoming.conversation, lock=True)
    value = _value(store, incoming)
    if value is None:
        return False
    accept(store, replace(incoming, text=value), now)
    return True


def _value(store: Store, incoming: Incoming) -> str | None:
    match = _BUTTON.fullmatch(incoming.text)
    message = store.get(Message, f"{incoming.conversation}:{int(match[1]):08d}") if match else None
    if match is None or message is None or message.sender == "customer":
        return None
    choices = message.reply["choices"]
    value = str(choices[int(match[2])]["value"]) if int(match[2]) < len(choices) else ""
    # A command begins something new and is good at any time; an old "yes" must not agree to what is asked now.
    return value if value.startswith("/") or (value and not _overtaken(store, message)) else None


def _overtaken(store: Store, message: Message) -> bool:
    if store.find(Inbound, limit=1, conversation=message.conversation, done_at=None):
        return True
    said = store.find(Message, order="-number", limit=1, conversation=message.conversation, sender="customer")
    return bool(said) and said[0].number > message.number


def answer_unread(store: Store, incoming: Incoming, text: str, services: TurnServices) -> None:
    """Say once that something was not read. Silent while a person has the conversation, as the assistant always is then."""
    now = services.clock.now()
    if not accept(store, incoming, now):
        return
    inbound = store.get(Inbound, inbound_id(incoming))
    conversation = store.get(Conversation, incoming.conversation, lock=True)
    person = store.get(Person, conversation.person) if conversation else None
    assert inbound and conversation and person, "accepting makes all three"
    if conversation.mode != "human":
        reply = render(Say(text), services.texts, person.language)
        transcript.save(store, transcript.post(store, services.channels, conversation, "bot", reply, now, inbound=inbound.id))
    store.update(inbound, done_at=now)


def may_show_typing(store: Store, conversation: str) -> bool:
    """Not while a person has the conversation."""
    known = store.get(Conversation, conversation)
    return known is None or known.mode == "bot"
