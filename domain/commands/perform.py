"""Commands carried out: each once per key, each behind the gate."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from domain import billing, customers, payments, service
from domain.account.context import CommandContext
from domain.commands.handling import HANDLERS, Command
from domain.core.models import ExecutedCommand

# Every file of these rooms is imported, so that the handlers in it are known.
for _room in (billing, customers, payments, service):
    for _file in iter_modules(_room.__path__, f"{_room.__name__}."):
        import_module(_file.name)


def perform(context: CommandContext, command: Command) -> dict[str, Any]:
    """Carry out a command and return its outcome, as plain JSON values. The same key gives the first outcome again.

    Raises a BusinessError.
    """
    done = context.store.get(ExecutedCommand, context.key)
    if done:
        return done.outcome
    outcome = HANDLERS[type(command)](context, command)
    context.store.insert(ExecutedCommand(context.key, type(command).__name__, outcome, context.now))
    return outcome
