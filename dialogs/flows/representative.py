"""Reach a person: accounts receivable or service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import Do, Move, Option, Word, ask, done
from domain.account.view import Account
from domain.customers.hand_overs import AskForPerson
from nlu.meaning import Meaning

_KINDS = {"reach_ar": "ar", "reach_service": "service"}


@dataclass(frozen=True)
class Representative(Flow):
    """In hours somebody is fetched; out of hours a call-back is noted."""

    starts: ClassVar[tuple[str, ...]] = ("reach_ar", "reach_service", "reach_person")

    kind: str | None = None
    reason: str | None = None
    reach_at: str | None = None
    asked: dict[str, Any] | None = None

    @classmethod
    def begin(cls, meaning: Meaning, account: Account, listed: tuple[str, ...]) -> Representative:
        return cls(kind=_KINDS.get(meaning.intent))

    def next(self, account: Account) -> Move:
        if self.kind is None:
            return ask(
                "kind",
                "option",
                "person-which",
                options=tuple(Option(kind, Word(f"person-option-{kind}")) for kind in ("ar", "service")),
            )
        if self.reason is None:
            return ask("reason", "text", "person-reason", skip="not told", who=Word(f"person-{self.kind}"))
        if self.reach_at is None and not account.open_now:
            on_file = tuple(Option(address, address) for address in (account.reach_phone, account.reach_email) if address)
            return ask("reach_at", "contact", "person-reach-at", options=on_file)
        if self.asked is None:
            reach = self.reach_at or account.reach_phone or account.reach_email
            return Do(AskForPerson(self.kind, self.reason, reach), "asked")
        return done(f"person-{self.asked['state']}", who=Word(f"person-{self.kind}"))
