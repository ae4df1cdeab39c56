"""The language that is spoken with a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account.context import CommandContext
from domain.commands.handling import Command, handler


@dataclass(frozen=True)
class SpeakLanguage(Command):
    """Use this language (en, es) with this person."""

    language: str


@handler
def speak(context: CommandContext, command: SpeakLanguage) -> dict[str, Any]:
    """From now on this one."""
    context.person = context.store.update(context.person, language=command.language)
    return {}
