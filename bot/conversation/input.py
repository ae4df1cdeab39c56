"""A stored message as input for the dialogue: understood in the language spoken and in the light of the open question."""

from __future__ import annotations

from typing import Any

from bot.conversation.turn_services import TurnServices
from dialogs.engine.flow_stack import open_question
from dialogs.engine.state import State
from dialogs.reading.input import Input
from domain.account.view import Account
from nlu.confidence import ACT, SURE_OF_ONE_WORD
from nlu.entities import yes_no
from nlu.meaning import Entity, Meaning


def hear(body: dict[str, Any], state: State, account: Account, services: TurnServices) -> Input:
    kind, text = body["kind"], body["text"]
    if kind == "start":
        intent, known = ("use_invitation", (Entity("invitation", text, text, 0, len(text)),)) if text else ("greet", ())
        return Input("text", text, Meaning(text, intent, 1.0, entities=known, language=account.language))
    if kind == "digits" and text in ("0", "*"):
        intent = "reach_person" if text == "0" else "go_back"
        # Without a text: a zero must not be taken for the number or amount that is asked for.
        return Input("text", "", Meaning(text, intent, 1.0, language=account.language))
    question = open_question(state, account)
    expects = question.expects if question else ""
    meaning = services.understanding.read(text, account.language, expects)
    opened = yes_no.opening(text) if expects == "yes_no" else None
    more = services.understanding.read(opened.more, account.language) if opened and opened.more else None
    return Input("text" if kind == "contact" else kind, text, meaning, more)


def changes_language(heard: Input, account: Account) -> bool:
    """A message that is plainly in another language than the one spoken so far."""
    meaning = heard.meaning
    sure = meaning.confidence >= (ACT if len(heard.text.split()) > 1 else SURE_OF_ONE_WORD)
    plain = heard.kind in ("text", "speech") and sure and meaning.intent not in ("affirm", "deny", "thanks", "answer")
    return plain and meaning.intent != "change_language" and meaning.language != account.language
