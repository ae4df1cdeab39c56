"""Go on here with what the same customer began on another channel. No message begins it: it is offered when they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, End, Move, Word, ask, done, offer
from domain.account.view import Account
from domain.commands.handling import Command


@dataclass(frozen=True)
class TakeOver(Command):
    """Go on here with what the same human left open in another conversation: outcome ``moved``.

    It changes conversations alone, so the turn carries it out.
    """

    conversation: str


@dataclass(frozen=True)
class BegunElsewhere(Flow):
    """``conversation`` is where it lies open; ``where`` and ``what`` are the texts that name place and flow."""

    conversation: str = ""
    where: str = "place-other"
    what: str = "flow-begun-elsewhere"
    agreed: bool | None = None
    taken: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.agreed is None:
            return ask("agreed", "yes_no", "elsewhere-ask", YES_NO, what=Word(self.what), where=Word(self.where))
        if not self.agreed:
            return done("elsewhere-left", options=offer("show_balance", "pay", "help"))
        if self.taken is None:
            return Do(TakeOver(self.conversation), "taken")
        # What was taken over goes on right after this, with its open question.
        return End() if self.taken["moved"] else done("elsewhere-gone", options=offer("show_balance", "pay", "help"))
