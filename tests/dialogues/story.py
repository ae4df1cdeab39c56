"""A story file, read: its stories, what the customer does in each, and what must be answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# What happens: typed, button pressed, keys, said, link opened, provider's truth, clock, stage direction.
ACTS = ("U:", "C:", "K:", "S:", "O:", "P:", "@", "~")
# What must follow: a message, its table rows, its buttons, its link or document, that it is said slowly, the end of the
# call; a letter and its text.
EXPECTATIONS = ("B:", "B|", "B[", "B>", "B~", "B.", "M:", "M|")
_HEADER = re.compile(r"(channel|language|linked|methods|at): *(.*)")


@dataclass(frozen=True)
class Line:
    """One line of a file, with its number; ``kind`` is how it begins."""

    number: int
    kind: str
    text: str


@dataclass
class Scene:
    """What happens, and the lines that say what must follow."""

    act: Line
    expected: list[Line] = field(default_factory=list)


@dataclass
class Story:
    """A title, what is so from the start, and the scenes."""

    title: str
    number: int
    headers: dict[str, str] = field(default_factory=dict)
    scenes: list[Scene] = field(default_factory=list)


class NotAStory(ValueError):
    """A line that cannot be read; the message names it and says what may stand there."""


def read_stories(file: Path) -> list[Story]:
    """The stories of a file. Raises NotAStory."""
    stories: list[Story] = []
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        line = text.strip()
        if line.startswith("#"):
            stories.append(Story(line.lstrip("# "), number))
        elif line and not line.startswith("//"):
            if not stories:
                raise NotAStory(f"{file}:{number}: a story begins with a '# title' line")
            _add(stories[-1], number, line, f"{file}:{number}")
    return stories


def _add(story: Story, number: int, line: str, where: str) -> None:
    header = _HEADER.fullmatch(line)
    if header and not story.scenes:
        story.headers[header[1]] = header[2]
        return
    kind = next((kind for kind in (*ACTS, *EXPECTATIONS) if line.startswith(kind)), "")
    read = Line(number, kind, line.removeprefix(kind).strip())
    if kind in ACTS:
        story.scenes.append(Scene(read))
    elif kind and story.scenes:
        story.scenes[-1].expected.append(read)
    else:
        raise NotAStory(f"{where}: a line begins with one of {' '.join((*ACTS, *EXPECTATIONS))} (see docs/dialogue-tests.md)")


def blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """The expected lines in groups: each message or letter with its details."""
    group: list[Line] = []
    for line in lines:
        if line.kind in ("B:", "M:") and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group
