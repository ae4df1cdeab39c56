"""What a flow says arrives whole on every way out: no key, amount, date or choice is lost to the eye or to the ear.

Everything is tried that any flow says to any sample customer, in both languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from re import sub
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from bot.channels.phone import twiml
from bot.channels.phone.listening import Listening
from bot.channels.telegram.rendering import parts
from bot.messages import Reply, WebLink
from bot.rendering.reply import MORE_KEY, render
from bot.rendering.texts import RenderTarget
from dialogs.flows import FLOWS
from dialogs.moves import YES_NO, Ask, End, Ident, Listing, Option, Say, Word
from domain.core.money import Money
from tests.dialogues.program import taught
from tests.prompts.interruptions import LANGUAGES
from tools.exploring.walk import walk

WORDS = taught()[0]
ADDRESS = "https://pay.lakeside.example/pay/abc"


@cache
def said(language: str) -> tuple[tuple[Say, Reply], ...]:
    """Everything that flows say, each once, with the message it becomes; links as they leave the house."""
    moves = (step.end.move for name in FLOWS for step in walk(name, language))
    says = {repr(move.say): move.say for move in moves if isinstance(move, Ask | End) and move.say}
    return tuple((say, _sent(render(say, WORDS, language))) for say in says.values())


def _sent(reply: Reply) -> Reply:
    return replace(reply, link=WebLink(reply.link.title, ADDRESS) if reply.link else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_flows_say_a_good_deal(language):
    assert len({say.text for say, _ in said(language)}) > 2 * len(FLOWS)
    for wanted in ("choices", "card", "link", "document"):
        assert any(getattr(reply, wanted) for _, reply in said(language)), wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_has_everything(language):
    for say, reply in said(language):
        lines = reply.plain().split("\n")
        assert reply.plain().startswith(reply.text)
        for number, choice in enumerate(reply.choices, 1):
            assert f"{number}. {choice.title}" in lines, say.text
        assert all(f"{label}: {value}" in lines for label, value in _rows(reply)), say.text
        for url in (opened.url for opened in (reply.link, reply.document) if opened):
            assert any(line.endswith(f": {url}") for line in lines), say.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_telegram_shows_every_word_and_every_choice(language):
    for say, reply in said(language):
        messages = parts(reply, 7)
        seen = " ".join(unescape(sub(r"<[^>]+>", "", "\n".join(part.html for part in messages))).split())
        keyboard = messages[-1].keyboard
        buttons = [button.text for row in keyboard.inline_keyboard for button in row] if keyboard else []
        assert " ".join(reply.text.split()) in seen, say.text
        assert all(cell in seen for row in _rows(reply) for cell in (" ".join(part.split()) for part in row)), say.text
        assert buttons == [*(choice.title for choice in reply.choices), *([reply.link.title] if reply.link else [])], say.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stored_message_comes_back_the_same(language):
    for _, reply in said(language):
        assert Reply.from_json(json.loads(json.dumps(reply.to_json()))) == reply


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ear_gets_every_choice_with_its_key_and_every_row(language):
    ear = RenderTarget(language, speech=True)
    for say, reply in said(language):
        heard = _heard(reply)
        options = () if say.options == YES_NO else say.options
        assert all(sentence in heard for sentence in _offers(options, ear)), (say.text, heard)
        if say.table and say.table.aloud:
            cells = [cell for row in say.table.rows for cell in row if len(say.table.rows) > 1]
            assert all(str(WORDS.fact(cell, ear)) in heard for cell in cells), (say.text, heard)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ear_gets_every_amount_and_date_that_the_eye_gets(language):
    eye, ear = RenderTarget(language, speech=False), RenderTarget(language, speech=True)
    for say, reply in said(language):
        for fact in _facts(say.facts, Money, date):
            if str(WORDS.fact(fact, eye)) in reply.text:
                assert str(WORDS.fact(fact, ear)) in _heard(reply), (say.text, fact, _heard(reply))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_agrees_by_ear_hears_to_what(language):
    eye, ear = RenderTarget(language, speech=False), RenderTarget(language, speech=True)
    for say, reply in said(language):
        named = [fact for fact in _facts(say.facts, Ident) if fact.text and str(WORDS.fact(fact, eye)) in reply.text]
        if say.options == YES_NO and len(named) == 1:
            assert str(WORDS.fact(named[0], ear)) in _heard(reply), (say.text, _heard(reply))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_telephone_says_every_word(language):
    for say, reply in said(language):
        for speech in (reply.speech, *reply.more):
            document = fromstring(twiml.ask([replace(reply, speech=speech)], language, Listening(), "/voice/turn"))  # noqa: S314 - our own
            spoken = " ".join(element.text or "" for element in document.iter("Say"))
            assert spoken == twiml.speakable(speech), say.text


def _heard(reply: Reply) -> str:
    """All that a caller hears who asks for more until there is none."""
    return " ".join((reply.speech, *reply.more))


def _rows(reply: Reply) -> tuple[tuple[str, str], ...]:
    card = reply.card
    return (*card.rows, *((card.total,) if card.total else ())) if card else ()


def _offers(options: tuple[Option, ...], ear: RenderTarget) -> Iterator[str]:
    for key, option in enumerate(options, 1):
        yield WORDS.told("press" if key < MORE_KEY else "or-say", {"what": option.label, "key": str(key)}, ear).strip()


def _facts(value: Any, *kinds: type[Any]) -> Iterator[Any]:
    """The facts of these kinds, however deep they lie."""
    match value:
        case _ if isinstance(value, kinds):
            yield value
        case dict() | Word():
            for inner in (value if isinstance(value, dict) else value.facts).values():
                yield from _facts(inner, *kinds)
        case list() | tuple() | Listing():
            for inner in value.items if isinstance(value, Listing) else value:
                yield from _facts(inner, *kinds)
