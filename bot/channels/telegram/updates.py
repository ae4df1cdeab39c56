"""What an update of Telegram's means to us. Pure: nothing is sent or stored here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from telegram import Bot, CallbackQuery, Chat, InlineKeyboardMarkup, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType

from bot.messages import Incoming, Kind

# What we ask Telegram for; everything else it keeps to itself.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
COMMANDS = {
    "balance": "/show_balance",
    "pay": "/pay",
    "invoices": "/show_invoices",
    "service": "/log_service_call",
    "help": "/help",
    "cancel": "/cancel",
}
_PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.RESTRICTED)


@dataclass(frozen=True)
class Said:
    """Words, a command or a contact of the customer's own. ``edited``: an older message, changed."""

    incoming: Incoming
    message_id: int
    edited: bool = False


@dataclass(frozen=True)
class Pressed:
    """A button under ``message_id``; ``incoming.text`` holds its data, which still has to be looked up.

    ``links`` are the buttons there which open something, and stay when the choices go.
    """

    incoming: Incoming
    query_id: str
    message_id: int
    links: InlineKeyboardMarkup | None = None


@dataclass(frozen=True)
class Stray:
    """A button that somebody else pressed, or whose message is gone."""

    query_id: str
    language: str


@dataclass(frozen=True)
class Unread:
    """Something we cannot use; ``answer`` is the text that says so."""

    incoming: Incoming
    answer: Literal["attachment-not-read", "telegram-other-contact"]


@dataclass(frozen=True)
class Group:
    """Somebody wants us in a group or channel, where others read along."""

    chat: int
    language: str


Event = Said | Pressed | Stray | Unread | Group


@dataclass(frozen=True)
class UpdateReader:
    """Reads the updates of one bot. ``languages`` are those we speak."""

    bot: Bot
    bot_id: str
    languages: Collection[str]

    def read(self, raw: Mapping[str, Any]) -> Event | None:
        """What happened, or None where it does not concern us.

        Raises what the library does for JSON that is no update: LookupError, TypeError, ValueError or AttributeError.
        """
        update = Update.de_json(dict(raw), self.bot)
        key = f"{self.bot_id}:{update.update_id}"
        if update.callback_query:
            return self._press(update.callback_query, key)
        if update.my_chat_member:
            member = update.my_chat_member
            joined = member.new_chat_member.status in _PRESENT and member.chat.type != ChatType.PRIVATE
            return Group(member.chat.id, self._language(member.from_user)) if joined else None
        message = update.message or update.edited_message
        if message is None or message.from_user is None or message.from_user.is_bot:
            return None
        if message.chat.type != ChatType.PRIVATE:
            return Group(message.chat.id, self._language(message.from_user))
        return self._message(message, message.from_user, key, edited=update.message is None)

    def _message(self, message: Message, user: User, key: str, edited: bool) -> Event | None:
        contact = message.contact
        if contact:
            own = contact.user_id == user.id
            incoming = self._incoming(key, message.chat, user, "contact", contact.phone_number if own else "")
            return Said(incoming, message.message_id) if own else Unread(incoming, "telegram-other-contact")
        text = message.text or message.caption
        if text:
            kind, words = _command(text)
            return Said(self._incoming(key, message.chat, user, kind, words), message.message_id, edited)
        if message.effective_attachment is None or edited:
            return None
        # An album comes as one message a picture, and is answered once.
        album = f"{self.bot_id}:album:{message.media_group_id}" if message.media_group_id else key
        return Unread(self._incoming(album, message.chat, user, "text", ""), "attachment-not-read")

    def _press(self, query: CallbackQuery, key: str) -> Event:
        message, user = query.message, query.from_user
        if not isinstance(message, Message) or message.chat.id != user.id:
            return Stray(query.id, self._language(user))
        incoming = self._incoming(key, message.chat, user, "choice", query.data or "")
        return Pressed(incoming, query.id, message.message_id, _links(message))

    def _incoming(self, key: str, chat: Chat, user: User, kind: Kind, text: str) -> Incoming:
        return Incoming("telegram", key, f"telegram:{chat.id}", str(user.id), kind, text, self._language(user))

    def _language(self, user: User) -> str:
        language = (user.language_code or "").partition("-")[0]
        return language if language in self.languages else ""


def _links(message: Message) -> InlineKeyboardMarkup | None:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    kept = [[one for one in row if one.url] for row in rows]
    return InlineKeyboardMarkup([row for row in kept if row]) if any(kept) else None


def _command(text: str) -> tuple[Kind, str]:
    """A command as the choice it stands for; with words after it (``/pay 10482``) it is said as a sentence."""
    if not text.startswith("/"):
        return "text", text
    name, _, rest = text[1:].partition(" ")
    name, rest = name.partition("@")[0].lower(), rest.strip()
    if name == "start":
        return "start", rest
    if name in COMMANDS:
        return ("text", f"{name} {rest}") if rest else ("choice", COMMANDS[name])
    return "text", text
