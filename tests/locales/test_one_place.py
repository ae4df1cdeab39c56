"""Words of a language other than English stand in its folder and nowhere else in the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import locales
from nlu.text.tokens import fold
from tests.support.programs import ROOT

_PROGRAM = ("bot", "dialogs", "nlu", "domain")
_WORD = re.compile(r"[^\W\d_]{2,}")
# So many of the most used English words are nobody else's, though other languages may use them too.
_USUAL_ENGLISH = 5_000
# "utf-16-le"; the attribute of a picture; the country.
_NO_WORDS = {"le", "alt", "usa"}
_OTHERS = tuple(code for code in locales.codes() if code != "en")


def _used(code: str) -> set[str]:
    """Every word of a language's folder, folded."""
    locale = locales.find(code)
    files = [*locale.texts, *locale.sentences, *locale.folder.rglob("*.py")]
    return {word for file in files for word in _WORD.findall(fold(file.read_text(encoding="utf-8")))}


def _foreign(code: str) -> set[str]:
    """The words of a language that are no English ones."""
    return _used(code) - _used("en") - set(locales.find("en").word_list()[:_USUAL_ENGLISH]) - _NO_WORDS


def _files() -> Iterator[Path]:
    for folder in _PROGRAM:
        yield from (file for file in sorted((ROOT / folder).rglob("*")) if file.suffix in (".py", ".js", ".html", ".css", ".svg"))


def _strings(file: Path) -> Iterator[tuple[int, str]]:
    """What a file says, with its line: all of a page or script; of a program its strings, but not what explains it."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        yield from enumerate(text.splitlines(), 1)
        return
    tree = ast.parse(text)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.lineno, node.value


def _places(file: Path, said: set[str]) -> list[str]:
    """Where a file says one of some words, or names one of the other languages by its code."""
    found = [(line, sorted(said.intersection(_WORD.findall(fold(text))))) for line, text in _strings(file)]
    named = [(line, [text]) for line, text in _strings(file) if text in _OTHERS]
    return [f"{file.relative_to(ROOT)}:{line}: {' '.join(words)}" for line, words in (*found, *named) if words]


@pytest.mark.parametrize("code", _OTHERS)
def test_a_language_stands_in_its_folder_and_nowhere_else(code):
    foreign = _foreign(code)
    assert [place for file in _files() for place in _places(file, foreign)] == []


@pytest.mark.parametrize("wall", ['re.compile(r"\\b(?:yes|sí|claro)\\b")', 'spoken = "es"', 'word_set("hoy manana mes semana")'])
def test_a_word_outside_would_be_found(wall, tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    file = tmp_path / "grammar.py"
    file.write_text(wall, encoding="utf-8")
    assert _places(file, _foreign("es"))


@pytest.mark.parametrize("code", _OTHERS)
def test_every_language_has_the_labels_that_english_has(code):
    for name in ("pdf", "widget"):
        assert _keys(locales.find(code).labels(name)) == _keys(locales.find("en").labels(name))


def _keys(labels: object) -> object:
    return {key: _keys(value) for key, value in labels.items()} if isinstance(labels, dict) else None
