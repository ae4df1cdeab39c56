"""What whoever writes a story relies on: it fails where it goes another way, and only there."""

from pathlib import Path

import pytest

from tests.dialogues import program
from tests.dialogues.comparing import Difference, matches
from tests.dialogues.story import NotAStory, read_stories
from tests.dialogues.telling import USUAL_TIME, at, tell

STORY = """# Thanks
U: thank you
B: You are welcome!
U: are you a robot?
B: Yes, ...
B[ What can you do? | Talk to a person ]
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    return program.make_books(tmp_path_factory.mktemp("books"), at(USUAL_TIME))


def told(text: str, books: Path, folder: Path) -> None:
    file = folder / "a.txt"
    file.write_text(text, encoding="utf-8")
    for number, story in enumerate(read_stories(file)):
        tell(story, books, folder / str(number))


def test_a_story_that_goes_as_told_passes(books, tmp_path):
    told(STORY, books, tmp_path)


@pytest.mark.parametrize(
    ("line", "instead", "number"),
    [
        ("B: You are welcome!", "B: You are most welcome!", 3),
        ("B: You are welcome!", "", 2),
        ("B: You are welcome!", "B: You are welcome!\nB: Bye", 4),
        ("B[ What can you do? | Talk to a person ]", "B[ Talk to a person ]", 6),
        ("B[ What can you do? | Talk to a person ]", "M: me@example.com | A letter", 6),
        ("U: are you a robot?", "C: Nothing like it", 4),
    ],
)
def test_a_story_that_goes_another_way_fails_at_its_line(books, tmp_path, line, instead, number):
    with pytest.raises(Difference) as difference:
        told(STORY.replace(line, instead), books, tmp_path)
    assert difference.value.number == number


def test_three_dots_stand_for_anything_and_nothing_else_does():
    assert matches("You owe ... in all. ...", "You owe $10.00 in all.\nNothing is past due.")
    assert matches("...", "")
    assert not matches("You owe ...", "I owe $10.00")
    assert not matches("a.c", "abc")


@pytest.mark.parametrize("text", ["U: hello", "# A story\nX: hello", "# A story\nB: an answer to nothing"])
def test_a_line_that_cannot_be_read_is_named(tmp_path, text):
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NotAStory, match=str(file)):
        read_stories(file)
