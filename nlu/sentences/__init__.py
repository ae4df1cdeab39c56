"""The example sentences of ``locales/<code>/sentences``, one file an intent, in Rasa's NLU YAML, their ids marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

import locales

_MARKED = re.compile(r"\[(?P<text>[^\]]+)\](?:\((?P<kind>\w+)(?::[^)]*)?\)|\{[^}]*?\"entity\": ?\"(?P<json_kind>\w+)\"[^}]*\})")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Example(NamedTuple):
    """A sentence as written, with its marks: ``pay [10482](invoice_number)``."""

    intent: str
    language: str
    marked: str

    @property
    def text(self) -> str:
        """What a customer would have typed."""
        return _MARKED.sub(lambda match: match["text"], self.marked)

    def with_kinds(self, name: str = "__{}__") -> str:
        """The sentence with each marked id replaced by its kind."""
        return _MARKED.sub(lambda match: name.format(match["kind"] or match["json_kind"]), self.marked)


def load() -> Iterator[Example]:
    """All examples of all languages, in the order of the file names. Raises ValueError naming a file that is not NLU YAML."""
    for locale in locales.every():
        for path in locale.sentences:
            yield from _file(path, locale.code)


def _file(path: Path, language: str) -> Iterator[Example]:
    data = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - one of the two safe loaders
    try:
        entries = [(entry["intent"], entry["examples"]) for entry in data["nlu"]]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: every entry under nlu: needs an intent and examples") from error
    for intent, examples in entries:
        for line in examples.splitlines():
            sentence = line.strip().removeprefix("-").strip()
            if sentence:
                yield Example(intent, language, sentence)
