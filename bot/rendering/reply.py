"""Renders a Say as a Reply, complete as text and complete as speech."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import Any

from bot.messages import Card, Choice, Document, Reply, WebLink, file_name
from bot.rendering.texts import RenderTarget, Texts
from dialogs.moves import YES_NO, Option, Say, Table, Target

# Our own scheme for things whose address is made only when a message is sent (bot.rendering.signed_urls).
OWN_SCHEME = "ledgerline:"

# The key for what is still to be heard of a list; the keys before it are for choices.
MORE_KEY = 9
# Of more rows or choices than this, a caller forgets the first.
_AT_A_TIME = 3
# What went wrong, and what was not understood.
_TROUBLE = ("error-", "missed")
_TAKE_YOUR_TIME = "hold-on"


def render(say: Say, texts: Texts, language: str, today: date | None = None) -> Reply:
    """A Say in the customer's language. Who hears it is not told the year of a day in the year of ``today``."""
    heard = RenderTarget(language, speech=True, this_year=today.year if today else None)
    speech, *more = _speech(say, texts, heard)
    return Reply(
        text=texts.text(say.text, say.facts, language),
        speech=speech,
        more=tuple(more),
        choices=tuple(Choice(option.value, texts.label(option.label, language)) for option in say.options),
        link=_link(say.link, texts, language) if say.link else None,
        card=_card(say.table, texts, language) if say.table else None,
        document=_document(say.document, texts, language) if say.document else None,
        sensitive=say.sensitive,
        expects=say.expects,
        ends=say.ends,
        trouble=say.text.startswith(_TROUBLE),
        patient=say.text == _TAKE_YOUR_TIME,
    )


# ---- speech ----


def _speech(say: Say, texts: Texts, target: RenderTarget) -> list[str]:
    """What is heard at once, and then, for who asks for more, a piece at a time: first the rows, with the first choices, then
    the other choices."""
    rows = _pieces(_spoken_rows(say, texts, target), _AT_A_TIME)
    # Of four choices none is left for later: to say that there is more takes as long.
    choices = _pieces(_spoken_choices(say.options, texts, target), 4 if len(say.options) == 4 else _AT_A_TIME)
    opening = [texts.told(say.text, say.facts, target), *_untold_total(say, texts, target)]
    pieces = [[*some, *choices[0]] for some in rows] + choices[1:]
    hints = [texts.told("more-rows", {"count": len(some)}, target) for some in rows[1:]]
    hints += [texts.told("more-choices", {}, target)] * len(choices[1:])
    pieces = [[*piece, hint] for piece, hint in zip_longest(pieces, hints, fillvalue="")]
    return [_joined(opening + pieces[0]), *(_joined(piece) for piece in pieces[1:])]


def _joined(sentences: list[str]) -> str:
    return " ".join(filter(None, (sentence.strip() for sentence in sentences)))


def _pieces(sentences: list[str], most: int) -> list[list[str]]:
    """Sentences a few at a time; without any, one piece with none."""
    return [sentences[start : start + most] for start in range(0, max(len(sentences), 1), most)]


def _spoken_rows(say: Say, texts: Texts, target: RenderTarget) -> list[str]:
    """Each row as a sentence. One alone does not tell again what the message tells."""
    rows = say.table.rows if say.table and say.table.aloud else ()
    if len(rows) == 1 and rows[0][1] in say.facts.values():
        return [f"{texts.fact(rows[0][0], target)}."]
    return [f"{texts.fact(label, target)}: {texts.fact(value, target)}." for label, value in rows]


def _untold_total(say: Say, texts: Texts, target: RenderTarget) -> list[str]:
    """The total comes first, for who does not listen to the end; not where the message tells it anyhow."""
    total = say.table.total if say.table and say.table.aloud else None
    if total is None or total[1] in say.facts.values():
        return []
    return [f"{texts.fact(total[0], target)}: {texts.fact(total[1], target)}."]


def _spoken_choices(options: tuple[Option, ...], texts: Texts, target: RenderTarget) -> list[str]:
    """``For your balance, press 1``: function first, then the key. Beyond the keys, what to say."""
    if options == YES_NO:
        return []
    return [
        texts.told("press" if key < MORE_KEY else "or-say", {"what": option.label, "key": str(key)}, target)
        for key, option in enumerate(options, 1)
    ]


# ---- writing ----


def _card(table: Table, texts: Texts, language: str) -> Card:
    target = RenderTarget(language, speech=False)

    def cell(value: Any) -> str:
        return str(texts.fact(value, target))

    rows = tuple((cell(label), cell(value)) for label, value in table.rows)
    return Card(cell(table.title), rows, (cell(table.total[0]), cell(table.total[1])) if table.total else None)


def _link(target: Target, texts: Texts, language: str) -> WebLink:
    return WebLink(texts.label(target.label, language), f"{OWN_SCHEME}{target.kind}:{target.id}")


def _document(target: Target, texts: Texts, language: str) -> Document:
    return Document(
        file_name(target.kind, target.id[:12]), "application/pdf", f"{OWN_SCHEME}{target.kind}:{language}:{target.id}"
    )
