"""What a command is, and how its handler is found: both stand side by side in the room whose business it is.

@dataclass(frozen=True)
class Mute(Command):
    muted: bool

@handler
def mute(context: CommandContext, command: Mute) -> dict[str, Any]:
    ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_type_hints

from domain.account.context import CommandContext


class Command:
    """Something that a conversation can change. A subclass is a frozen dataclass that says what is wanted, and nothing else."""


C = TypeVar("C", bound=Command)
Handler = Callable[[CommandContext, C], dict[str, Any]]
HANDLERS: dict[type[Command], Handler[Any]] = {}


def handler(handle: Handler[C]) -> Handler[C]:
    """Carries out the command that its second argument is annotated with. Raises TypeError for one that has a handler already.

    A handler gives the command's outcome, as plain JSON values. It checks everything before it changes anything, so that an error
    leaves nothing half done; what it counted (a wrong proof) stays counted.
    """
    _, command, *_ = get_type_hints(handle).values()
    if command in HANDLERS:
        raise TypeError(f"{command.__name__} has two handlers")
    HANDLERS[command] = handle
    return handle
