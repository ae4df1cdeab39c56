"""Stored payment methods: named, made default, removed. Adding happens on the provider's page only."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain import access
from domain.commands import MakeDefault, NameMethod, RemoveMethod
from domain.desk import Desk
from domain.errors import MethodInUse, NotFound
from domain.records.payments import Autopay, Method

NICKNAME_LENGTH = 40


def name_method(desk: Desk, command: NameMethod) -> dict[str, Any]:
    """Give a stored method a nickname (40 characters at most)."""
    method = _own(desk, command.method)
    desk.store.put(replace(method, nickname=command.nickname.strip()[:NICKNAME_LENGTH]))
    return {}


def make_default(desk: Desk, command: MakeDefault) -> dict[str, Any]:
    """Offer this method first from now on."""
    chosen = _own(desk, command.method)
    for method in desk.store.find(Method, company=chosen.company, removed_at=None):
        desk.store.put(replace(method, is_default=method.id == chosen.id))
    return {}


def remove_method(desk: Desk, command: RemoveMethod) -> dict[str, Any]:
    """Forget a method here now and at the provider soon. Raises MethodInUse while automatic payments use it."""
    method = _own(desk, command.method)
    if desk.store.find(Autopay, company=method.company, method=method.id, ended_at=None):
        raise MethodInUse()
    desk.store.put(replace(method, removed_at=desk.now, is_default=False))
    desk.send("remove_method", method.provider_ref, f"remove:{method.id}", {})
    desk.audit(method.company, "method_removed", method=method.id)
    return {}


def describe(method: Method) -> str:
    """How a method is named to its owner: nickname, else brand and last four digits."""
    plain = f"{method.brand} {method.last4}"
    return f"{method.nickname} ({plain})" if method.nickname else plain


def _own(desk: Desk, method_id: str) -> Method:
    company = desk.company(access.METHODS)
    method = desk.store.get(Method, method_id)
    if method is None or method.company != company.number or method.removed_at:
        raise NotFound()
    return method
