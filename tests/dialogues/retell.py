"""Writes what the program answers now into story files: ``python -m tests.dialogues.retell FILE ...``.

Write a story with the customer's lines alone, let this add the answers, then read every one of them before you keep it. Answers
that still hold stay as they are, with their ``...``; read ``git diff`` after a change of texts.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.messages import Reply
from tests.dialogues import program
from tests.dialogues.comparing import Difference, compare, written
from tests.dialogues.outside import Letter
from tests.dialogues.story import Scene, Story, read_stories
from tests.dialogues.telling import USUAL_TIME, at, tell

Edits = dict[int, list[str]]


def retell(file: Path, books: Path) -> int:
    """Rewrite what no longer holds in one file. Returns how many scenes were changed."""
    edits: Edits = {}
    gone: set[int] = set()
    for story in read_stories(file):
        _retell_story(story, books, edits, gone)
    lines: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        lines += [] if number in gone else [line]
        lines += edits.get(number, [])
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(edits)


def _retell_story(story: Story, books: Path, edits: Edits, gone: set[int]) -> None:
    def heard(scene: Scene, replies: Sequence[Reply], spoken: bool, letters: list[Letter]) -> None:
        try:
            compare(scene.act, scene.expected, replies, spoken, letters)
        except Difference as difference:
            told = [line for line in scene.expected if not line.kind.startswith("M")]
            kept = [f"M{line.kind[1]} {line.text}" for line in scene.expected if line.kind.startswith("M")]
            gone.update(line.number for line in scene.expected)
            edits[scene.act.number] = [_line(kind, text) for reply in replies for kind, text in written(reply, spoken)] + kept
            print(f"{story.title}: line {difference.number}", "changed" if told else "answered")

    with tempfile.TemporaryDirectory() as folder:
        try:
            tell(story, books, Path(folder) / "data", heard)
        except Difference as stuck:
            print(f"{story.title}: stuck at line {stuck.number}: {stuck.got}")


def _line(kind: str, text: str) -> str:
    return f"{kind} {text}".rstrip()


def main() -> None:
    """Retell the files that are named."""
    with tempfile.TemporaryDirectory() as folder:
        books = program.make_books(Path(folder), at(USUAL_TIME))
        for name in sys.argv[1:]:
            print(f"{name}: {retell(Path(name), books)} scenes written")


if __name__ == "__main__":
    main()
