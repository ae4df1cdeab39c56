"""``ledgerline parse``: what a sentence was understood as, for people and for programs."""

from __future__ import annotations

import json

from bot.channels.rest import parsed, plain_value
from nlu.meaning import Meaning


def explain(meaning: Meaning, as_json: bool = False) -> str:
    """A few aligned lines, or Rasa's JSON."""
    if as_json:
        return json.dumps(parsed(meaning), ensure_ascii=False, indent=2)
    lines = [f"intent      {meaning.intent}  ({meaning.confidence:.2f})"]
    others = [f"{name} {confidence:.2f}" for name, confidence in meaning.ranking if name != meaning.intent]
    lines += [f"runners-up  {', '.join(others)}"] if others else []
    lines += [f"entity      {entity.kind} = {plain_value(entity.value)}   in {entity.text!r}" for entity in meaning.entities]
    lines += [f"repaired    {meaning.repaired}"] if meaning.repaired and meaning.repaired != meaning.text else []
    return "\n".join([*lines, f"language    {meaning.language}"])
