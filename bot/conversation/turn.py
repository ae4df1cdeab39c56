"""Incoming -> Reply: in order per conversation, each message in one transaction.

The turn locks the conversation, takes its oldest pending message (``bot.conversation.accept`` has kept it), understands,
steps the dialogue, runs its commands and writes state and answers. No outside call happens inside.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.conversation import channel_transfer, notifications
from bot.conversation.input import changes_language, hear
from bot.conversation.models import Conversation, Inbound, Message
from bot.conversation.questions import NextTurn
from bot.conversation.repeat import keys_more, said_again
from bot.conversation.transcript import Post, open_question, post, post_all, save, send_along, unread
from bot.conversation.turn_services import TurnServices
from bot.messages import Reply
from bot.rendering.reply import render
from dialogs.engine.engine import Turn
from dialogs.engine.state import State
from dialogs.flows.begun_elsewhere import TakeOver
from dialogs.moves import Say
from domain.account import access
from domain.account.context import CommandContext
from domain.account.view import Account, account_of
from domain.commands.handling import Command
from domain.commands.perform import perform
from domain.core.models import ConversationMode
from domain.core.ports import Store
from domain.customers.hand_overs import AskForPerson
from domain.customers.language import SpeakLanguage
from domain.customers.models import HandOver, Person

MOST_ATTEMPTS = 3
# Somebody who was asked for and has not come by then is not coming: the conversation is the assistant's again.
_WAIT = timedelta(minutes=30)
# Kinds in which nobody is heard.
_UNHEARD = ("silence", "hangup")
# After so long a customer may have forgotten what a yes would agree to, and the figures may have changed.
LONG_PAUSE = timedelta(minutes=30)


class _TurnBusiness:
    """The business as the dialogue sees it during one message: looked at once, and again after each command.

    ``taken_over`` is what was left open in another conversation and goes on in this one; ``found_gone``: it was no longer to be
    had; ``asked_for_person``: a representative was asked for.
    """

    def __init__(
        self, services: TurnServices, store: Store, conversation: Conversation, person: Person, key: str, now: datetime
    ) -> None:
        self._services, self._store, self._conversation, self._person = services, store, conversation, person
        self._key, self.now = key, now
        self._count = 0
        self.memberships = access.active_memberships(store, person, services.policy, now)
        self._seen: Account | None = None
        self.taken_over: State | None = None
        self.asked_for_person = False
        self.found_gone = False

    def account(self) -> Account:
        if self._seen is None:
            self._seen = account_of(self._store, self._person, self.memberships, self._services.policy, self.now)
        return self._seen

    def perform(self, command: Command) -> dict[str, Any]:
        if isinstance(command, TakeOver):
            return self._take_over(command)
        self._count += 1
        self._seen = None
        self.asked_for_person = self.asked_for_person or isinstance(command, AskForPerson)
        services, key = self._services, f"{self._key}:{self._count}"
        context = CommandContext(self._store, self._person, services.policy, services.deriver, self.now, key, self.memberships)
        try:
            return perform(context, command)
        finally:
            self._person, self.memberships = context.person, context.active()

    def _take_over(self, command: TakeOver) -> dict[str, Any]:
        around = (self.account().link, command.conversation, self._services, self.now)
        self.taken_over = channel_transfer.take_over(self._store, self._conversation, *around)
        self.found_gone = self.taken_over is None
        return {"moved": not self.found_gone}


def run(store: Store, conversation_id: str, services: TurnServices) -> bool:
    """Answer the oldest pending message of a conversation. True when another one is waiting behind it.

    One message a transaction: one that cannot be answered takes none of its neighbours with it.
    """
    waiting = store.ask(NextTurn(conversation_id))
    if waiting:
        _answer(store, waiting.conversation, waiting.person, waiting.inbound, services)
    return waiting is not None and waiting.more


def note_failure(store: Store, conversation_id: str, services: TurnServices) -> None:
    """A turn has failed: count it, and after three tries park the message with an apology, so that the next ones get through."""
    conversation = store.get(Conversation, conversation_id, lock=True)
    pending = store.find(Inbound, order="received_at", limit=1, conversation=conversation_id, done_at=None)
    if conversation is None or not pending:
        return
    inbound, now = pending[0], services.clock.now()
    if inbound.attempts + 1 < MOST_ATTEMPTS:
        store.update(inbound, attempts=inbound.attempts + 1)
        return
    person = store.get(Person, conversation.person)
    apology = render(Say("error-internal"), services.texts, person.language if person else services.texts.languages[0])
    conversation = post(store, services.channels, conversation, "bot", apology, now, inbound=inbound.id)
    store.update(inbound, attempts=inbound.attempts + 1, done_at=now)
    save(store, conversation)


# ---- one message ----


def _answer(store: Store, conversation: Conversation, person: Person, inbound: Inbound, services: TurnServices) -> None:
    now, kind = services.clock.now(), inbound.body["kind"]
    business = _TurnBusiness(services, store, conversation, person, inbound.id, now)
    access.touch(store, business.memberships, now)
    said = _said(store, conversation, inbound)
    if kind == "hangup":
        notifications.tell_elsewhere(store, person, conversation, services.policy, now)
        answered, answers = replace(conversation, mode="closed"), []
    elif kind == "silence" and unread(store, conversation.id):
        asked = open_question(store, conversation)
        answered, answers = conversation, [asked] if asked else []
    elif conversation.mode == "human":
        answered, answers = conversation, []
    else:
        answered, answers = _respond(store, conversation, inbound, business, services)
    posts = [*said, *(Post("bot", reply, inbound.id) for reply in answers)]
    posted = post_all(store, services.channels, answered, posts, now)
    store.update(inbound, done_at=now)
    save(store, posted if kind in _UNHEARD else replace(posted, heard_at=now))


def _said(store: Store, conversation: Conversation, inbound: Inbound) -> list[Post]:
    """The customer's own message, as the transcript shows it."""
    body = inbound.body
    if body["kind"] in ("start", *_UNHEARD):
        return []
    shown = body["text"] if body["kind"] != "choice" else _choice_title(store, conversation, body["text"])
    return [Post("customer", Reply(shown), cid=body["external_id"])]


