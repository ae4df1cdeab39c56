"""What makes an answer useful to a customer, and what must not happen without a plain yes."""

from __future__ import annotations

from bot.messages import Reply
from dialogs.moves import Ask
from nlu.entities import yes_no
from tests.support.chat import Chat
from tools.exploring.walk import Prompt

# Commands that neither move money, nor take anything away, nor send somebody on his way. All others want a yes to a question.
_OF_NO_WEIGHT = frozenset(
    {
        "ProveCompany",
        "SendCode",
        "SendChangeCode",
        "ChangeContact",
        "Mute",
        "ConfirmCode",
        "AcceptInvitation",
        "SwitchCompany",
        "SpeakLanguage",
        "CreateMethodLink",
        "NameMethod",
        "MakeDefault",
        "AddServiceNote",
        "AskForPerson",
        "SendInvoiceCopy",
    }
)


def complaints(chat: Chat, replies: list[Reply]) -> list[str]:
    """What a customer would complain of in these answers: nothing said, something broken, no way on."""
    if not replies:
        return ["no answer"]
    found = [f"nothing to {way}" for way in ("text", "speech") if any(not getattr(reply, way).strip() for reply in replies)]
    broken = chat.services.texts.text("error-internal", {}, chat.account.language)
    found += ["an internal error"] * any(reply.text == broken for reply in replies)
    if chat.state.stack and chat.question is None:
        found.append(f"{chat.flow} is open and asks nothing")
    return [*found, *_dead_end(chat, replies[-1])]


def _dead_end(chat: Chat, last: Reply) -> list[str]:
    """Without an open question, the last message must offer something, open something, or be a whole sentence that ends it."""
    ways_on = chat.question or last.choices or last.link or last.document or last.ends
    return [] if ways_on or last.text.rstrip().endswith((".", "!", "?")) else [f"a dead end: {last.text!r}"]


def unagreed(chat: Chat, question: Ask | None, text: str) -> list[str]:
    """Commands of weight that this message, said to this question, ran without being a yes to a question for one."""
    agreed = question is not None and question.expects == "yes_no" and (_is_yes(text) or _is_a_mistyped_yes(chat, text))
    return [] if agreed else [f"{command} without a yes" for command in sorted(chat.done() - _OF_NO_WEIGHT)]


def _is_yes(text: str) -> bool:
    """A yes in words, as a button, or as the number of one."""
    key = text.strip()
    return key == "yes" or yes_no.read(text) is True or (key.isascii() and key.isdigit() and int(key) == 1)


def _is_a_mistyped_yes(chat: Chat, text: str) -> bool:
    """A yes of three letters or more with a slip in it: "yef" for "yes". Two letters are never mended into one."""
    mended = chat.services.understanding.read(text, chat.account.language, "yes_no").repaired
    return len(text.strip()) > 2 and bool(mended) and yes_no.read(mended) is True


def same_question(chat: Chat, prompt: Prompt) -> bool:
    """Is the prompt's question open?"""
    question = chat.question
    return question is not None and (chat.flow, question.slot, question.say.text) == (
        prompt.flow,
        prompt.ask.slot,
        prompt.ask.say.text,
    )


def asks_again(chat: Chat, replies: list[Reply]) -> bool:
    """Do these answers end with the open question?"""
    question, language = chat.question, chat.account.language
    return question is not None and replies[-1].text == chat.services.texts.text(question.say.text, question.say.facts, language)
