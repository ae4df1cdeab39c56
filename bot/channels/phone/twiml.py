"""TwiML documents: what is said to a caller, and how it goes on from there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

import locales
from bot.channels.phone.listening import Listening
from bot.messages import Reply

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
# About fifteen seconds of speech: after that much the ear wants a pause.
_LONGEST_BREATH = 240
# Never spoken: pictures (So), halves of them (Sk, Cs, and what joins them), and what is private or not assigned.
_UNSPEAKABLE = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf", "Mn", "Me"})
_MARKUP = str.maketrans({"*": None, "`": None, "_": " ", "~": None})


def ask(said: Sequence[Reply], language: str, listening: Listening, action: str) -> str:
    """Say it all and listen; keys, words or silence are posted to ``action``.

    That something went wrong is said before the line listens, so that it is heard in any case.
    """
    texts, slow = [speakable(reply.speech or reply.text) for reply in said], any(reply.slow for reply in said)
    document = Element("Response")
    if said and said[0].trouble:
        sentences = _sentences(texts[0])
        _say(document, " ".join(sentences[:1]), language, slow)
        texts[0] = " ".join(sentences[1:])
    gather = SubElement(document, "Gather", _gathering(listening, language, action))
    for text in texts:
        _say(gather, text, language, slow)
    return _text(document)


def end(said: Iterable[tuple[str, str]]) -> str:
    """Say it all, each text in its language, then hang up."""
    document = Element("Response")
    for text, language in said:
        _say(document, speakable(text), language)
    SubElement(document, "Hangup")
    return _text(document)


def hold(said: str, language: str, address: str) -> str:
    """Say a word, then ask ``address`` again."""
    document = Element("Response")
    _say(document, speakable(said), language)
    SubElement(document, "Redirect", {"method": "POST"}).text = address
    return _text(document)


def speakable(text: str) -> str:
    """The words alone: no pictures, no marks of layout, nothing that XML cannot hold."""
    composed = unicodedata.normalize("NFC", text).translate(_MARKUP)
    kept = (char for char in composed if unicodedata.category(char) not in _UNSPEAKABLE)
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in kept).split())


def _gathering(listening: Listening, language: str, action: str) -> dict[str, str]:
    attributes = {
        "input": "dtmf speech",
        "action": action,
        "method": "POST",
        "timeout": str(listening.seconds),
        "speechTimeout": "auto",
        "speechModel": "phone_call",
        "language": locales.nearest(language).tag,
        "bargeIn": "true" if listening.barge_in else "false",
        "actionOnEmptyResult": "true",
        "finishOnKey": "#",
    }
    if listening.keys:
        attributes["numDigits"] = str(listening.keys)
    if listening.hints:
        attributes["hints"] = ",".join(listening.hints)
    return attributes


def _say(parent: Element, text: str, language: str, slow: bool = False) -> None:
    """A text as one ``<Say>``; a long one as several with a pause for breath between them, a slow one sentence by sentence."""
    locale = locales.nearest(language)
    for number, breath in enumerate(_sentences(text) if slow else _breaths(text)):
        if number:
            SubElement(parent, "Pause", {"length": "1"})
        say = SubElement(parent, "Say", {"language": locale.tag, "voice": locale.voice})
        words = SubElement(say, "prosody", {"rate": "slow"}) if slow else say
        words.text = breath


def _sentences(text: str) -> list[str]:
    return _SENTENCE_END.split(text) if text else []


def _breaths(text: str) -> list[str]:
    """A text in pieces of whole sentences, nothing left out."""
    pieces: list[str] = []
    for sentence in _sentences(text):
        if pieces and len(pieces[-1]) + len(sentence) < _LONGEST_BREATH:
            pieces[-1] += f" {sentence}"
        else:
            pieces.append(sentence)
    return pieces


def _text(document: Element) -> str:
    return tostring(document, encoding="unicode")