def _respond(
    store: Store, conversation: Conversation, inbound: Inbound, business: _TurnBusiness, services: TurnServices
) -> tuple[Conversation, list[Reply]]:
    """The conversation as the turn leaves it, and what is answered."""
    turn = _step(store, conversation, inbound, business, services)
    may_wait = conversation.mode == "waiting" or business.asked_for_person
    mode: ConversationMode = "waiting" if may_wait and _asked_for_person(store, conversation, business.now) else "bot"
    turn = _going_on(store, conversation, turn, business, services, may_offer=mode == "bot" and not turn.repeat)
    account = business.account()
    if turn.repeat:
        replies, state = said_again(turn, store, conversation, services, account.language)
    else:
        replies, state = [render(say, services.texts, account.language, account.today) for say in turn.says], turn.state
    if services.channels.of(conversation.channel).ear_only:
        send_along(store, conversation, account, replies, services.policy, business.now)
    return replace(conversation, state=state.to_json(), mode=mode), replies


def _going_on(
    store: Store, conversation: Conversation, turn: Turn, business: _TurnBusiness, services: TurnServices, may_offer: bool
) -> Turn:
    """The turn, going on with what the same human left open on another channel: taken over now, or offered."""
    before = channel_transfer.withdrawn(turn.state)
    if business.taken_over:
        state = replace(business.taken_over, stack=(*before.stack, *business.taken_over.stack))
    elif may_offer and not business.found_gone and not any(say.ends for say in turn.says):
        state = channel_transfer.offered(store, conversation, business.account().link, before, services, business.now)
    else:
        state = before
    if state is before:
        return replace(turn, state=before)
    resumed = services.dialogue.resume(state, business)
    return Turn(resumed.state, (*(replace(say, options=()) for say in turn.says), *resumed.says))


def _step(store: Store, conversation: Conversation, inbound: Inbound, business: _TurnBusiness, services: TurnServices) -> Turn:
    state, body = State.from_json(conversation.state), inbound.body
    aside = [Say(key) for key, told in (("card-number-removed", body["redacted"]), ("too-long", body["too_long"])) if told]
    if aside:
        return Turn(state, tuple(aside))
    if keys_more(body, store, conversation):
        return Turn(replace(state, silences=0), (), "more")
    account = business.account()
    late = conversation.updated_at + LONG_PAUSE < business.now
    heard = replace(hear(body, state, account, services), late=late)
    if changes_language(heard, account):
        business.perform(SpeakLanguage(heard.meaning.language))
    return services.dialogue.respond(state, heard, business)


# ---- what the records say ----


def _choice_title(store: Store, conversation: Conversation, value: str) -> str:
    """A pressed button as the customer saw it, for the transcript."""
    for message in store.find(Message, order="-number", limit=3, conversation=conversation.id, sender="bot"):
        for choice in message.reply["choices"]:
            if choice["value"] == value:
                return str(choice["title"])
    return value


def _asked_for_person(store: Store, conversation: Conversation, now: datetime) -> bool:
    waiting = store.find(HandOver, conversation=conversation.id, state="waiting")
    return any(hand_over.created_at + _WAIT > now for hand_over in waiting)
