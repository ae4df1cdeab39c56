"""From what is to be said (Say) to a message (Reply), complete for the eye and complete for the ear."""

from __future__ import annotations

from typing import Any

from bot.messages import Card, Choice, Document, Reply, WebLink, file_name
from bot.words import Ear, Words
from dialogs.moves import Option, Say, Table, Target

# Our own scheme for things whose address is made only when a message leaves the house (bot.addresses).
HOUSE_SCHEME = "ledgerline:"

# More than this and the caller forgets the first; the others can still be said, or pressed by who knows them.
_SPOKEN_OPTIONS = 5


def render(say: Say, words: Words, language: str) -> Reply:
    """A Say in the customer's language."""
    return Reply(
        text=words.text(say.text, say.facts, language),
        speech=_speech(say, words, language),
        choices=tuple(Choice(option.value, words.label(option.label, language)) for option in say.options),
        link=_link(say.link, words, language) if say.link else None,
        card=_card(say.table, words, language) if say.table else None,
        document=_document(say.document, words, language) if say.document else None,
        sensitive=say.sensitive,
        expects=say.expects,
        ends=say.ends,
    )


def _speech(say: Say, words: Words, language: str) -> str:
    ear = Ear(language, speech=True)
    sentences = [words.text(say.text, say.facts, language, speech=True)]
    if say.table and say.table.aloud:
        sentences += [f"{words.fact(label, ear)}: {words.fact(value, ear)}." for label, value in say.table.rows]
        if say.table.total:
            label, value = say.table.total
            sentences.append(f"{words.fact(label, ear)}: {words.fact(value, ear)}.")
    sentences += _spoken_options(say.options, words, ear)
    return " ".join(sentence.strip() for sentence in sentences if sentence.strip())


def _spoken_options(options: tuple[Option, ...], words: Words, ear: Ear) -> list[str]:
    """``For your balance, press 1``: function first, then the key."""
    if [option.value for option in options] == ["yes", "no"]:
        return []
    return [
        words.text("press", {"what": option.label, "key": str(key)}, ear.language, speech=True)
        for key, option in enumerate(options[:9], 1)
    ]


def _card(table: Table, words: Words, language: str) -> Card:
    ear = Ear(language, speech=False)

    def cell(value: Any) -> str:
        return str(words.fact(value, ear))

    rows = tuple((cell(label), cell(value)) for label, value in table.rows)
    return Card(cell(table.title), rows, (cell(table.total[0]), cell(table.total[1])) if table.total else None)


def _link(target: Target, words: Words, language: str) -> WebLink:
    return WebLink(words.label(target.label, language), f"{HOUSE_SCHEME}{target.kind}:{target.id}")


def _document(target: Target, words: Words, language: str) -> Document:
    return Document(
        file_name(target.kind, target.id[:12]), "application/pdf", f"{HOUSE_SCHEME}{target.kind}:{language}:{target.id}"
    )
