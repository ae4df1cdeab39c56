"""A story acted from beginning to end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.messages import Reply
from tests.dialogues import program
from tests.dialogues.comparing import compare
from tests.dialogues.outside import Letter
from tests.dialogues.stage import Place, open_stage
from tests.dialogues.story import Scene, Story

# A Tuesday in office hours; what the books say is meant for this day.
USUAL_TIME = "2026-03-10 10:00"
ZONE = ZoneInfo("America/Chicago")
_LANGUAGES = {"english": "en", "spanish": "es"}

Heard = Callable[[Scene, Sequence[Reply], bool, list[Letter]], None]


def at(time: str) -> datetime:
    """A time of day as stories write it, in the dealer's time zone."""
    return datetime.fromisoformat(time).replace(tzinfo=ZONE)


def check(scene: Scene, replies: Sequence[Reply], spoken: bool, letters: list[Letter]) -> None:
    """Raises Difference where a scene did not go as told."""
    compare(scene.act, scene.expected, replies, spoken, letters)


def tell(story: Story, books: Path, folder: Path, heard: Heard = check) -> None:
    """Act a story over its own copy of the books; ``heard`` gets what came of each scene."""
    program.copy_books(books, folder)
    headers = story.headers
    place = Place(headers.get("channel", "web"), "visitor", _LANGUAGES[headers.get("language", "english")])
    with open_stage(folder, at(headers.get("at", USUAL_TIME)), place) as stage, asyncio.Runner() as runner:
        runner.run(stage.prepare(headers.get("linked", ""), headers.get("methods", "")))
        stage.outside.mailbox.unread.clear()
        for scene in story.scenes:
            replies = runner.run(stage.act(scene.act))
            heard(scene, replies, stage.place.channel == "phone", stage.outside.mailbox.unread)
