"""Stored payment methods: list, add, name, make default, remove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from dialogs.flow import Flow
from dialogs.moves import YES_NO, Do, End, Move, Option, Say, Table, Target, Word, ask, done, offer
from domain.account.access import METHODS
from domain.account.view import Account
from domain.billing import methods
from domain.billing.methods import describe
from domain.payments import payments


def _options(account: Account) -> tuple[Option, ...]:
    return tuple(Option(method.id, describe(method)) for method in account.methods)


@dataclass(frozen=True)
class ListMethods(Flow):
    """What is stored: names, never numbers."""

    starts: ClassVar[tuple[str, ...]] = ("list_methods",)
    needs: ClassVar[str] = METHODS

    def next(self, account: Account) -> Move:
        if not account.methods:
            return done("methods-none", options=offer("add_method"), suggests="/add_method")
        rows = tuple((describe(method), _note(method.is_default, method.expires)) for method in account.methods)
        table = Table(Word("methods-title"), rows)
        options = offer("add_method", "default_method", "rename_method", "remove_method")
        return End(Say("methods", {"count": len(rows)}, options=options, table=table, sensitive=True))


@dataclass(frozen=True)
class AddMethod(Flow):
    """A link to the provider's page, where a method is stored without paying."""

    starts: ClassVar[tuple[str, ...]] = ("add_method",)
    needs: ClassVar[str] = METHODS

    link: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.link is None:
            return Do(payments.CreateMethodLink(), "link")
        target = Target("pay", self.link["link"], Word("methods-link-label"))
        return End(Say("methods-link", {"minutes": self.link["minutes"]}, link=target, sensitive=True))


@dataclass(frozen=True)
class RenameMethod(Flow):
    """Give a method a nickname."""

    starts: ClassVar[tuple[str, ...]] = ("rename_method",)
    needs: ClassVar[str] = METHODS
    fills: ClassVar[Mapping[str, str]] = {"method": "method"}

    method: str | None = None
    nickname: str | None = None
    named: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if not account.methods:
            return done("methods-none", options=offer("add_method"), suggests="/add_method")
        if self.method is None:
            return ask("method", "method", "methods-which-rename", options=_options(account))
        if self.nickname is None:
            stored = account.method(self.method)
            return ask("nickname", "text", "methods-nickname", method=describe(stored) if stored else "")
        if self.named is None:
            return Do(methods.NameMethod(self.method, self.nickname), "named")
        return done("methods-renamed", options=offer("list_methods"), nickname=self.nickname)


@dataclass(frozen=True)
class DefaultMethod(Flow):
    """Choose the method that is offered first."""

    starts: ClassVar[tuple[str, ...]] = ("default_method",)
    needs: ClassVar[str] = METHODS
    fills: ClassVar[Mapping[str, str]] = {"method": "method"}

    method: str | None = None
    chosen: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if not account.methods:
            return done("methods-none", options=offer("add_method"), suggests="/add_method")
        if self.method is None:
            return ask("method", "method", "methods-which-default", options=_options(account))
        if self.chosen is None:
            return Do(methods.MakeDefault(self.method), "chosen")
        stored = account.method(self.method)
        return done("methods-default-set", options=offer("list_methods"), method=describe(stored) if stored else "")


@dataclass(frozen=True)
class RemoveMethod(Flow):
    """Forget a method, after a yes to exactly that one."""

    starts: ClassVar[tuple[str, ...]] = ("remove_method",)
    needs: ClassVar[str] = METHODS
    fills: ClassVar[Mapping[str, str]] = {"method": "method"}

    method: str | None = None
    label: str | None = None
    agreed: bool | None = None
    removed: dict[str, Any] | None = None

    def next(self, account: Account) -> Move:
        if self.removed is not None:
            return done("methods-removed", options=offer("list_methods", "add_method"), method=self.label or "")
        if not account.methods:
            return done("methods-none", options=offer("add_method"), suggests="/add_method")
        stored = account.method(self.method) if self.method else None
        if stored is None:
            return ask("method", "method", "methods-which-remove", options=_options(account))
        if self.agreed is None:
            return ask("agreed", "yes_no", "methods-remove-confirm", options=YES_NO, method=describe(stored))
        if not self.agreed:
            return done("methods-kept", options=offer("list_methods"))
        return Do(methods.RemoveMethod(stored.id), "removed")


def _note(is_default: bool, expires: str) -> Word:
    return Word("methods-row", {"default": "yes" if is_default else "no", "expires": expires or "none"})
