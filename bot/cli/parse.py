"""``ledgerline parse``: what a sentence was understood as, for people and for programs."""

from __future__ import annotations

import json

from bot.channels.rest.routes import parsed, plain_value
from nlu.confidence import ACT, ASK
from nlu.meaning import Meaning
from nlu.understanding import Explanation


def explain(meaning: Meaning, why: Explanation | None = None) -> str:
    """A few aligned lines with the reasons; without reasons, Rasa's JSON."""
    if why is None:
        return json.dumps(parsed(meaning), ensure_ascii=False, indent=2)
    lines = [f"intent      {meaning.intent}  ({meaning.confidence:.2f})"]
    others = [f"{name} {confidence:.2f}" for name, confidence in meaning.ranking if name != meaning.intent]
    lines += [f"runners-up  {', '.join(others)}"] if others else []
    lines += _entities(meaning)
    lines += [f"repaired    {repair.typed} -> {repair.meant}" for repair in why.repairs]
    lines.append(f"band        {_band(meaning)}")
    lines += ["stage       second: the core alone was not sure"] if why.looked_again else []
    lines += _reasons(why)
    for request in meaning.also:
        lines += [f"also        {request.intent}  ({request.confidence:.2f})", *_entities(request)]
    return "\n".join([*lines, f"language    {meaning.language}"])


def _entities(meaning: Meaning) -> list[str]:
    return [f"entity      {entity.kind} = {plain_value(entity.value)}   in {entity.text!r}" for entity in meaning.entities]


def _band(meaning: Meaning) -> str:
    if meaning.confidence >= ACT:
        return "acts on it"
    return "asks which of the likeliest is meant" if meaning.confidence >= ASK else "says that it did not understand"


def _reasons(why: Explanation) -> list[str]:
    if why.exact:
        return ["why         it is one of the examples"]
    spoken = ", ".join(f"{name} {weight:+.1f}" for name, weight in why.evidence)
    return [f"why         {why.known:.0%} of the words are known" + (f"; {spoken}" if spoken else "")]
