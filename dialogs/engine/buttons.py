"""Buttons that stand for an intent, like ``/pay_invoices 10482``: pressed, numbered, named, or agreed to by a plain yes."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz, process

from dialogs.engine.state import State
from dialogs.engine.wording import Wording
from dialogs.moves import Ask, Option, offer
from dialogs.reading.input import Input
from nlu.entities.selection import Selection
from nlu.meaning import Entity, Meaning

# How nearly a button's label must be typed or said, of 100.
_LABEL_LIKENESS = 88


def pressed(heard: Input, question: Ask | None, state: State, words: Wording, language: str) -> Meaning | None:
    """The wish that a button of the open question, or else of the last message, stands for; None if none was meant."""
    text = nth(heard.text.strip(), state.offered)
    buttons = question.say.options if question else _offers(state.offered)
    text = _named(text, buttons, words, language, by_first_word=question is not None)
    if question is None and heard.meaning.intent == "affirm":
        text = state.suggested or text
    if not text.startswith("/"):
        return None
    intent, _, rest = text[1:].partition(" ")
    invoice = rest.strip()
    meaning = replace(heard.meaning, text=rest, intent=intent, confidence=1.0, also=())
    return replace(meaning, entities=_invoice_entities(invoice) if invoice else ())


def nth(text: str, values: tuple[str, ...]) -> str:
    """The value that a typed or keyed number stands for; any other text as it is."""
    if text.isascii() and text.isdigit() and len(text) < 3 and 0 < int(text) <= len(values):
        return values[int(text) - 1]
    return text


def _named(text: str, options: tuple[Option, ...], words: Wording, language: str, by_first_word: bool) -> str:
    """The value of the button whose label was typed or said, perhaps with a slip; any other text as it is."""
    buttons = [option for option in options if option.value.startswith("/")]
    labels = {words.label(option.label, language).casefold(): option.value for option in buttons}
    if by_first_word:
        labels = {label.split()[0]: value for label, value in reversed(labels.items())} | labels
    close = process.extractOne(text.casefold(), list(labels), scorer=fuzz.ratio, score_cutoff=_LABEL_LIKENESS)
    return labels[close[0]] if close else text


def _offers(values: tuple[str, ...]) -> tuple[Option, ...]:
    """The last message's offers, as far as they are plain intents."""
    return offer(*(value[1:] for value in values if value.startswith("/") and " " not in value))


def _invoice_entities(number: str) -> tuple[Entity, ...]:
    selection = Selection(numbers=(number,))
    return (Entity("invoice_number", number, number, 0, len(number)), Entity("selection", selection, number, 0, len(number)))
