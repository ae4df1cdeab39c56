"""Stored payment methods: named, made default, removed. Adding happens on the provider's page only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.account import access
from domain.account.context import CommandContext
from domain.billing.models import Autopay, Method
from domain.commands.handling import Command, handler
from domain.core.errors import MethodInUse, UnknownMethod
from domain.core.outbox import RemoveStoredMethod

NICKNAME_LENGTH = 40


@dataclass(frozen=True)
class NameMethod(Command):
    """Give a stored method a nickname."""

    method: str
    nickname: str


@handler
def name_method(context: CommandContext, command: NameMethod) -> dict[str, Any]:
    """Give a stored method a nickname (40 characters at most)."""
    method = _own(context, command.method)
    context.store.update(method, nickname=command.nickname.strip()[:NICKNAME_LENGTH])
    return {}


@dataclass(frozen=True)
class MakeDefault(Command):
    """Offer this stored method first."""

    method: str


@handler
def make_default(context: CommandContext, command: MakeDefault) -> dict[str, Any]:
    """Offer this method first from now on."""
    chosen = _own(context, command.method)
    for method in context.store.find(Method, company=chosen.company, removed_at=None):
        context.store.update(method, is_default=method.id == chosen.id)
    return {}


@dataclass(frozen=True)
class RemoveMethod(Command):
    """Forget a stored method, here and at the provider."""

    method: str


@handler
def remove_method(context: CommandContext, command: RemoveMethod) -> dict[str, Any]:
    """Forget a method here now and at the provider soon. Raises MethodInUse while automatic payments use it."""
    method = _own(context, command.method)
    if context.store.find(Autopay, company=method.company, method=method.id, ended_at=None):
        raise MethodInUse()
    context.store.update(method, removed_at=context.now, is_default=False)
    context.send(f"remove:{method.id}", RemoveStoredMethod(method.provider_ref))
    context.audit(method.company, "method_removed", method=method.id)
    return {}


def describe(method: Method) -> str:
    """How a method is named to its owner: nickname, else brand and last four digits."""
    plain = f"{method.brand} {method.last4}"
    return f"{method.nickname} ({plain})" if method.nickname else plain


def _own(context: CommandContext, method_id: str) -> Method:
    company = context.company(access.METHODS)
    method = context.store.get(Method, method_id)
    if method is None or method.company != company.number or method.removed_at:
        raise UnknownMethod()
    return method
