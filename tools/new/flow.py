"""A new flow in every place where the checks want something of it: file, texts, sentences taught and tested, stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SKELETON = Path(__file__).parent / "skeleton"
LANGUAGES = tuple(sorted(folder.name for folder in SKELETON.iterdir() if folder.is_dir()))

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_ARTICLE = re.compile(r"^(an?|the|some|un|una|unos|unas|el|la|los|las) ", re.IGNORECASE)


class CannotWrite(Exception):
    """Nothing was written; the message is for whoever typed the command."""


@dataclass(frozen=True)
class Places:
    """Where things stand in a checkout. What is told apart by language is asked for with it."""

    root: Path

    def flow(self, name: str) -> Path:
        return self.root / "dialogs" / "flows" / f"{name}.py"

    def texts(self, language: str, name: str) -> Path:
        return self.root / "locales" / language / "texts" / f"{name}.ftl"

    def sentences(self, language: str, name: str) -> Path:
        return self.root / "locales" / language / "sentences" / f"{name}.yml"

    def story(self, language: str, name: str) -> Path:
        return self.root / "tests" / "dialogues" / language / f"{name}.txt"

    def tested(self, which: str) -> Path:
        """Sentences that are tested and not taught; ``which`` is a language, or ``heard`` for a telephone's."""
        return self.root / "tests" / "sentences" / f"{which}.yml"


@dataclass(frozen=True)
class NewFlow:
    """``name`` is its file's and its intent's, like loaner_machine; ``phrases`` how customers call it, by language, with article.

    Raises CannotWrite for a name that cannot be one.
    """

    name: str
    phrases: Mapping[str, str]

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise CannotWrite(f"{self.name!r} cannot be a flow's name; write small letters, digits and _, like loaner_machine")

    def filled(self, skeleton: str, language: str) -> str:
        """A skeleton with the flow's own words in it."""
        phrase = self.phrases[language]
        words = {
            "<intent>": self.name,
            "<key>": self.name.replace("_", "-"),
            "<Class>": "".join(part.capitalize() for part in self.name.split("_")),
            "<phrase>": phrase,
            "<Label>": _capital(_ARTICLE.sub("", phrase)),
        }
        for mark, word in words.items():
            skeleton = skeleton.replace(mark, word)
        return skeleton


def write(flow: NewFlow, places: Places) -> list[Path]:
    """Write everything, or nothing where something of this name is there already. Returns the files. Raises CannotWrite."""
    new, more = dict(_new_files(flow, places)), dict(_additions(flow, places))
    there = [str(path) for path in new if path.exists()]
    there += [f"{path} ({flow.name}:)" for path in more if re.search(rf"^{flow.name}:", _read(path), re.MULTILINE)]
    if there:
        raise CannotWrite(f"Something is called {flow.name} already: {', '.join(there)}")
    for path, text in new.items():
        path.write_text(text, encoding="utf-8")
    for path, text in more.items():
        path.write_text(f"{_read(path).rstrip()}\n\n{text}", encoding="utf-8")
    return [*new, *more]


def _new_files(flow: NewFlow, places: Places) -> Iterator[tuple[Path, str]]:
    yield places.flow(flow.name), flow.filled(_read(SKELETON / "flow.txt"), "en")
    for language in LANGUAGES:
        yield places.texts(language, flow.name), flow.filled(_skeleton(language, "texts"), language)
        yield places.story(language, flow.name), flow.filled(_skeleton(language, "story"), language)
        examples = "".join(f"    - {line}\n" for line in _lines(flow, language, "sentences"))
        head = f'version: "3.1"\nnlu:\n- intent: {flow.name}\n  examples: |\n'
        yield places.sentences(language, flow.name), head + examples


def _additions(flow: NewFlow, places: Places) -> Iterator[tuple[Path, str]]:
    for language in LANGUAGES:
        yield places.tested(language), _listed(flow, _lines(flow, language, "tested"))
    yield places.tested("heard"), _listed(flow, _lines(flow, "en", "heard"))


def _listed(flow: NewFlow, lines: list[str]) -> str:
    return "".join([f"{flow.name}:\n", *(f"  - {line}\n" for line in lines)])


def _lines(flow: NewFlow, language: str, which: str) -> list[str]:
    return flow.filled(_skeleton(language, which), language).splitlines()


def _skeleton(language: str, which: str) -> str:
    return _read(SKELETON / language / f"{which}.txt")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
