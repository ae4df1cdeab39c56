"""What was said last, once more: as it was, more slowly, or going on with a list where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.conversation.models import Conversation, Inbound, Message
from bot.conversation.turn_services import TurnServices
from bot.messages import Reply
from bot.rendering.reply import MORE_KEY, render
from dialogs.engine.engine import Turn
from dialogs.engine.state import State
from dialogs.moves import Say
from domain.core.ports import Store

# More messages than one turn and the silences after it have.
_LOOK_BACK = 10


def said_again(
    turn: Turn, store: Store, conversation: Conversation, services: TurnServices, language: str
) -> tuple[list[Reply], State]:
    """The last answers as ``turn.repeat`` wants them, and the state in which their choices are on offer."""
    replies = _last_replies(store, conversation)
    if turn.repeat == "more":
        untold = services.channels.of(conversation.channel).ear_only and _further(replies)
        replies = untold or _no_more(replies[-1:], render(Say("no-more"), services.texts, language))
    elif turn.repeat == "slower":
        replies = [replace(reply, slow=True) for reply in replies]
    offered = tuple(choice.value for reply in replies[-1:] for choice in reply.choices)
    return replies, replace(turn.state, offered=offered)


def keys_more(body: Mapping[str, Any], store: Store, conversation: Conversation) -> bool:
    """Does a message press the key that the last answer names for more of its list?"""
    pressed = body["kind"] == "digits" and body["text"] == str(MORE_KEY)
    return pressed and bool(_further(_last_replies(store, conversation)))


def _last_replies(store: Store, conversation: Conversation) -> list[Reply]:
    """What was said last, in answer to one message; what was said to silences does not count."""
    newest = store.find(Message, order="-number", limit=_LOOK_BACK, conversation=conversation.id, sender="bot")
    answers = [message for message in newest if not _answers_silence(store, message)]
    last = [message for message in answers if message.inbound == answers[0].inbound]
    return [Reply.from_json(message.reply) for message in reversed(last)]


def _answers_silence(store: Store, message: Message) -> bool:
    inbound = store.get(Inbound, message.inbound) if message.inbound else None
    return inbound is not None and inbound.body["kind"] == "silence"


def _further(replies: list[Reply]) -> list[Reply]:
    """The first answer that is not told to its end, told further, and those that came after it; none when all is told."""
    untold = next((at for at, reply in enumerate(replies) if reply.more), None)
    if untold is None:
        return []
    first, *after = replies[untold:]
    return [replace(first, speech=first.more[0], more=first.more[1:]), *after]


def _no_more(last: list[Reply], told: Reply) -> list[Reply]:
    """That all is told; then the question again, or else what may still be chosen."""
    if last and not last[0].expects:
        return [replace(told, choices=last[0].choices)]
    return [told, *last]
