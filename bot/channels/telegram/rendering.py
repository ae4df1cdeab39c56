"""A Reply as Telegram shows it: HTML in which everything is escaped, cut to Telegram's length, with buttons. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot.channels.telegram.buttons import button
from bot.messages import Card, Reply, WebLink

LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
# A telephone held upright shows about so many characters of equal width in a line.
_TABLE_WIDTH = 34
_TABLE_ROWS = 30
_SHORT_TITLE = 16


@dataclass(frozen=True)
class Part:
    """One message to send: HTML, and the buttons under it."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True)
class _Block:
    """What stays in one message. ``length`` is what Telegram counts: UTF-16 units, without markup."""

    html: str
    length: int


def parts(reply: Reply, number: int) -> list[Part]:
    """The messages of a reply but for its document; the last one carries the buttons.

    ``number`` is the reply's number in its conversation, which its buttons name.
    """
    blocks = list(_lines(reply.text))
    if reply.card:
        blocks += [_block(""), *_card(reply.card)]
    if reply.link and not opens_from_button(reply.link.url):
        blocks += _lines(f"{reply.link.title}: {reply.link.url}")
    messages = _packed(blocks) or ["…"] * bool(reply.choices or reply.link)
    return [*(Part(html) for html in messages[:-1]), *(Part(html, _keyboard(reply, number)) for html in messages[-1:])]


def opens_from_button(url: str) -> bool:
    """Telegram refuses buttons to addresses that only this machine or network knows by name."""
    address = urlsplit(url)
    return address.scheme in ("http", "https") and "." in (address.hostname or "")


def link_part(title: str, url: str) -> Part:
    """A message that is nothing but a link."""
    if opens_from_button(url):
        return Part(escape(title), InlineKeyboardMarkup([[InlineKeyboardButton(title, url=url)]]))
    return Part(escape(f"{title}: {url}", quote=False))


def _keyboard(reply: Reply, number: int) -> InlineKeyboardMarkup | None:
    rows = list(_choice_rows(reply, number))
    rows += _link_row(reply.link)
    return InlineKeyboardMarkup(rows) if rows else None


def _choice_rows(reply: Reply, number: int) -> Iterator[list[InlineKeyboardButton]]:
    """Two short ones side by side; a long one has a line of its own, where it can be read."""
    row: list[InlineKeyboardButton] = []
    for index, choice in enumerate(reply.choices):
        pressed = InlineKeyboardButton(choice.title, callback_data=button(number, index))
        if row and (len(row) == 2 or max(len(choice.title), len(row[-1].text)) > _SHORT_TITLE):
            yield row
            row = []
        row.append(pressed)
    if row:
        yield row


def _link_row(link: WebLink | None) -> list[list[InlineKeyboardButton]]:
    return [[InlineKeyboardButton(link.title, url=link.url)]] if link and opens_from_button(link.url) else []


def _card(card: Card) -> Iterator[_Block]:
    yield from _lines(card.title, "b")
    rows = (*card.rows, *((card.total,) if card.total else ()))
    table = _table(rows)
    if table:
        yield _block(table, "pre")
        return
    for label, value in card.rows:
        yield from _lines(f"{label}: {value}")
    if card.total:
        yield from _lines(f"{card.total[0]}: {card.total[1]}", "b")


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    """Labels to the left, values to the right; empty where a telephone would break the lines."""
    one_line = all("\n" not in label + value for label, value in rows)
    left, right = (max((len(row[side]) for row in rows), default=0) for side in (0, 1))
    if not rows or not one_line or left + 2 + right > _TABLE_WIDTH or len(rows) > _TABLE_ROWS:
        return ""
    return "\n".join(f"{label:<{left}}  {value:>{right}}" for label, value in rows)


def _lines(text: str, tag: str = "") -> Iterator[_Block]:
    for line in text.split("\n"):
        for piece in _pieces(line):
            yield _block(piece, tag)


def _block(text: str, tag: str = "") -> _Block:
    html = escape(text, quote=False)
    return _Block(f"<{tag}>{html}</{tag}>" if tag and text else html, _units(text))


def _pieces(line: str) -> Iterator[str]:
    """A line in pieces that fit, cut between words where there are any."""
    while _units(line) > LONGEST:
        end = LONGEST
        while _units(line[:end]) > LONGEST:
            end -= 1
        space = line.rfind(" ", 1, end + 1)
        end = space if space > 0 else end
        yield line[:end]
        line = line[end:].lstrip(" ")
    yield line


def _packed(blocks: list[_Block]) -> list[str]:
    """As many blocks a message as fit. Telegram wants something to be seen in each."""
    messages: list[list[str]] = [[]]
    length = 0
    for block in blocks:
        if messages[-1] and length + 1 + block.length > LONGEST:
            messages.append([])
            length = 0
        length += block.length + (1 if messages[-1] else 0)
        messages[-1].append(block.html)
    joined = ("\n".join(message).strip("\n") for message in messages)
    return [html for html in joined if html.strip()]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
