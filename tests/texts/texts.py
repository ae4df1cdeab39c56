"""What the texts hold and what the code asks of them, read from both as they are written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import locales
from tests.support.programs import ROOT

LANGUAGES = ("en", "es")
# The dealer's facts, which every text knows.
HOUSE = {"dealer": "Lakeside", "phone": "+12185550140", "email": "office@lakeside.example"}


@dataclass(frozen=True)
class Text:
    """One wording: a message's value, or its attribute ``part``."""

    file: str
    key: str
    part: str
    variables: frozenset[str]
    chosen_by: dict[str, frozenset[str]]


class _Facts(Visitor):
    """The variables of a pattern, and for each that chooses among variants the keys of these."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.chosen_by: dict[str, set[str]] = {}

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:
        if isinstance(node.selector, ftl.VariableReference):
            keys = {
                variant.key.name if isinstance(variant.key, ftl.Identifier) else variant.key.value for variant in node.variants
            }
            self.chosen_by.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


@cache
def entries(language: str) -> tuple[Any, ...]:
    """Every entry of every file of a language, as (file, entry)."""
    files = locales.find(language).texts
    return tuple((file.name, entry) for file in files for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body)


@cache
def texts(language: str) -> dict[tuple[str, str], Text]:
    """Every wording, by key and part."""
    return {(text.key, text.part): text for text in _wordings(language)}


def _wordings(language: str) -> Iterator[Text]:
    for file, entry in entries(language):
        if isinstance(entry, ftl.Message):
            parts = [("", entry.value), *((attribute.id.name, attribute.value) for attribute in entry.attributes)]
            for part, pattern in parts:
                facts = _Facts()
                facts.visit(pattern)
                chosen_by = {name: frozenset(keys) for name, keys in facts.chosen_by.items()}
                yield Text(file, entry.id.name, part, frozenset(facts.variables), chosen_by)


def variables(key: str) -> set[str]:
    """All facts that a text needs in some wording, the dealer's own left out."""
    needed = {name for (k, _), text in texts("en").items() if k == key for name in text.variables}
    return needed - HOUSE.keys()


@cache
def bundle(language: str) -> FluentBundle:
    """The texts of a language, ready to be filled in."""
    found = FluentBundle([f"{language}-US"], use_isolating=False)
    for file in locales.find(language).texts:
        found.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return found


def wordings(language: str, text: Text) -> Iterator[str]:
    """A text in each of its variants, with sample facts. Every error of Fluent is a failure."""
    message = bundle(language).get_message(text.key)
    pattern = message.attributes[text.part] if text.part else message.value
    assert pattern is not None, f"{language}/{text.key} is empty"
    names = sorted(text.chosen_by)
    for values in product(*(_samples(text.chosen_by[name]) for name in names)):
        facts = dict.fromkeys(text.variables, "X") | HOUSE | dict(zip(names, values, strict=True))
        filled, errors = bundle(language).format_pattern(pattern, facts)
        assert not errors, f"{language}/{text.key}.{text.part}: {errors}"
        yield str(filled)


def _samples(keys: frozenset[str]) -> list[Any]:
    """Numbers where plurals are chosen, else each key by its name."""
    return [0, 1, 2, 1000] if keys <= {"0", "one", "many", "other"} else [*keys, "something else"]


# ---- what the code says ----

_CALLS = {"Say": 0, "Word": 0, "done": 0, "ask": 2, "_plain": 0}


@dataclass(frozen=True)
class Said:
    """A place in the code that names a text; ``facts`` where they can be read there, else None."""

    where: str
    key: str
    facts: frozenset[str] | None


@cache
def trees() -> dict[Path, ast.Module]:
    """The code of the layers that say something."""
    files = [file for folder in ("dialogs", "domain", "bot") for file in sorted((ROOT / folder).rglob("*.py"))]
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}


def calls(*names: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function of one of these names."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield file, node


def said() -> Iterator[Said]:
    """Every text that is named outright."""
    for file, call in calls(*_CALLS):
        assert isinstance(call.func, ast.Name)
        at = _CALLS[call.func.id]
        if len(call.args) > at:
            for key in strings(call.args[at]):
                yield Said(f"{file.relative_to(ROOT)}:{call.lineno}", key, _facts(call))


def asked() -> set[str]:
    """The texts of all questions."""
    by_ask = {key for _, call in calls("ask") for key in strings(call.args[2])}
    return by_ask | {"pay-which", "pay-choose", "pay-none-such", "pay-confirm", "pay-confirm-part", "link-code"}


def _facts(call: ast.Call) -> frozenset[str] | None:
    assert isinstance(call.func, ast.Name)
    if call.func.id in ("ask", "done"):
        named = [keyword.arg for keyword in call.keywords]
        return None if None in named else frozenset(str(name) for name in named)
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "facts"), call.args[1] if call.args[1:] else None)
    if given is None:
        return frozenset()
    keys = given.keys if isinstance(given, ast.Dict) else [None]
    names = [key.value if isinstance(key, ast.Constant) else None for key in keys]
    return None if None in names else frozenset(str(name) for name in names)


def strings(node: ast.AST) -> Iterator[str]:
    """The texts that an expression can be: a literal, or one of two after a condition."""
    if isinstance(node, ast.IfExp):
        yield from strings(node.body)
        yield from strings(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def literals() -> set[str]:
    """Every string that stands in the code."""
    return {node.value for node in _nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def beginnings() -> set[str]:
    """How the strings begin that are put together, such as ``missed-`` or ``payment-``."""
    joined = [node.values[0] for node in _nodes() if isinstance(node, ast.JoinedStr) and node.values]
    found = {str(first.value) for first in joined if isinstance(first, ast.Constant)}
    return {start for start in found if re.fullmatch(r"[a-z]+(-[a-z]*)*", start)}


def _nodes() -> Iterator[ast.AST]:
    for tree in trees().values():
        yield from ast.walk(tree)
