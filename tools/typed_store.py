"""A mypy plugin: names of fields and types of values at the Store are checked against the record's own fields.

``store.find(Invoice, company=number, order="-due_date")`` takes its fields as keywords, which the type system cannot tie to the
record class by itself. This plugin does: an unknown field, a value of another type, an order by a field that does not exist, and
a bound on a field that is no instant are errors, as they are for ``dataclasses.replace``. It only looks at calls of the Store's
methods; nothing of it runs in the program. Enabled in ``pyproject.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mypy.nodes import Expression, StrExpr, TupleExpr, TypeInfo
from mypy.plugin import MethodContext, Plugin
from mypy.subtypes import is_subtype
from mypy.types import AnyType, CallableType, Instance, TupleType, Type, TypeType, UnionType, get_proper_type

_STORES = ("domain.core.ports.Store", "domain.adapters.sql.store.SqlStore", "tools.exploring.memory_store.MemoryStore")
_Hook = Callable[[MethodContext], Type]


class TypedStorePlugin(Plugin):
    """Hooks the methods of every class that is a Store."""

    def get_method_hook(self, fullname: str) -> _Hook | None:
        owner, _, method = fullname.rpartition(".")
        if owner not in _STORES:
            return None
        return {"find": _check_find, "count": _check_find, "update": _check_update}.get(method)


def _check_find(context: MethodContext) -> Type:
    record = _record_of(context.arg_types[0][0])
    if record:
        for name, value, where in _keywords(context, "equals"):
            _check(context, record, name, value, where, several=True)
        _check_order(context, record)
        for formal in ("before", "since"):
            _check_bound(context, record, formal)
    return context.default_return_type


def _check_update(context: MethodContext) -> Type:
    record = get_proper_type(context.arg_types[0][0])
    if isinstance(record, Instance):
        for name, value, where in _keywords(context, "changes"):
            _check(context, record, name, value, where, several=False)
    return context.default_return_type


def _record_of(kind: Type) -> Instance | None:
    """The record whose class was given."""
    kind = get_proper_type(kind)
    if isinstance(kind, CallableType):
        made = get_proper_type(kind.ret_type)
    elif isinstance(kind, TypeType):
        made = get_proper_type(kind.item)
    else:
        return None
    return made if isinstance(made, Instance) and _is_dataclass(made.type) else None


def _is_dataclass(info: TypeInfo) -> bool:
    return "dataclass" in info.metadata or "dataclass_tag" in info.metadata


def _formal(context: MethodContext, formal: str) -> int | None:
    return context.callee_arg_names.index(formal) if formal in context.callee_arg_names else None


def _keywords(context: MethodContext, formal: str) -> Iterator[tuple[str, Type, Expression]]:
    """The keywords that were given beyond the named ones. A ``**mapping`` has no names to check."""
    at = _formal(context, formal)
    if at is None:
        return
    for name, value, where in zip(context.arg_names[at], context.arg_types[at], context.args[at], strict=True):
        if name is not None:
            yield name, value, where
        elif not isinstance(get_proper_type(value), AnyType):
            context.api.fail("Give the Store its fields by name: those of a mapping cannot be checked", where)


def _check(context: MethodContext, record: Instance, name: str, value: Type, where: Expression, several: bool) -> None:
    wanted = _field_type(record, name)
    if wanted is None:
        context.api.fail(f'"{record.type.name}" has no field "{name}"', where)
    elif not _fits(context, get_proper_type(value), wanted, several):
        context.api.fail(f'Field "{name}" of "{record.type.name}" is {_told(wanted)}, not {_told(value)}', where)


def _fits(context: MethodContext, value: Type, wanted: Type, several: bool) -> bool:
    value = get_proper_type(value)
    if several and isinstance(value, UnionType):
        return all(_fits(context, item, wanted, several) for item in value.items)
    if several and isinstance(value, TupleType):
        return all(is_subtype(item, wanted) for item in value.items)
    if several and isinstance(value, Instance) and value.type.fullname == "builtins.tuple":
        return is_subtype(value.args[0], wanted)
    return is_subtype(value, wanted)


def _field_type(record: Instance, name: str) -> Type | None:
    node = record.type.get(name)
    return node.type if node is not None and name in _fields(record.type) else None


def _fields(info: TypeInfo) -> frozenset[str]:
    stored = info.metadata.get("dataclass", {}).get("attributes", [])
    return frozenset(attribute["name"] for attribute in stored)


def _check_order(context: MethodContext, record: Instance) -> None:
    at = _formal(context, "order")
    for where in context.args[at] if at is not None else ():
        if not isinstance(where, StrExpr):
            context.api.fail('Give "order" as a plain string: another one cannot be checked', where)
        elif where.value and where.value.removeprefix("-") not in _fields(record.type):
            context.api.fail(f'"{record.type.name}" has no field "{where.value.removeprefix("-")}" to order by', where)


def _check_bound(context: MethodContext, record: Instance, formal: str) -> None:
    at = _formal(context, formal)
    for where in context.args[at] if at is not None else ():
        name = where.items[0] if isinstance(where, TupleExpr) and where.items else None
        if isinstance(name, StrExpr):
            wanted = _field_type(record, name.value)
            if wanted is None:
                context.api.fail(f'"{record.type.name}" has no field "{name.value}"', where)
            elif not is_subtype(context.api.named_generic_type("datetime.datetime", []), wanted):
                context.api.fail(f'Field "{name.value}" of "{record.type.name}" is {_told(wanted)}, and no instant', where)


def _told(kind: Type) -> str:
    return str(kind).replace("builtins.", "").removesuffix("?")


def plugin(version: str) -> type[Plugin]:
    """What mypy asks a plugin for."""
    return TypedStorePlugin
