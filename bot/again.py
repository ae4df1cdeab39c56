"""What was said last, once more: as it was, more slowly, or going on with a list where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.messages import Reply
from bot.posting import EAR_ONLY, last_replies
from bot.records import Conversation
from bot.render import MORE_KEY, render
from bot.words import Words
from dialogs.moves import Say
from domain.ports import Store


def said_again(how: str, store: Store, conversation: Conversation, words: Words, language: str) -> list[Reply]:
    """The last answers: ``again`` as they were, ``slower``, or ``more`` of the list in them, and what was asked after it."""
    replies = last_replies(store, conversation)
    if how == "more":
        untold = conversation.channel in EAR_ONLY and _further(replies)
        return untold or _no_more(replies[-1:], render(Say("no-more"), words, language))
    return [replace(reply, slow=True) for reply in replies] if how == "slower" else replies


def keys_more(body: Mapping[str, Any], store: Store, conversation: Conversation) -> bool:
    """Does a message press the key that the last answer names for more of its list?"""
    pressed = body["kind"] == "digits" and body["text"] == str(MORE_KEY)
    return pressed and bool(_further(last_replies(store, conversation)))


def _no_more(last: list[Reply], told: Reply) -> list[Reply]:
    """That all is told; then the question again, or else what may still be chosen."""
    if last and not last[0].expects:
        return [replace(told, choices=last[0].choices)]
    return [told, *last]


def _further(replies: list[Reply]) -> list[Reply]:
    """The first answer that is not told to its end, told further, and those that came after it; none when all is told."""
    untold = next((at for at, reply in enumerate(replies) if reply.more), None)
    if untold is None:
        return []
    first, *after = replies[untold:]
    return [replace(first, speech=first.more[0], more=first.more[1:]), *after]
