"""A dialogue as a reader sees it, line by line, the same on every machine."""

from __future__ import annotations

import re

from bot.messages import Reply
from tests.simulator.dialogue import Dialogue
from tests.simulator.reading import words_of
from tests.simulator.user import Act

# The provider's own numbers are the only thing that no seed decides.
_CONFIRMATION = re.compile(r"\bSP-\w{4}-\w{4}\b|S as in Sierra, P as in Papa[^.]*")
_SHOWN = {"start": "(begins)", "silence": "(silence)", "digits": "(keys) {}", "choice": "(button) {}"}


def told(dialogue: Dialogue) -> tuple[str, ...]:
    """``U:`` what the customer did, ``B:`` what was answered."""
    aloud = dialogue.scenario.aloud
    lines: list[str] = []
    for turn in dialogue.turns:
        lines += [f"U: {_did(turn.act)}", *(f"B: {_answered(reply, aloud)}" for reply in turn.replies)]
    if dialogue.news:
        lines += ["U: (pays on the provider's page)", *(f"B: {_answered(reply, aloud)}" for reply in dialogue.news)]
    return tuple(_CONFIRMATION.sub("...", line) for line in lines)


def _did(act: Act) -> str:
    waited = f"({act.waits} later) " if act.waits else ""
    return waited + _SHOWN.get(act.kind, "{}").format(act.text)


def _answered(reply: Reply, aloud: bool) -> str:
    titles = "" if aloud else "".join(f" [{choice.title}]" for choice in reply.choices)
    opens = f" <{reply.link.title}>" if reply.link else f" <{reply.document.name}>" if reply.document else ""
    return " ".join(words_of(reply, aloud).split()) + titles + opens
