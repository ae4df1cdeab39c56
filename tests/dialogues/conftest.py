"""Collects the stories: each ``# title`` of a text file here is a test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.dialogues import program
from tests.dialogues.comparing import Difference
from tests.dialogues.story import Story, read_stories
from tests.dialogues.telling import USUAL_TIME, at, tell

_LINES_BEFORE = 12


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    return StoryFile.from_parent(parent, path=file_path) if file_path.suffix == ".txt" else None


class StoryFile(pytest.File):
    """A file of stories."""

    def collect(self) -> Iterator[pytest.Item]:
        for story in read_stories(self.path):
            yield StoryTest.from_parent(self, name=story.title, story=story)


class StoryTest(pytest.Item):
    """One story."""

    def __init__(self, *, story: Story, **rest: Any) -> None:
        super().__init__(**rest)
        self._story = story
        self.fixturenames: list[str] = []

    def runtest(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            tell(self._story, _books(self.config), Path(folder) / "data")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if not isinstance(excinfo.value, Difference):
            return super().repr_failure(excinfo, style)
        difference = excinfo.value
        lines = self.path.read_text(encoding="utf-8").splitlines()
        before = range(max(self._story.number, difference.number - _LINES_BEFORE), difference.number + 1)
        told = "\n".join(f"{'>' if n == difference.number else ' '} {n:4}  {lines[n - 1]}" for n in before)
        where = f"{self.path}:{difference.number}: the story {self._story.title!r} goes another way"
        return f"{where}\n\n{told}\n\nexpected:\n{_indented(difference.expected)}\ngot:\n{_indented(difference.got)}"

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self._story.number - 1, self._story.title


def _books(config: pytest.Config) -> Path:
    """The database that each story begins with a copy of, made for the first of them."""
    if _BOOKS not in config.stash:
        folder = tempfile.TemporaryDirectory()
        config.add_cleanup(folder.cleanup)
        config.stash[_BOOKS] = program.make_books(Path(folder.name), at(USUAL_TIME))
    return config.stash[_BOOKS]


_BOOKS: pytest.StashKey[Path] = pytest.StashKey()


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
