"""Being left alone and being forgotten: stop unasked messages, allow them again, delete what can be deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, Move, ask, done, offer
from domain.account.view import Account
from domain.customers.privacy import ForgetMe as Forget
from domain.customers.privacy import Mute


@dataclass(frozen=True)
class StopMessages(Flow):
    """Nothing is told unasked any more, after a yes."""

    starts: ClassVar[tuple[str, ...]] = ("stop_messages",)

    agreed: bool | None = None
    stopped: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.stopped is not None:
            return done("messages-stopped", options=offer("allow_messages", "help"))
        if account.muted:
            return done("messages-stopped-already", options=offer("allow_messages", "help"))
        if self.agreed is None:
            return ask("agreed", "yes_no", "messages-stop-confirm", options=YES_NO)
        return Do(Mute(True), "stopped") if self.agreed else done("messages-kept")


@dataclass(frozen=True)
class AllowMessages(Flow):
    """News are told again."""

    starts: ClassVar[tuple[str, ...]] = ("allow_messages",)

    allowed: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        return Do(Mute(False), "allowed") if self.allowed is None else done("messages-allowed", options=offer("help"))


@dataclass(frozen=True)
class ForgetMe(Flow):
    """Links, words and unasked messages end, after what stays has been told and agreed to."""

    starts: ClassVar[tuple[str, ...]] = ("forget_me",)

    agreed: bool | None = None
    forgotten: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.forgotten is not None:
            return done("forget-done", options=offer("link_account", "help"))
        if self.agreed is None:
            return ask("agreed", "yes_no", "forget-confirm", options=YES_NO)
        return Do(Forget(), "forgotten") if self.agreed else done("forget-kept", options=offer("stop_messages", "unlink_account"))
