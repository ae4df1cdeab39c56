"""What a story expects beside what came: the first difference, or none; and what came, as a story would write it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.messages import Reply
from tests.dialogues.outside import Letter
from tests.dialogues.story import Line, blocks


class Difference(Exception):
    """Where a story and the program part: the line's number, what it expects, and what came instead."""

    def __init__(self, number: int, expected: str, got: str) -> None:
        super().__init__(number, expected, got)
        self.number, self.expected, self.got = number, expected, got


def matches(pattern: str, text: str) -> bool:
    """Is the text as written, where ``...`` stands for anything and any white space for any other?"""
    parts = [re.escape(" ".join(part.split())) for part in pattern.split("...")]
    return re.fullmatch(" ?.*? ?".join(parts), " ".join(text.split())) is not None


def written(reply: Reply, spoken: bool) -> list[tuple[str, str]]:
    """A message as a story writes it in full: what is seen, or what is heard on the phone."""
    slow, ends = [("B~", "")] if reply.slow else [], [("B.", "")] if reply.ends else []
    if spoken:
        return [("B:", _flat(reply.speech or reply.text)), *slow, *ends]
    lines = [("B:", _flat(reply.text))]
    rows = (*reply.card.rows, *((reply.card.total,) if reply.card.total else ())) if reply.card else ()
    lines += [("B|", " | ".join(row)) for row in rows]
    lines += [("B[", f"{' | '.join(choice.title for choice in reply.choices)} ]")] if reply.choices else []
    lines += [("B>", reply.link.title)] if reply.link else []
    lines += [("B>", reply.document.name)] if reply.document else []
    return [*lines, *ends]


def compare(act: Line, expected: Sequence[Line], replies: Sequence[Reply], spoken: bool, letters: list[Letter]) -> None:
    """Raises Difference. Letters that were spoken of are taken from ``letters``."""
    groups = list(blocks(list(expected)))
    messages = [group for group in groups if group[0].kind != "M:"]
    for group, reply in zip(messages, replies, strict=False):
        _compare_message(group, reply, spoken)
    if len(messages) > len(replies):
        raise Difference(messages[len(replies)][0].number, messages[len(replies)][0].text, "nothing more")
    if len(replies) > len(messages):
        rest = "\n".join(f"{kind} {text}" for reply in replies[len(messages) :] for kind, text in written(reply, spoken))
        raise Difference((expected[-1] if expected else act).number, "nothing more", rest)
    for group in groups:
        if group[0].kind == "M:":
            _compare_letter(group, letters)


def _compare_message(group: Sequence[Line], reply: Reply, spoken: bool) -> None:
    got = written(reply, spoken)
    for line in group:
        if line.kind in ("B:", "B["):
            found = next((text for kind, text in got if kind == line.kind), "none")
            if not matches(line.text, found):
                raise Difference(line.number, line.text, found)
    for kind in ("B|", "B>", "B~", "B."):
        _compare_all(kind, [line for line in group if line.kind == kind], [text for had, text in got if had == kind])


def _compare_all(kind: str, lines: Sequence[Line], got: Sequence[str]) -> None:
    """Rows, links and endings: if any is told, all are."""
    if lines and (len(lines) != len(got) or not all(matches(line.text, text) for line, text in zip(lines, got, strict=True))):
        raise Difference(lines[0].number, "\n".join(line.text for line in lines), "\n".join(got) or f"no {kind}")


def _compare_letter(group: Sequence[Line], letters: list[Letter]) -> None:
    """``M: to | subject`` (of a text message: its text), then ``M| ...`` lines of the text that must be in it."""
    first = group[0]
    to, _, wanted = (part.strip() for part in first.text.partition("|"))
    found = next((letter for letter in letters if letter.to == to and matches(wanted, letter.subject or letter.text)), None)
    if found is None:
        came = "\n".join(f"{letter.to} | {letter.subject or _flat(letter.text)}" for letter in letters)
        raise Difference(first.number, first.text, came or "no letter at all")
    for line in group[1:]:
        if not any(matches(line.text, text) for text in found.text.splitlines()):
            raise Difference(line.number, line.text, found.text)
    letters.remove(found)


def _flat(text: str) -> str:
    return " ".join(text.split())
