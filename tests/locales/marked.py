"""A third language for tests: Spanish with every word marked, so that nothing it says or understands can come from elsewhere.

``muestre mi saldo`` becomes ``zzmuestre zzmi zzsaldo``: in texts, sentences, patterns of grammars, spoken numbers and labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Transformer

import locales

CODE = "zz"
# A word, unless it is part of an id, an address or a placeholder.
_WORD = re.compile(r"(?<![\w@{./])[^\W\d_]+(?![\w@}])")
_EXAMPLE = re.compile(r"\]\([^)]*\)|\]\{[^}]*\}")
_SPEECH = '''"""Spoken Spanish with every word marked."""

from locales.es import speech as plain
from locales.es.writing import and_before as plain_and
from tests.locales.marked import mark

{constants}


def cardinal(value, gender=""):
    return mark(plain.cardinal(value, gender))


def counted(value, one, many, gender):
    return mark(plain.counted(value, one, many, gender.removeprefix("zz")))


def day(value, this_year):
    return mark(plain.day(value, this_year))


def clock(value):
    return mark(plain.clock(value))


def month(year, month):
    return mark(plain.month(year, month))


def and_before(last):
    return mark(plain_and(last))
'''
_LOCALE = '''"""Spanish with every word marked."""

from pathlib import Path

from locales.locale import Locale
from locales.zz import speech

LOCALE = Locale(
    code="zz", name="Zzespañol", called=("zzespañol", "zzespanol"), tag="es-US", formats="es_US", voice="Polly.Lupe-Neural",
    thousands=",.", evidence=1.5, folder=Path(__file__).parent, speech=speech, writing=speech,
)
'''


def mark(text: str) -> str:
    """A text with every word marked; a marked one stays as it is."""
    return _WORD.sub(lambda word: _marked(word.group()), text)


def _marked(word: str) -> str:
    if word.lower().startswith(CODE):
        return word
    return f"Zz{word.lower()}" if word[0].isupper() else f"{CODE}{word}"


def write(folder: Path) -> Path:
    """Write the language into a folder of its own below ``folder``, which LEDGERLINE_LOCALES may then name."""
    spanish, place = locales.find("es"), folder / CODE
    for name in ("texts", "sentences", "grammar"):
        (place / name).mkdir(parents=True)
    (place / "__init__.py").write_text(_LOCALE, encoding="utf-8")
    (place / "speech.py").write_text(_SPEECH.format(constants=_constants(_spoken(), mark)), encoding="utf-8")
    (place / "wordlist.txt").write_text("\n".join(map(mark, spanish.word_list())) + "\n", encoding="ascii")
    for name in ("pdf", "widget"):
        (place / f"{name}.py").write_text(f"LABELS = {_changed(spanish.labels(name), mark)!r}\n", encoding="utf-8")
    for file in spanish.texts:
        (place / "texts" / file.name).write_text(_texts(file), encoding="utf-8")
    for file in spanish.sentences:
        (place / "sentences" / file.name).write_text(_sentences(file), encoding="utf-8")
    (place / "grammar" / "__init__.py").touch()
    for file in sorted((spanish.folder / "grammar").glob("[a-z]*.py")):
        tables = _constants(spanish.grammar(file.stem), mark_pattern)
        (place / "grammar" / file.name).write_text(tables + "\n", encoding="utf-8")
    return folder


def write_faq(shipped: Path, folder: Path) -> Path:
    """The dealer's questions and answers, told in the third language beside the others."""
    topics = yaml.safe_load(shipped.read_text(encoding="utf-8"))
    for topic in topics.values():
        for part in topic.values():
            part[CODE] = _changed(part["es"], mark)
    file = folder / "faq.yml"
    file.write_text(yaml.safe_dump(topics, allow_unicode=True), encoding="utf-8")
    return file


def _spoken() -> dict[str, Any]:
    """The constants of how Spanish is said and written; letters are spelled with names, which stay."""
    spanish = locales.find("es")
    both = {**vars(spanish.speech), **vars(spanish.writing)}
    return {name: value for name, value in both.items() if name.isupper() and not name.startswith("_") and name != "SPELLING"}


def _constants(tables: Mapping[str, Any], change: Any) -> str:
    lines = [f"{name} = {_changed(value, change)!r}" for name, value in tables.items()]
    if "CURRENCIES" in tables:
        lines.append(f"SPELLING = {locales.find('es').speech.SPELLING!r}")
    return "\n".join(lines)


def _changed(value: Any, change: Any) -> Any:
    """Every string within a value changed; what a table maps from stays."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _changed(part, change) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_changed(part, change) for part in value)
    return value


class _Texts(Transformer):
    """Marks what is said, and leaves what is computed."""

    def visit_TextElement(self, node: ftl.TextElement) -> ftl.TextElement:
        return ftl.TextElement(mark(node.value))


def _texts(file: Path) -> str:
    resource = FluentParser().parse(file.read_text(encoding="utf-8"))
    return FluentSerializer().serialize(_Texts().visit(resource))


def _sentences(file: Path) -> str:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    for entry in data["nlu"]:
        entry["examples"] = "\n".join(f"- {_sentence(line)}" for line in entry["examples"].splitlines())
    return yaml.safe_dump(data, allow_unicode=True)


def _sentence(line: str) -> str:
    """An example with its words marked, but not the kinds of its ids."""
    said = line.strip().removeprefix("-").strip()
    kinds = [*_EXAMPLE.findall(said), ""]
    return "".join(mark(text) + kind for text, kind in zip(_EXAMPLE.split(said), kinds, strict=True))


def mark_pattern(pattern: str) -> str:
    """A pattern of a grammar that matches the marked words of what it matched: every beginning of a word is marked."""
    return "".join(_pieces(pattern))


def _pieces(pattern: str) -> Iterator[str]:
    """Walks through a regular expression, knowing at each place whether a word may begin there."""
    begins, groups, at = True, list[tuple[bool, bool]](), 0
    while at < len(pattern):
        piece = _piece(pattern, at)
        at += len(piece)
        if piece.startswith("("):
            groups.append((begins, piece.startswith(("(?=", "(?!", "(?<=", "(?<!"))))
            begins = begins or piece.startswith("(?<")  # what stands before may be any word
        elif piece == "|":
            begins = groups[-1][0] if groups else True
        elif piece == ")":
            before, looks_around = groups.pop()
            begins = before if looks_around else begins
        elif piece[0].isalpha() or re.match(r"\[[^0-9]", piece):
            yield CODE if begins and not piece.isupper() else ""
            begins = False
        elif piece[0] not in "?*+{":
            begins = not piece.startswith(r"\w")
        yield piece


def _piece(pattern: str, at: int) -> str:
    """The next piece: an escape, a class, the beginning of a group, a quantifier, a run of letters, or one sign."""
    for form in (r"\\.", r"\[[^\]]*\]", r"\(\?(?:<?[=!]|:)", r"\{[0-9,]+\}"):
        if found := re.compile(form, re.DOTALL).match(pattern, at):
            return found.group()
    letters = "".join(takewhile(str.isalpha, pattern[at:]))
    return letters or pattern[at]
